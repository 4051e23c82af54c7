import ArgumentParser
import PlanStore
import Reporting

/// `mesocycle review conflicts`: what two people changed in different ways.
struct ReviewConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "Show what two people changed in different ways, and that waits for a decision.")

  @OptionGroup var options: PeopleOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let conflicts = try store.waitingConflicts(clients: settings.clientIDs).filter { conflict in
        settings.coaches.isEmpty || settings.coaches.contains(conflict.coachID)
      }
      let view = ConflictView(conflicts, names: try store.exerciseNames())
      try console.show(view, output)
      if !conflicts.isEmpty { throw ExitCode.finishedWithProblems }
    }
  }
}
