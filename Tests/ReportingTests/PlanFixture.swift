import GRDB
import PlanStore
import TrainingModel

/// A small database with plans, made row by row so that tests can put anything into it.
struct PlanFixture {
  let path: String
  let store: PlanStore
  private let queue: DatabaseQueue

  /// An empty store in `folder`.
  init(_ folder: TemporaryFolder) throws {
    path = folder.path("plans.sqlite")
    store = try PlanStore.open(path: path, mode: .readWrite)
    queue = try DatabaseQueue(path: path)
  }

  /// Two clients of the coach marta: Dana with four weeks, and one who is held.
  static func marta(_ folder: TemporaryFolder) throws -> PlanFixture {
    let fixture = try PlanFixture(folder)
    try fixture.run(
      """
      INSERT INTO exercise_names VALUES ('barbell_bench_press', 'Barbell Bench Press'), ('plank', 'Plank, Front');
      INSERT INTO rule_refs VALUES (7, 'goal.hypertrophy.intermediate', 'rules/goals.yaml', 41, '6 to 12 reps for a main lift');
      """)
    try fixture.client("c-1042", name: "Dana Reyes", outcome: "new", start: "2026-12-07")
    try fixture.block("c-1042", start: "2026-12-07")
    for week in 1...4 {
      try fixture.row(
        "c-1042", "2026-12-07", week: week, order: 1, id: "rbcdfghjklmn\("pqrs".dropFirst(week - 1).first!)", load: 70 + Double(week) * 2.5)
      try fixture.row(
        "c-1042", "2026-12-07", week: week, order: 2, id: "rbcdfghjklmz\("pqrs".dropFirst(week - 1).first!)", exercise: "plank",
        measure: "seconds",
        repsMin: 30, repsMax: 30, load: nil, basis: "none", target: "find by effort", tempo: "", note: "slow; =careful", superset: "A")
    }
    try fixture.finding("c-1042", 0, code: "volume.below_floor", severity: "warning", week: 1, message: "glutes get 2 sets of 4")
    try fixture.finding("c-1042", 1, code: "slot.dropped", severity: "info", week: 1, message: "one slot is left out")
    try fixture.client("x-007", name: "=Müller", outcome: "held", start: nil)
    try fixture.finding(
      "x-007", 0, code: "gate.conditions_missing", severity: "error", week: nil, message: "'conditions' is missing", hint: "write none")
    return fixture
  }

  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try queue.write { try $0.execute(sql: sql, arguments: arguments) }
  }

  /// The key of a text, as rows hold it.
  func key(_ text: String) throws -> Int {
    try run("INSERT INTO texts (hash, text) SELECT 0, ?1 WHERE NOT EXISTS (SELECT 1 FROM texts WHERE text = ?1)", [text])
    return try queue.read { try Int.fetchOne($0, sql: "SELECT text_id FROM texts WHERE text = ?", arguments: [text]) } ?? 0
  }

  /// The condition that a row is of a version of a week that nobody has approved.
  static let isPreviewed = "place >> 8 IN (SELECT number FROM weeks WHERE number IS NOT force_number)"

  /// The columns of a row after its place.
  static let columns = """
    row_id, day_index, order_index, exercise, kind, measure, sets, reps_min, reps_max, load, basis, target, rir, rest_s, tempo, superset, \
    note, reasons
    """

  func number(_ sql: String) throws -> Int? { try queue.read { try Int.fetchOne($0, sql: sql) } }

  func client(_ id: String, name: String, coach: String = "marta", outcome: String, start: String?) throws {
    try run(
      """
      INSERT INTO clients (client_id, coach_id, coach_name, client_name, record_digest, profile_digest, outcome, reached, outcome_run, is_present,
        is_suspended, preview_start, notes) VALUES (?, ?, 'Marta', ?, zeroblob(16), zeroblob(16), ?, 'stored', 'run', 1, 0, ?, '')
      """, [id, coach, name, outcome, start])
  }

  func block(_ id: String, start: String, unit: String = "kg") throws {
    try run("INSERT INTO blocks VALUES (?, ?, ?, zeroblob(16), zeroblob(16), 'run', 0, 1, NULL)", [id, start, unit])
    for (place, phase) in ["introduce", "build", "overreach", "deload"].enumerated() {
      try run(
        """
        INSERT INTO weeks (client_id, plan_start, week_index, phase, status, revision, content_hash, row_count, number)
        VALUES (?, ?, ?, ?, 'pending', 1, ?, 2, (SELECT coalesce(max(number), 0) + 1 FROM weeks))
        """,
        [id, start, place + 1, phase, String(repeating: "\(place)", count: 32)])
      try run("INSERT INTO week_sessions SELECT 8 * max(number) + 1, ?, 56 FROM weeks", [try key("Upper A")])
    }
  }

  func row(
    _ client: String, _ start: String, week: Int, day: Int = 1, order: Int, id: String, exercise: String = "barbell_bench_press",
    kind: String = "work",
    measure: String = "reps", repsMin: Int = 6, repsMax: Int? = 8, load: Double?, basis: String = "total", target: String = "",
    tempo: String = "2-0-1-0", note: String = "", superset: String = ""
  ) throws {
    let week = try number(
      "SELECT number FROM weeks WHERE client_id = '\(client)' AND plan_start = '\(start)' AND week_index = \(week)")
    var place = 256 * (week ?? 0) + (day - 1) * 36 + min(order, 35)
    while try number("SELECT 1 FROM prescriptions WHERE place = \(place)") != nil { place += 1 }
    let codes = (RowKind(id: kind)?.rawValue, Measure(id: measure)?.rawValue, LoadBasis(id: basis)?.rawValue)
    try run(
      "INSERT INTO prescriptions (place, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, 3, ?, ?, ?, ?, ?, 3, 150, ?, ?, ?, ?)",
      [
        place, RowID(text: id).map { Int64($0.rawValue) }, day, order, try key(exercise), codes.0.map { Int($0) }, codes.1.map { Int($0) },
        repsMin, repsMax, load.map { Int(($0 * 100).rounded()) }, codes.2.map { Int($0) }, try key(target), try key(tempo),
        try key(superset), try key(note), try key("7"),
      ])
  }

  func finding(_ client: String, _ ordinal: Int, code: String, severity: String, week: Int?, message: String, hint: String? = nil) throws {
    try run(
      "INSERT INTO client_findings (client_id, ordinal, code, severity, week_index, message, hint) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [client, ordinal, code, severity, week, message, hint])
  }
}
