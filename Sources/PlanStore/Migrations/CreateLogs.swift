import GRDB

extension Schema {
  /// What clients really did: a training day a row of `workout_logs`, its sessions, and their exercises with their sets.
  ///
  /// Sessions and exercises lie under numbers that begin with that of their day, so that a day is read as one range. An exercise holds its
  /// sets as a JSON array of arrays of numbers: one entry instead of four or five, which is half the room and a third of the time. Where
  /// sessions and exercises stand is told by numbers with gaps, so that what comes between moves nothing; the views count the places.
  static func createLogs(_ db: Database) throws {
    try db.execute(sql: workoutLogs("workout_logs"))
    try createWorkoutLogIndexes(db)
    try db.execute(
      sql: """
        CREATE TABLE log_parts (
          place INTEGER PRIMARY KEY CHECK (place >= 64),
          app INTEGER NOT NULL CHECK (app BETWEEN 0 AND 11),
          exported INTEGER NOT NULL,
          date TEXT NOT NULL CHECK (length(date) = 10),
          start INTEGER CHECK (start BETWEEN 0 AND 1439),
          minutes INTEGER CHECK (minutes BETWEEN 1 AND 1439),
          unit INTEGER NOT NULL CHECK (unit BETWEEN 0 AND 1),
          name TEXT NOT NULL,
          note TEXT
        ) STRICT;

        CREATE TABLE log_exercises (
          place INTEGER PRIMARY KEY CHECK (place >= 65536),
          position INTEGER NOT NULL CHECK (position >= 1),
          name INTEGER NOT NULL,
          exercise INTEGER,
          superset INTEGER,
          note TEXT,
          row_ids TEXT,
          sets TEXT NOT NULL
        ) STRICT;
        CREATE INDEX log_exercises_unknown ON log_exercises (name) WHERE exercise IS NULL;

        CREATE TABLE log_exports (
          client_id TEXT NOT NULL,
          app INTEGER NOT NULL CHECK (app BETWEEN 0 AND 11),
          newest INTEGER NOT NULL,
          pruned INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (client_id, app)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE log_imports (
          entry INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          who TEXT NOT NULL,
          client_id TEXT NOT NULL,
          source TEXT NOT NULL,
          file TEXT NOT NULL,
          created INTEGER NOT NULL CHECK (created >= 0),
          updated INTEGER NOT NULL CHECK (updated >= 0),
          deleted INTEGER NOT NULL CHECK (deleted >= 0)
        ) STRICT;
        CREATE INDEX log_imports_by_client ON log_imports (client_id);

        CREATE TABLE log_changes (
          client_id TEXT NOT NULL PRIMARY KEY,
          count INTEGER NOT NULL CHECK (count >= 1)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE block_logs (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          count INTEGER NOT NULL CHECK (count >= 1),
          settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
          PRIMARY KEY (client_id, plan_start)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE log_names (
          app TEXT NOT NULL,
          name TEXT NOT NULL CHECK (length(name) >= 1),
          exercise_id TEXT,
          who TEXT NOT NULL,
          at TEXT NOT NULL,
          PRIMARY KEY (app, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE archived_logs (
          entry INTEGER PRIMARY KEY,
          log_id TEXT NOT NULL,
          user_id TEXT NOT NULL,
          program_id TEXT NOT NULL,
          week_index INTEGER NOT NULL,
          day_index INTEGER NOT NULL,
          reason TEXT NOT NULL CHECK (reason = 'merged' OR reason = 'deleted'),
          at TEXT NOT NULL,
          content TEXT NOT NULL CHECK (json_valid(content))
        ) STRICT;
        CREATE INDEX archived_logs_by_client ON archived_logs (user_id);
        """)
    for view in [partsView, exercisesView, setsView] { try db.execute(sql: view) }
  }

  /// The table of training days, by whatever name: a clean-up makes it anew beside an old one.
  ///
  /// `note` is there for tables of other systems that are merged in: what apps and people say stands at sessions, exercises and sets.
  static func workoutLogs(_ name: String) -> String {
    """
    CREATE TABLE \(name) (
      log_number INTEGER PRIMARY KEY,
      log_id TEXT NOT NULL,
      user_id TEXT NOT NULL,
      program_id TEXT NOT NULL,
      week_index INTEGER NOT NULL,
      day_index INTEGER NOT NULL CHECK (day_index BETWEEN 1 AND 7),
      date TEXT NOT NULL CHECK (length(date) = 10),
      source TEXT NOT NULL,
      completed INTEGER NOT NULL CHECK (completed IN (0, 1)),
      note TEXT,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1)
    ) STRICT
    """
  }

