import GRDB
import TrainingModel

/// Adds to the record of what happened to which week, when, and through whom.
struct HistoryWriter {
  private let insert: DirectStatement

  /// - Parameters:
  ///   - at: RFC 3339, UTC.
  ///   - who: The name that somebody approved under, or the run's command.
  init(_ db: Database, at: String, who: String) throws {
    insert = try DirectStatement(
      db,
      """
      INSERT INTO history (at, who, client_id, plan_start, week_index, from_status, to_status, revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
    insert.bind(at, at: 1)
    insert.bind(who, at: 2)
  }

  func append(_ key: WeekKey, from: String, to: String, revision: Int) throws {
    insert.bind(key.clientID, at: 3)
    insert.bind(key.planStart, at: 4)
    insert.bind(key.week, at: 5)
    insert.bind(from, at: 6)
    insert.bind(to, at: 7)
    insert.bind(revision, at: 8)
    try insert.run()
  }
}
