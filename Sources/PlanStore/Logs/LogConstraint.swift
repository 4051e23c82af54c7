import Findings
import Foundation
import GRDB
import TrainingModel

/// Looks after the one constraint of logs, that a client has one of a day: a table from which somebody took it away is put right.
struct LogConstraint {
  private let db: Database
  private let texts: TextCache

  init(_ db: Database, _ texts: TextCache) { (self.db, self.texts) = (db, texts) }

  /// Whether the table is made as it should be and has its unique indexes.
  static func holds(_ db: Database) throws -> Bool {
    let unique = try Set(String.fetchAll(db, sql: "SELECT name FROM pragma_index_list('workout_logs') WHERE \"unique\""))
    return try unique.isSuperset(of: ["workout_logs_by_day", "workout_logs_by_id"]) && isKeyed(db)
  }

  private static func isKeyed(_ db: Database) throws -> Bool {
    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('workout_logs') WHERE pk") == ["log_number"]
  }

  /// Merges the logs of each day that has several, and brings the constraint back; to be called within a transaction that writes.
  ///
  /// - Returns: what was merged, a finding a day.
  func restore() throws -> [Finding] {
    if try !Self.isKeyed(db) { try rebuild() }
    let moment = Date.now.ISO8601Format()
    let days = try Row.fetchAll(
      db,
      sql: """
        SELECT user_id, program_id, week_index, day_index FROM workout_logs
        GROUP BY user_id, program_id, week_index, day_index HAVING count(*) > 1 ORDER BY 1, 2, 3, 4
        """)
    var findings: [Finding] = []
    for day in days { findings.append(try merge(day, at: moment)) }
    try correctIDs()
    try Schema.createWorkoutLogIndexes(db)
    return findings
  }

  /// Makes the table anew with the number as its key. Of rows that have the same number the newest keeps it.
  private func rebuild() throws {
    let names = """
      log_id, user_id, program_id, week_index, day_index, date, source, completed, note, created_at, updated_at, revision
      """
    try db.execute(
      sql: """
        CREATE TEMP TABLE kept_logs AS SELECT log_number, \(names) FROM workout_logs;
        DROP TABLE workout_logs;
        \(Schema.workoutLogs("workout_logs"));
        INSERT INTO workout_logs (log_number, \(names))
        SELECT number, \(names) FROM (
          SELECT *, CASE WHEN row_number() OVER (PARTITION BY log_number ORDER BY updated_at DESC, revision DESC) = 1 THEN log_number END
            AS number FROM kept_logs)
        ORDER BY number IS NULL, number, updated_at;
        DROP TABLE kept_logs
        """)
  }

  private func merge(_ day: Row, at moment: String) throws -> Finding {
    let heads = try DirectStatement(
      db,
      """
      SELECT \(LogHead.columns) FROM workout_logs l
      WHERE user_id = ?1 AND program_id = ?2 AND week_index = ?3 AND day_index = ?4 ORDER BY updated_at DESC, revision DESC, log_number DESC
      """)
    let (client, program): (String, String) = (day[0], day[1])
    heads.bind(client, at: 1)
    heads.bind(program, at: 2)
    heads.bind(day[2] as Int, at: 3)
    heads.bind(day[3] as Int, at: 4)
    var found: [LogHead] = []
    while try heads.step() { found.append(try LogHead(heads.pointer)) }
    heads.reset()
    let (reader, archive) = (try LogReader(db, texts), try LogArchive(db))
    var writer = LogContentWriter(try LogRows(db, texts))
    let winner = found[0]
    let stored = try reader.parts(of: winner.number)
    var merged = WorkoutLog(
      key: winner.key, date: winner.date, isCompleted: winner.isCompleted, note: winner.note, parts: stored.map(\.part))
    try archive.keep(winner.number, reason: .merged, at: moment)
    for head in found.dropFirst() {
      try archive.keep(head.number, reason: .merged, at: moment)
      let parts = try reader.parts(of: head.number)
      merged = merged.merging(
        WorkoutLog(key: head.key, date: head.date, isCompleted: head.isCompleted, note: head.note, parts: parts.map(\.part)))
      _ = try writer.rows.delete(head.number)
    }
    _ = try writer.rows.update(winner.number, merged, id: LogID(winner.key), at: moment)
    try writer.update(stored, to: merged, number: winner.number)
    return Finding(
      .logMerged, "client \(client) had \(found.count) logs of one training day (\(winner.date)), which are one again",
      hint: "where they differed the newest is right, and what only an older one said was added; all are kept in archived_logs")
  }

  /// Gives each log whose id is another's, or none that can be, the id of its day.
  private func correctIDs() throws {
    let heads = try DirectStatement(db, "SELECT \(LogHead.columns) FROM workout_logs l ORDER BY log_number")
    defer { heads.reset() }
    var wrong: [(number: Int, id: LogID)] = []
    while try heads.step() {
      let head = try LogHead(heads.pointer)
      let id = LogID(head.key)
      if head.id != id { wrong.append((head.number, id)) }
    }
    heads.reset()
    for (number, id) in wrong {
      try db.execute(sql: "UPDATE workout_logs SET log_id = ? WHERE log_number = ?", arguments: [id.description, number])
    }
  }
}
