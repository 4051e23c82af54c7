import ArgumentParser
import Editing
import Findings
import TrainingModel

extension EditCommand {
  /// `mesocycle edit move`: takes a row or a whole session to another date.
  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a row to another date or place, or a whole session to another date.",
      discussion: """
        With --row, --order or --exercise rows move, each with its build-up; with a day alone its whole session moves, and with --exchange \
        two sessions change places.
        """)

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @OptionGroup var address: AddressOptions
    @Option(help: ArgumentHelp("The date that they go to.", valueName: "yyyy-mm-dd")) var toDate: String?
    @Option(help: ArgumentHelp("The order that the row gets there.", valueName: "n")) var toOrder: Int?
    @Flag(help: "Let the session of that date come here in exchange.") var exchange = false

    func validate() throws {
      guard toDate != nil || toOrder != nil else { throw ValidationError("say where to with --to-date or --to-order") }
    }

    func run() throws {
      let (from, to) = (try address.address(), try toDate.map { try DateOption.date($0, "to-date") })
      try EditSession.run(options, edit, on: from.date ?? to) { session in
        var target = RowAddress()
        target.date = to
        var warnings: [Finding] = []
        var report = try session.editing.edit(session.plan, isDryRun: session.isDryRun) { plan in
          warnings = []
          let day = try target.day(in: plan)
          if from.row == nil, from.order == nil, from.exercise == nil, let source = try from.day(in: plan), let day {
            try MoveSession(from: source, to: day, exchanges: exchange).apply(to: &plan)
          } else if let day {
            let move = MoveRows(try session.rows(address, in: plan).map(\.rowID), to: day, at: toOrder)
            warnings = move.company(in: plan).map { [warning(plan, day, $0.session, rows: $0.rows)] } ?? []
            try move.apply(to: &plan)
          } else {
            let row = try session.address(address).onlyRow(in: plan, name: session.editing.name)
            try MoveRows([row.rowID], to: PlanDay(week: row.week, day: row.day), at: toOrder).apply(to: &plan)
          }
          return []
        }
        report.warnings = warnings
        try session.tell(report)
      }
    }

    private func warning(_ plan: EditablePlan, _ day: PlanDay, _ session: PlanSession, rows: Int) -> Finding {
      Finding(
        .editSharedDay,
        "\(plan.dayWords(day)) has a session already, \(session.focus) with \(rows) row\(rows == 1 ? "" : "s"), which the moved rows join",
        week: day.week, day: day.day,
        hint: edit.dryRun
          ? "if this is not meant, name a free day"
          : "if this is not meant, take it back with 'mesocycle undo --client \(plan.clientID) --by NAME', and name a free day")
    }
  }
}
