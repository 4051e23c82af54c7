import ArgumentParser
import Files
import PlanStore
import Reporting
import TrainingModel

/// `mesocycle logs report`: what logs show.
struct LogsReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Show what clients did: compliance, 1RM, volume, and what to look at first.",
    discussion: """
      Compliance is the part of the planned sessions that are over for which there is a log. 1RM is estimated from each day's best set of up \
      to 15 repetitions. What is worth a look is decided by numbers in the rules (flags), and what the client wrote lately stands below it. With --as, each coach's list (csv, \
      <coach>.attention.csv, where somebody logs) and page (page, <coach>.logs.html, with compliance, curves, volume and what clients wrote) are written beside \
      the other sheets, and the night keeps them up to date, the page whenever logs or plans have changed; with --client as well, one of them is printed for these clients alone, or \
      written to --to.
      """)

  @OptionGroup var options: ExportOptions
  @OptionGroup var output: FormatOption

  @Option(name: .customLong("as"), help: ArgumentHelp("Write files instead: csv, page or both.", valueName: "forms")) var forms: String?
  @Option(help: ArgumentHelp("With --as and --client: write to this file, for this user alone.", valueName: "file")) var to: String?

  func validate() throws { _ = try chosen() }

  /// What --as names.
  private func chosen() throws -> [LogReportFiles.Form]? {
    guard let forms else {
      if to != nil { throw ValidationError("--to takes one form: add --as csv or --as page") }
      return nil
    }
    let chosen = try forms.split(separator: ",", omittingEmptySubsequences: false).map { form in
      guard let form = LogReportFiles.Form(rawValue: String(form)) else {
        throw ValidationError("--as takes csv, page or csv,page, not '\(form)'")
      }
      return form
    }
    guard Set(chosen).count == chosen.count else { throw ValidationError("--as names a form twice") }
    return chosen
  }

  func run() throws {
    let settings = try Settings(options)
    let forms = try chosen()
    if let forms {
      if settings.clientIDs.isEmpty, to != nil {
        throw ValidationError(
          "a coach's list and page always hold every client and lie beside the sheets; give --client for a part, or leave out --to")
      }
      if !settings.clientIDs.isEmpty, forms.count > 1 {
        throw ValidationError("with --client, one form is written: --as csv or --as page")
      }
    }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let rulebook = try settings.loadRulebook()
      if let forms {
        var sheets = LogReportFiles(folder: settings.reviewFolder, LogReports(rulebook, today: settings.today))
        sheets.access = settings.access
        return settings.clientIDs.isEmpty
          ? try write(forms, sheets, console, settings, store) : try writePart(forms, sheets, console, settings, store)
      }
      var summaries = try store.clientSummaries(clients: settings.clientIDs.isEmpty ? nil : settings.clientIDs)
      if !settings.coaches.isEmpty { summaries.removeAll { !settings.coaches.contains($0.coachID) } }
      var clients: [LogReportView.Client] = []
      var place = 0
      try LogReports(rulebook, today: settings.today).forEach(of: summaries.map(\.clientID), in: store) { report, comments in
        clients.append(.init(name: summaries[place].clientName, coach: summaries[place].coachID, report: report, comments: comments))
        place += 1
      }
      try console.show(LogReportView(clients, rulebook, today: settings.today), output)
    }
  }

  private func write(
    _ forms: [LogReportFiles.Form], _ sheets: LogReportFiles, _ console: Console, _ settings: Settings, _ store: PlanStore
  ) throws {
    let report = try sheets.write(forms, store, coaches: settings.coaches.isEmpty ? try store.coaches() : settings.coaches)
    console.complain(report.findings)
    try console.show(
      output, text: "Wrote \(report.written.count) files, \(report.unchanged) unchanged\n",
      json: ExportJSON(written: report.written, unchanged: report.unchanged, findings: report.findings).bytes)
  }

  /// A part is nobody's sheet: it goes where the caller says.
  private func writePart(
    _ forms: [LogReportFiles.Form], _ sheets: LogReportFiles, _ console: Console, _ settings: Settings, _ store: PlanStore
  ) throws {
    let (clients, coaches) = (settings.clientIDs, settings.coaches)
    let bytes =
      forms == [.page] ? try sheets.page(of: clients, coaches: coaches, store) : try sheets.list(of: clients, coaches: coaches, store)
    guard let to else { return try console.say(bytes) }
    try AtomicFile.write(bytes, toFolder: PathText.folder(of: to) ?? ".", name: PathText.name(of: to), access: .own)
    if output.format == .json { try console.say(ExportJSON(written: [to], unchanged: 0, findings: []).bytes) }
  }
}
