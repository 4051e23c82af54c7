import Findings
import GRDB
import TrainingModel

extension PlanStore {
  /// What the checks found in a client's edited blocks, by the start of the block; what a coach has accepted is information.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func editFindings(of client: String) throws -> [CalendarDate: [Finding]] {
    try read { db in try StoredEditFindings(db).read(of: client) }
  }
}

/// Reads what the checks found in a client's edited blocks.
struct StoredEditFindings {
  private let statement: DirectStatement

  init(_ db: Database) throws {
    statement = try DirectStatement(
      db,
      """
      SELECT plan_start, code, severity, week_index, day_index, message, hint, accepted_by, accepted_note
      FROM edit_findings WHERE client_id = ?1 ORDER BY plan_start, ordinal
      """)
  }

  /// The findings by the start of their block. One that a coach has accepted is information, and says who accepted it and why.
  func read(of client: String) throws -> [CalendarDate: [Finding]] {
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var result: [CalendarDate: [Finding]] = [:]
    while try statement.step() {
      let row = statement.pointer
      guard let start = row.date(0), let severity = row.word(2, as: Severity.self) else { throw StoreError.damaged("edit_findings") }
      let accepted = row.optionalString(7).map { "accepted by \($0): \(row.optionalString(8) ?? "")" }
      result[start, default: []].append(
        Finding(
          FindingCode(id: row.string(1)) ?? .findingUnknown, row.string(5), severity: accepted == nil ? severity : .info,
          week: row.optionalInt(3), day: row.optionalInt(4), hint: accepted ?? row.optionalString(6)))
    }
    return result
  }
}
