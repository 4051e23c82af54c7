import ArgumentParser
import Editing
import Findings
import PlanStore
import Rulebook

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
    try PlanStore.open(path: database, mode: PlanStore.exists(at: database) ? mode : .readOnly)
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
