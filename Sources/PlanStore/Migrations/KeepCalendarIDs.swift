import GRDB

extension Schema {
  /// Keeps the id of each event that calendars show, and the prescriptions by which a session is known again on another day.
  ///
  /// Until then an event was called by its day.
  static func keepCalendarIDs(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE calendar_sessions (
          client_id TEXT NOT NULL,
          uid TEXT NOT NULL,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          week_index INTEGER NOT NULL,
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          row_ids TEXT NOT NULL,
          focus TEXT NOT NULL,
          content_hash BLOB NOT NULL CHECK (length(content_hash) = 16),
          sequence INTEGER NOT NULL CHECK (sequence >= 0),
          stamp TEXT NOT NULL,
          is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
          PRIMARY KEY (client_id, uid)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO calendar_sessions
        SELECT client_id, client_id || '-' || plan_start || '-' || week_index || '-' || day_index || '@mesocycle', plan_start, week_index,
          day_index, '', focus, content_hash, sequence, stamp, is_cancelled
        FROM published_sessions;

        DROP TABLE published_sessions;
        ALTER TABLE calendar_sessions RENAME TO published_sessions;
        """)
  }
}
