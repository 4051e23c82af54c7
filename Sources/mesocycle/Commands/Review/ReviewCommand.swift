import ArgumentParser

/// `mesocycle review`: what comes back from coaches.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Take in what coaches changed in their sheets, and show what waits for a decision.",
    subcommands: [ReviewImportCommand.self, ReviewSyncCommand.self, ReviewConflictsCommand.self, ReviewTakeCommand.self])
}
