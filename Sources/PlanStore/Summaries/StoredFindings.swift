import Findings
import GRDB
import GRDBSQLite

/// Reads what is stored about one client after the other.
struct StoredFindings {
  private let statement: DirectStatement

  init(_ db: Database) throws {
    statement = try DirectStatement(
      db,
      """
      SELECT code, severity, file, line, "column", week_index, day_index, message, hint
      FROM client_findings WHERE client_id = ?1 ORDER BY ordinal
      """)
  }

  /// The findings in the order in which they were stored.
  func read(of client: String) throws -> [Finding] {
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var result: [Finding] = []
    while try statement.step() {
      let row = statement.pointer
      guard let severity = row.word(1, as: Severity.self) else { throw StoreError.damaged("client_findings") }
      // Another version may have said what this one has no code for; its sentence is as good.
      let code = FindingCode(id: row.string(0)) ?? .findingUnknown
      let place = row.optionalString(2).map { Place(file: $0, line: row.optionalInt(3), column: row.optionalInt(4)) }
      result.append(
        Finding(
          code, row.string(7), severity: severity, at: place, week: row.optionalInt(5), day: row.optionalInt(6), hint: row.optionalString(8)
        ))
    }
    return result
  }
}
