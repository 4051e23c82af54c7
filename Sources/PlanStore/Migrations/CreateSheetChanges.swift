import GRDB

extension Schema {
  /// How often something that a coach's sheets say has changed, and the rules that each run read.
  static func createSheetChanges(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE sheet_changes (
          coach_id TEXT NOT NULL PRIMARY KEY,
          changes INTEGER NOT NULL CHECK (changes >= 1)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE runs ADD COLUMN rulebook_digest BLOB CHECK (length(rulebook_digest) = 16);
        """)
  }
}
