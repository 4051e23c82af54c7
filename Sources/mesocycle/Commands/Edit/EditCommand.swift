import ArgumentParser
import Editing
import TrainingModel

/// `mesocycle edit`: changes a plan without a spreadsheet.
struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a client's plan without a spreadsheet: a row, a day, a week, or the block.",
    discussion: """
      Every change is kept as a revision with who made it, is checked at once, and can be taken back with 'mesocycle undo'. \
      Where a client has several open blocks, --start says which is meant; otherwise it is the one that has the date, else the one that waits \
      for approval, else the one that runs. --day 2 is the second day of the plan's week, the day after it begins.
      """,
    subcommands: [
      Rows.self, Cells.self, Swap.self, Move.self, Copy.self, Paste.self, Reorder.self, Add.self, Remove.self, Note.self, Check.self,
      Accept.self,
    ])
}

extension EditCommand {
  /// `mesocycle edit check`: checks a block again.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a client's block again with the rules and the profile as they are now; weeks that pass wait for approval.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions

    func run() throws {
      try EditSession.run(options, edit) { session in try session.tell(try session.editing.check(session.plan, isDryRun: session.isDryRun))
      }
    }
  }
}

extension EditCommand {
  /// `mesocycle edit accept`: accepts what the checks warn of in a week.
  struct Accept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Accept the warnings of a week, with a note that says why; errors can't be accepted.",
      discussion: "The block is checked first, so that what is accepted is what the checks say now.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @Option(help: ArgumentHelp("The week of the block, 1 to 4.", valueName: "n")) var week: Int

    func validate() throws {
      try WeekOption.check(week)
      guard !edit.note.trimmingSpaces.isEmpty else { throw ValidationError("--note has to say why the warnings are accepted") }
    }

    func run() throws {
      try EditSession.run(options, edit) { session in
        let count = try session.editing.acceptWarnings(of: session.plan, week: week, isDryRun: session.isDryRun)
        let verb = session.isDryRun ? "Would accept" : "Accepted"
        try session.say(
          "\(verb) \(count) warning\(count == 1 ? "" : "s") of week \(week)", json: "\"week\": \(week), \"accepted\": \(count)")
      }
    }
  }
}
