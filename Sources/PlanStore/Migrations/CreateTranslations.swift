import GRDB

extension Schema {
  /// What each coach likes, and the names that exercises and sessions have in other languages than English.
  static func createTranslations(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE preferences (
          coach_id TEXT NOT NULL PRIMARY KEY CHECK (length(coach_id) BETWEEN 1 AND 64),
          language TEXT NOT NULL \(check("language", isOneOf: ["en", "de"])),
          delimiter TEXT \(check("delimiter", isOneOf: [",", ";", "tab"])),
          decimal TEXT NOT NULL \(check("decimal", isOneOf: [".", ","])),
          view TEXT NOT NULL \(check("view", isOneOf: ["weekly", "monthly"])),
          CHECK (delimiter IS NULL OR delimiter <> decimal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE exercise_translations (
          language TEXT NOT NULL \(check("language", isOneOf: ["de"])),
          exercise_id TEXT NOT NULL,
          name TEXT NOT NULL,
          PRIMARY KEY (language, exercise_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE focus_translations (
          language TEXT NOT NULL \(check("language", isOneOf: ["de"])),
          focus TEXT NOT NULL,
          name TEXT NOT NULL,
          PRIMARY KEY (language, focus)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
