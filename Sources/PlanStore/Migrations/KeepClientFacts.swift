import GRDB

extension Schema {
  /// What of a client's profile a coach looks at beside the plan; empty until the client is next planned.
  static func keepClientFacts(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE clients ADD COLUMN facts TEXT NOT NULL DEFAULT ''")
  }
}
