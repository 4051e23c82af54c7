import Findings
import TrainingModel

/// The client's recent best sets.
extension FieldReader {
  mutating func lifts(bodyMass: Double?) -> [KnownLift] {
    guard let elements = list(.lifts) else { return [] }
    var lifts: [KnownLift] = []
    for element in elements {
      guard view.kind(element) == .map else {
        complain(.profileType, "each entry of 'lifts' has to have 'exercise', 'load_kg' and 'reps'", element)
        continue
      }
      if let lift = lift(element, bodyMass: bodyMass) { lifts.append(lift) }
    }
    return lifts
  }

  private mutating func lift(_ node: Int, bodyMass: Double?) -> KnownLift? {
    var values = SIMD4<Int32>(repeating: -1)
    var wrong: [(key: Int, isKnown: Bool)] = []
    view.forEachEntry(of: node) { key, value in
      guard let field = vocabulary.liftFields.index(of: view.bytes(key)) else { return wrong.append((key, false)) }
      if values[field] >= 0 { return wrong.append((key, true)) }
      values[field] = Int32(value)
    }
    for (key, isKnown) in wrong { complainAboutKey(key, among: vocabulary.liftFields, isKnown: isKnown) }
    let exercise = value(.exercise, values, of: node).flatMap { id($0, LiftField.exercise, vocabulary.exercises, "exercise") }
    let load = value(.load, values, of: node).flatMap { decimal($0, LiftField.load, 0...600, excludesLowest: true) }
    let reps = value(.reps, values, of: node).flatMap { whole($0, LiftField.reps, 1...200) }
    let date = value(.date, values, of: node, isRequired: false).flatMap { pastDate($0, LiftField.date) }
    guard let exercise = exercise.map({ ExerciseID($0) }), let load, let reps else { return nil }
    checkPlausible(exercise, load, bodyMass, Int(values[Int(LiftField.load.rawValue)]))
    return KnownLift(exercise: exercise, kilograms: load, reps: reps, date: date)
  }

  private mutating func value(_ field: LiftField, _ values: SIMD4<Int32>, of lift: Int, isRequired: Bool = true) -> Int? {
    let node = Int(values[Int(field.rawValue)])
    if node >= 0, view.kind(node) != .null { return node }
    if isRequired { complain(.profileMissing, "an entry of 'lifts' has no '\(field)'", lift) }
    return nil
  }

  /// Refuses sets beyond the order of world records (training-science section 7.2).
  private mutating func checkPlausible(_ exercise: ExerciseID, _ load: Double, _ bodyMass: Double?, _ node: Int) {
    guard let limit = vocabulary.limits.first(where: { $0.exercise == exercise })?.limit else { return }
    let most = min(limit.most, bodyMass.map { $0 * limit.ratio } ?? .infinity)
    if load <= most { return }
    complain(
      .profileRange, "'load_kg' of '\(limit.id)' is beyond what anybody of that body mass lifts", node,
      hint: load / Load.poundsPerKilogram <= most ? "kg or lb? Give kilograms" : nil)
  }
}
