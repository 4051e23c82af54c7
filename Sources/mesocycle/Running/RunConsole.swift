import ArgumentParser
import Files
import Findings
import Foundation
import Nightly
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// Runs a night on the terminal: the progress bar, the findings, the last line and the exit code.
struct RunConsole {
  private let settings: Settings
  private let console: Console
  private let format: OutputFormat

  init(_ settings: Settings, format: OutputFormat) {
    (self.settings, self.format) = (settings, format)
    console = Console(settings)
  }

  func run(_ asked: RunRequest) async throws {
    var request = asked
    if settings.progress { request.progress = { done, total in ProgressBar.draw(done, of: total) } }
    let report = await NightlyRun(request).run()
    if settings.progress { ProgressBar.clear() }
    let troubled = report.clients.filter { [.rejected, .infeasible, .failed].contains($0.outcome) }
    // A log grows night by night: each night that has something to say begins with its moment and ends with what stopped it.
    let findings = report.findings.filter { !request.remarks.contains($0) }
    if !troubled.isEmpty || !findings.isEmpty { console.tell("\(Clock.now()) \(request.command) of \(request.today)\n") }
    tell(troubled, findings, request.isDryRun ? "--format json" : PathText.join(request.output, "run_results.json"))
    switch format {
    case .human where report.ending == .locked || report.ending == .overdue: break
    case .human:
      if request.isDryRun { for client in report.clients { try preview(client) } }
      try console.say(Self.opening(report.ending) + report.summary.line + "\n")
      if report.summary.delivered > 0 { try console.say(report.summary.yieldLine + "\n") }
      if report.summary.adapted > 0 { try console.say(report.summary.adaptedLine(isDryRun: request.isDryRun) + "\n") }
      for line in report.news.lines(isDryRun: request.isDryRun) { try console.say(line + "\n") }
    case .json: try console.say(report.json)
    }
    if report.exitCode != 0 { throw ExitCode(Int32(report.exitCode)) }
  }

  /// How the run ended, before its numbers; empty for one that ended well.
  private static func opening(_ ending: RunReport.Ending) -> String {
    switch ending {
    case .stopped: "Did not finish. "
    case .incomplete: "Finished, but files could not be written or given to whom they are for: see the findings. "
    case .finished, .locked, .overdue: ""
    }
  }

  /// What a dry run has to say about a client for whom something would change.
  private func preview(_ client: ClientResult) throws {
    guard let id = client.clientID, ![.unchanged, .protected, .notDue].contains(client.outcome) else { return }
    let start = [.new, .replanned].contains(client.outcome) ? client.planStart.map { ", from \($0)" } ?? "" : ""
    try console.say("\(id) would be \(client.outcome.id)\(start)\n")
  }

  /// What went wrong with clients (the id, the place and what to do, and nothing else about them) and with the run as a whole; of one kind
  /// the first few, and then how many more there are.
  ///
  /// Only what somebody has to act on tonight: warnings about a plan, and who is held, stand in the coach's sheets.
  ///
  /// - Parameter place: where all of them are.
  private func tell(_ clients: [ClientResult], _ findings: [Finding], _ place: String) {
    var counted = CountedFindings()
    for client in clients {
      let errors = client.findings.filter { $0.severity == .error }
      let told = errors.filter { counted.admits($0) }
      if told.isEmpty, !errors.isEmpty { continue }
      console.tell("\(client.clientID.map { "client \($0)" } ?? "a record without an id") is \(client.outcome.id):\n")
      console.complain(told)
    }
    tell(counted.others, place)
    // What stopped the run is told last, and whatever was said of clients.
    var own = CountedFindings()
    console.complain(Finding.inReadingOrder(findings).filter { own.admits($0) })
    tell(own.others, place)
  }

  private func tell(_ others: [(code: FindingCode, count: Int)], _ place: String) {
    for (code, count) in others { console.tell("and \(count) more [\(code.id)]: \(place) has them all\n") }
  }
}

/// A bar on standard error that shows how many clients are done.
enum ProgressBar {
  private static let width = 30

  static func draw(_ done: Int, of total: Int) {
    guard total > 0 else { return }
    let filled = done * width / total
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    Console.put("\r[\(bar)] \(done) of \(total) clients")
  }

  static func clear() { Console.put("\r\u{1B}[K") }
}

extension Settings {
  /// The folder of the review sheets.
  var reviewFolder: String { output + "/review" }

  /// The folder of what clients get, with a folder for each coach.
  var plansFolder: String { output + "/plans" }

  /// Who may read what stands in the output folder.
  var rights: RightsKeeping { RightsKeeping(output: output, access: access) }

  var style: Style { Style(hasColour: color) }

  /// What a run is asked to do by these settings.
  func request(_ command: RunKind) throws -> RunRequest {
    if let start, start < today { throw ValidationError("--start \(start) is before today, \(today)") }
    var request = RunRequest(
      command: command, rules: rules, clients: clients, database: database, output: output, today: today, now: { Clock.now() })
    request.mapping = map
    request.timeZone = timeZone
    request.style = style
    // It leads to this very program, also where another one has taken its place on the disk.
    request.intakeProgram = "/proc/self/exe"
    request.start = start
    request.clientIDs = Set(clientIDs)
    request.coaches = Set(coaches)
    request.jobs = jobs
    request.leadDays = leadDays
    request.tolerated = tolerated
    request.acceptsChange = acceptChange
    request.access = access
    request.remarks = remarks
    return request
  }
}
