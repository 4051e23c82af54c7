import GRDB

extension Schema {
  /// Weeks and months that coaches keep for other clients; whom they were made from is not kept.
  static func createTemplates(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE templates (
          name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
          kind TEXT NOT NULL \(check("kind", isOneOf: ["week", "month"])),
          created_by TEXT NOT NULL,
          created_at TEXT NOT NULL,
          unit TEXT NOT NULL \(check("unit", isOneOf: ["kg", "lb"])),
          first_weekday TEXT NOT NULL \(check("first_weekday", isOneOf: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
          rows TEXT NOT NULL CHECK (json_valid(rows)),
          sessions TEXT NOT NULL CHECK (json_valid(sessions))
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
