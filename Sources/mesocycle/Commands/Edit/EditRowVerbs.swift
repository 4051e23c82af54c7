import ArgumentParser
import Editing
import Planning
import Reporting
import Reviewing
import TrainingModel

extension EditCommand {
  /// `mesocycle edit rows`: the rows of a block with their ids.
  struct Rows: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rows of a client's block with the ids that the other verbs take.")

    @OptionGroup var options: BlockOptions
    @OptionGroup var output: FormatOption
    @OptionGroup var address: AddressOptions

    func run() throws {
      let address = try address.address()
      try ReadSession.read(options, on: address.date) { block in
        let names = try block.store.exerciseNames()
        let rows = address.isEmpty ? block.plan.rows : try address.rows(in: block.plan) { names[$0] ?? $0 }
        let view = RowListView(block.plan, rows, names: names)
        try block.console.show(view, output)
      }
    }
  }
}

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
      try EditSession.run(options, edit, on: try address.address().date) { session in
        let assignment = try CellAssignment(cells)
        guard !assignment.isEmpty else { throw EditRefusal("no cell is named", hint: "write it as sets=4 or reps=8-12") }
        try session.edit { plan in
          let rows = try session.rows(address, in: plan).filter { $0.kind != .ramp || address.row != nil || address.order != nil }
          let bounds = session.rulebook.sanitisation.cellBounds
          try SetCells(assignment, in: rows.map(\.rowID), bounds: bounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}

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
      try EditSession.run(options, edit, on: address.date) { session in
        let (id, assignment) = (try session.exercise(exercise), try CellAssignment(cells))
        try session.edit { plan in
          guard let place = try address.day(in: plan) else { return [] }
          let row = try AddRow(session.editing.newRow(id, isForced: force, in: plan), on: place, at: order).apply(to: &plan)
          try SetCells(assignment, in: [row], bounds: session.rulebook.sanitisation.cellBounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}

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
      try EditSession.run(options, edit, on: try address.address().date) { session in
        guard let to else { return try list(session) }
        let new = try session.exercise(to)
        try session.edit { plan in
          let rows = try session.workRows(address, in: plan)
          return try session.editing.swap(rows, to: new, isForced: force, in: &plan)
        }
      }
    }

    private func list(_ session: EditSession) throws {
      let rows = try session.workRows(address, in: session.plan)
      guard let row = rows.first, rows.allSatisfy({ $0.exercise == row.exercise }) else {
        throw EditRefusal("the rows have different exercises", hint: "name one of them with --row, --order or --exercise")
      }
      let old = try session.exercise(row.exercise)
      let fitting = try session.editing.fitting(of: session.plan)
      let others = session.plan.rows(week: row.week, day: row.day).compactMap { session.rulebook.exercise($0.exercise) }
      let found = fitting.substitutes(for: old, session: others, includesExcluded: all)
      let shown =
        Array(found.filter(\.barriers.isEmpty).prefix(max(1, limit))) + found.filter { !$0.barriers.isEmpty }.prefix(max(1, limit))
      let view = SubstitutesView(of: old, shown, fitting)
      try session.console.show(view, edit.output)
    }
  }
}

extension EditCommand {
  /// `mesocycle edit reorder`: puts the rows of a session into another sequence.
  struct Reorder: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the rows of a session into another sequence.",
      discussion: "Only rows that have to get another order get one; rows that are not named follow in the sequence that they have.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Argument(help: ArgumentHelp("The orders that the rows have now, in the sequence that is wanted, such as 3 1 2.", valueName: "order"))
    var sequence: [Int]

    func run() throws {
      let wanted = try address.address()
      try EditSession.run(options, edit, on: wanted.date) { session in
        try session.edit { plan in
          guard let day = try wanted.day(in: plan) else {
            throw EditRefusal("no session is named", hint: "name it with --date, or with --week and --day")
          }
          try ReorderRows(day, sequence: sequence).apply(to: &plan)
          return []
        }
      }
    }
  }
}

extension EditCommand {
  /// `mesocycle edit remove`: takes rows out of the plan.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a row out of the plan, or all rows that are named; each goes with the build-up before it.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions

    func run() throws {
      try EditSession.run(options, edit, on: try address.address().date) { session in
        try session.edit { plan in
          RemoveRows(try session.rows(address, in: plan).map(\.rowID)).apply(to: &plan)
          return []
        }
      }
    }
  }
}

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
      try EditSession.run(options, edit, on: try address.address().date) { session in
        let cells = try CellAssignment(["note=\(text)"])
        try session.edit { plan in
          let rows = try session.rows(address, in: plan).filter { $0.kind != .ramp || address.row != nil || address.order != nil }
          try SetCells(cells, in: rows.map(\.rowID), bounds: session.rulebook.sanitisation.cellBounds).apply(to: &plan)
          return []
        }
      }
    }
  }
}
