import ArgumentParser
import Editing
import Reviewing

extension EditCommand {
  /// `mesocycle edit set`: writes cells of rows.
  struct Cells: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Write cells of a row, or of all rows that are named.",
      discussion: """
        Cells: sets, reps (8-12, 10 or 5+), reps_min, reps_max, load, rir, rest, tempo, target, superset, note, kind. An empty value \
        empties the cell: load= leaves the load to the client.
        """)

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Argument(help: ArgumentHelp("Cells with what they are to say, such as sets=4 reps=8-12 load=62.5.", valueName: "cell=value"))
    var cells: [String] = []

    func run() throws {
      try EditBench.run(options, edit, on: try address.address().date) { bench in
        let assignment = try CellAssignment(cells)
        guard !assignment.isEmpty else { throw EditRefusal("no cell is named", hint: "write it as sets=4 or reps=8-12") }
        try bench.edit { plan in
          let rows = try bench.rows(address, in: plan).filter { $0.kind != .ramp || address.row != nil || address.order != nil }
          let bounds = bench.rulebook.sanitisation.cellBounds
          try SetCells(assignment, in: rows.map(\.rowID), bounds: bounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}
