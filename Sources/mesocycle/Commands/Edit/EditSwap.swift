import ArgumentParser
import Editing
import Planning
import Reporting
import Reviewing
import TrainingModel

extension EditCommand {
  /// `mesocycle edit swap`: gives rows another exercise, or lists what could stand there.
  struct Swap: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a row another exercise, or list what could take its place, the best first and with reasons.",
      discussion: """
        Reps and load follow from the rules: the load from what is known of the client's strength or from the exercise before, where the two \
        are related; otherwise the client finds it by effort.
        """)

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Option(help: ArgumentHelp("The exercise that takes the place.", valueName: "id")) var to: String?
    @Flag(help: "List also what is kept out, and by what.") var all = false
    @Option(help: ArgumentHelp("List so many at the most.", valueName: "n")) var limit: Int = 10
    @Flag(help: "Also where the rules keep the exercise from the client; the week then can't be approved.") var force = false

    func run() throws {
      try EditBench.run(options, edit, on: try address.address().date) { bench in
        guard let to else { return try list(bench) }
        let new = try bench.exercise(to)
        try bench.edit { plan in
          let rows = try bench.workRows(address, in: plan)
          return try bench.editing.swap(rows, to: new, isForced: force, in: &plan)
        }
      }
    }

    private func list(_ bench: EditBench) throws {
      let rows = try bench.workRows(address, in: bench.plan)
      guard let row = rows.first, rows.allSatisfy({ $0.exercise == row.exercise }) else {
        throw EditRefusal("the rows have different exercises", hint: "name one of them with --row, --order or --exercise")
      }
      let old = try bench.exercise(row.exercise)
      let fitting = try bench.editing.fitting(of: bench.plan)
      let session = bench.plan.rows(week: row.week, day: row.day).compactMap { bench.rulebook.exercise($0.exercise) }
      let found = fitting.substitutes(for: old, session: session, includesExcluded: all)
      let shown =
        Array(found.filter(\.barriers.isEmpty).prefix(max(1, limit))) + found.filter { !$0.barriers.isEmpty }.prefix(max(1, limit))
      let view = SubstitutesView(of: old, shown, fitting)
      try bench.console.show(view, edit.output)
    }
  }
}
