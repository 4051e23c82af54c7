import GRDB

extension Schema {
  /// What coming back takes: what two people changed in different ways, waiting for a decision, and files that coaches left for us.
  static func createConflictsAndInbox(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE conflicts (
          client_id TEXT NOT NULL REFERENCES clients,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          cell TEXT NOT NULL,
          subject TEXT NOT NULL,
          row_id TEXT,
          week_index INTEGER NOT NULL CHECK (week_index BETWEEN 1 AND 4),
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          exercise_id TEXT NOT NULL,
          field TEXT NOT NULL,
          base TEXT,
          theirs TEXT,
          yours TEXT,
          revision INTEGER NOT NULL CHECK (revision >= 1),
          coach_id TEXT NOT NULL,
          file TEXT NOT NULL,
          line INTEGER,
          at TEXT NOT NULL,
          PRIMARY KEY (client_id, plan_start, cell)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE inbox (
          number INTEGER PRIMARY KEY,
          coach_id TEXT NOT NULL,
          name TEXT NOT NULL,
          digest BLOB NOT NULL CHECK (length(digest) = 16),
          state TEXT NOT NULL CHECK (state IN ('queued', 'done', 'refused', 'conflict', 'waiting')),
          allows_deletions INTEGER NOT NULL DEFAULT 0 CHECK (allows_deletions IN (0, 1)),
          received_at TEXT NOT NULL,
          settled_at TEXT,
          bytes BLOB,
          UNIQUE (coach_id, digest),
          CHECK (state NOT IN ('queued', 'waiting') OR bytes IS NOT NULL)
        ) STRICT;
        """)
  }
}
