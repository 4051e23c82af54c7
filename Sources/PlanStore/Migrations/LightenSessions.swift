import GRDB

extension Schema {
  /// Sessions lie under the number of their version of a week, as its rows do, so that they are never moved either; and texts are found by
  /// a number that is made from them instead of by an index that holds each a second time.
  ///
  /// `sessions` and `scheduled_sessions` go on as views. What they say is compared with what was there before the old tables go.
  static func lightenSessions(_ db: Database) throws {
    try hashTexts(db)
    try db.execute(
      sql: """
        CREATE TABLE week_sessions (
          place INTEGER PRIMARY KEY CHECK (place >= 9 AND place % 8 > 0),
          focus INTEGER NOT NULL,
          minutes INTEGER NOT NULL CHECK (minutes >= 0)
        ) STRICT
        """)
    for (table, number, condition) in [
      ("sessions", "number", "TRUE"), ("force_sessions", "force_number", "w.force_number IS NOT w.number"),
    ] {
      try db.execute(
        sql: """
          INSERT INTO week_sessions
          SELECT 8 * w.\(number) + s.day_index, (SELECT text_id FROM texts t WHERE t.hash = text_hash(s.focus) AND t.text = s.focus), s.minutes
          FROM weeks w CROSS JOIN \(table) s
          WHERE s.client_id = w.client_id AND s.plan_start = w.plan_start AND s.week_index = w.week_index AND \(condition)
          """)
    }
    db.remove(function: textHash)
    for (old, number) in [("sessions", "number"), ("scheduled_sessions", "force_number")] {
      try db.execute(sql: view("moved_sessions", number))
      try expectSameSessions(db, old)
      try db.execute(sql: "DROP VIEW moved_sessions")
    }
    try db.execute(sql: "DROP VIEW scheduled_sessions; DROP TABLE force_sessions; DROP TABLE sessions;")
    try db.execute(sql: view("sessions", "number"))
    try db.execute(sql: view("scheduled_sessions", "force_number"))
    for (name, event, places) in [
      ("delete", "DELETE", ["OLD"]), ("insert", "INSERT", ["NEW"]), ("update", "UPDATE", ["OLD", "NEW"]),
    ] {
      let condition = places.map { "force_number = \($0).place >> 3" }.joined(separator: " OR ")
      try db.execute(
        sql: """
          CREATE TRIGGER week_sessions_in_force_\(name) BEFORE \(event) ON week_sessions
          WHEN EXISTS (SELECT 1 FROM weeks WHERE \(condition))
          BEGIN SELECT RAISE(ABORT, 'a session of an approved week is never changed'); END
          """)
    }
  }

  /// Makes the texts anew with their hashes, and adds those of the sessions.
  private static func hashTexts(_ db: Database) throws {
    db.add(function: textHash)
    try db.execute(
      sql: """
        CREATE TABLE kept_texts AS SELECT text_id, text FROM texts;
        DROP TABLE texts;
        CREATE TABLE texts (
          text_id INTEGER PRIMARY KEY,
          hash INTEGER NOT NULL,
          text TEXT NOT NULL
        ) STRICT;
        INSERT INTO texts SELECT text_id, text_hash(text), text FROM kept_texts ORDER BY text_id;
        DROP TABLE kept_texts;
        CREATE INDEX texts_by_hash ON texts (hash);
        INSERT INTO texts (hash, text)
        SELECT DISTINCT text_hash(s.focus), s.focus FROM (SELECT focus FROM sessions UNION SELECT focus FROM force_sessions) s
        WHERE NOT EXISTS (SELECT 1 FROM texts t WHERE t.hash = text_hash(s.focus) AND t.text = s.focus) ORDER BY s.focus;

        CREATE TRIGGER texts_update BEFORE UPDATE ON texts
        BEGIN SELECT RAISE(ABORT, 'a text that rows may hold is never changed'); END;

        CREATE TRIGGER texts_delete BEFORE DELETE ON texts
        BEGIN SELECT RAISE(ABORT, 'a text that rows may hold is never changed'); END;
        """)
  }

  /// The hash of a text as it stood when this migration was written: eight bytes at a time, each mixed with the multiplier of MurmurHash3's
  /// finaliser (Appleby 2011), the upper 31 bits of which are kept.
  private static let textHash = DatabaseFunction("text_hash", argumentCount: 1, pure: true) { values in
    let bytes = Array((String.fromDatabaseValue(values[0]) ?? "").utf8)
    var hash = UInt64(bytes.count)
    func mix(_ value: UInt64) {
      hash = (hash ^ value) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    let whole = bytes.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      mix((0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) })
    }
    mix(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
    return Int64(hash >> 33)
  }

  /// Fails where the new view says anything else than what it takes the place of.
  private static func expectSameSessions(_ db: Database, _ old: String) throws {
    let names = "client_id, plan_start, week_index, day_index, focus, minutes"
    let counts = try [old, "moved_sessions"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") }
    let differs = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT \(names) FROM \(old) EXCEPT SELECT \(names) FROM moved_sessions)")
    guard counts[0] == counts[1], differs == false else {
      throw DatabaseError(
        resultCode: .SQLITE_CONSTRAINT,
        message: "the rows of '\(old)' don't fit the weeks that they are of; run 'mesocycle doctor' of the version that wrote them")
    }
  }

  /// The order of the tables is forced: SQLite knows nothing of how few sessions a week has.
  private static func view(_ name: String, _ number: String) -> String {
    """
    CREATE VIEW \(name) AS
      SELECT w.client_id, w.plan_start, w.week_index, s.place % 8 AS day_index,
        (SELECT text FROM texts WHERE text_id = s.focus) AS focus, s.minutes
      FROM weeks w CROSS JOIN week_sessions s
      WHERE s.place BETWEEN 8 * w.\(number) + 1 AND 8 * w.\(number) + 7
    """
  }
}
