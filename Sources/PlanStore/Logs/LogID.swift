import Files
import TrainingModel

/// The id of a training day's log: a UUID of version 8 (RFC 9562, 5.8), made of the day's key, so that everybody makes the same.
///
/// Its first 48 bits are a hash of the client alone: ids of a client lie side by side in an index, and a save touches one page of it.
package struct LogID: Hashable, Sendable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high & ~0xF000 | 0x8000
    self.low = low & ~(0b11 << 62) | 0b10 << 62
  }

  /// The ids of one client's logs.
  package struct Maker: Sendable {
    private let client: String
    private let prefix: UInt64

    package init(client: String) {
      self.client = client
      var hasher = ContentHasher()
      hasher.update("client/\(client)")
      prefix = hasher.finalize().high & ~0xFFFF
    }

    /// The id of the log with this key, whose client is the maker's.
    package func id(_ key: LogKey) -> LogID {
      var hasher = ContentHasher()
      hasher.update("log/\(client)/\(key.planStart?.dayNumber ?? .min)/\(key.week)/\(key.day)")
      let digest = hasher.finalize()
      return LogID(high: prefix | digest.high & 0xFFFF, low: digest.low)
    }
  }

  /// The id of the log with this key.
  package init(_ key: LogKey) { self = Maker(client: key.client).id(key) }

  /// The id that these 36 bytes spell in lower case, or nil where they are no UUID of version 8.
  package init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 36 else { return nil }
    var (halves, digits) = ((high: UInt64(0), low: UInt64(0)), 0)
    for (place, byte) in bytes.enumerated() {
      if [8, 13, 18, 23].contains(place) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt64
      switch byte {
      case 48...57: digit = UInt64(byte - 48)
      case 97...102: digit = UInt64(byte - 87)
      default: return nil
      }
      if digits < 16 { halves.high = halves.high << 4 | digit } else { halves.low = halves.low << 4 | digit }
      digits += 1
    }
    self.init(high: halves.high, low: halves.low)
    guard high == halves.high, low == halves.low else { return nil }
  }

  /// The id that this text spells, or nil.
  package init?(_ text: String) {
    var text = text
    guard let id = text.withUTF8({ LogID(bytes: $0) }) else { return nil }
    self = id
  }

  /// `xxxxxxxx-xxxx-8xxx-xxxx-xxxxxxxxxxxx`.
  package var description: String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      var place = 0
      for digit in 0..<32 {
        if [8, 12, 16, 20].contains(digit) {
          buffer[place] = UInt8(ascii: "-")
          place += 1
        }
        let half = digit < 16 ? high : low
        let value = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (digit % 16)) & 15)
        buffer[place] = value < 10 ? 48 + value : 87 + value
        place += 1
      }
      return 36
    }
  }
}
