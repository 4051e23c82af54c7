import GRDB
import Planning
import Rulebook
import TrainingModel

extension PlanStore {
  /// The exercises of a client's approved blocks that began before `start`, the latest block first, as far as the rules still have them.
  ///
  /// - Parameter blockCount: How many blocks to look back.
  /// - Throws: `StoreError` where the database can't be read.
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
      return BlockHistory(blocks: blocks.map(\.exercises), programme: try Self.programme(of: client, before: start, db))
    }
  }

  /// The named programme of the latest approved block before `start`, with the sessions of its approved weeks.
  private static func programme(of client: String, before start: CalendarDate, _ db: Database) throws -> ProgrammeRecord? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT plan_start, template_id, state FROM programmes AS p
        WHERE client_id = ?1 AND plan_start < ?2 AND EXISTS (
          SELECT 1 FROM weeks AS w
          WHERE w.client_id = p.client_id AND w.plan_start = p.plan_start AND w.force_revision IS NOT NULL)
        ORDER BY plan_start DESC LIMIT 1
        """, arguments: [client, start.description])
    guard let row else { return nil }
    let (planStart, template, state): (String, String, String) = (row[0], row[1], row[2])
    guard let began = CalendarDate(iso: planStart) else { throw StoreError.damaged("programmes") }
    let sessions = try Row.fetchAll(
      db,
      sql: """
        SELECT week_index, day_index FROM scheduled_sessions
        WHERE client_id = ?1 AND plan_start = ?2
        ORDER BY week_index, day_index
        """, arguments: [client, planStart])
    return ProgrammeRecord(template: template, state: state, start: began, sessions: sessions.map { ($0[0], $0[1]) })
  }
}
