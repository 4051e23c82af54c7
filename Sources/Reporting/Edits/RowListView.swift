import Editing
import TrainingModel

/// Rows of a block with their ids, for whoever wants to name one.
package struct RowListView: ResultView, Sendable {
  private let plan: EditablePlan
  private let rows: [PlanRow]
  private let names: [String: String]

  /// - Parameter names: The names of exercises by their ids.
  package init(_ plan: EditablePlan, _ rows: [PlanRow], names: [String: String]) {
    (self.plan, self.rows, self.names) = (plan, rows, names)
  }

  /// A table a day. Ids are never broken: where the exercises' have no room in a column, each stands below its row.
  package func text(width: Int, style: Style) -> String {
    var text = "\(plan.clientID), block from \(plan.planStart), at revision \(plan.revision)\n"
    let days = Set(rows.map { PlanDay(week: $0.week, day: $0.day) }).sorted()
    let tables = days.map { day in table(rows.filter { $0.week == day.week && $0.day == day.day }) }
    let hasRoom = tables.allSatisfy { $0.leastWidth <= width }
    for (day, full) in zip(days, tables) {
      let focus = plan.session(on: day).map { ": \(TerminalText.line($0.focus)), \($0.minutes) min" } ?? ""
      text += "\n\(plan.dayWords(day)), week \(day.week) day \(day.day)\(focus)\n"
      let table = hasRoom ? full : Self.narrow(full)
      text += table.lines(width: width, style: style).map { $0 + "\n" }.joined()
    }
    return text
  }

  private func table(_ rows: [PlanRow]) -> TerminalTable {
    var table = TerminalTable([
      .init(heading: "row", isWhole: true), .init(heading: "order", isRight: true), .init(heading: ""),
      .init(heading: "exercise", wraps: true, least: 12), .init(heading: "id", isWhole: true), .init(heading: "kind"),
      .init(heading: "amount", wraps: true, least: 12), .init(heading: "RIR"), .init(heading: "rest"),
    ])
    table.rows = rows.map { row in
      [
        row.rowID.description, "\(row.order)", TerminalText.line(row.superset), TerminalText.line(names[row.exercise] ?? row.exercise),
        TerminalText.line(row.exercise), row.kind == .work ? "" : row.kind.id, TerminalText.line(row.amountWords(plan.unit)),
        row.rir.map(String.init) ?? "", "\(row.rest) s",
      ]
    }
    return table
  }

  /// The table with the exercises' ids below their rows.
  private static func narrow(_ table: TerminalTable) -> TerminalTable {
    var table = table
    for place in table.rows.indices {
      table.remarks[place] = [table.rows[place][idColumn]]
      table.rows[place][idColumn] = ""
    }
    return table
  }

  private static let idColumn = 4

  /// The document that `edit rows --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.block(plan.clientID, plan.planStart)
    json.pair("revision", plan.revision)
    json.pair("unit", plan.unit.id)
    json.key("rows")
    json.beginArray()
    for row in rows {
      json.newline()
      json.beginObject()
      json.pair("row_id", row.rowID.description)
      json.pair("date", plan.date(week: row.week, day: row.day))
      json.pair("week", row.week)
      json.pair("day", row.day)
      json.pair("exercise", names[row.exercise] ?? row.exercise)
      json.key("cells")
      json.beginObject()
      for column in RowColumn.compared where column != .day { json.pair(column.name, row.text(of: column)) }
      json.endObject()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
