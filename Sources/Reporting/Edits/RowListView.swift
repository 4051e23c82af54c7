import Editing
import TrainingModel

/// Rows of a block with their ids, for whoever wants to name one.
public struct RowListView: Sendable {
  private let plan: EditablePlan
  private let rows: [PlanRow]
  private let names: [String: String]

  /// - Parameter names: The names of exercises by their ids.
  public init(_ plan: EditablePlan, _ rows: [PlanRow], names: [String: String]) { (self.plan, self.rows, self.names) = (plan, rows, names) }

  /// A table a day.
  public func text(width: Int, style: Style) -> String {
    var text = "\(plan.clientID), block from \(plan.planStart), at revision \(plan.revision)\n"
    for day in Set(rows.map { PlanDay(week: $0.week, day: $0.day) }).sorted() {
      let focus = plan.session(on: day).map { ": \(TerminalText.line($0.focus)), \($0.minutes) min" } ?? ""
      text += "\n\(plan.dayWords(day)), week \(day.week) day \(day.day)\(focus)\n"
      var table = TextTable([
        .init(heading: "row"), .init(heading: "order", isRight: true), .init(heading: ""),
        .init(heading: "exercise", wraps: true, least: 12),
        .init(heading: "id", wraps: true, least: 10), .init(heading: "kind"), .init(heading: "amount", wraps: true, least: 12),
        .init(heading: "RIR"), .init(heading: "rest"),
      ])
      for row in rows where row.week == day.week && row.day == day.day {
        table.rows.append([
          row.rowID.description, "\(row.order)", TerminalText.line(row.superset), TerminalText.line(names[row.exercise] ?? row.exercise),
          TerminalText.line(row.exercise), row.kind == .work ? "" : row.kind.id, TerminalText.line(row.amountWords(plan.unit)),
          row.rir.map(String.init) ?? "", "\(row.rest) s",
        ])
      }
      text += table.lines(width: width, style: style).map { $0 + "\n" }.joined()
    }
    return text
  }
}
