import Findings
import GRDB
import GRDBSQLite

/// Reads the codes of the stored warnings, client by client in the order of their ids.
struct StoredWarnings {
  private let statement: DirectStatement
  /// The client of the row at hand; nil when there is none left.
  private var client: String?

  init(_ db: Database) throws {
    statement = try DirectStatement(db, "SELECT client_id, code FROM client_findings WHERE severity = 'warning' ORDER BY client_id")
    client = try statement.step() ? statement.pointer.string(0) : nil
  }

  /// The codes about this client, who comes after everybody who was asked about before.
  mutating func take(_ id: String) throws -> [FindingCode] {
    var codes: [FindingCode] = []
    while let waiting = client, waiting <= id {
      if waiting == id { codes.append(FindingCode(rawValue: statement.pointer.string(1)) ?? .unknown) }
      client = try statement.step() ? statement.pointer.string(0) : nil
    }
    if client == nil { statement.reset() }
    return codes
  }
}
