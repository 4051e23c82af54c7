import ArgumentParser
import Reviewing

/// `mesocycle revert`: returns to an older revision of a block.
struct RevertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert", abstract: "Return to what an older revision of a client's block said.",
    discussion: "It becomes a revision of its own: everything that came between stays in the history, and 'mesocycle undo' takes it back.")

  @OptionGroup var options: ChangeOptions
  @OptionGroup var edit: EditOptions
  @Argument(help: ArgumentHelp("The revision, as 'mesocycle history' counts them.", valueName: "revision")) var revision: Int

  func run() throws {
    try EditSession.run(options, edit) { session in
      try session.tell(try StepBack(session.editing, session.plan).revert(to: revision, isDryRun: edit.dryRun))
    }
  }
}
