import PlanStore
import Rulebook
import TrainingModel

/// Which exercises of the rules are in each client's plan, and the unit in which the client reads loads.
struct PlannedExercises {
  /// Exercises of the rules under their index, then those that only rows know.
  private var ids = TextTable()
  /// A bit an exercise of the rules.
  private var clients: [String: (unit: LoadUnit, exercises: [UInt64])] = [:]
  private let count: Int
  private var block: StoredBlock?
  private var present: [UInt64]

  init(_ rulebook: Rulebook) {
    count = rulebook.exercises.count
    for exercise in rulebook.exercises { _ = ids.place(of: exercise.id) }
    present = [UInt64](repeating: 0, count: count / 64 + 1)
  }

  /// Takes the next row; rows come client by client, and the later block of a client last.
  mutating func append(_ row: PlanRowView) {
    if row.block !== block { begin(row.block) }
    let place = ids.place(of: row.exerciseID)
    if place < count { present[place / 64] |= 1 << UInt64(place % 64) }
  }

  private mutating func begin(_ next: StoredBlock) {
    keep()
    if next.clientID != block?.clientID { present = [UInt64](repeating: 0, count: count / 64 + 1) }
    block = next
  }

  private mutating func keep() {
    if let block { clients[block.clientID] = (block.unit, present) }
  }

  /// Ends the rows: from now on every client is known.
  mutating func finish() {
    keep()
    block = nil
  }

  /// The unit of a client's latest block; nil where the client has none.
  func unit(of client: String) -> LoadUnit? { clients[client]?.unit }

  /// The exercises of the rules in the client's blocks.
  func exercises(of client: String) -> Set<ExerciseID> {
    var all: Set<ExerciseID> = []
    for (place, bits) in (clients[client]?.exercises ?? []).enumerated() {
      var left = bits
      while left != 0 {
        all.insert(ExerciseID(64 * place + left.trailingZeroBitCount))
        left &= left - 1
      }
    }
    return all
  }

  /// Whether the exercise is in one of the client's blocks.
  func contains(_ exercise: ExerciseID, of client: String) -> Bool {
    guard let exercises = clients[client]?.exercises, exercise.index < count else { return false }
    return exercises[exercise.index / 64] >> UInt64(exercise.index % 64) & 1 == 1
  }
}
