import GRDB
import TrainingModel

/// Keeps what weeks said before something takes its place, so that every revision can be read again.
///
/// What a week says now is not in the archive: it is in `prescriptions`. It comes here when it is about to change.
struct RevisionArchive {
  private let find, keep, record: DirectStatement
  private let rows: WeekRows

  init(_ db: Database, _ texts: TextCache) throws {
    rows = try WeekRows(db, texts)
    find = try DirectStatement(
      db,
      """
      SELECT w.number, b.unit FROM weeks w JOIN blocks b USING (client_id, plan_start)
      WHERE w.client_id = ?1 AND w.plan_start = ?2 AND w.week_index = ?3
      """)
    keep = try DirectStatement(
      db,
      """
      INSERT INTO revision_weeks (client_id, plan_start, week_index, revision, content_hash, rows, sessions)
      SELECT client_id, plan_start, week_index, revision, content_hash, ?4, (
        SELECT json_group_array(json_array(day_index, focus, minutes)) FROM (
          SELECT * FROM sessions
          WHERE client_id = w.client_id AND plan_start = w.plan_start AND week_index = w.week_index ORDER BY day_index))
      FROM weeks w WHERE client_id = ?1 AND plan_start = ?2 AND week_index = ?3
      ON CONFLICT DO NOTHING
      """)
    record = try DirectStatement(
      db,
      """
      INSERT INTO revisions (client_id, plan_start, revision, at, who, action, restores, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT DO NOTHING
      """)
  }

  /// Keeps what the week says now.
  func keep(_ client: String, _ start: CalendarDate, week: Int) throws {
    for statement in [find, keep] {
      statement.bind(client, at: 1)
      statement.bind(start, at: 2)
      statement.bind(week, at: 3)
    }
    defer { find.reset() }
    guard try find.step() else { return }
    guard let unit = find.pointer.word(1, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
    let array = try ArchivedRow.array(rows, find.pointer.int(0), week: week, unit: unit)
    try array.withUnsafeBufferPointer { bytes in
      keep.bind(lasting: bytes, at: 4)
      try keep.run()
    }
  }

  /// Notes who made a revision, when and how.
  ///
  /// - Parameter restores: The revision whose content an undo, redo or revert brings back.
  func record(
    _ client: String, _ start: CalendarDate, revision: Int, at: String, who: String, action: String, restores: Int? = nil, note: String = ""
  ) throws {
    record.bind(client, at: 1)
    record.bind(start, at: 2)
    record.bind(revision, at: 3)
    record.bind(at, at: 4)
    record.bind(who, at: 5)
    record.bind(action, at: 6)
    record.bind(restores, at: 7)
    record.bind(note, at: 8)
    try record.run()
  }
}
