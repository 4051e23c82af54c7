import Findings
import Planning
import Rulebook
import TrainingModel

/// How a client's plan comes about, for people and for programs.
package struct ExplanationView: ResultView, Sendable {
  /// A part of it under a heading: a stage, or the answer to one question.
  package struct Section: Sendable {
    package var heading: String
    package var lines: [ExplanationLine]
    package var findings: [Finding]

    package init(_ heading: String, lines: [ExplanationLine], findings: [Finding] = []) {
      (self.heading, self.lines, self.findings) = (heading, lines, findings)
    }
  }

  private let clientID: String
  private let start: CalendarDate?
  private let outcome: String
  private let remark: String?
  private let sections: [Section]
  private let rulebook: Rulebook

  private init(
    _ clientID: String, start: CalendarDate?, outcome: String, remark: String?, sections: [Section], rulebook: Rulebook
  ) {
    (self.clientID, self.start, self.outcome, self.remark) = (clientID, start, outcome, remark)
    (self.sections, self.rulebook) = (sections, rulebook)
  }

  /// The derivation of a whole plan, from the profile to the four weeks.
  package init(_ explanation: PlanExplanation, _ context: PlanningContext, remark: String?) {
    let isPlanned = explanation.result.mesocycle != nil
    var sections = explanation.stages.map { Section($0.name.id, lines: $0.lines, findings: $0.findings) }
    // Where it ended, the result names what collides, which no stage alone can tell.
    if !isPlanned, let last = sections.indices.last {
      sections[last].findings = []
      sections.append(Section("no plan", lines: [], findings: explanation.result.findings))
    }
    self.init(
      context.client.id, start: context.start, outcome: isPlanned ? "planned" : Outcome.infeasible.id, remark: remark, sections: sections,
      rulebook: context.rules.rulebook)
  }

  /// Why one exercise is in the plan, or why it isn't.
  package init(_ question: ExerciseQuestion, _ exercise: ExerciseID, _ context: PlanningContext, remark: String?) {
    let rulebook = context.rules.rulebook
    let heading = "\(rulebook[exercise].name) is \(question.isPlanned ? "in the plan" : "not in the plan")"
    self.init(
      context.client.id, start: context.start, outcome: question.isPlanned ? "in_plan" : "not_in_plan", remark: remark,
      sections: [Section(heading, lines: question.lines)], rulebook: rulebook)
  }

  /// Why nothing is planned for the client: what holds them, or what is wrong with the profile.
  package init(stopped clientID: String, _ outcome: Outcome, _ findings: [Finding], _ rulebook: Rulebook) {
    self.init(
      clientID, start: nil, outcome: outcome.id, remark: nil, sections: [Section(outcome.id, lines: [], findings: findings)],
      rulebook: rulebook)
  }

  /// Headings, lines with rule, file and line, and findings, at most `width` columns wide, each line ended.
  package func text(width: Int, style: Style) -> String {
    var lines = TerminalTable.wrap(start.map { "\(clientID), four weeks from \($0)" } ?? clientID, to: width).map(style.bold)
    if let remark { lines += TerminalTable.wrap(remark, to: width) }
    for section in sections {
      lines += [""] + TerminalTable.wrap(section.heading, to: width).map(style.bold)
      for line in section.lines {
        lines += TerminalTable.wrap("· \(TerminalText.line(line.text))\(place(line.rule))", to: width, indent: 2 * line.depth, hanging: 2)
      }
      for finding in Finding.inReadingOrder(section.findings) {
        lines += TerminalTable.wrap(
          "\(finding.severity.id): \(TerminalText.line(finding.message)) [\(finding.code.id)]", to: width, indent: 0, hanging: 2)
        if let hint = finding.hint { lines += TerminalTable.wrap(TerminalText.line(hint), to: width, indent: 4, hanging: 0).map(style.dim) }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// ` [split.full_body_3, rules/splits.yaml:12]`.
  private func place(_ rule: RuleID?) -> String {
    guard let reference = rule.map({ rulebook[$0] }) else { return "" }
    return " [\(reference.id), \(TerminalText.line(reference.file)):\(reference.line)]"
  }

  /// The document that `rules explain --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("client_id", clientID)
    json.key("plan_start")
    if let start { json.date(start) } else { json.null() }
    json.pair("outcome", outcome)
    if let remark { json.pair("remark", remark) }
    json.key("sections")
    json.beginArray()
    for section in sections {
      json.newline()
      json.beginObject()
      json.pair("heading", section.heading)
      json.key("lines")
      json.beginArray()
      for line in section.lines {
        json.newline()
        write(line, to: &json)
      }
      json.endArray()
      json.key("findings")
      json.findings(Finding.inReadingOrder(section.findings))
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private func write(_ line: ExplanationLine, to json: inout JSONBytes) {
    json.beginObject()
    json.pair("text", line.text)
    json.pair("depth", line.depth)
    if let reference = line.rule.map({ rulebook[$0] }) {
      json.pair("rule", reference.id)
      json.pair("file", reference.file)
      json.pair("line", reference.line)
      json.pair("why", reference.text)
    }
    json.endObject()
  }
}
