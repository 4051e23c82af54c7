import GRDB

extension Schema {
  /// Counts how often a receiver refused an event, apart from the tries that failed for other reasons.
  static func countRefusals(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE outbox_deliveries ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0)")
  }
}
