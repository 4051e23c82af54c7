import ArgumentParser

/// `mesocycle logs`: what clients really did.
struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Take in what clients really did, and show it.",
    subcommands: [
      LogsImportCommand.self, LogsSyncCommand.self, LogsNamesCommand.self, LogsReportCommand.self, LogsExportCommand.self,
      LogsEditCommand.self,
    ])
}
