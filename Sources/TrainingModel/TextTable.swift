import Glibc

/// Texts as UTF-8, of which each is kept once, with its place in the order in which they came: what many rows say alike is there a single
/// time.
public struct TextTable: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  /// Where each text ends, behind a 0.
  @usableFromInline var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Open addressing with linear steps: the place of a text plus one, or 0 where free; at least twice as many as there are texts.
  private var slots = [UInt32](repeating: 0, count: 256)

  public init() {}

  public var indices: Range<Int> { hashes.indices }

  public var count: Int { hashes.count }

  /// The bytes of a text.
  public subscript(place: Int) -> ArraySlice<UInt8> { bytes[ends[place]..<ends[place + 1]] }

  /// The place of the text; it is added where it is new.
  public mutating func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, holds(text, at: place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(hashes.count + 1)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  /// The place of the text; it is added where it is new.
  public mutating func place(of text: String) -> Int {
    var text = text
    return text.withUTF8 { place(of: $0) }
  }

  /// Whether the text at this place is this one.
  @inlinable @inline(__always) public func holds(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let start = ends[place]
    guard ends[place + 1] - start == text.count, let text = text.baseAddress else { return ends[place + 1] - start == text.count }
    let count = ends[place + 1] - start
    return bytes.withUnsafeBufferPointer { bytes in bytes.baseAddress.map { memcmp($0 + start, text, count) == 0 } ?? false }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// Eight bytes at a time, multiplied by the numbers of MurmurHash3's finaliser (Appleby 2011) and folded; only the place in this table
  /// depends on it.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
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
