import ArgumentParser
import Delivery
import Foundation
import PlanStore
import Reporting
import Reviewing

/// `mesocycle approve`: promotes previews to the schedule.
struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Promote previews to the schedule, as they stand in the last export.",
    discussion: """
      A week is approved only if its newest content is what was exported (or what --revision or --sheet name) and nothing speaks against it: \
      its rows are checked by the rules and the profiles of today, and a week with an error is refused and the error named. \
      On a terminal it asks first, unless --yes is given; without a terminal there is nobody to ask, and it approves at once.
      With --take-back approved weeks wait again as pending, as long as their first day has not come.
      Exit codes: 0 done; 1 something was refused, or there was nothing to approve; 2 could not finish, as where rules or profiles can't be read.
      """)

  @OptionGroup var options: ApprovalOptions
  @OptionGroup var weeks: WeekOptions
  @OptionGroup var notify: NotifyOptions
  @OptionGroup var output: FormatOption

  @Flag(help: "Everybody's pending weeks.") var all = false
  @Option(help: ArgumentHelp("Who approves; kept in the history.", valueName: "name")) var by: String
  @Option(help: ArgumentHelp("Approve this revision instead of the last export.", valueName: "n")) var revision: Int?
  @Option(help: ArgumentHelp("Approve what this sheet holds.", valueName: "file")) var sheet: String?
  @Flag(help: "Let approved weeks that have not begun wait again.") var takeBack = false
  @Flag(help: "Tell what would be approved, and change nothing.") var dryRun = false
  @Flag(help: "Don't ask on a terminal.") var yes = false

  func run() async throws {
    let settings = try Settings(options)
    let console = Console(settings)
    let (selection, weeks, by, routes) = (try selection(settings), weeks.narrowed, try approver(), try notify.routes())
    if takeBack { return try console.guarding { try takeWeeksBack(settings, console, selection, weeks, by, routes) } }
    try await console.guarding {
      let store = try settings.existingStore(.readWrite)
      try settings.refuseStrangers(store)
      let contents = try sheet.map { try SheetContents.read($0, store) }
      // What can't be read of one client keeps no other from being approved.
      console.complain(contents?.findings ?? [])
      var request = ApprovalRequest(
        selection: selection, weeks: weeks, basis: try basis(contents), by: by, at: Clock.now(), isDryRun: true, today: settings.today)
      let waiting = try store.waitingClients(among: try store.clients(of: request))
      let checking = try PlanChecking(settings.checkingSources, for: waiting, store: store)
      // Who can't be judged can't be approved, and a list that can't be read is nobody's fault in particular.
      guard checking.findings.isEmpty else { throw ReviewFailure(checking.findings) }
      let approval = PlanApproval(store, checking, jobs: settings.jobs)
      if !dryRun, !yes, isatty(STDIN_FILENO) == 1 {
        let preview = try await approval.run(request)
        let weeks = preview.report.approved.map(\.week)
        let warnings = try store.findings(in: weeks, by: preview.checks)
        console.tell(ApprovalView(preview.report, warnings: warnings, isDryRun: true).warningText(style: settings.style))
        console.tell("Approve \(weeks.count) weeks? [y/N] ")
        guard ["y", "yes"].contains(readLine()?.lowercased()) else { throw ExitCode.finishedWithProblems }
      }
      request.isDryRun = dryRun
      let outcome = try await approval.run(request)
      let report = outcome.report
      let warnings = try store.findings(in: report.approved.map(\.week), by: outcome.checks)
      let view = ApprovalView(report, differences: StaleDifferences(report, store), warnings: warnings, isDryRun: dryRun)
      try console.show(view, output)
      if !dryRun {
        let coaches = Set(try store.coaches(of: Set(report.approved.map(\.week.clientID))).values)
        console.freshen(coaches, settings, store, checking.rules.rulebook)
        console.deliver(routes, store)
      }
      // What was approved before it is said first, for it stays.
      if let failure = outcome.failure { throw failure }
      let hasErrors = contents?.findings.contains(where: { $0.severity == .error }) ?? false
      if !report.refusals.isEmpty || !report.findings.isEmpty || hasErrors { throw ExitCode.finishedWithProblems }
    }
  }

  private func takeWeeksBack(
    _ settings: Settings, _ console: Console, _ selection: ApprovalRequest.Selection, _ weeks: [Int]?, _ by: String,
    _ routes: DeliveryRoutes
  ) throws {
    guard revision == nil, sheet == nil else { throw ValidationError("--take-back takes no --revision and no --sheet") }
    let store = try settings.existingStore(.readWrite)
    try settings.refuseStrangers(store)
    var request = ApprovalRequest(selection: selection, weeks: weeks, by: by, at: Clock.now(), isDryRun: true)
    if !dryRun, !yes, isatty(STDIN_FILENO) == 1 {
      console.tell("Take \(try store.takeBack(request, today: settings.today).approved.count) weeks back? [y/N] ")
      guard ["y", "yes"].contains(readLine()?.lowercased()) else { throw ExitCode.finishedWithProblems }
    }
    request.isDryRun = dryRun
    var report = try store.takeBack(request, today: settings.today)
    report.conclude(of: "take back", hint: "'mesocycle status' shows what is approved")
    let view = ApprovalView(report, warnings: [], isDryRun: dryRun, takesBack: true)
    try console.show(view, output)
    if !dryRun {
      let coaches = Set(try store.coaches(of: Set(report.approved.map(\.week.clientID))).values)
      console.freshen(coaches, settings, store)
      console.deliver(routes, store)
    }
    if !report.refusals.isEmpty || !report.findings.isEmpty { throw ExitCode.finishedWithProblems }
  }

  private func selection(_ settings: Settings) throws -> ApprovalRequest.Selection {
    switch (all, settings.coaches.count, settings.clientIDs.isEmpty) {
    case (true, 0, true): return .all
    case (false, 1, true): return .coach(settings.coaches[0])
    case (false, 0, false): return .clients(settings.clientIDs)
    case (false, 0, true) where sheet != nil: return .all
    default: throw ValidationError("say whose plans: one of --all, --coach ID, --client ID, or --sheet FILE alone")
    }
  }

  private func basis(_ contents: SheetContents.Contents?) throws -> ApprovalRequest.Basis {
    switch (revision, contents) {
    case (nil, nil): return .exported
    case (let revision?, nil): return .revision(revision)
    case (nil, let contents?): return .contents(contents.weeks)
    default: throw ValidationError("give --revision or --sheet, not both")
    }
  }

  private func approver() throws -> String {
    let name = by.trimmingCharacters(in: .whitespaces)
    guard !name.isEmpty, name.utf8.count <= 100, name.allSatisfy({ !$0.isNewline }) else {
      throw ValidationError("--by takes the name of who approves")
    }
    return name
  }
}
