import Editing
import GRDB
import TrainingModel

/// Keeps what weeks said before something takes its place, so that every revision can be read again.
///
/// What a week says now is not in the archive: it is in `prescriptions`. It comes here when it is about to change.
struct RevisionArchive {
  private let keep: DirectStatement
  private let record: DirectStatement

  init(_ db: Database) throws {
    let place = "client_id = w.client_id AND plan_start = w.plan_start AND week_index = w.week_index"
    let row = RowColumn.allCases.map(\.view).joined(separator: ", ")
    // The newest content lies in the schedule where nobody has changed the week since it was approved.
    func rows(_ table: String) -> String {
      "(SELECT json_group_array(json_array(\(row))) FROM (SELECT * FROM \(table) WHERE \(place) ORDER BY day_index, order_index))"
    }
    keep = try DirectStatement(
      db,
      """
      INSERT INTO revision_weeks (client_id, plan_start, week_index, revision, content_hash, rows, sessions)
      SELECT client_id, plan_start, week_index, revision, content_hash,
        CASE WHEN revision IS force_revision THEN \(rows("schedule")) ELSE \(rows("schedule_preview")) END,
        (SELECT json_group_array(json_array(day_index, focus, minutes)) FROM (SELECT * FROM sessions WHERE \(place) ORDER BY day_index))
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
    keep.bind(client, at: 1)
    keep.bind(start, at: 2)
    keep.bind(week, at: 3)
    try keep.run()
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
