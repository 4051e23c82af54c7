import ArgumentParser
import Editing
import Foundation
import Reviewing

/// `mesocycle undo`: takes the last change of a block back.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take the last change of a client's block back.",
    discussion: """
      What is taken back stays in the history, and 'mesocycle redo' brings it back. Somebody else's change is taken back only with --force, \
      or by a yes on a terminal.
      """)

  @OptionGroup var options: ChangeOptions
  @OptionGroup var edit: EditOptions
  @OptionGroup var consent: ConsentOptions

  func run() throws { try consent.take(.undo, options, edit) }
}

/// `mesocycle redo`: brings back what was taken back.
struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Bring back the change of a client's block that was taken back last.",
    discussion: "A new change ends what could have been brought back.")

  @OptionGroup var options: ChangeOptions
  @OptionGroup var edit: EditOptions
  @OptionGroup var consent: ConsentOptions

  func run() throws { try consent.take(.redo, options, edit) }
}

/// Whether somebody else's change may be touched.
struct ConsentOptions: ParsableArguments {
  @Flag(help: "Also where the change is somebody else's.") var force = false
  @Flag(help: "Don't ask on a terminal.") var yes = false

  fileprivate func take(_ direction: StepBack.Direction, _ options: ChangeOptions, _ edit: EditOptions) throws {
    try EditSession.run(options, edit) { session in
      let stepping = try StepBack(session.editing, session.plan)
      let step = try stepping.step(direction)
      if stepping.isForeign(step), !edit.dryRun, !force { try ask(step, direction, session) }
      try session.tell(try stepping.take(step, direction, isDryRun: edit.dryRun))
    }
  }

  /// Asks on a terminal whether somebody else's change is meant; without one that takes `--force`.
  private func ask(_ step: UndoStack.Step, _ direction: StepBack.Direction, _ session: EditSession) throws {
    let whose = "revision \(step.change.revision) is a change by \(step.change.who)"
    guard isatty(STDIN_FILENO) == 1 else {
      throw EditRefusal(whose, hint: "see it with 'mesocycle history', and add --force if it is meant all the same")
    }
    if yes { return }
    session.console.tell("\(whose). \(direction == .undo ? "Take it back" : "Bring it back")? [y/N] ")
    guard ["y", "yes"].contains(readLine()?.lowercased()) else { throw ExitCode.finishedWithProblems }
  }
}
