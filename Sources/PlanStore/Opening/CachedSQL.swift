import GRDB

extension Database {
  /// Runs a statement that is compiled once for each connection: what edits write again and again.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The rows of a query that is compiled once for each connection.
  func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
    try Row.fetchAll(try cachedStatement(sql: sql), arguments: arguments)
  }
}

/// A JSON array of ids: one bound value for any number of them. What can't be the id of a client is left out.
func jsonArray(_ ids: [String]) -> String {
  let possible = ids.filter { id in id.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") } }
  return "[" + possible.map { "\"\($0)\"" }.joined(separator: ",") + "]"
}
