import PlanStore
import TrainingModel

/// Writes `<coach>.clients.csv`: one row a client, so that nobody is missing in silence.
enum ClientsSheetCSV {
  /// The columns, in order.
  static let columns =
    ["client_id", "client_name", "outcome", "plan_start"] + (1...Mesocycle.weekCount).map { "week_\($0)" }
    + ["findings", "what_to_do", "notes"]

  /// The whole sheet.
  static func bytes(_ summaries: [ClientSummary], dialect: CSVDialect, language: Language = .english) -> OutputBytes {
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
      cell.append(SheetFindings.cell(summary.findings), to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(whatToDo.text(summary), to: &bytes)
      bytes.append(dialect.delimiter)
      cell.append(summary.notes, to: &bytes)
      bytes.endRow()
    }
    return bytes
  }
}
