import GRDB

extension Schema {
  /// What people type of logs, field by field, beside what apps and files told: what stands, what waits for a decision, and what was there
  /// before.
  static func createTypedLogs(_ db: Database) throws {
    let field = check("field", isOneOf: ["sets", "amounts", "load", "rpe", "pain", "comment"])
    let source = check("source", isOneOf: ["sheet", "hand"])
    try db.execute(
      sql: """
        ALTER TABLE log_parts ADD COLUMN original TEXT CHECK (original IS NULL OR json_valid(original));

        CREATE TABLE log_entries (
          client_id TEXT NOT NULL,
          subject TEXT NOT NULL,
          field TEXT NOT NULL \(field),
          date TEXT NOT NULL CHECK (length(date) = 10),
          exercise_id TEXT NOT NULL,
          value TEXT NOT NULL,
          source TEXT NOT NULL \(source),
          who TEXT NOT NULL,
          at TEXT NOT NULL,
          PRIMARY KEY (client_id, subject, field)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE log_conflicts (
          conflict INTEGER PRIMARY KEY,
          client_id TEXT NOT NULL,
          subject TEXT NOT NULL,
          field TEXT NOT NULL \(field),
          typed TEXT NOT NULL,
          stands TEXT NOT NULL,
          source TEXT NOT NULL \(source),
          who TEXT NOT NULL,
          at TEXT NOT NULL,
          file TEXT NOT NULL,
          line INTEGER,
          decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
        ) STRICT;
        -- What was decided once may wait again; of what waits there is one.
        CREATE UNIQUE INDEX log_conflicts_waiting ON log_conflicts (client_id, subject, field, typed) WHERE decided = 0;
        CREATE INDEX log_conflicts_by_client ON log_conflicts (client_id, subject, field, typed);

        CREATE TABLE log_edits (
          entry INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          who TEXT NOT NULL,
          client_id TEXT NOT NULL,
          subject TEXT NOT NULL,
          field TEXT NOT NULL \(field),
          was TEXT,
          now TEXT,
          source TEXT NOT NULL \(source),
          file TEXT NOT NULL
        ) STRICT;
        CREATE INDEX log_edits_by_client ON log_edits (client_id);
        """)
  }
}
