import GRDB

extension Schema {
  /// Since when a profile's lifts without a date are known; NULL until a night has looked at them.
  static func keepSeenLifts(_ db: Database) throws {
    try db.execute(sql: "ALTER TABLE clients ADD COLUMN lifts TEXT")
  }
}
