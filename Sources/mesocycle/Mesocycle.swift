import ArgumentParser
import Foundation
import Rulebook

/// Plans four weeks of training for every client of a gym, overnight, from rules that a coach can read.
@main struct Mesocycle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mesocycle",
    abstract: "Plans four weeks of training for every client of a gym, overnight, from rules that a coach can read.",
    discussion: """
      Exit codes: 0 done; 1 finished, but more clients were rejected, infeasible or failed than tolerated, or rules have errors; \
      2 could not finish, or the brake held it; 64 usage; 75 another run holds the lock.

      Every shared option is also an environment variable (MESOCYCLE_DATABASE for --database) and a key of mesocycle.yaml. \
      Mesocycle is not medical advice.
      """,
    version: Engine.version,
    subcommands: [
      NightlyCommand.self, GenerateCommand.self, ExportCommand.self, StatusCommand.self, ShowCommand.self, ApproveCommand.self,
      ReviewCommand.self, EditCommand.self, UndoCommand.self, RedoCommand.self, HistoryCommand.self, DiffCommand.self, RevertCommand.self,
      TemplateCommand.self,
      DoctorCommand.self, RulesCommand.self, NotifyCommand.self, PreferencesCommand.self,
    ])

  static func main() async {
    CrashSilence.keep()
    // Past a limit on file sizes, a write is to fail with a message and not to end the program.
    signal(SIGXFSZ, SIG_IGN)
    await main(nil)
  }
}
