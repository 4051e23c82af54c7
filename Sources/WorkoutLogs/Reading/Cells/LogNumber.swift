import Intake

/// Numbers of logs, with a point or a comma before the decimals.
enum LogNumber {
  /// A number that may be left out.
  enum Reading: Equatable {
    case empty
    case value(Double)
    case unreadable
  }

  /// The most repetitions that are stored, slips included.
  static let mostReps = 1_000_000.0
  /// The most seconds: a week.
  static let mostSeconds = 604_800.0
  /// The most metres.
  static let mostMetres = 10_000_000.0
  /// The heaviest load, in its unit, slips included.
  static let heaviest = 1_000_000.0

  /// A finite number without a unit.
  @inline(__always) static func read(_ cell: UnsafeBufferPointer<UInt8>) -> Reading {
    if cell.isEmpty { return .empty }
    // Most cells of a log hold one to four digits, perhaps with one behind a point.
    var (value, at) = (0, 0)
    while at < cell.count, at < 9, cell[at] &- 48 < 10 {
      value = value * 10 + Int(cell[at] - 48)
      at += 1
    }
    if at == cell.count { return .value(Double(value)) }
    if at > 0, at + 2 == cell.count, cell[at] == 46, cell[at + 1] &- 48 < 10 {
      return .value(Double(value * 10 + Int(cell[at + 1] - 48)) / 10)
    }
    guard let number = NumberText.decimal(cell, decimalComma: true) else { return .unreadable }
    return .value(number)
  }

  /// How many digits stand behind the point.
  static func decimals(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    guard let point = cell.firstIndex(where: { $0 == 46 || $0 == 44 }) else { return 0 }
    return cell[(point + 1)...].prefix { $0 &- 48 < 10 }.count
  }

  /// The number in front of a unit, as `12 ripetizioni` or `183lb`, and all that stands behind it in small letters; nil where no number
  /// begins the cell.
  static func split(_ cell: UnsafeBufferPointer<UInt8>) -> (value: Double, unit: String)? {
    guard let (value, length) = leading(cell) else { return nil }
    let rest = SheetCell.trimmed(UnsafeBufferPointer(rebasing: cell[length...]))
    return (value, String(decoding: rest, as: UTF8.self).lowercased())
  }

  /// The number in front of a cell with the word behind it, and how many bytes both have.
  static func take(_ cell: UnsafeBufferPointer<UInt8>) -> (value: Double, unit: String, length: Int)? {
    guard let (value, length) = leading(cell) else { return nil }
    var start = length
    while start < cell.count, cell[start] == 32 { start += 1 }
    var end = start
    while end < cell.count, cell[end] != 32, cell[end] &- 48 >= 10 { end += 1 }
    return (value, String(decoding: cell[start..<end], as: UTF8.self).lowercased(), end)
  }

  private static func leading(_ cell: UnsafeBufferPointer<UInt8>) -> (value: Double, length: Int)? {
    let length = cell.prefix { $0 &- 48 < 10 || $0 == 46 || $0 == 44 || $0 == 45 }.count
    guard case .value(let value) = read(UnsafeBufferPointer(rebasing: cell[..<length])) else { return nil }
    return (value, length)
  }
}
