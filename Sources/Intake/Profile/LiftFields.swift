import Findings
import TrainingModel

/// The client's recent best sets.
extension FieldReader {
  mutating func lifts(bodyMass: Double?) -> [KnownLift] {
    guard let elements = list(.lifts) else { return [] }
    var lifts: [KnownLift] = []
    for element in elements {
      guard view.kind(element) == .map else {
        complain(.profileType, "each entry of 'lifts' has to have 'exercise', 'load_kg' or 'load_lb', and 'reps'", element)
        continue
      }
      if let lift = lift(element, bodyMass: bodyMass) { lifts.append(lift) }
    }
    return lifts
  }

  private mutating func lift(_ node: Int, bodyMass: Double?) -> KnownLift? {
    var values = SIMD8<Int32>(repeating: -1)
    var wrong: [(key: Int, isKnown: Bool)] = []
    view.forEachEntry(of: node) { key, value in
      guard let field = vocabulary.liftFields.index(of: view.bytes(key)) else { return wrong.append((key, false)) }
      if values[field] >= 0 { return wrong.append((key, true)) }
      values[field] = Int32(value)
    }
    for (key, isKnown) in wrong { complainAboutKey(key, among: vocabulary.liftFields, isKnown: isKnown) }
    let exercise = value(.exercise, values, of: node).flatMap { id($0, LiftField.exercise, vocabulary.exercises, "exercise") }
    let load = load(values, of: node)
    let reps = value(.reps, values, of: node).flatMap { whole($0, LiftField.reps, 1...200) }
    let date = value(.date, values, of: node, isRequired: false).flatMap { pastDate($0, LiftField.date) }
    guard let exercise = exercise.map({ ExerciseID($0) }), let load, let reps else { return nil }
    checkPlausible(exercise, load, bodyMass)
    return KnownLift(exercise: exercise, kilograms: load.kilograms, reps: reps, date: date)
  }

  /// A load and where it stands.
  private struct LiftLoad {
    var kilograms: Double
    var field: LiftField
    var node: Int
  }

  /// The load in whichever of the two units it stands, up to 600 kg.
  private mutating func load(_ values: SIMD8<Int32>, of lift: Int) -> LiftLoad? {
    let found = [LiftField.load, .loadInPounds].compactMap { field in
      value(field, values, of: lift, isRequired: false).map { (field: field, node: $0) }
    }
    guard let (field, node) = found.first else {
      complain(.profileMissing, "an entry of 'lifts' has neither 'load_kg' nor 'load_lb'", lift)
      return nil
    }
    guard found.count == 1 else {
      complain(.profileType, "an entry of 'lifts' has both 'load_kg' and 'load_lb'", found[1].node, hint: "take one of the two out")
      return nil
    }
    let isPounds = field == .loadInPounds
    return decimal(node, field, 0...(isPounds ? 1320 : 600), excludesLowest: true).map {
      LiftLoad(kilograms: isPounds ? $0 / Load.poundsPerKilogram : $0, field: field, node: node)
    }
  }

  private mutating func value(_ field: LiftField, _ values: SIMD8<Int32>, of lift: Int, isRequired: Bool = true) -> Int? {
    let node = Int(values[Int(field.rawValue)])
    if node >= 0, view.kind(node) != .null { return node }
    if isRequired { complain(.profileMissing, "an entry of 'lifts' has no '\(field)'", lift) }
    return nil
  }

  /// Refuses sets beyond the order of world records (training-science section 7.2).
  private mutating func checkPlausible(_ exercise: ExerciseID, _ lift: LiftLoad, _ bodyMass: Double?) {
    guard let limit = vocabulary.limits.first(where: { $0.exercise == exercise })?.limit else { return }
    let (load, most) = (lift.kilograms, limit.most(bodyMass: bodyMass))
    if load <= most { return }
    complain(
      .profileRange, "'\(lift.field)' of '\(limit.id)' is beyond what anybody of that body mass lifts", lift.node,
      hint: lift.field == .load && load / Load.poundsPerKilogram <= most ? "kg or lb? Pounds go into 'load_lb'" : nil)
  }
}
