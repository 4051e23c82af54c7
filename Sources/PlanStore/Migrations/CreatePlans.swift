import GRDB

extension Schema {
  /// Clients, their blocks and weeks, and both tables of prescriptions.
  static func createPlans(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE clients (
          client_id TEXT NOT NULL PRIMARY KEY CHECK (length(client_id) BETWEEN 1 AND 64),
          coach_id TEXT NOT NULL CHECK (length(coach_id) BETWEEN 1 AND 64),
          coach_name TEXT NOT NULL,
          client_name TEXT NOT NULL,
          notes TEXT NOT NULL,
          record_digest BLOB NOT NULL CHECK (length(record_digest) = 16),
          profile_digest BLOB NOT NULL CHECK (length(profile_digest) = 16),
          outcome TEXT NOT NULL \(check("outcome", isOneOf: ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"])),
          reached TEXT NOT NULL \(check("reached", isOneOf: ["loaded", "generated", "sanitised", "validated", "stored", "exported"])),
          outcome_run TEXT NOT NULL,
          is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
          is_suspended INTEGER NOT NULL CHECK (is_suspended IN (0, 1)),
          preview_start TEXT CHECK (length(preview_start) = 10),
          approved_until TEXT CHECK (length(approved_until) = 10)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX clients_by_coach ON clients (coach_id);

        CREATE TABLE client_findings (
          client_id TEXT NOT NULL REFERENCES clients,
          ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
          code TEXT NOT NULL,
          severity TEXT NOT NULL \(check("severity", isOneOf: ["error", "warning", "info"])),
          file TEXT,
          line INTEGER,
          "column" INTEGER,
          week_index INTEGER CHECK (week_index BETWEEN 1 AND 4),
          day_index INTEGER CHECK (day_index BETWEEN 1 AND 7),
          message TEXT NOT NULL,
          hint TEXT,
          PRIMARY KEY (client_id, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE blocks (
          client_id TEXT NOT NULL REFERENCES clients,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          unit TEXT NOT NULL \(check("unit", isOneOf: ["kg", "lb"])),
          fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
          profile_digest BLOB NOT NULL CHECK (length(profile_digest) = 16),
          rules_digest BLOB NOT NULL CHECK (length(rules_digest) = 16),
          run_id TEXT NOT NULL,
          is_edited INTEGER NOT NULL CHECK (is_edited IN (0, 1)),
          revision INTEGER NOT NULL CHECK (revision >= 1),
          PRIMARY KEY (client_id, plan_start)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE weeks (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          week_index INTEGER NOT NULL CHECK (week_index BETWEEN 1 AND 4),
          phase TEXT NOT NULL \(check("phase", isOneOf: ["introduce", "build", "overreach", "deload", "consolidate", "work", "return"])),
          status TEXT NOT NULL \(check("status", isOneOf: ["draft", "pending", "approved", "finalized"])),
          revision INTEGER NOT NULL CHECK (revision >= 1),
          content_hash TEXT NOT NULL CHECK (length(content_hash) = 32),
          row_count INTEGER NOT NULL CHECK (row_count >= 0),
          exported_revision INTEGER,
          exported_hash TEXT CHECK (length(exported_hash) = 32),
          approved_by TEXT,
          approved_at TEXT,
          PRIMARY KEY (client_id, plan_start, week_index),
          FOREIGN KEY (client_id, plan_start) REFERENCES blocks,
          CHECK ((status IN ('approved', 'finalized')) = (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
          CHECK ((exported_revision IS NULL) = (exported_hash IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX weeks_to_finalize ON weeks (week_index, plan_start) WHERE status = 'approved';

        CREATE TABLE sessions (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          week_index INTEGER NOT NULL,
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          focus TEXT NOT NULL,
          minutes INTEGER NOT NULL CHECK (minutes >= 0),
          PRIMARY KEY (client_id, plan_start, week_index, day_index),
          FOREIGN KEY (client_id, plan_start, week_index) REFERENCES weeks
        ) STRICT, WITHOUT ROWID;
        """)
    for table in ["schedule_preview", "schedule"] { try db.execute(sql: planTable(table)) }
    let columns = """
      client_id, plan_start, row_id, week_index, day_index, order_index, date, exercise_id, kind, measure, sets, reps_min, reps_max, load, \
      unit, load_basis, target, rir, rest_s, tempo, superset, note, reasons
      """
    try db.execute(
      sql: """
        CREATE VIEW plan_rows AS
          SELECT \(columns), 0 AS is_approved FROM schedule_preview
          UNION ALL
          SELECT \(columns), 1 AS is_approved FROM schedule;
        """)
  }

  /// A row is a prescription. There is no unique index over the order: two rows that swap places would break it half-way.
  private static func planTable(_ name: String) -> String {
    """
    CREATE TABLE \(name) (
      client_id TEXT NOT NULL,
      plan_start TEXT NOT NULL,
      row_id TEXT NOT NULL,
      week_index INTEGER NOT NULL,
      day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
      order_index INTEGER NOT NULL CHECK (order_index >= 1),
      date TEXT NOT NULL CHECK (length(date) = 10),
      exercise_id TEXT NOT NULL,
      kind TEXT NOT NULL \(check("kind", isOneOf: ["work", "ramp", "top", "backoff", "amrap", "test", "cardio", "mobility"])),
      measure TEXT NOT NULL \(check("measure", isOneOf: ["reps", "reps_each_side", "seconds", "seconds_each_side", "minutes", "metres"])),
      sets INTEGER NOT NULL CHECK (sets >= 1),
      reps_min INTEGER NOT NULL CHECK (reps_min >= 0),
      reps_max INTEGER CHECK (reps_max >= reps_min),
      load REAL CHECK (load >= 0),
      unit TEXT NOT NULL \(check("unit", isOneOf: ["kg", "lb"])),
      load_basis TEXT NOT NULL \(check("load_basis", isOneOf: ["total", "per_hand", "added", "assist", "stack", "band", "none"])),
      target TEXT NOT NULL,
      rir INTEGER CHECK (rir BETWEEN 0 AND 10),
      rest_s INTEGER NOT NULL CHECK (rest_s >= 0),
      tempo TEXT NOT NULL,
      superset TEXT NOT NULL,
      note TEXT NOT NULL,
      reasons TEXT NOT NULL,
      PRIMARY KEY (client_id, plan_start, row_id),
      FOREIGN KEY (client_id, plan_start, week_index) REFERENCES weeks
    ) STRICT, WITHOUT ROWID;
    """
  }
}
