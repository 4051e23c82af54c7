import Foundation

/// A file that the page has given the coach, read as RFC 4180 lays down and no more kindly than that.
struct SavedSheet {
  let path: String
  let header: [String]
  /// A row by column, in the order of the file.
  let rows: [[String: String]]

  init(path: String) throws {
    self.path = path
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard data.starts(with: [0xEF, 0xBB, 0xBF]) else { throw DriverFailure(kind: "sheet", message: "no byte order mark") }
    let records = try Self.records(String(decoding: data.dropFirst(3), as: UTF8.self))
    let header = records.first ?? []
    guard records.allSatisfy({ $0.count == header.count }) else { throw DriverFailure(kind: "sheet", message: "ragged rows") }
    self.header = header
    rows = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// The rows whose cells are these.
  func rows(_ cells: [String: String]) -> [[String: String]] { rows.filter { row in cells.allSatisfy { row[$0.key] == $0.value } } }

  private static func records(_ text: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where !isQuoted && cell.isEmpty: isQuoted = true
      case "\"" where isQuoted && rest.first == "\"": cell.unicodeScalars.append(rest.removeFirst())
      case "\"" where isQuoted: isQuoted = false
      case "," where !isQuoted: (record, cell) = (record + [cell], "")
      case "\r" where !isQuoted && rest.first == "\n":
        rest.removeFirst()
        records.append(record + [cell])
        (record, cell) = ([], "")
      case "\n" where !isQuoted, "\"" where !isQuoted: throw DriverFailure(kind: "sheet", message: "a bare line feed or quote")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    guard cell.isEmpty, record.isEmpty, !isQuoted else { throw DriverFailure(kind: "sheet", message: "the last line is not ended") }
    return records
  }
}
