import ArgumentParser
import Editing
import Findings
import PlanStore
import Reporting
import Reviewing
import Rulebook
import TrainingModel

/// What every verb that changes a plan works with: one client's block, the rules, and who changes it.
struct EditSession {
  let settings: Settings
  let console: Console
  let store: PlanStore
  let editing: PlanEditing
  let plan: EditablePlan
  private let options: EditOptions

  var rulebook: Rulebook { editing.checking.rules.rulebook }
  var isDryRun: Bool { options.dryRun }

  /// Finds the block, runs `body` with it, and tells what stops it.
  ///
  /// - Parameters:
  ///   - client: The client where another option than `--client` names one.
  ///   - date: A day that the block has to have.
  static func run(
    _ shared: ChangeOptions, _ options: EditOptions, client: String? = nil, on date: CalendarDate? = nil,
    _ body: (EditSession) throws -> Void
  ) throws {
    var settings = try Settings(shared)
    if let client { settings.clientIDs = [client] }
    guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let (store, checking) = try sources(settings, options)
      let session = try EditSession(settings, console, options, store, checking, settings.clientIDs[0], date)
      // A command that ends with a complaint may have stored something.
      let ending = Result { try body(session) }
      let fresh = Result { try freshen(settings, console, options, store, checking) }
      try ending.get()
      try fresh.get()
    }
  }

  /// Runs `body` with the block of each client that is named; one who is refused, by us or by the database, stops none of the others.
  static func runEach(_ shared: ChangeOptions, _ options: EditOptions, _ body: (EditSession) throws -> Void) throws {
    let settings = try Settings(shared)
    guard !settings.clientIDs.isEmpty else { throw ValidationError("name clients with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let (store, checking) = try sources(settings, options)
      var refused = 0
      for client in settings.clientIDs {
        do {
          try body(EditSession(settings, console, options, store, checking, client, nil))
        } catch let error as EditRefusal {
          console.tell(error)
          refused += 1
        } catch let error as StoreError where error.isOfOneWrite {
          console.complain([error.finding])
          refused += 1
        }
      }
      try freshen(settings, console, options, store, checking)
      if refused > 0 { throw ExitCode.finishedWithProblems }
    }
  }

  /// Lets the sheets of the clients' coaches say what the store says now.
  private static func freshen(
    _ settings: Settings, _ console: Console, _ options: EditOptions, _ store: PlanStore, _ checking: PlanChecking
  ) throws {
    if options.dryRun { return }
    let coaches = try store.coaches(of: Set(settings.clientIDs))
    console.freshen(Set(coaches.values), settings, store, checking.rules.rulebook)
  }

  private static func sources(_ settings: Settings, _ options: EditOptions) throws -> (PlanStore, PlanChecking) {
    let store = try settings.existingStore(options.dryRun ? .readOnly : .readWrite)
    try settings.refuseStrangers(store)
    let sources = PlanChecking.Sources(rules: settings.rules, clients: settings.clients, mapping: settings.map, today: settings.today)
    return (store, try PlanChecking(sources, for: Set(settings.clientIDs), store: store))
  }

  private init(
    _ settings: Settings, _ console: Console, _ options: EditOptions, _ store: PlanStore, _ checking: PlanChecking, _ client: String,
    _ date: CalendarDate?
  ) throws {
    (self.settings, self.console, self.options, self.store) = (settings, console, options, store)
    plan = try BlockChoice(start: settings.start, date: date).plan(of: client, in: store, today: settings.today)
    let author = PlanEditing.Author(
      by: options.by.trimmingSpaces, at: Clock.now(), note: options.note.trimmingSpaces, today: settings.today)
    editing = PlanEditing(store, checking, by: author)
  }

  /// Applies an operation to the block and tells what came of it.
  func edit(_ action: PlanAction = .edit, _ operation: (inout EditablePlan) throws -> [String]) throws {
    try tell(try editing.edit(plan, as: action, isDryRun: isDryRun, operation))
  }

  func tell(_ report: EditReport) throws {
    let view = EditView(report, names: names)
    try console.show(view, options.output)
  }

  /// Tells something that is no edit, in the form that is asked for.
  ///
  /// - Parameter json: The keys and values after `schema_version`, as JSON.
  func say(_ human: String, json: String) throws {
    let document = "{\"schema_version\": 1, \(json), \"dry_run\": \(isDryRun)}\n"
    try console.show(options.output, text: human + "\n", json: Array(document.utf8))
  }

  /// The names of exercises by their ids: those of the rules, and those that the plan has beside them.
  var names: [String: String] {
    let stored = (try? store.exerciseNames()) ?? [:]
    return stored.merging(rulebook.exercises.map { ($0.id, $0.name) }) { $1 }
  }

  /// The id of an exercise that somebody names by its id or by its name.
  func exercise(_ text: String) throws -> ExerciseID {
    if let id = rulebook.exercise(text) { return id }
    let named = rulebook.exercises.firstIndex { $0.name.lowercased() == text.lowercased() }
    if let named { return ExerciseID(named) }
    throw EditRefusal(
      "the rules have no exercise '\(text)'",
      hint: Suggestion.hint(for: text, among: rulebook.exercises.map(\.id)) ?? Suggestion.hint(
        for: text, among: rulebook.exercises.map(\.name))
        ?? "'mesocycle rules export' lists all of them")
  }

  /// The rows that options mean, in a plan that may be newer than the one at hand; at least one.
  func rows(_ options: AddressOptions, in plan: EditablePlan) throws -> [PlanRow] {
    try address(options).rows(in: plan, name: editing.name)
  }

  /// The working rows that options mean: where a build-up is named, the row that it leads to.
  func workRows(_ options: AddressOptions, in plan: EditablePlan) throws -> [PlanRow] {
    let rows = try rows(options, in: plan)
    let work = rows.filter { $0.kind != .ramp }
    if !work.isEmpty { return work }
    return plan.rows.filter { row in row.kind != .ramp && plan.group(of: row).contains { rows.contains($0) } }
  }

  /// The address that options give, with the exercise by its id.
  func address(_ options: AddressOptions) throws -> RowAddress {
    var address = try options.address()
    // An exercise of the plan that the rules no longer have is named as the plan does.
    if let text = address.exercise, !plan.rows.contains(where: { $0.exercise == text }) {
      address.exercise = rulebook[try exercise(text)].id
    }
    guard !address.isEmpty else {
      throw EditRefusal("no row is named", hint: "name rows with --row, or with --date, --week, --order and --exercise")
    }
    return address
  }
}
