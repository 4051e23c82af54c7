import Foundation
import Planning
import Rulebook
import TrainingModel

/// Runs every measurement and prints the table.
struct BenchReport {
  private let arguments: BenchArguments
  private let folder: String
  private let shell: Shell

  init(_ arguments: BenchArguments) throws {
    self.arguments = arguments
    folder = NSTemporaryDirectory() + "mesocycle-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    shell = Shell()
  }

  func run() throws {
    defer { if !arguments.keepsFiles { try? FileManager.default.removeItem(atPath: folder) } }
    let (rulebook, findings) = RulebookLoader.load(layers: [arguments.rules])
    guard let rulebook else {
      print("the rules have \(findings.count) findings; run 'mesocycle rules lint'")
      return
    }
    try writeClients(arguments.clients, rulebook)
    let first = try night(arguments.clients, "first")
    report(first)
    try reportForced(first)
    let importing = try compareImport(first)
    try compareSheets()
    try compareApproval(importing)
    try compareNights(importing)
    try measureImport()
    try writeClients(arguments.manyClients, rulebook)
    let many = try night(arguments.manyClients, "many")
    let again = try night(arguments.manyClients, "many")
    row("\(arguments.manyClients) clients, first run", "\(text(many["seconds"])) s, peak \(text(many["peak_mb"])) MB")
    row("  peak against \(arguments.clients) clients", ratio(many["peak_mb"], first["peak_mb"]), "at most 1.2, under 200 MB")
    row("  unchanged second run", "\(text(again["seconds"])) s, \(Int(again["outcome.unchanged"] ?? 0)) unchanged")
    row("  second run against first", ratio(again["seconds"], many["seconds"]), "at most 0.05")
    try startUp()
  }

  private func report(_ night: [String: Double]) {
    let clients = Double(arguments.clients)
    row(
      "\(arguments.clients) clients planned and stored",
      "\(text(night["seconds"])) s, \(Int(clients / (night["seconds"] ?? 1))) clients/s")
    row("  CPU a client", "\(Int((night["cpu"] ?? 0) / clients * 1e6)) µs in all")
    let names = StageName.allCases.map(\.id)
    let planning = names.compactMap { night["stage.\($0)"] }.reduce(0, +)
    let stages = names.filter { night["stage.\($0)"] != nil }.map { "\($0) \(Int((night["stage.\($0)"] ?? 0) / clients * 1e6))" }.joined(
      separator: ", ")
    row("  planning", "\(Int(planning / clients * 1e6)) µs (\(stages))", "at most 600 µs")
    row("  peak memory", "\(text(night["peak_mb"])) MB")
    let outcomes = Outcome.allCases.map { "\(Int(night["outcome.\($0.id)"] ?? 0)) \($0.id)" }.joined(separator: ", ")
    row("  outcomes", outcomes)
    row("  delivered", "\(Int(night["delivered"] ?? 0)), clean \(text((night["clean"] ?? 0) / max(1, night["delivered"] ?? 1) * 100)) %")
    let causes = night.filter { $0.key.hasPrefix("cause.") }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (name, count) in causes { row("    \(name.dropFirst(6))", "\(Int(count)) clients") }
  }

  /// What of the warnings a limit of the client's forces: who has no other counts as clean.
  private func reportForced(_ night: [String: Double]) throws {
    let figures = Self.figures(
      try shell.run(
        "'\(Shell.program("mesocycle-bench"))' --forced --sample \(arguments.sample) --profiles '\(folder)/\(arguments.clients).jsonl' --rules '\(arguments.rules)'"
      ))
    let (planned, warned, asked) = (figures["planned"] ?? 0, figures["warned"] ?? 0, figures["asked"] ?? 0)
    // Those who were not asked are taken to be like those who were.
    let forced = asked > 0 ? (figures["forced_only"] ?? 0) / asked * warned : 0
    row("  clean but for what a limit forces", "\(text((planned - warned + forced) / max(1, planned) * 100)) %", "at least 95 %")
    row("    clients with warnings asked", "\(Int(asked)) of \(Int(warned)), \(Int(figures["forced_only"] ?? 0)) with forced ones alone")
    let verdicts = figures.filter { $0.key.hasPrefix("forced.") }.map {
      (name: $0.key.dropFirst(7).split(separator: "/"), count: Int($0.value))
    }
    for code in Set(verdicts.map { $0.name[0] }).sorted() {
      let by = verdicts.filter { $0.name[0] == code }.sorted { ($1.count, $0.name[1]) < ($0.count, $1.name[1]) }
      row("    \(code)", "forced by " + by.map { "\($0.name[1]) \($0.count)" }.joined(separator: ", "))
    }
  }

