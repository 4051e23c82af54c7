/// Texts of which each is kept once, with its place: what many rows say alike stands in a page a single time.
struct SharedTexts {
  /// The texts as UTF-8, in the order in which they came.
  private(set) var texts: [[UInt8]] = []
  /// Places by hash, -1 where there is none; its size is a power of 2 and at least twice the number of texts.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The place of the text; it is added where it is new.
  mutating func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Self.hash(text) & (slots.count - 1)
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
      var slot = text.withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// FNV-1a: only where a text is kept depends on it, never what is written.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
