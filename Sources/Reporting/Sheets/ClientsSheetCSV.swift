import PlanStore
import TrainingModel

/// Writes `<coach>.clients.csv`: one row a client, so that nobody is missing in silence.
enum ClientsSheetCSV {
  /// The columns, in order.
  static let columns =
    ["client_id", "client_name", "outcome", "plan_start"] + (1...Mesocycle.weekCount).map { "week_\($0)" }
    + ["findings", "what_to_do", "notes"] + ["goal", "level", "days", "minutes", "kit", "conditions"]
    + ["compliance", "flags", "changed_since_last_block", "revisions"]

  /// The whole sheet.
  ///
  /// - Parameters:
  ///   - changes: what is new in each client's present block, by client.
  ///   - attention: what logs show of each client, by client; who never logged is in none.
  ///   - names: what profiles are said in; without it, and in English, they are said in ids.
  static func bytes(
    _ summaries: [ClientSummary], changes: [String: String] = [:], attention: [String: ClientAttention] = [:], dialect: CSVDialect,
    language: Language = .english,
    names: ProfileNames? = nil
  ) -> OutputBytes {
    let whatToDo = WhatToDo(language: language)
    var bytes = OutputBytes(capacity: 128 * (summaries.count + 2))
    bytes.beginSheet(columns, dialect: dialect)
    let cell = CSVCell(dialect: dialect)
    for summary in summaries {
      let statuses = (1...Mesocycle.weekCount).map(summary.status(ofWeek:))
      cell.append(summary.clientID, to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(summary.clientName, to: &bytes)
      bytes.append(dialect.delimiter)
      bytes.append(summary.outcome.id)
      bytes.append(dialect.delimiter)
      if let start = summary.planStart { bytes.append(start) }
      for status in statuses {
        bytes.append(dialect.delimiter)
        bytes.append(status.id)
      }
      bytes.append(dialect.delimiter)
      cell.append(SheetFindings.cell(summary.findings, of: summary.planStart), to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(whatToDo.text(summary), to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(summary.notes, to: &bytes)
      let logged = attention[summary.clientID]
      let compliance = logged?.compliance.map(String.init) ?? ""
      let last = [compliance, flags(of: summary, logged), changes[summary.clientID] ?? "", revisions(of: summary)]
      for text in facts(of: summary, names) + last {
        bytes.append(dialect.delimiter)
        cell.append(text, to: &bytes)
      }
      bytes.endRow()
    }
    return bytes
  }

  /// What the profile says.
  private static func facts(of summary: ClientSummary, _ names: ProfileNames?) -> [String] {
    guard let facts = summary.facts else { return Array(repeating: "", count: 6) }
    func list(_ ids: [String]) -> String { ids.joined(separator: " | ") }
    if let names, names.language != .english {
      return [
        names.goal(facts), names.level(facts), list(names.days(facts)), String(facts.minutes), list(names.kit(facts)),
        list(names.conditions(facts)),
      ]
    }
    return [
      facts.goal, facts.level, list(facts.days), String(facts.minutes), list(facts.kit),
      list(facts.conditions + facts.restrictions.map { "avoid \($0)" }),
    ]
  }

  /// Which revision of each week the list tells of, by which an approval knows what was there to be read; `r0` where a week is none.
  private static func revisions(of summary: ClientSummary) -> String {
    if summary.weeks.isEmpty { return "" }
    return (1...Mesocycle.weekCount).map { number in "r\(summary.weeks.first { $0.week == number }?.revision ?? 0)" }.joined(separator: " ")
  }

  /// What a coach looks for first, in words to filter by: of plan and profile, then of what was logged.
  private static func flags(of summary: ClientSummary, _ logged: ClientAttention?) -> String {
    let kinds = Set(logged?.flags.map(\.kind) ?? [])
    let findings = summary.findings + summary.otherFindings.values.flatMap(\.self)
    let words = [
      ("absent", !summary.isPresent), ("suspended", summary.isSuspended), ("errors", findings.contains { $0.severity == .error }),
      ("restricted", summary.facts?.restrictions.isEmpty == false), ("warnings", findings.contains { $0.severity == .warning }),
      ("edited", summary.weeks.contains { $0.status == .draft }),
    ].filter(\.1).map(\.0)
    return (words + FlagKind.allCases.filter(kinds.contains).map(\.id)).joined(separator: " | ")
  }
}
