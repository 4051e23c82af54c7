import Editing
import Foundation
import TrainingModel

/// The texts of a file, each kept once: most cells of a sheet say what one above them says.
struct TextPool {
  /// What is known of a text beside its place.
  struct Entry {
    let text: String
    /// Whether it holds a control character that is no line end or tab.
    let hasControls: Bool
    /// Whether a spreadsheet put it there instead of what was typed.
    let isError: Bool

    /// The text without such control characters, as a plan may hold it.
    var plain: String {
      guard hasControls else { return text }
      var kept = String.UnicodeScalarView()
      kept.append(contentsOf: text.unicodeScalars.lazy.filter { !TextPool.isControl($0) })
      return String(kept)
    }
  }

  private(set) var entries: [Entry] = []
  private var table = TextTable()
  /// Whether carriage returns inside cells stand for line feeds, as they do where they end the rows.
  private let returnsEndLines: Bool

  init(returnsEndLines: Bool) { self.returnsEndLines = returnsEndLines }

  /// The place of the text in the pool.
  mutating func index(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    let index = table.place(of: cell)
    if index == entries.count { add(cell) }
    return index
  }

  /// The place of the text in the pool, found at once where it is that of the text at `last`; -1 where there is no last one.
  @inline(__always) mutating func index(_ cell: UnsafeBufferPointer<UInt8>, before last: Int) -> Int {
    last >= 0 && table.holds(cell, at: last) ? last : index(cell)
  }

  /// The text with one apostrophe in front taken away.
  subscript(index: Int) -> Entry { entries[index] }

  private mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    let value = SheetCell.unprotected(cell)
    let plain = String(decoding: value, as: UTF8.self)
    let text = UncoveredFormulas.mayHave(value) && value.contains(39) ? UncoveredFormulas.uncovered(plain) : plain
    let isWhole = !value.contains(13)
    let lines = isWhole ? text : Self.withLineFeeds(text, alsoAlone: returnsEndLines)
    entries.append(
      Entry(
        text: lines,
        hasControls: lines.unicodeScalars.contains(where: Self.isControl),
        isError: cell.first == UInt8(ascii: "#") && SheetCell.isError(cell)))
  }

  /// The text with the line ends that it had before a program wrote its own.
  private static func withLineFeeds(_ text: String, alsoAlone: Bool) -> String {
    let text = text.replacing("\r\n", with: "\n")
    return alsoAlone ? text.replacing("\r", with: "\n") : text
  }

  /// Whether the sign is a control character that no text of a plan holds: line feeds and tabs may stand in a note.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0xA0 && scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }
}

/// What was found out once about texts of a pool, by their places in it.
struct PoolMemo<Value: Sendable>: Sendable {
  private var values: [Value?] = []

  /// The value for the text at `index`, made where there is none yet.
  mutating func value(_ index: Int, make: () -> Value) -> Value {
    if index < values.count, let value = values[index] { return value }
    let value = make()
    while values.count <= index { values.append(nil) }
    values[index] = value
    return value
  }
}
