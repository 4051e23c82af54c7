import ArgumentParser
import Findings
import Foundation
import LogKeeping
import PlanStore
import Reporting
import TrainingModel
import WorkoutLogs

/// `mesocycle logs import`: exports of apps, and forms of our own.
struct LogsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in what clients did: exports of Strong, Hevy, FitNotes and other apps, or CSV and JSON Lines.",
    discussion: """
      The app is recognised by the file's heading. What is stored already is not stored twice: of one session in two exports of an app the \
      younger export is believed. Sets whose exercise has a name that nobody knows are kept under it, and 'mesocycle logs names' asks what \
      it means. With --map a table of another kind is read, as fixtures/mappings/gym-log.yaml shows. The log sheet that 'mesocycle export --as \
      log' writes is taken in too, of all clients that are in it.
      Exit codes: 0 all is in; 1 lines can't be read, names are unknown or a conflict waits, and the rest is stored; 2 a file was refused.
      What is done where something goes wrong: \(LogFailureKind.summary).
      """)

  @OptionGroup var options: PeopleOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var notify: NotifyOptions

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file")) var files: [String]
  @Option(help: ArgumentHelp("The app or form of the files: \(LogApp.choices). (default: auto)", valueName: "app"))
  var app: String = "auto"
  @Option(help: ArgumentHelp("The unit of loads for which the file has none.", valueName: "kg|lb")) var unit: String?
  @Option(help: ArgumentHelp("What names of exercises mean, as YAML.", valueName: "file")) var names: String?
  @Option(help: ArgumentHelp("The name under which this stands in the records. (default: the coach's id, or gym)", valueName: "name"))
  var by: String?
  @Flag(help: "Believe the files where they say something else than what is stored.") var replace = false
  @Flag(help: "Let sessions go that an app's newer export doesn't have any more.") var allowDeletions = false
  @Flag(help: "Tell what would be stored, and store nothing.") var dryRun = false
  @Flag(help: "Tell how the cache of stored days did.") var verbose = false
  @Option(help: ArgumentHelp("How trouble is told on the way: human or json, a line of JSON each. (default: human)", valueName: "form"))
  var logFormat: OutputFormat = .human

  func validate() throws {
    if app != "auto", LogApp(id: app) == nil || !LogApp.importable.contains(where: { $0.id == app }) {
      throw ValidationError("--app takes auto or one of \(LogApp.choices), not '\(app)'")
    }
    if let unit, LoadUnit(id: unit) == nil { throw ValidationError("--unit takes kg or lb, not '\(unit)'") }
  }

  func run() throws {
    // Here it is the log's table that is mapped; that of the list of clients stands in the environment or in mesocycle.yaml.
    var shared = options
    let map = shared.gym.map
    shared.gym.map = nil
    let settings = try Settings(shared)
    guard settings.clientIDs.count <= 1 else { throw ValidationError("--client names one client: an export is one client's") }
    guard settings.coaches.count <= 1 else { throw ValidationError("--coach names one coach") }
    let (console, routes) = (Console(settings), try notify.routes())
    var isRefused = false
    var needsSomebody = false
    try console.guarding {
      let store = try settings.existingStore(dryRun ? .readOnly : .readWrite)
      let rulebook = try settings.loadRulebook()
      let (people, warnings) = try settings.knownPeople(store, rulebook)
      console.complain(warnings + rulebook.aliasFindings)
      var request = LogImportRequest(
        today: settings.today, at: Clock.now(), operation: "import-\(UUID().uuidString.prefix(8).lowercased())")
      (request.client, request.app, request.unit) = (settings.clientIDs.first, LogApp(id: app), unit.flatMap { LoadUnit(id: $0) })
      (request.coach, request.timeZone, request.isDryRun) = (settings.coaches.first, settings.timeZone, dryRun)
      request.by = by ?? settings.coaches.first ?? TypedAuthor.nobody
      request.wishes = .init(replaces: replace, allowsDeletions: allowDeletions)
      request.mapping = try map.map { try LogMapping.load(path: $0) }
      if let names {
        request.answers = try NameAnswers.load(names, rulebook)
        if !dryRun { _ = try NameQuestions(store, rulebook).answer(request.answers, by: request.by, at: request.at) }
      }
      let isJSON = logFormat == .json
      request.failed = { failure in if isJSON { console.tell(failure.json + "\n") } else { console.complain([failure.finding]) } }
      let intake = try LogTaking(store, rulebook, people: people, request)
      var reports: [LogFileReport] = []
      for file in files {
        let told = try intake.run(file)
        isRefused = isRefused || told.contains { $0.refused != nil }
        needsSomebody = needsSomebody || told.contains(where: \.needsSomebody)
        reports += told
      }
      if verbose { console.tell(intake.cacheCounts + "\n") }
      try console.show(LogImportView(reports), output)
      // Bad pain is no news for the morning.
      if !dryRun { console.deliver(routes, store) }
    }
    if isRefused { throw ExitCode.couldNotFinish }
    if needsSomebody { throw ExitCode.finishedWithProblems }
  }
}

extension LogApp {
  /// The forms in which a file can come.
  fileprivate static let importable: [LogApp] = allCases.filter { ![.mapped, .sheet, .hand].contains($0) }

  fileprivate static let choices = importable.map(\.id).joined(separator: ", ")
}
