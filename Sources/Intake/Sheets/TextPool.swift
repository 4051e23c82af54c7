import Foundation

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
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Open addressing with linear steps: the place of a text plus one, or 0 where free.
  private var slots = [UInt32](repeating: 0, count: 1024)
  /// Whether carriage returns inside cells stand for line feeds, as they do where they end the rows.
  private let returnsEndLines: Bool

  init(returnsEndLines: Bool) { self.returnsEndLines = returnsEndLines }

  /// The place of the text in the pool.
  mutating func index(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(cell)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isEqual(index, cell) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(entries.count + 1)
    add(cell, hash)
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  /// The place of the text in the pool, found at once where it is that of the text at `last`; -1 where there is no last one.
  @inline(__always) mutating func index(_ cell: UnsafeBufferPointer<UInt8>, before last: Int) -> Int {
    last >= 0 && isEqual(last, cell) ? last : index(cell)
  }

  /// The text with one apostrophe in front taken away.
  subscript(index: Int) -> Entry { entries[index] }

  @inline(__always) private func isEqual(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == cell.count, let text = cell.baseAddress else { return ends[index + 1] - start == cell.count }
    return bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { memcmp($0 + start, text, cell.count) == 0 } ?? false }
  }

  private mutating func add(_ cell: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
    hashes.append(hash)
    let value = SheetCell.unprotected(cell)
    let text = String(decoding: value, as: UTF8.self)
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

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Eight bytes at a time, multiplied and folded; only the place in this table depends on it.
  private static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(cell)
    var value: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count)
    var at = 0
    while at + 8 <= raw.count {
      value = (value ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      value ^= value >> 32
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    value = (value ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 32
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
