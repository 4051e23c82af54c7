import Findings
import TrainingModel

/// The form of an app's export, made from its heading.
protocol LogForm {
  var app: LogApp { get }
  var traits: FormTraits { get }
  /// Reads a record below the heading.
  mutating func read(_ record: LogRecord, _ log: inout LogCollector)
  /// Settles what only the whole file tells.
  mutating func finish(_ log: inout LogCollector, _ context: LogContext) throws(LogRefusal)
}

extension LogForm {
  mutating func finish(_ log: inout LogCollector, _ context: LogContext) throws(LogRefusal) {}
}

/// A form that has a row for each set.
protocol RowForm: LogForm {
  /// How many cells a row has.
  var columnCount: Int { get }
  /// Whether a row may have more cells, because its texts have commas and no quotes.
  var mayHaveMore: Bool { get }
  /// The row that the cells are.
  mutating func row(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> LogRow
  /// Takes in cells that are no set and no row; false where they are one.
  mutating func takesBeside(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> Bool
}

extension RowForm {
  var mayHaveMore: Bool { false }

  @inline(__always) mutating func takesBeside(_ cells: LogCells, _ log: inout LogCollector) throws(RowFault) -> Bool { false }

  mutating func read(_ record: LogRecord, _ log: inout LogCollector) {
    switch record {
    case .fault(let line, let code, let message): log.refuse(line, code, message)
    case .cells(let cells):
      guard cells.count >= columnCount, mayHaveMore || cells.count == columnCount || cells.isBlank(from: columnCount) else {
        return log.refuse(cells.line, cells: cells.count, of: columnCount)
      }
      do throws(RowFault) { if try !takesBeside(cells, &log) { log.add(try row(cells, &log)) } } catch { log.refuse(error, cells.line) }
    }
  }
}

extension LogCells {
  /// Whether every cell from this one on is empty.
  func isBlank(from column: Int) -> Bool { (column..<max(column, count)).allSatisfy { self[$0].isEmpty } }

  /// Whether the cell is this word, in whatever case.
  func holds(_ word: StaticString, at column: Int) -> Bool { self[column].isWord(word) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are this word of small ASCII letters, in whatever case.
  @inline(__always) func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for at in 0..<count {
      let byte = self[at]
      guard (byte &- 65 < 26 ? byte | 0x20 : byte) == word.utf8Start[at] else { return false }
    }
    return true
  }
}
