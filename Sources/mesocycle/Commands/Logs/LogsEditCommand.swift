import ArgumentParser
import Findings
import Foundation
import LogKeeping
import Reporting
import TrainingModel

/// `mesocycle logs edit`: what a person knows of what was done.
struct LogsEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Say what was done of a row of the plan, or of an exercise beside it, or show what is stored of it.",
    discussion: """
      What is said stands, whatever an app tells of it before or afterwards; what is not said follows the app. --sets 0 says that it was \
      left out, and --sets alone that it was done as asked. A list has one number a set: --reps '8|8|7'. It also decides what waits in \
      'mesocycle review conflicts'. Without anything to say it shows what is stored, and who said it; with --date alone of the whole day.
      Exit codes: 0 done; 2 nothing was stored.
      """)

  @OptionGroup var options: PeopleOptions
  @OptionGroup var output: FormatOption
  @OptionGroup var notify: NotifyOptions

  @Option(help: ArgumentHelp("The row of the plan.", valueName: "row_id")) var row: String?
  @Option(help: ArgumentHelp("The day of an exercise.", valueName: "yyyy-mm-dd")) var date: String?
  @Option(help: ArgumentHelp("The exercise of that day.", valueName: "id")) var exercise: String?
  @Option(help: ArgumentHelp("Which time of the exercise on that day is meant. (default: 1)", valueName: "n")) var occurrence: Int?
  @OptionGroup var words: TypedOptions
  @Flag(help: "Take back everything that was typed of it: what the app told stands again.") var forget = false
  @Option(help: ArgumentHelp("Who says so; kept in the records.", valueName: "name")) var by: String?
  @Flag(help: "Tell what would be stored, and store nothing.") var dryRun = false

  func validate() throws {
    if (row == nil) == (date == nil) { throw ValidationError("name what is meant: --row ROW_ID, or --date DATE --exercise ID") }
    if row != nil, exercise != nil || occurrence != nil {
      throw ValidationError("--row names one row: leave --exercise and --occurrence out")
    }
    if let row, RowID(text: row) == nil { throw ValidationError("--row takes the id of a row such as rbcdfghjklmnp, not '\(row)'") }
    if let date { _ = try DateOption.date(date, "date") }
    if let occurrence, exercise == nil || !(1...99).contains(occurrence) {
      throw ValidationError("--occurrence takes a number from 1 of the exercise that --exercise names")
    }
    let values = try words.values()
    if forget, !values.isEmpty { throw ValidationError("--forget takes back what was typed: leave out what is to stand, or --forget") }
    guard forget || !values.isEmpty else { return }
    if row == nil, exercise == nil { throw ValidationError("--date needs --exercise ID, so that it is known what was done") }
    guard let by, PersonName(by) != nil else { throw ValidationError("--by takes the name of who says so") }
  }

  func run() throws {
    let settings = try Settings(options)
    guard let client = settings.clientIDs.first, settings.clientIDs.count == 1 else {
      throw ValidationError("--client names the one client whose log it is")
    }
    guard settings.coaches.count <= 1 else { throw ValidationError("--coach names one coach") }
    let (console, routes) = (Console(settings), try notify.routes())
    try console.guarding {
      var values = try words.values()
      let isChange = forget || !values.isEmpty
      let store = try settings.existingStore(isChange && !dryRun ? .readWrite : .readOnly)
      let rulebook = try settings.loadRulebook()
      let (people, warnings) = try settings.knownPeople(store, rulebook)
      console.complain(warnings)
      let author = TypedAuthor(source: .hand, who: by.flatMap { PersonName($0)?.text } ?? "", at: Clock.now())
      var request = TypedRequest(
        author: author, today: settings.today, operation: "edit-\(UUID().uuidString.prefix(8).lowercased())",
        fieldNames: { [values] field in TypedOptions.name(of: field, in: values) })
      (request.coach, request.isDryRun) = (settings.coaches.first, dryRun)
      request.failed = { failure in console.complain([failure.finding]) }
      let intake = try TypedIntake(store, rulebook, people: people, request)
      if let refusal = intake.refusal(of: client) { throw TypedRefusal(findings: [refusal]) }
      let before = try intake.look(at: client)
      let subject = try subject(before)
      guard isChange, let subject else {
        let rows = try subject.map { [try before.row($0)] } ?? before.rows(on: DateOption.date(date ?? "", "date"))
        return try console.show(LogEditView(client, rows.map { ($0, nil) }, names: try store.exerciseNames(), isDryRun: false), output)
      }
      let was = try before.row(subject)
      values = try words.values(in: before.unit(of: subject) ?? intake.unit(of: client) ?? .kg)
      let outcome =
        forget ? try intake.forget(subject, of: client) : try intake.take([TypedEntry(subject, values: values)], of: client)
      let errors = outcome.findings.filter { $0.severity == .error }
      if let first = outcome.refused { throw TypedRefusal(findings: [first]) }
      if !errors.isEmpty { throw TypedRefusal(findings: errors) }
      console.complain(outcome.findings)
      let row = try outcome.after?.row(subject) ?? was
      try console.show(LogEditView(client, [(row, was)], names: try store.exerciseNames(), isDryRun: dryRun), output)
      if !dryRun { console.deliver(routes, store) }
    }
  }

  /// What is meant; nil where a whole day is.
  private func subject(_ look: TypedLook) throws -> TypedSubject? {
    if let row = row.flatMap({ RowID(text: $0) }) { return .row(row) }
    guard let exercise, let date else { return nil }
    return look.subject(on: try DateOption.date(date, "date"), exercise, occurrence ?? 1)
  }
}
