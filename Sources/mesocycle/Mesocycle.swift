import ArgumentParser
import Foundation
import Rulebook

/// Plans four weeks of training for every client of a gym, overnight, from rules that a coach can read.
@main struct MesocycleCommand: AsyncParsableCommand {
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
      TemplateCommand.self, LogsCommand.self,
      DoctorCommand.self, RulesCommand.self, NotifyCommand.self, PreferencesCommand.self,
    ])

  static func main() async {
    CrashSilence.keep()
    // Past a limit on file sizes, a write is to fail with a message and not to end the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try await asyncParseAsRoot()
      if !Swift.type(of: command).configuration.subcommands.isEmpty { throw ValidationError("") }
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      end(error)
    }
  }

  /// Ends the program; what the parser prints of itself is said in our words.
  private static func end(_ error: any Error) -> Never {
    let text = HelpText(of: Self.self, for: Array(CommandLine.arguments.dropFirst()))
    let (code, said) = (exitCode(for: error), fullMessage(for: error))
    if code == .validationFailure {
      Console.put(text.complaint(said))
    } else if code == .success, said.hasPrefix("OVERVIEW: ") {
      do { try Console.pass(Array(text.arranged(said).utf8)) } catch { exit(withError: error) }
    } else {
      exit(withError: error)
    }
    Foundation.exit(code.rawValue)
  }
}
