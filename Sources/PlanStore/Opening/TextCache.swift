import TrainingModel

/// The texts of rows with their keys, as far as this process has met them: each is read or written once.
///
/// It is used only where the connection is, by one at a time. The bytes that it gives out stay in place until `forget`.
final class TextCache: @unchecked Sendable {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// By key.
  private var texts: [Bytes?] = []
  /// Keys by the hash of their text, in a table with open addresses whose size is a power of two; -1 where there is none.
  private var slots = [Int](repeating: -1, count: 1024)
  private var count = 0

  /// A database that gives out greater keys than this has been written by somebody else; their texts are not remembered by key.
  private static let greatestKey = 16_000_000

  deinit { forget() }

  /// The text with this key, or nil where it is not known here.
  @inline(__always) func text(_ key: Int) -> Bytes? { texts.indices.contains(key) ? texts[key] : nil }

  /// The key of this text, or nil where it is not known here.
  func key(_ text: Bytes) -> Int? {
    var place = Self.hash(text) & (slots.count - 1)
    while slots[place] >= 0 {
      if let known = texts[slots[place]], Self.areEqual(known, text) { return slots[place] }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers a copy of the text, and returns it; nil where the key is none that the program gives out.
  func add(_ text: Bytes, key: Int) -> Bytes? {
    guard (0...Self.greatestKey).contains(key) else { return nil }
    if let known = self.text(key) { return known }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.count))
    _ = copy.update(fromContentsOf: text)
    let bytes = Bytes(start: copy.baseAddress, count: text.count)
    if key >= texts.count { texts += repeatElement(nil, count: max(key + 1 - texts.count, texts.count / 2)) }
    texts[key] = bytes
    count += 1
    if count * 2 > slots.count { grow() } else { insert(key, bytes) }
    return bytes
  }

  /// Forgets everything: what was written with a transaction that failed is not there.
  func forget() {
    for case .some(let text) in texts { UnsafeMutablePointer(mutating: text.baseAddress)?.deallocate() }
    texts = []
    slots = [Int](repeating: -1, count: 1024)
    count = 0
  }

  private func grow() {
    slots = [Int](repeating: -1, count: slots.count * 2)
    for (key, text) in texts.enumerated() { if let text { insert(key, text) } }
  }

  private func insert(_ key: Int, _ text: Bytes) {
    var place = Self.hash(text) & (slots.count - 1)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = key
  }

  private static func areEqual(_ lhs: Bytes, _ rhs: Bytes) -> Bool {
    guard lhs.count == rhs.count else { return false }
    for place in lhs.indices where lhs[place] != rhs[place] { return false }
    return true
  }

  /// The number by which the database finds a text: what is stored holds it, so it never changes.
  static func storedHash(_ text: Bytes) -> Int { hash(text) >> 32 }

  /// Eight bytes at a time, each mixed with the multiplier of MurmurHash3's finaliser (Appleby 2011).
  private static func hash(_ text: Bytes) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var place = 0
    func mix(_ value: UInt64) {
      hash = (hash ^ value) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    while place + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    mix(rest)
    return Int(truncatingIfNeeded: hash >> 1)
  }
}
