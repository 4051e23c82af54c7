import TrainingModel

/// Words with their places, looked up by bytes: no `String` is made for a record's ids.
struct ByteTable: Sendable {
  /// The words in their order; a repeated word has the place of its first.
  let words: [String]
  /// Where a person finds the words: files of rules, or their folder.
  let home: String
  private let bytes: [UInt8]
  private let ends: [Int]
  /// Open addressing with linear steps: the place of a word plus one, or 0 where free.
  private let slots: [UInt16]

  init(_ words: [String], home: String = "the rules") {
    (self.words, self.home) = (words, home)
    var (bytes, ends): ([UInt8], [Int]) = ([], [])
    for word in words {
      bytes += word.utf8
      ends.append(bytes.count)
    }
    var size = 8
    while size < words.count * 2 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    for (index, word) in words.enumerated() {
      var slot = StableHash(word.utf8).place & (size - 1)
      while slots[slot] != 0, words[Int(slots[slot]) - 1] != word { slot = (slot + 1) & (size - 1) }
      if slots[slot] == 0 { slots[slot] = UInt16(index + 1) }
    }
    (self.bytes, self.ends, self.slots) = (bytes, ends, slots)
  }

  /// The place of the word that these bytes spell, or nil.
  func index(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    let mask = slots.count - 1
    var slot = StableHash(key).place & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      let start = index == 0 ? 0 : ends[index - 1]
      if ends[index] - start == key.count, (0..<key.count).allSatisfy({ bytes[start + $0] == key[$0] }) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
