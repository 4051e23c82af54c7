import GRDB
import Planning
import Rulebook
import TrainingModel

extension PlanStore {
  /// The exercises of a client's approved blocks that began before `start`, the latest block first, as far as the rules still have them.
  ///
  /// - Parameter blockCount: How many blocks to look back.
  public func history(of client: String, before start: CalendarDate, _ rulebook: Rulebook, blockCount: Int = 3) throws -> BlockHistory {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT plan_start, exercise_id FROM schedule
          WHERE client_id = ? AND plan_start < ? ORDER BY plan_start DESC, exercise_id
          """, arguments: [client, start.description])
      var blocks: [(start: String, exercises: [ExerciseID])] = []
      for row in rows {
        let (planStart, id): (String, String) = (row[0], row[1])
        if blocks.last?.start != planStart {
          guard blocks.count < blockCount else { break }
          blocks.append((planStart, []))
        }
        if let exercise = rulebook.exercise(id) { blocks[blocks.count - 1].exercises.append(exercise) }
      }
      return BlockHistory(blocks: blocks.map(\.exercises))
    }
  }
}
