import Editing
import Files
import Findings
import Intake
import PlanStore
import Reporting
import Rulebook
import TrainingModel
import WorkoutLogs

/// Takes in a log sheet that came back: client by client what was typed into it, and nothing that stood there before.
struct LogSheetImport {
  private let store: PlanStore
  private let people: KnownPeople
  private let request: LogImportRequest
  private let rulebook: Rulebook

  init(_ store: PlanStore, _ rulebook: Rulebook, people: KnownPeople, _ request: LogImportRequest) {
    (self.store, self.rulebook, self.people, self.request) = (store, rulebook, people, request)
  }

  /// The same, as one coach has it taken in: of own clients alone.
  func of(_ coach: String) -> LogSheetImport {
    var own = request
    (own.coach, own.by) = (coach, coach)
    return LogSheetImport(store, rulebook, people: people, own)
  }

  /// Takes in a sheet that somebody has opened; messages call it `name`.
  ///
  /// - Returns: and throws as for one in memory.
  func run(_ file: InputFile, named name: String) throws -> [LogFileReport] {
    let bytes: [UInt8]
    do throws(IntakeFailure) { bytes = try file.prefix(SheetScan.maximumSize + 1) } catch {
      return [report(refused: error.findings.first ?? Self.unreadable(name), name)]
    }
    return try run(bytes, named: name)
  }

  private static func unreadable(_ name: String) -> Finding {
    Finding(.logUnreadable, "the log sheet can't be read", at: Place(file: name))
  }

  /// Takes in a sheet in memory; messages call it `name`.
  ///
  /// - Returns: a report for each client, in the order of the sheet, and one for lines that are no client's; one alone where it is refused.
  /// - Throws: `StoreError`, and `LogFailure` where nothing more can be stored.
  func run(_ bytes: [UInt8], named name: String) throws -> [LogFileReport] {
    let scan: LogSheetScan
    do throws(IntakeFailure) { scan = try LogSheetScan(bytes, named: name) } catch {
      return [report(refused: error.findings.first ?? Self.unreadable(name), name)]
    }
    var order: [String] = []
    var lines: [String: [LogSheetScan.Line]] = [:]
    for line in scan.lines {
      if lines[line.client] == nil { order.append(line.client) }
      lines[line.client, default: []].append(line)
    }
    let intake = try TypedIntake(store, rulebook, people: people, typing(name))
    var reports: [LogFileReport] = []
    var stray = report(of: nil, name)
    stray.unreadable = scan.unreadable
    var changed = ChangedPlan()
    for client in order {
      let own = lines[client] ?? []
      if let message = refusal(of: client, name) {
        for line in own { line.saysNothing ? stray.skip(line) : stray.unreadable.append((line.line, .logClient, message)) }
      } else {
        reports.append(try take(own, of: client, scan, intake, &changed))
      }
    }
    if !stray.unreadable.isEmpty || !stray.skipped.isEmpty || reports.isEmpty { reports.append(stray) }
    reports[0].findings = scan.findings + changed.findings(name) + reports[0].findings
    return reports
  }

  private func typing(_ name: String) -> TypedRequest {
    var typing = TypedRequest(
      author: TypedAuthor(source: .sheet, who: request.by, at: request.at), today: request.today, operation: request.operation,
      fieldNames: \.column)
    (typing.coach, typing.isDryRun, typing.failed) = (request.coach, request.isDryRun, request.failed)
    (typing.path, typing.file) = (name, PathText.name(of: name))
    return typing
  }

  private func report(of client: String?, _ name: String) -> LogFileReport {
    var report = LogFileReport(file: name, client: client)
    (report.app, report.isDryRun) = (.sheet, request.isDryRun)
    return report
  }

  private func report(refused finding: Finding, _ name: String) -> LogFileReport {
    var report = LogFileReport(refused: finding, file: name, client: nil, isDryRun: request.isDryRun)
    report.app = .sheet
    return report
  }

