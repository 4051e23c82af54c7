import Files
import TrainingModel

/// Bytes on their way to a file: sheets and JSON documents are appended to it without a `String` for each value.
struct OutputBytes {
  /// What has been appended and not yet been taken away.
  private(set) var storage: [UInt8] = []

  /// No bytes yet, with room for `capacity` of them.
  init(capacity: Int = 0) { storage.reserveCapacity(capacity) }

  var count: Int { storage.count }

  /// Everything as text, for small documents and tests.
  var text: String { String(decoding: storage, as: UTF8.self) }

  mutating func removeAll() { storage.removeAll(keepingCapacity: true) }

  @inline(__always) mutating func append(_ byte: UInt8) { storage.append(byte) }

  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { storage.append(contentsOf: bytes) }

  mutating func append(contentsOf bytes: [UInt8]) { storage.append(contentsOf: bytes) }

  @inline(__always) mutating func append(_ text: StaticString) {
    storage.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) { storage.append(contentsOf: text.utf8) }

  /// Appends a whole number in decimal digits.
  mutating func append(_ number: Int) {
    if number >= 0, number < 10 {
      storage.append(UInt8(truncatingIfNeeded: 48 + number))
      return
    }
    if number < 0 { storage.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var place = 20
      repeat {
        place -= 1
        digits[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      storage.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
    }
  }

  /// Appends a number given in hundredths without trailing zeros: `60`, `62.5`, `1.25`.
  mutating func append(hundredths: Int, decimal: UInt8 = UInt8(ascii: ".")) {
    if hundredths < 0 { storage.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(Int(whole))
    if rest == 0 { return }
    storage.append(decimal)
    storage.append(UInt8(truncatingIfNeeded: 48 + rest / 10))
    if rest % 10 != 0 { storage.append(UInt8(truncatingIfNeeded: 48 + rest % 10)) }
  }

  /// Appends `YYYY-MM-DD`.
  mutating func append(_ date: CalendarDate) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { bytes in
      date.writeISO { bytes[$0] = $1 }
      storage.append(contentsOf: UnsafeBufferPointer(bytes))
    }
  }

  /// Appends the 32 hexadecimal digits of a digest.
  mutating func append(_ digest: ContentDigest) {
    append(hexadecimal: digest.high)
    append(hexadecimal: digest.low)
  }

  private mutating func append(hexadecimal number: UInt64) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
      storage.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }
}

extension AtomicFile {
  /// Takes all of `bytes`, leaving it empty.
  func take(_ bytes: inout OutputBytes) throws(OutputFailure) {
    try take(bytes.storage)
    bytes.removeAll()
  }
}
