import ArgumentParser

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
