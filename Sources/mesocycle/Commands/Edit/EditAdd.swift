import ArgumentParser
import Editing
import Reviewing

extension EditCommand {
  /// `mesocycle edit add`: adds an exercise to a day.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an exercise to a day; a day without a session gets one.",
      discussion: "What is not said follows from the client's goal and the rules: sets, reps, effort, rest, and the load where it is known."
    )

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @Option(help: ArgumentHelp("The exercise.", valueName: "id")) var exercise: String
    @OptionGroup var day: DayOptions
    @Option(help: ArgumentHelp("The order that it gets; the row that stands there makes room. (default: the end)", valueName: "n"))
    var order: Int?
    @Flag(help: "Also where the rules keep the exercise from the client; the week then can't be approved.") var force = false
    @Argument(help: ArgumentHelp("Cells with what they are to say, such as sets=4 reps=8-12.", valueName: "cell=value"))
    var cells: [String] = []

    func run() throws {
      let address = try day.address()
      try EditBench.run(options, edit, on: address.date) { bench in
        let (id, assignment) = (try bench.exercise(exercise), try CellAssignment(cells))
        try bench.edit { plan in
          guard let place = try address.day(in: plan) else { return [] }
          let row = try AddRow(bench.editing.newRow(id, isForced: force, in: plan), on: place, at: order).apply(to: &plan)
          try SetCells(assignment, in: [row], bounds: bench.rulebook.sanitisation.cellBounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}
