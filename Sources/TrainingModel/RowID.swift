/// The name of one prescription, kept through edits, reordering and replans: `r` and 12 consonants.
///
/// Consonants only, so that no id is a word, a number or a date to a spreadsheet.
public struct RowID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The twelve letters as a number to the base 20.
  public let rawValue: UInt64

  private static let letters = Array("bcdfghjklmnpqrstvwxz".utf8)
  /// The place of each byte among the letters; 255 where it is none of them.
  private static let digits = (UInt8.min...UInt8.max).map { byte in letters.firstIndex(of: byte).map { UInt8($0) } ?? 255 }
  private static let count: UInt64 = 4_096_000_000_000_000  // 20^12

  public init(rawValue: UInt64) { self.rawValue = rawValue % Self.count }

  /// The id of the prescription that fills `place` of the block whose seed is `seed`: always the same for the same two.
  ///
  /// The mixing is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  public init(seed: UInt64, place: UInt64) {
    var mixed = seed &+ place &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    self.init(rawValue: mixed ^ (mixed >> 31))
  }

  /// The id that this text spells, or nil.
  public init?(text: some StringProtocol) {
    var text = String(text)
    guard let id = text.withUTF8({ RowID(bytes: $0) }) else { return nil }
    self = id
  }

  /// The id that these bytes spell, or nil.
  public init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 13, bytes[0] == UInt8(ascii: "r") else { return nil }
    var value: UInt64 = 0
    for place in 1..<13 {
      let digit = Self.digits[Int(bytes[place])]
      guard digit < 20 else { return nil }
      value = value * 20 + UInt64(digit)
    }
    rawValue = value
  }

  /// Writes the 13 bytes of the text into `bytes`, which has room for them.
  public func write(to bytes: UnsafeMutablePointer<UInt8>) {
    bytes[0] = UInt8(ascii: "r")
    var rest = rawValue
    for place in stride(from: 12, through: 1, by: -1) {
      bytes[place] = Self.letters[Int(rest % 20)]
      rest /= 20
    }
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 13) { buffer in
      write(to: buffer.baseAddress!)
      return 13
    }
  }

  public static func < (lhs: RowID, rhs: RowID) -> Bool { lhs.rawValue < rhs.rawValue }
}
