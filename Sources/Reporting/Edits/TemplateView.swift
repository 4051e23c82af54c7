import Editing
import TrainingModel

/// Templates as people and programs read them.
package struct TemplateView: ResultView, Sendable {
  private let templates: [PlanTemplate]
  private let names: [String: String]

  private let withRows: Bool

  /// A list of templates.
  package init(_ templates: [PlanTemplate]) { (self.templates, names, withRows) = (templates, [:], false) }

  /// A template with all that it holds.
  ///
  /// - Parameter names: The names of exercises by their ids.
  package init(_ template: PlanTemplate, names: [String: String]) { (templates, self.names, withRows) = ([template], names, true) }

  /// A table, a template a line; or what a template holds, session by session.
  package func text(width: Int, style: Style) -> String { withRows ? content : list(width: width, style: style) }

  private func list(width: Int, style: Style) -> String {
    guard !templates.isEmpty else { return "There are no templates yet: 'mesocycle template save' makes one\n" }
    var table = TerminalTable([
      .init(heading: "name", wraps: true), .init(heading: "kind"), .init(heading: "sessions a week", isRight: true),
      .init(heading: "rows", isRight: true), .init(heading: "by", wraps: true), .init(heading: "when"),
    ])
    for template in templates {
      table.rows.append([
        template.name, template.clip.extent.rawValue, "\(template.sessionsPerWeek)", "\(template.clip.rows.count)",
        TerminalText.line(template.createdBy), template.createdAt,
      ])
    }
    return table.lines(width: width, style: style).map { $0 + "\n" }.joined()
  }

  private var content: String {
    var text = ""
    for template in templates {
      text += "\(template.name): a \(template.clip.extent), by \(TerminalText.line(template.createdBy)), \(template.createdAt)\n"
      for day in template.clip.days {
        let focus = template.clip.sessions.first { $0.week == day.week && $0.day == day.day }?.focus
        text += "\nweek \(day.week) day \(day.day)\(focus.map { ": \(TerminalText.line($0))" } ?? "")\n"
        for row in template.clip.rows where row.week == day.week && row.day == day.day {
          guard let row = row.planRow, let unit = template.clip.loadUnit else { continue }
          let kind = row.kind == .work ? "" : " (\(row.kind))"
          text +=
            "  \(row.order). \(TerminalText.line(names[row.exercise] ?? row.exercise))\(kind), \(TerminalText.line(row.amountWords(unit)))\n"
        }
      }
    }
    return text
  }

  /// The document that `template list` and `show` print with `--format json`.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("templates")
    json.beginArray()
    for template in templates {
      json.newline()
      json.beginObject()
      json.pair("name", template.name)
      json.pair("kind", template.clip.extent.rawValue)
      json.pair("created_by", template.createdBy)
      json.pair("created_at", template.createdAt)
      json.pair("unit", template.clip.unit)
      json.pair("sessions_per_week", template.sessionsPerWeek)
      json.pair("row_count", template.clip.rows.count)
      if withRows { rows(of: template, &json) }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private func rows(of template: PlanTemplate, _ json: inout JSONBytes) {
    json.key("rows")
    json.beginArray()
    for clip in template.clip.rows {
      guard let row = clip.planRow, let unit = template.clip.loadUnit else { continue }
      json.newline()
      json.beginObject()
      json.pair("week", row.week)
      json.pair("day", row.day)
      json.pair("order", row.order)
      json.pair("exercise_id", row.exercise)
      json.pair("kind", row.kind.id)
      json.pair("amount", row.amountWords(unit))
      json.endObject()
    }
    json.endArray()
  }
}
