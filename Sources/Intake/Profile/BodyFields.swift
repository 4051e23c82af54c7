import Findings
import TrainingModel

/// Age, body and health, within the bounds of training-science section 7.1.
extension FieldReader {
  /// The birthday, or the stated age; one of them has to be there. Too young is for the gate to say, over 100 is an error.
  mutating func birth() -> (born: CalendarDate?, age: Int?) {
    let (bornNode, ageNode) = (node(.born), node(.age))
    if bornNode == nil && ageNode == nil {
      if !isSpoiled(.born) && !isSpoiled(.age) { missing("'born' or 'age' is missing") }
      return (nil, nil)
    }
    let born = bornNode.flatMap { pastDate($0, ProfileField.born) }
    if let born, let bornNode, born.years(until: today) > 100 {
      complain(.profileRange, "'born' makes the client older than 100 years", bornNode)
    }
    return (born, ageNode.flatMap { whole($0, ProfileField.age, 0...100) })
  }

  /// Body mass and height; both together have to make a possible body mass index.
  mutating func body() -> (mass: Double?, height: Double?) {
    let mass = node(.bodyMass).flatMap { decimal($0, ProfileField.bodyMass, 25...350) }
    let height = node(.height).flatMap { decimal($0, ProfileField.height, 100...250) }
    if let mass, let node = node(.bodyMass) { warnUnless(40...180, mass, "'body_mass_kg'", node) }
    if let height, let node = node(.height) { warnUnless(135...215, height, "'height_cm'", node) }
    if let mass, let height, let node = node(.bodyMass) {
      let index = mass / (height / 100 * height / 100)
      if !(10...80).contains(index) {
        complain(
          .profileRange, "'body_mass_kg' and 'height_cm' together make a body mass index outside 10 to 80", node,
          hint: "give kilograms and centimetres")
      } else {
        warnUnless(16...45, index, "the body mass index of 'body_mass_kg' and 'height_cm'", node)
      }
    }
    return (mass, height)
  }

  /// The day on which a child is expected or was born.
  mutating func dueDate() -> CalendarDate? {
    guard let node = node(.due), let due = date(node, ProfileField.due) else { return nil }
    // A pregnancy is known at the earliest and over at the latest within 42 weeks.
    if due <= today + 294 { return due }
    complain(.profileRange, "'due' lies more than 42 weeks ahead", node, hint: "write the day on which the child is expected")
    return nil
  }

  private mutating func warnUnless(_ usual: ClosedRange<Double>, _ value: Double, _ subject: String, _ node: Int) {
    if usual.contains(value) { return }
    complain(.profileImplausible, "\(subject) is outside the usual \(Int(usual.lowerBound)) to \(Int(usual.upperBound))", node)
  }

  /// The conditions as stated. Nothing stated is nil and never the same as `none` written out. What is stated is not repeated in findings.
  mutating func conditions() -> ConditionSet? {
    guard let node = node(.conditions) else { return nil }
    if isNone(node) { return ConditionSet() }
    if view.kind(node) != .list, view.kind(node) != .map, view.bytes(node).isEmpty { return nil }
    guard let elements = list(.conditions), !elements.isEmpty else { return nil }
    var conditions = ConditionSet()
    for element in elements {
      if isNone(element), view.kind(element) != .list {
        complain(.profileType, "'none' stands beside other entries of 'conditions'", element, hint: "write either 'none' or the conditions")
      } else if let text = text(element, ProfileField.conditions) {
        if let index = vocabulary.conditions.index(of: text) {
          conditions.insert(ConditionID(index))
        } else {
          complainAboutWord(text, element, ProfileField.conditions, vocabulary.conditions, "condition", isPersonal: true)
        }
      }
    }
    return conditions
  }
}
