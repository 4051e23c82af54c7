import GRDB

extension Schema {
  /// What clients were given: which coach's folder holds their files, which sessions their calendar shows, and the rules' notes in their
  /// language.
  static func createClientFiles(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE client_files (
          client_id TEXT NOT NULL PRIMARY KEY,
          coach_id TEXT NOT NULL CHECK (length(coach_id) BETWEEN 1 AND 64)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE client_file_exports (
          coach_id TEXT NOT NULL PRIMARY KEY,
          changes INTEGER NOT NULL CHECK (changes >= 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE published_sessions (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          week_index INTEGER NOT NULL,
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          focus TEXT NOT NULL,
          content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),
          sequence INTEGER NOT NULL CHECK (sequence >= 0),
          stamp TEXT NOT NULL,
          is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
          PRIMARY KEY (client_id, plan_start, week_index, day_index)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE note_translations (
          language TEXT NOT NULL \(check("language", isOneOf: ["en", "de"])),
          note TEXT NOT NULL,
          name TEXT NOT NULL,
          PRIMARY KEY (language, note)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
