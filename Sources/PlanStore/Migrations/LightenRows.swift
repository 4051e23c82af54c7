import GRDB

extension Schema {
  /// One table of rows in the place of two: numbers instead of words, each text once in a table of its own, and a week's rows side by side
  /// under a number that stands in `weeks`. What is approved is told by `weeks` alone, so that no row ever moves.
  ///
  /// `schedule_preview`, `schedule` and `plan_rows` go on as views, with the columns that they had. The rows are compared with what was
  /// there before the old tables go.
  static func lightenRows(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE texts (
          text_id INTEGER PRIMARY KEY,
          text TEXT NOT NULL UNIQUE
        ) STRICT;
        INSERT INTO texts VALUES (0, '');

        CREATE TABLE week_numbers (last INTEGER NOT NULL CHECK (last >= 0)) STRICT;

        CREATE TABLE prescriptions (
          place INTEGER PRIMARY KEY CHECK (place >= 256),
          row_id INTEGER NOT NULL CHECK (row_id BETWEEN 0 AND 4095999999999999),
          day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
          order_index INTEGER NOT NULL CHECK (order_index >= 1),
          exercise INTEGER NOT NULL,
          kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7),
          measure INTEGER NOT NULL CHECK (measure BETWEEN 0 AND 5),
          sets INTEGER NOT NULL CHECK (sets >= 1),
          reps_min INTEGER NOT NULL CHECK (reps_min >= 0),
          reps_max INTEGER CHECK (reps_max >= reps_min),
          load INTEGER CHECK (load >= 0),
          basis INTEGER NOT NULL CHECK (basis BETWEEN 0 AND 6),
          target INTEGER NOT NULL,
          rir INTEGER CHECK (rir BETWEEN 0 AND 10),
          rest_s INTEGER NOT NULL CHECK (rest_s >= 0),
          tempo INTEGER NOT NULL,
          superset INTEGER NOT NULL,
          note INTEGER NOT NULL,
          reasons INTEGER NOT NULL
        ) STRICT;