  /// The very same rows through `sqlite3 .import`, in key order, into a plain untyped table with the same key and settings.
  private func compareImport(_ night: [String: Double]) throws -> Double {
    let database = "\(folder)/first.sqlite"
    let columns = try shell.sqlite(database, "SELECT group_concat(name) FROM pragma_table_info('schedule_preview')")
    let rows = try shell.sqlite(database, "SELECT count(*) FROM schedule_preview")
    let page = try shell.sqlite(database, "PRAGMA page_size")
    let query = "SELECT * FROM schedule_preview ORDER BY client_id, plan_start, row_id"
    try shell.run("sqlite3 -csv '\(database)' '\(query)' > '\(folder)/rows.csv'")
    let seconds = try shell.time(
      """
      sqlite3 '\(folder)/import.sqlite' 'PRAGMA page_size = \(page)' 'PRAGMA journal_mode = WAL' 'PRAGMA synchronous = NORMAL' \
      'CREATE TABLE plain (\(columns), PRIMARY KEY (client_id, plan_start, row_id)) WITHOUT ROWID' '.import --csv \(folder)/rows.csv plain' \
      > /dev/null
      """)
    let imported = try shell.sqlite("\(folder)/import.sqlite", "SELECT count(*) FROM plain")
    row("sqlite3 .import of the same \(rows) rows", "\(text(seconds)) s" + (imported == rows ? "" : " (only \(imported) rows!)"))
    row("  profiles to committed previews against it", ratio(night["seconds"], seconds), "at most 0.85")
    row("  the database against the bytes of their CSV", ratio(try bytes("first.sqlite"), try bytes("rows.csv")), "at most 0.40")
    return seconds
  }

