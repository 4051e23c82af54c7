import ArgumentParser
import PlanStore
import Reporting

/// `mesocycle logs report`: what logs show.
struct LogsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Show what clients did: compliance, 1RM, volume, and what to look at first.",
    discussion: """
      Compliance is the part of the planned sessions that are over for which there is a log. 1RM is estimated from each day's best set of up \
      to 15 repetitions. What is worth a look is decided by numbers in the rules (flags). With --as csv the list of each coach, \
      <coach>.attention.csv, is written anew beside the other sheets.
      """)

  @OptionGroup var options: ExportOptions
  @OptionGroup var output: FormatOption

  @Option(name: .customLong("as"), help: ArgumentHelp("Write files instead: csv.", valueName: "forms")) var forms: String?

  func validate() throws {
    guard let forms else { return }
    for form in forms.split(separator: ",", omittingEmptySubsequences: false) where form != "csv" {
      throw ValidationError("--as takes csv, not '\(form)'")
    }
  }

  func run() throws {
    let settings = try Settings(options)
    if forms != nil, !settings.clientIDs.isEmpty {
      throw ValidationError("a coach's list always holds every client; leave --client out, or --as")
    }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let rulebook = try settings.loadRulebook()
      if forms != nil { return try writeLists(console, settings, store, LogReports(rulebook, today: settings.today)) }
      var summaries = try store.clientSummaries(clients: settings.clientIDs.isEmpty ? nil : settings.clientIDs)
      if !settings.coaches.isEmpty { summaries.removeAll { !settings.coaches.contains($0.coachID) } }
      var clients: [LogReportView.Client] = []
      var place = 0
      try LogReports(rulebook, today: settings.today).forEach(of: summaries.map(\.clientID), in: store) { report in
        clients.append(.init(name: summaries[place].clientName, coach: summaries[place].coachID, report: report))
        place += 1
      }
      try console.show(LogReportView(clients, rulebook, today: settings.today), output)
    }
  }

  private func writeLists(_ console: Console, _ settings: Settings, _ store: PlanStore, _ reports: LogReports) throws {
    var lists = AttentionLists(folder: settings.reviewFolder, reports)
    lists.access = settings.access
    let report = try lists.write(store, coaches: settings.coaches.isEmpty ? try store.coaches() : settings.coaches)
    console.complain(report.findings)
    try console.show(
      output, text: "Wrote \(report.written.count) files, \(report.unchanged) unchanged\n",
      json: ExportJSON(written: report.written, unchanged: report.unchanged, findings: report.findings).bytes)
  }
}