        ALTER TABLE weeks ADD COLUMN number INTEGER NOT NULL DEFAULT 0 CHECK (number >= 0);
        ALTER TABLE weeks ADD COLUMN force_number INTEGER CHECK (force_number >= 1);
        """)
    try numberWeeks(db)
    for column in ["exercise_id", "target", "tempo", "superset", "note", "reasons"] {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO texts (text)
          SELECT DISTINCT \(column) FROM schedule_preview UNION SELECT DISTINCT \(column) FROM schedule ORDER BY 1
          """)
    }
    for (table, number, view) in [
      ("schedule_preview", "number", newestRows("moved_rows")), ("schedule", "force_number", rowsInForce("moved_rows")),
    ] {
      try moveRows(db, from: table, number: number)
      try db.execute(sql: view)
      try expectSame(db, table, "moved_rows")
      try db.execute(sql: "DROP VIEW moved_rows")
    }
    try db.execute(sql: "DROP VIEW plan_rows; DROP TABLE schedule_preview; DROP TABLE schedule;")
    try db.execute(sql: newestRows("schedule_preview"))
    try db.execute(sql: rowsInForce("schedule"))
    try db.execute(
      sql: """
        CREATE VIEW plan_rows AS
          SELECT \(planRowNames), 0 AS is_approved FROM schedule_preview
          UNION ALL
          SELECT \(planRowNames), 1 AS is_approved FROM schedule
        """)
    try guardRows(db)
  }

  /// Gives every version of a week that is stored its number.
  private static func numberWeeks(_ db: Database) throws {
    let finalized = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'weeks_finalized_update'")
    try db.execute(sql: "DROP TRIGGER weeks_finalized_update")
    try db.execute(
      sql: """
        UPDATE weeks SET number = n.number,
          force_number = CASE WHEN force_revision = revision THEN n.number WHEN force_revision IS NOT NULL THEN n.number + 1 END
        FROM (
          SELECT client_id, plan_start, week_index, 2 * row_number() OVER (ORDER BY client_id, plan_start, week_index) - 1 AS number
          FROM weeks) n
        WHERE n.client_id = weeks.client_id AND n.plan_start = weeks.plan_start AND n.week_index = weeks.week_index;
        INSERT INTO week_numbers SELECT 2 * count(*) FROM weeks;
        """)
    if let finalized { try db.execute(sql: finalized) }
  }

  /// Writes the rows of an old table, week by week in the order in which they are read.
  private static func moveRows(_ db: Database, from table: String, number: String) throws {
    let tooMany = try Row.fetchOne(
      db,
      sql: "SELECT client_id, plan_start FROM \(table) GROUP BY client_id, plan_start, week_index HAVING count(*) > 256 LIMIT 1")
    if let tooMany {
      let (client, start): (String, String) = (tooMany[0], tooMany[1])
      throw DatabaseError(
        resultCode: .SQLITE_TOOBIG, message: "a week of the block of client \(client) from \(start) has more than 256 rows")
    }
    func text(_ column: String) -> String { "(SELECT text_id FROM texts WHERE text = p.\(column))" }
    func code(_ column: String, _ words: [String]) -> String {
      "CASE p.\(column) " + words.enumerated().map { "WHEN '\($0.element)' THEN \($0.offset)" }.joined(separator: " ") + " END"
    }
    let id = (0..<12).reduce("0") { "(\($0)) * 20 + instr('\(rowLetters)', substr(p.row_id, \($1 + 2), 1)) - 1" }
    try db.execute(
      sql: """
        INSERT INTO prescriptions
        SELECT 256 * w.\(number) - 1 + row_number() OVER (PARTITION BY w.\(number) ORDER BY p.day_index, p.order_index, p.row_id),
          \(id), p.day_index, p.order_index, \(text("exercise_id")), \(code("kind", kindWords)), \(code("measure", measureWords)),
          p.sets, p.reps_min, p.reps_max, CAST(round(p.load * 100) AS INTEGER), \(code("load_basis", basisWords)), \(text("target")), p.rir,
          p.rest_s, \(text("tempo")), \(text("superset")), \(text("note")), \(text("reasons"))
        FROM weeks w CROSS JOIN \(table) p
        WHERE p.client_id = w.client_id AND p.plan_start = w.plan_start AND p.week_index = w.week_index AND w.\(number) IS NOT NULL
        """)
  }

  /// Fails where the view says anything else than the table.
  private static func expectSame(_ db: Database, _ table: String, _ view: String) throws {
    let counts = try ["SELECT count(*) FROM \(table)", "SELECT count(*) FROM \(view)"].map { try Int.fetchOne(db, sql: $0) }
    let differs = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT \(planRowNames) FROM \(table) EXCEPT SELECT \(planRowNames) FROM \(view))")
    guard counts[0] == counts[1], differs == false else {
      throw DatabaseError(
        resultCode: .SQLITE_CONSTRAINT,
        message: "the rows of '\(table)' don't fit the weeks that they are of; run 'mesocycle doctor' of the version that wrote them")
    }
  }

  /// Rows of what is approved stay as they are until another version of the week is; texts stay for ever.
  ///
  /// An insert has no guard: a look-up at each row would make a night half as long again. Whatever slips in so is found by its week's count
  /// and hash, when the week is finalized and by the doctor.
  private static func guardRows(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE UNIQUE INDEX weeks_in_force ON weeks (force_number) WHERE force_number IS NOT NULL;

        CREATE TRIGGER prescriptions_in_force_delete BEFORE DELETE ON prescriptions
        WHEN EXISTS (SELECT 1 FROM weeks WHERE force_number = OLD.place >> 8)
        BEGIN SELECT RAISE(ABORT, 'a row of an approved week is never changed'); END;

        CREATE TRIGGER prescriptions_in_force_update BEFORE UPDATE ON prescriptions
        WHEN EXISTS (SELECT 1 FROM weeks WHERE force_number = OLD.place >> 8 OR force_number = NEW.place >> 8)
        BEGIN SELECT RAISE(ABORT, 'a row of an approved week is never changed'); END;

        CREATE TRIGGER texts_update BEFORE UPDATE ON texts
        BEGIN SELECT RAISE(ABORT, 'a text that rows may hold is never changed'); END;

        CREATE TRIGGER texts_delete BEFORE DELETE ON texts
        BEGIN SELECT RAISE(ABORT, 'a text that rows may hold is never changed'); END;
        """)
  }

  /// The view of what nobody has approved yet.
  private static func newestRows(_ name: String) -> String {
    "CREATE VIEW \(name) AS" + planRows("number", where: "w.number IS NOT w.force_number")
  }

  /// The view of what clients train by.
  private static func rowsInForce(_ name: String) -> String {
    "CREATE VIEW \(name) AS" + planRows("force_number", where: "w.force_number IS NOT NULL")
  }

  /// The order of the tables is forced: SQLite knows nothing of how few rows a week has.
  private static func planRows(_ number: String, where condition: String) -> String {
    func text(_ column: String, as name: String) -> String { "(SELECT text FROM texts WHERE text_id = r.\(column)) AS \(name)" }
    func word(_ column: String, _ words: [String], as name: String) -> String {
      "CASE r.\(column) " + words.enumerated().map { "WHEN \($0.offset) THEN '\($0.element)'" }.joined(separator: " ") + " END AS \(name)"
    }
    var (power, letters) = (1, "")
    for _ in 0..<12 {
      letters = " || substr('\(rowLetters)', 1 + r.row_id / \(power) % 20, 1)" + letters
      power *= 20
    }
    return """

        SELECT w.client_id, w.plan_start, 'r'\(letters) AS row_id, w.week_index, r.day_index, r.order_index,
          date(w.plan_start, (7 * w.week_index + r.day_index - 8) || ' days') AS date, \(text("exercise", as: "exercise_id")),
          \(word("kind", kindWords, as: "kind")),
          \(word("measure", measureWords, as: "measure")),
          r.sets, r.reps_min, r.reps_max, r.load / 100.0 AS load, b.unit,
          \(word("basis", basisWords, as: "load_basis")),
          \(text("target", as: "target")), r.rir, r.rest_s, \(text("tempo", as: "tempo")),
          \(text("superset", as: "superset")), \(text("note", as: "note")),
          \(text("reasons", as: "reasons"))
        FROM weeks w CROSS JOIN blocks b CROSS JOIN prescriptions r
        WHERE \(condition) AND b.client_id = w.client_id AND b.plan_start = w.plan_start
          AND r.place BETWEEN 256 * w.\(number) AND 256 * w.\(number) + 255
      """
  }

  private static let planRowNames = """
    client_id, plan_start, row_id, week_index, day_index, order_index, date, exercise_id, kind, measure, sets, reps_min, reps_max, load, \
    unit, load_basis, target, rir, rest_s, tempo, superset, note, reasons
    """
  private static let rowLetters = "bcdfghjklmnpqrstvwxz"
  private static let kindWords = ["work", "ramp", "top", "backoff", "amrap", "test", "cardio", "mobility"]
  private static let measureWords = ["reps", "reps_each_side", "seconds", "seconds_each_side", "minutes", "metres"]
  private static let basisWords = ["total", "per_hand", "added", "assist", "stack", "band", "none"]
}
