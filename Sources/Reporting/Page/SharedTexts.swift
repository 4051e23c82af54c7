import TrainingModel

/// Texts of which each is kept once, with its place: what many rows say alike stands in a page a single time.
struct SharedTexts {
  /// The texts as UTF-8, in the order in which they came.
  private(set) var texts: [[UInt8]] = []
  /// Places by hash, -1 where there is none; its size is a power of 2 and at least twice the number of texts.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The place of the text; it is added where it is new.
  mutating func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = StableHash(text).place & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if texts[place].count == text.count, texts[place].elementsEqual(text) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(texts.count)
    texts.append(Array(text))
    if texts.count * 2 > slots.count { grow() }
    return texts.count - 1
  }

  mutating func place(of text: String) -> Int {
    var text = text
    return text.withUTF8 { place(of: $0) }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, text) in texts.enumerated() {
      var slot = StableHash(text).place & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
