import ArgumentParser
import Editing
import Findings
import PlanStore
import Reviewing
import Rulebook
import TrainingModel

extension Settings {
  /// The rules, or an end with exit code 1 after everything that is wrong with them was told.
  func loadRulebook() throws -> Rulebook {
    let (rulebook, complaints) = RulebookLoader.load(layers: rules)
    guard let rulebook else {
      Console(self).complain(complaints)
      throw ExitCode.finishedWithProblems
    }
    return rulebook
  }

  /// Opens the database for a verb that has nothing to do where there is none.
  func existingStore(_ mode: PlanStore.Mode) throws -> PlanStore {
    // Opened for reading, a database that isn't there is refused and not made.
    let store = try PlanStore.open(path: database, mode: PlanStore.exists(at: database) ? mode : .readOnly)
    if !store.openingFindings.isEmpty { Console(self).complain(store.openingFindings) }
    return store
  }

  /// Refuses clients and coaches whom the database does not know: most likely a slip, and nobody's plans would be the answer.
  func refuseStrangers(_ store: PlanStore) throws {
    if !clientIDs.isEmpty {
      let known = Set(try store.clientSummaries(clients: clientIDs).map(\.clientID))
      for id in clientIDs where !known.contains(id) {
        throw EditRefusal(
          "the database has no client with the id '\(id)'",
          hint: Self.hint(for: id, among: try store.clientSummaries(clients: nil).map(\.clientID)))
      }
    }
    if !coaches.isEmpty {
      let known = Set(try store.coaches())
      for id in coaches where !known.contains(id) {
        throw EditRefusal("the database has no coach with the id '\(id)'", hint: Self.hint(for: id, among: known.sorted()))
      }
    }
  }

  private static func hint(for id: String, among known: [String]) -> String {
    Suggestion.hint(for: id, among: known) ?? "'mesocycle status' lists everybody"
  }
}

extension Settings {
  /// Where the rules and profiles are by which changed plans are checked.
  var checkingSources: PlanChecking.Sources {
    PlanChecking.Sources(rules: rules, clients: clients, mapping: map, today: today)
  }
}

/// What verbs work with that read one block of one client and change nothing.
struct ReadSession {
  let settings: Settings
  let console: Console
  let store: PlanStore
  let plan: EditablePlan

  /// Finds the block that the options name, runs `body` with it, and tells what stops it.
  ///
  /// - Parameter date: A day that the block has to have.
  static func read(_ options: BlockOptions, on date: CalendarDate? = nil, _ body: (ReadSession) throws -> Void) throws {
    let settings = try Settings(options)
    guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let plan = try BlockChoice(start: settings.start, date: date).plan(of: settings.clientIDs[0], in: store, today: settings.today)
      try body(ReadSession(settings: settings, console: console, store: store, plan: plan))
    }
  }
}
