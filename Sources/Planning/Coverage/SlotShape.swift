import Rulebook
import TrainingModel

/// What a slot asks of an exercise; slots of different sessions that ask the same are one shape.
struct SlotShape: Hashable {
  var patterns: [MovementPattern]
  var role: SlotRole
  var muscles: MuscleSet

  init(_ slot: Slot) { (patterns, role, muscles) = (slot.patterns, slot.role, slot.muscles) }

  var description: SlotDescription {
    SlotDescription(patterns: patterns.map(\.id), role: role.id, muscles: muscles.members.map(\.id))
  }

  /// Whether the exercise may stand in such a slot in any role.
  func admits(_ facts: ExerciseFacts) -> Bool {
    patterns.contains(facts.pattern) && (muscles.isEmpty || muscles.bits & facts.direct.bits != 0)
  }
}

/// One session's slots as shapes: sessions of different splits that ask the same are one.
struct SessionShape: Hashable {
  var focus: String
  var isResistance: Bool
  /// In training order.
  var slots: [Place]

  struct Place: Hashable {
    /// The shape's index in the table.
    var shape: Int
    var priority: Int
  }
}

/// All shapes that the rules have, with the exercises of the catalogue that each admits.
struct SlotShapes {
  private(set) var all: [SlotShape] = []
  /// By shape: everything it admits.
  private(set) var admitted: [[ExerciseID]] = []
  private(set) var admittedMask: [ExerciseMask] = []
  /// By shape: the first pattern's exercises in the slot's role.
  private(set) var ownMask: [ExerciseMask] = []
  private var indexes: [SlotShape: Int] = [:]
  private let facts: [ExerciseFacts]

  init(_ facts: [ExerciseFacts]) { self.facts = facts }

  /// The index of the slot's shape.
  mutating func index(of slot: Slot) -> Int {
    let shape = SlotShape(slot)
    if let index = indexes[shape] { return index }
    let exercises = facts.indices.filter { shape.admits(facts[$0]) }.map { ExerciseID($0) }
    indexes[shape] = all.count
    all.append(shape)
    admitted.append(exercises)
    admittedMask.append(ExerciseMask(exercises))
    ownMask.append(
      ExerciseMask(exercises.filter { facts[$0.index].pattern == shape.patterns.first && facts[$0.index].roles.contains(shape.role) }))
    return all.count - 1
  }
}