  /// The one constraint of training days, and the ways in which they are looked up.
  static func createWorkoutLogIndexes(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE UNIQUE INDEX IF NOT EXISTS workout_logs_by_day ON workout_logs (user_id, program_id, week_index, day_index);
        CREATE UNIQUE INDEX IF NOT EXISTS workout_logs_by_id ON workout_logs (log_id);
        CREATE INDEX IF NOT EXISTS workout_logs_by_date ON workout_logs (user_id, date);
        """)
  }

  private static func word(_ column: String, _ words: [String]) -> String {
    "CASE \(column) " + words.enumerated().map { "WHEN \($0.offset) THEN '\($0.element)'" }.joined(separator: " ") + " END"
  }

  private static let appWords = [
    "strong", "hevy", "fitnotes", "fitbod", "gymbook", "stronglifts", "wide", "csv", "jsonl", "mapped", "sheet", "hand",
  ]

  private static let partsOfLog = "p.place BETWEEN 64 * l.log_number AND 64 * l.log_number + 63"

  private static let partsView = """
    CREATE VIEW workout_parts AS
      SELECT l.log_id, (SELECT count(*) FROM log_parts o WHERE o.place BETWEEN 64 * l.log_number AND p.place) AS part,
        p.date, CASE WHEN p.start IS NOT NULL THEN printf('%02d:%02d', p.start / 60, p.start % 60) END AS start, p.minutes, p.name,
        \(word("p.app", appWords)) AS app,
        CASE p.unit WHEN 0 THEN 'kg' WHEN 1 THEN 'lb' END AS unit, p.exported, p.note
      FROM workout_logs l CROSS JOIN log_parts p
      WHERE \(partsOfLog)
    """

  private static let partOfExercise = "(SELECT count(*) FROM log_parts o WHERE o.place BETWEEN 64 * l.log_number AND e.place >> 10) AS part"
  private static let orderOfExercise = """
    (SELECT count(*) FROM log_exercises o
          WHERE o.place BETWEEN (e.place >> 10) << 10 AND (e.place >> 10 << 10) + 1023
            AND (o.position, o.place) <= (e.position, e.place)) AS order_index
    """
  private static let exercisesOfLog = "e.place BETWEEN 65536 * l.log_number AND 65536 * l.log_number + 65535"

  private static let exercisesView = """
    CREATE VIEW workout_exercises AS
      SELECT l.log_id, \(partOfExercise),
        \(orderOfExercise),
        (SELECT text FROM texts WHERE text_id = e.exercise) AS exercise_id,
        (SELECT text FROM texts WHERE text_id = e.name) AS name_written, e.superset, e.note
      FROM workout_logs l CROSS JOIN log_exercises e
      WHERE \(exercisesOfLog)
    """

  /// A set is an array: kind, repetitions, load in hundredths, which of the row ids, half steps of RPE, seconds, centimetres, pain, side,
  /// whether it is flagged, note; what is not said at its end is left away.
  private static let setsView: String = {
    let letters = "bcdfghjklmnpqrstvwxz"
    let id = "json_extract(e.row_ids, '$[' || json_extract(s.value, '$[3]') || ']')"
    var (power, row) = (1, "")
    for _ in 0..<12 {
      row = " || substr('\(letters)', 1 + \(id) / \(power) % 20, 1)" + row
      power *= 20
    }
    return """
      CREATE VIEW workout_sets AS
        SELECT l.log_id, \(partOfExercise),
          \(orderOfExercise),
          s.key + 1 AS set_index, \(word("json_extract(s.value, '$[0]')", ["work", "ramp", "drop", "failure"])) AS kind,
          'r'\(row) AS row_id,
          json_extract(s.value, '$[1]') AS reps, json_extract(s.value, '$[5]') AS seconds, json_extract(s.value, '$[6]') / 100.0 AS metres,
          json_extract(s.value, '$[2]') / 100.0 AS load,
          CASE p.unit WHEN 0 THEN 'kg' WHEN 1 THEN 'lb' END AS unit, json_extract(s.value, '$[4]') / 2.0 AS rpe,
          json_extract(s.value, '$[7]') AS pain, \(word("json_extract(s.value, '$[8]')", ["left", "right"])) AS side,
          json_extract(s.value, '$[10]') AS note, coalesce(json_extract(s.value, '$[9]'), 0) AS flagged
        FROM workout_logs l CROSS JOIN log_exercises e CROSS JOIN log_parts p CROSS JOIN json_each(e.sets) s
        WHERE \(exercisesOfLog)
          AND p.place = e.place >> 10
      """
  }()
}
