import TrainingModel

/// The spellings of words as bytes that stay in place, by raw value.
struct WordBytes<W: Word>: Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  // Written once and never freed: there is one of each kind.
  private nonisolated(unsafe) let spellings: [Bytes]

  init() {
    spellings = W.spellings.map { word in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, word.utf8.count))
      _ = copy.update(fromContentsOf: word.utf8)
      return Bytes(start: copy.baseAddress, count: word.utf8.count)
    }
  }

  /// The word's bytes; empty for a code that is none.
  @inline(__always) subscript(code: Int) -> Bytes { spellings.indices.contains(code) ? spellings[code] : Bytes(start: nil, count: 0) }
}

/// The words that rows hold as codes.
enum RowWords {
  static let kinds = WordBytes<RowKind>()
  static let measures = WordBytes<Measure>()
  static let bases = WordBytes<LoadBasis>()
  static let units = WordBytes<LoadUnit>()
}
