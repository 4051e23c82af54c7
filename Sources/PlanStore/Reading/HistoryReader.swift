import GRDB
import Rulebook
import TrainingModel

extension PlanStore {
  /// The exercises of a client's approved blocks that began before `start`, the latest block first, as far as the rules still have them.
  ///
  /// - Parameter blockCount: How many blocks to look back.
  /// - Throws: `StoreError` where the database can't be read.
  package func history(of client: String, before start: CalendarDate, _ rulebook: Rulebook, blockCount: Int = 3) throws -> BlockHistory {
    try read { db in
      let rows = try DirectStatement(
        db,
        """
        SELECT w.plan_start, r.exercise FROM weeks w CROSS JOIN prescriptions r
        WHERE w.client_id = ?1 AND w.plan_start < ?2 AND w.force_number IS NOT NULL AND \(RowPlace.isOf("r", "w.force_number"))
        ORDER BY w.plan_start DESC
        """)
      rows.bind(client, at: 1)
      rows.bind(start, at: 2)
      defer { rows.reset() }
      let texts = try StoredTexts(db, texts)
      var blocks: [(start: CalendarDate, exercises: Set<Int>)] = []
      while try rows.step() {
        guard let planStart = rows.pointer.date(0) else { throw StoreError.damaged("weeks") }
        if blocks.last?.start != planStart {
          guard blocks.count < blockCount else { break }
          blocks.append((planStart, []))
        }
        blocks[blocks.count - 1].exercises.insert(rows.pointer.int(1))
      }
      let exercises = try blocks.map { block in
        try block.exercises.map { try texts.string($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
          .compactMap { rulebook.exercise($0) }
      }
      return BlockHistory(blocks: exercises, programme: try Self.programme(of: client, before: start, db))
    }
  }

  /// The named programme of the latest approved block before `start`, with the sessions of its approved weeks.
  static func programme(of client: String, before start: CalendarDate, _ db: Database) throws -> ProgrammeRecord? {
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
