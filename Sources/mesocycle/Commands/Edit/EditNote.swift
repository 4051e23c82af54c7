import ArgumentParser
import Editing
import Reviewing

extension EditCommand {
  /// `mesocycle edit note`: writes a sentence to rows for coach and client.
  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a note to a row, for coach and client to read; an empty one takes the note away.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Argument(help: ArgumentHelp("What it says.", valueName: "text")) var text: String

    func run() throws {
      try EditBench.run(options, edit, on: try address.address().date) { bench in
        let cells = try CellAssignment(["note=\(text)"])
        try bench.edit { plan in
          let rows = try bench.rows(address, in: plan).filter { $0.kind != .ramp || address.row != nil || address.order != nil }
          try SetCells(cells, in: rows.map(\.rowID), bounds: bench.rulebook.sanitisation.cellBounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}
