import Findings
import GRDB
import GRDBSQLite

/// Reads the codes of what is stored against clients and their plans, client by client in the order of their ids.
struct StoredWarnings {
  private let statement: DirectStatement
  /// The client of the row at hand; nil when there is none left.
  private var client: String?

  init(_ db: Database) throws {
    statement = try DirectStatement(
      db,
      """
      SELECT client_id, code, 0 FROM client_findings WHERE severity = 'warning'
      UNION ALL
      SELECT e.client_id, e.code, 1 FROM edit_findings e JOIN clients c ON c.client_id = e.client_id
      WHERE e.severity <> 'info' AND e.accepted_by IS NULL
        AND e.plan_start = \(StoredBlock.present(of: "c"))
      ORDER BY 1
      """)
    client = try statement.step() ? statement.pointer.string(0) : nil
  }

  /// The codes about this client, who comes after everybody who was asked about before: of warnings, and of what the checks found in the
  /// present block after somebody edited it and nobody has accepted.
  mutating func take(_ id: String) throws -> (warnings: [FindingCode], edits: [FindingCode]) {
    var codes: (warnings: [FindingCode], edits: [FindingCode]) = ([], [])
    while let waiting = client, waiting <= id {
      if waiting == id {
        let code = FindingCode(id: statement.pointer.string(1)) ?? .findingUnknown
        if statement.pointer.int(2) == 0 { codes.warnings.append(code) } else { codes.edits.append(code) }
      }
      client = try statement.step() ? statement.pointer.string(0) : nil
    }
    if client == nil { statement.reset() }
    return codes
  }
}
