import GRDB

extension Schema {
  /// Lets the history of one week be found without reading that of everybody.
  static func indexHistory(_ db: Database) throws {
    try db.execute(sql: "CREATE INDEX history_by_week ON history (client_id, plan_start, week_index)")
  }
}
