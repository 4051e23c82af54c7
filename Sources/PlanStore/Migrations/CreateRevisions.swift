import GRDB

extension Schema {
  /// What edits need: every revision with who made it, approved weeks that stay in force beside a draft, and the days that were edited.
  ///
  /// `force_revision` is not NULL exactly where `schedule` holds rows of the week, whatever its status: a week that was edited after its
  /// approval is `draft` or `pending` at a newer revision, and the approved one stays in force.
  static func createRevisions(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE revisions (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          revision INTEGER NOT NULL CHECK (revision >= 1),
          at TEXT NOT NULL,
          who TEXT NOT NULL,
          action TEXT NOT NULL,
          restores INTEGER CHECK (restores < revision),
          note TEXT NOT NULL,
          PRIMARY KEY (client_id, plan_start, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE revision_weeks (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          week_index INTEGER NOT NULL CHECK (week_index BETWEEN 1 AND 4),
          revision INTEGER NOT NULL CHECK (revision >= 1),
          content_hash TEXT NOT NULL CHECK (length(content_hash) = 32),
          rows TEXT NOT NULL CHECK (json_valid(rows)),
          sessions TEXT NOT NULL CHECK (json_valid(sessions)),
          PRIMARY KEY (client_id, plan_start, week_index, revision)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE force_sessions (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          week_index INTEGER NOT NULL,
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          focus TEXT NOT NULL,
          minutes INTEGER NOT NULL CHECK (minutes >= 0),
          PRIMARY KEY (client_id, plan_start, week_index, day_index),
          FOREIGN KEY (client_id, plan_start, week_index) REFERENCES weeks
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE edit_findings (
          client_id TEXT NOT NULL REFERENCES clients,
          plan_start TEXT NOT NULL,
          ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
          code TEXT NOT NULL,
          severity TEXT NOT NULL,
          week_index INTEGER CHECK (week_index BETWEEN 1 AND 4),
          day_index INTEGER CHECK (day_index BETWEEN 1 AND 7),
          message TEXT NOT NULL,
          hint TEXT,
          accepted_by TEXT,
          accepted_note TEXT,
          PRIMARY KEY (client_id, plan_start, ordinal)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE blocks ADD COLUMN bands BLOB;
        ALTER TABLE weeks ADD COLUMN dirty_days INTEGER NOT NULL DEFAULT 0 CHECK (dirty_days BETWEEN 0 AND 127);
        ALTER TABLE weeks ADD COLUMN force_revision INTEGER CHECK (force_revision <= revision);
        ALTER TABLE weeks ADD COLUMN force_hash TEXT CHECK (length(force_hash) = 32);
        ALTER TABLE weeks ADD COLUMN force_rows INTEGER CHECK (force_rows >= 0);
        ALTER TABLE weeks ADD COLUMN force_by TEXT;
        ALTER TABLE weeks ADD COLUMN force_at TEXT;

        DROP TRIGGER weeks_finalized_update;
        UPDATE weeks SET force_revision = revision, force_hash = content_hash, force_rows = row_count, force_by = approved_by,
          force_at = approved_at
        WHERE status IN ('approved', 'finalized');
        CREATE TRIGGER weeks_finalized_update BEFORE UPDATE ON weeks WHEN OLD.status = 'finalized'
        BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;

        DROP TRIGGER weeks_status;
        CREATE TRIGGER weeks_status BEFORE UPDATE OF status ON weeks
        WHEN (NEW.status = 'finalized' AND OLD.status <> 'approved')
          OR (NEW.status = 'approved' AND OLD.status NOT IN ('pending', 'approved') AND NEW.revision IS NOT OLD.force_revision)
        BEGIN SELECT RAISE(ABORT, 'a week goes from pending to approved to finalized'); END;

        CREATE VIEW scheduled_sessions AS
          SELECT client_id, plan_start, week_index, day_index, focus, minutes FROM force_sessions
          UNION ALL
          SELECT client_id, plan_start, week_index, day_index, focus, minutes FROM sessions s
          WHERE EXISTS (
            SELECT 1 FROM weeks w
            WHERE w.client_id = s.client_id AND w.plan_start = s.plan_start AND w.week_index = s.week_index AND w.revision = w.force_revision);
        """)
  }

  /// The files that a coach gets are named by the program: the table doesn't list their kinds any more.
  static func widenSheets(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE sheets_wide (
          coach_id TEXT NOT NULL,
          kind TEXT NOT NULL,
          name TEXT NOT NULL,
          content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),
          is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
          as_of TEXT NOT NULL CHECK (length(as_of) = 10),
          PRIMARY KEY (coach_id, kind)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO sheets_wide SELECT coach_id, kind, name, content_hash, is_stale, as_of FROM sheets;
        DROP TABLE sheets;
        ALTER TABLE sheets_wide RENAME TO sheets;
        """)
  }
}
