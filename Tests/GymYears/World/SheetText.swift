import Foundation

/// A sheet as a stranger reads and writes it: records of cells under a heading, whatever separates them.
struct SheetText {
  var heading: [String]
  var rows: [[String]]
  let separator: UInt8
  let isGerman: Bool

  init?(_ bytes: Data) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = body.prefix { $0 != 10 }
    separator = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")].first { first.contains($0) } ?? UInt8(ascii: ",")
    isGerman = separator == UInt8(ascii: ";")
    var records = Self.records(body, separator)
    guard !records.isEmpty else { return nil }
    heading = records.removeFirst()
    rows = records
  }

  /// Where a column stands; nil where there is none of that name.
  func column(_ name: String) -> Int? { heading.firstIndex(of: name) }

  /// The file again, as a spreadsheet saves it.
  var bytes: Data {
    var text = "\u{FEFF}"
    let mark = String(UnicodeScalar(separator))
    for record in [heading] + rows {
      text += record.map { cell in
        cell.contains(where: { "\"\r\n".contains($0) }) || cell.contains(mark) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: mark)
      text += "\r\n"
    }
    return Data(text.utf8)
  }

  private static func records(_ bytes: Data, _ separator: UInt8) -> [[String]] {
    var records: [[String]] = []
    bytes.withUnsafeBytes { buffer in
      var record: [String] = []
      var cell: [UInt8] = []
      var (place, first, isQuoted) = (0, 0, false)
      func text(_ end: Int) -> String {
        let rest = buffer[first..<end]
        if cell.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: cell + rest, as: UTF8.self)
      }
      func end(_ at: Int) {
        record.append(text(at))
        cell.removeAll(keepingCapacity: true)
        first = at + 1
      }
      let count = buffer.count
      while place < count {
        let byte = buffer[place]
        if byte == 34 {
          if isQuoted, place + 1 < count, buffer[place + 1] == 34 {
            cell += buffer[first...place]
            place += 1
          } else {
            cell += buffer[first..<place]
            isQuoted.toggle()
          }
          first = place + 1
        } else if isQuoted {
          // A cell may hold anything until its quote ends.
        } else if byte == separator {
          end(place)
        } else if byte == 10 {
          end(place > first && buffer[place - 1] == 13 ? place - 1 : place)
          first = place + 1
          records.append(record)
          record.removeAll(keepingCapacity: true)
        }
        place += 1
      }
    }
    return records
  }
}