  private func bytes(_ name: String) throws -> Double? {
    try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size].flatMap { ($0 as? NSNumber)?.doubleValue }
  }

  /// Everybody's weeks, as the sheets have them; what coaches and clients then read is written too.
  private func compareApproval(_ importing: Double) throws {
    let seconds = try shell.time(
      """
      '\(Shell.program("mesocycle"))' approve --all --by bench --yes --today 2026-12-02 --database '\(folder)/first.sqlite' \
      --clients '\(folder)/\(arguments.clients).jsonl' --rules '\(arguments.rules)' --output '\(folder)/sheets' > '\(folder)/approve.txt' 2>&1
      """)
    row("approve --all", "\(text(seconds)) s")
    row("  against sqlite3 .import of the rows", ratio(seconds, importing), "at most 0.8")
  }

  /// A whole night with everything that people read, and the one after everything of it was approved.
  private func compareNights(_ importing: Double) throws {
    let output = "\(folder)/whole"
    func time(_ verb: String) throws -> Double {
      try shell.time(
        """
        '\(Shell.program("mesocycle"))' \(verb) --today 2026-12-02 --output '\(output)' --database '\(output)/mesocycle.sqlite' \
        --clients '\(folder)/\(arguments.clients).jsonl' --rules '\(arguments.rules)' > '\(folder)/whole.txt' 2>&1
        """)
    }
    let first = try time("nightly")
    row("first whole nightly, with sheets, pages and client lists", "\(text(first)) s")
    row("  against sqlite3 .import of the rows", ratio(first, importing), "at most 1.9")
    _ = try time("approve --all --by bench --yes")
    let after = try time("nightly")
    row("the night after everything was approved, with calendars and printable pages", "\(text(after)) s")
    row("  against sqlite3 .import of the rows", ratio(after, importing), "at most 3.5")
  }

  private func compareSheets() throws {
    let database = "\(folder)/first.sqlite"
    let program = Shell.program("mesocycle")
    let csv = try shell.time(
      "'\(program)' export --as csv --to '\(folder)/all.csv' --rules '\(arguments.rules)' --today 2026-12-02 --database '\(database)' > /dev/null"
    )
    let base = try shell.time("sqlite3 -csv '\(database)' \"\(Self.sheetQuery)\" > '\(folder)/base.csv'")
    let both = try shell.time(
      "'\(program)' export --rules '\(arguments.rules)' --today 2026-12-02 --database '\(database)' --output '\(folder)/sheets' > /dev/null"
    )
    row("sheet of all clients as CSV", "\(text(csv)) s; sqlite3 -csv of the same columns \(text(base)) s")
    row("  against it", ratio(csv, base), "at most 0.35")
    row("all coaches' CSV, JSON and client lists", "\(text(both)) s")
  }

  private func measureImport() throws {
    let figures = try ImportMeasure(shell: shell, folder: folder, rules: arguments.rules).run(
      profiles: "\(folder)/\(arguments.clients).jsonl")
    row(
      "sheet of \(figures.rows) rows, \(figures.changed) changed, taken in",
      "\(text(figures.imported)) s, \(figures.stored) blocks stored; sqlite3 .import of it \(text(figures.sqlite)) s")
    row("  against it", ratio(figures.imported, figures.sqlite), "at most 1.7")
    row("  the same sheet again", "\(text(figures.again)) s, nothing stored: \(ratio(figures.again, figures.sqlite))", "at most 1.3")
  }

  /// The columns of the review sheet as SQL.
  private static let sheetQuery = """
    SELECT row_id, p.client_id, client_name, p.plan_start, p.week_index, phase, date, strftime('%w', date), focus, status, order_index, superset,
    p.exercise_id, name, kind, measure, sets, reps_min, reps_max, load, unit, load_basis, target, rir, rest_s, tempo, note, '', revision
    FROM plan_rows p JOIN clients USING (client_id) JOIN weeks w USING (client_id, plan_start, week_index)
    JOIN sessions s USING (client_id, plan_start, week_index, day_index) JOIN exercise_names USING (exercise_id)
    ORDER BY p.client_id, p.plan_start, p.week_index, p.day_index, order_index
    """

  private func startUp() throws {
    let program = Shell.program("mesocycle")
    let lint = "rules lint --rules '\(arguments.rules)'"
    for (name, command, bound) in [("mesocycle --help", "--help", "20 ms"), ("rules lint", lint, "150 ms")] {
      // Started many times by one shell, so that what starting the shell costs is not counted.
      let seconds = try shell.time("i=0; while [ $i -lt 20 ]; do '\(program)' \(command) > /dev/null; i=$((i+1)); done") / 20
      row(name, "\(Int(seconds * 1000)) ms (mean of 20)", "under \(bound)")
    }
  }

  private func writeClients(_ count: Int, _ rulebook: Rulebook) throws {
    let conditions = rulebook.conditions.filter(\.mayBeStated).map(\.id)
    var clients = SyntheticClients(goals: rulebook.goals.map(\.id), conditions: conditions, seed: arguments.seed)
    try clients.write(count, to: "\(folder)/\(count).jsonl")
  }

  private func night(_ count: Int, _ name: String) throws -> [String: Double] {
    let output = try shell.run(
      "'\(Shell.program("mesocycle-bench"))' --worker '\(folder)/\(name).sqlite' --profiles '\(folder)/\(count).jsonl' --rules '\(arguments.rules)' --jobs \(arguments.jobs)"
    )
    return Self.figures(output)
  }

  /// The `name value` lines of a process.
  private static func figures(_ output: String) -> [String: Double] {
    var figures: [String: Double] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2 { figures[String(parts[0])] = Double(parts[1]) }
    }
    return figures
  }

  private func row(_ name: String, _ value: String, _ bound: String = "") {
    let padding = String(repeating: " ", count: max(1, 48 - name.count))
    print("\(name)\(padding)\(value)\(bound.isEmpty ? "" : "   (\(bound))")")
  }

  private func ratio(_ a: Double?, _ b: Double?) -> String { "\(text((a ?? 0) / max(1e-9, b ?? 0)))×" }

  private func text(_ value: Double?) -> String { String(format: "%.3g", value ?? .nan) }
}
