import ArgumentParser
import Editing
import Findings
import PlanStore
import Reporting
import Reviewing

/// `mesocycle review import`: a coach's edited sheets come back.
struct ReviewImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in sheets that a coach changed.",
    discussion: """
      Rows are matched by their row_id. A day that is missing from the sheet stays as it is; a row that is missing from a day that is there \
      is deleted, once --allow-deletions says so. What somebody else changed meanwhile is merged, cell by cell; where both changed the same, \
      it waits, unless --prefer decides. 'approve' in the status cells of a whole week approves it as the sheet has it, also a week that was \
      approved before and is changed here; 'approved' does so only where the week was not approved yet.
      Exit codes: 0 done; 1 something was refused, or waits for a decision; 2 could not finish.
      """)

  @OptionGroup var options: ImportOptions
  @OptionGroup var notify: NotifyOptions
  @OptionGroup var output: FormatOption

  @Argument(help: ArgumentHelp("The sheets.", valueName: "file")) var files: [String]
  @Option(help: ArgumentHelp("The name under which changes stand in the history. (default: the coach's id)", valueName: "name"))
  var by: String?
  @Option(help: "Whose word counts where two people changed the same: sheet or store.") var prefer: MergePreference?
  @Flag(help: "Delete rows that are missing from days that are in the sheet.") var allowDeletions = false
  @Flag(help: "Tell what would change, and store nothing.") var dryRun = false

  func run() async throws {
    let settings = try Settings(options)
    guard settings.coaches.count == 1, let coach = settings.coaches.first else {
      throw ValidationError("say whose sheet it is with --coach ID: it may only be about this coach's clients")
    }
    let (console, routes) = (Console(settings), try notify.routes())
    let files = files
    try await console.guarding {
      let store = try settings.existingStore(dryRun ? .readOnly : .readWrite)
      try settings.refuseStrangers(store)
      let first = files.first.map { SheetPreview($0) }
      let review = try ReviewImport(store, settings.checkingSources)
      var request = ImportRequest(coachID: coach, by: by ?? coach, at: Clock.now(), today: settings.today)
      (request.allowsDeletions, request.prefer, request.isDryRun, request.jobs) = (allowDeletions, prefer, dryRun, settings.jobs)
      if settings.progress { request.progress = { ProgressBar.draw($0, of: $1) } }
      // What was stored is told also where a later file stops the command.
      defer {
        if !dryRun {
          console.freshen([coach], settings, store, review.rulebook)
          console.deliver(routes, store)
        }
      }
      try await take(files, first, review, request, console, settings)
    }
  }

  private func take(
    _ files: [String], _ first: SheetPreview?, _ review: ReviewImport, _ request: ImportRequest, _ console: Console, _ settings: Settings
  ) async throws {
    var ahead = first
    var reports: [ImportReport] = []
    var isRefused = false
    for file in files {
      defer { ahead = nil }
      do {
        let report = try await review.run(file, request, ahead: ahead)
        if settings.progress { ProgressBar.clear() }
        reports.append(report)
        if output.format == .human { try console.say(ImportView(report, name: review.name).text(style: settings.style)) }
      } catch let refusal as ReviewFailure {
        isRefused = true
        console.complain(FoldedFindings(refusal.findings).findings)
        console.tell("\(file) was refused: nothing of it was taken in\n")
      }
    }
    if output.format == .json { try console.say(ImportView.json(reports, name: review.name)) }
    if isRefused || reports.contains(where: \.needsSomebody) { throw ExitCode.finishedWithProblems }
  }
}