  /// Why nothing is taken of a client, as a sentence; nil where it may be.
  private func refusal(of client: String, _ name: String) -> String? {
    if client.isEmpty { return "the cell 'client_id' is empty: restore it" }
    if let asked = request.client, asked != client { return "the row is of another client than the one that was asked for" }
    return people.refusal(of: client, as: request.coach, at: name).map { finding in
      finding.message + (finding.hint.map { "; \($0)" } ?? "")
    }
  }

  private func take(
    _ lines: [LogSheetScan.Line], of client: String, _ scan: LogSheetScan, _ intake: TypedIntake, _ changed: inout ChangedPlan
  ) throws -> LogFileReport {
    var report = report(of: client, scan.path)
    let rows = try ClientRows(client, store, today: request.today)
    var sheet = SaidRows(scan, rows)
    for line in lines { try sheet.read(line, &report, &changed) }
    let shown = try store.shownCells(of: client)
    sheet.settle(shown, &report)
    report.count(sheet.figures, names: Set(sheet.said.map(\.row.exercise)).count, unit: rows.unit)
    if sheet.said.isEmpty { return report }
    let before = try intake.look(at: client).shown
    let outcome = try intake.take(sheet.entries, of: client)
    if let refused = outcome.refused {
      report.refused = refused
      return report
    }
    report.tell(outcome, days: sheet.days, known: Set(before.filter { !$0.value.isEmpty }.keys.compactMap { rows[$0]?.date }))
    return report
  }
}

/// Cells of the plan that were changed in a log sheet: told once, whoever's they are.
struct ChangedPlan {
  private var rows = 0
  private var columns: Set<SheetColumn> = []
  private var first: Int?

  mutating func add(_ changed: [SheetColumn], line: Int) {
    if changed.isEmpty { return }
    rows += 1
    columns.formUnion(changed)
    first = first ?? line
  }

  func findings(_ name: String) -> [Finding] {
    guard let first else { return [] }
    let names = SheetColumn.loggedPlan.filter(columns.contains).map { "'\($0)'" }.joined(separator: ", ")
    return [
      Finding(
        .sheetReadOnly,
        "\(rows) \(rows == 1 ? "row says" : "rows say") something else of the plan than the plan does, in \(names), "
          + "and that is not taken over", severity: .warning, at: Place(file: name, line: first),
        hint: "the plan is edited in the review sheet; what was done goes into \(TypedField.allCases.map(\.column).joined(separator: ", "))"
      )
    ]
  }
}

extension LogFileReport {
  /// Counts a row of which nothing was said.
  mutating func skip(_ line: LogSheetScan.Line) { skipped.append((line.line, .logNothingRecorded)) }

  /// Counts what a sheet says, whatever is stored of it.
  fileprivate mutating func count(_ figures: LogFigures, names: Int, unit: LoadUnit?) {
    (self.unit, exerciseNames) = (unit, names)
    (sessions, workingSets, rampSets, workingReps) = (figures.sessions, figures.workingSets, figures.rampSets, figures.workingReps)
    (workingTonnage, firstDate, lastDate) = (figures.workingTonnage, figures.firstDate, figures.lastDate)
  }

  /// Counts what became of the days of a sheet, and says what a person should know of it.
  ///
  /// - Parameters:
  ///   - days: the rows of which something was said, by their day.
  ///   - known: the days of which something was known before.
  fileprivate mutating func tell(_ outcome: TypedOutcome, days: [CalendarDate: [RowID]], known: Set<CalendarDate>) {
    let edited = Set(outcome.edits.map(\.subject))
    for (day, rows) in days {
      if !rows.contains(where: { edited.contains(.row($0)) }) {
        unchanged += 1
      } else if known.contains(day) {
        updated += 1
      } else {
        created += 1
      }
    }
    conflicts = outcome.conflicts.count
    findings += outcome.findings
  }
}
