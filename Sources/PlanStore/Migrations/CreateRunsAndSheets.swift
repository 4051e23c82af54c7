import GRDB

extension Schema {
  /// What the runs did, what was exported, and the texts that rows refer to.
  static func createRunsAndSheets(_ db: Database) throws {
    let outcomes = ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"]
      .map { "\"\($0)\" INTEGER NOT NULL DEFAULT 0" }.joined(separator: ", ")
    try db.execute(
      sql: """
        CREATE TABLE runs (
          run_id TEXT NOT NULL PRIMARY KEY,
          command TEXT NOT NULL,
          today TEXT NOT NULL CHECK (length(today) = 10),
          started_at TEXT NOT NULL,
          finished_at TEXT,
          exit_code INTEGER,
          rules_digest BLOB NOT NULL CHECK (length(rules_digest) = 16),
          engine_version TEXT NOT NULL,
          \(outcomes),
          warnings INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE history (
          entry INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          who TEXT NOT NULL,
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          week_index INTEGER NOT NULL,
          from_status TEXT NOT NULL \(check("from_status", isOneOf: ["unknown", "draft", "pending", "approving", "approved"])),
          to_status TEXT NOT NULL \(check("to_status", isOneOf: ["unknown", "draft", "pending", "approving", "approved", "finalized"])),
          revision INTEGER NOT NULL CHECK (revision >= 1)
        ) STRICT;

        CREATE TABLE sheets (
          coach_id TEXT NOT NULL,
          kind TEXT NOT NULL \(check("kind", isOneOf: ["csv", "json", "clients"])),
          name TEXT NOT NULL,
          content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),
          is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
          as_of TEXT NOT NULL CHECK (length(as_of) = 10),
          PRIMARY KEY (coach_id, kind)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rule_refs (
          ref INTEGER PRIMARY KEY,
          rule_id TEXT NOT NULL,
          file TEXT NOT NULL,
          line INTEGER NOT NULL,
          text TEXT NOT NULL,
          UNIQUE (rule_id, file, line, text)
        ) STRICT;

        CREATE TABLE exercise_names (
          exercise_id TEXT NOT NULL PRIMARY KEY,
          name TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
