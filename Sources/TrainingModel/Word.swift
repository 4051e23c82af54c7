/// A closed set of words that files, columns and messages spell in one way.
///
/// The raw value is the word's place in `spellings`, so that a word can index a table or a bit set.
public protocol Word: CaseIterable, Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible where RawValue == UInt8 {
  /// Every word of the set as it is spelled outside, in the order of the raw values.
  static var spellings: [String] { get }
}

extension Word {
  /// The word as it is spelled outside.
  @inlinable public var id: String { Self.spellings[Int(rawValue)] }

  @inlinable public var description: String { id }

  /// The word that is spelled so, or nil where the set has none.
  public init?(id: some StringProtocol) {
    guard let index = Self.spellings.firstIndex(where: { $0 == id }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// The word that these bytes spell, or nil where the set has none.
  @inlinable public init?(bytes: UnsafeBufferPointer<UInt8>) {
    for index in Self.spellings.indices {
      let spelling = Self.spellings[index].utf8
      guard spelling.count == bytes.count, spelling.elementsEqual(bytes) else { continue }
      self.init(rawValue: UInt8(index))
      return
    }
    return nil
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A set of words of one kind, at most 32 of them.
public struct WordSet<Member: Word>: Hashable, Sendable {
  /// One bit a word, at the place of its raw value.
  public var bits: UInt32

  /// The set with these bits.
  public init(bits: UInt32 = 0) { self.bits = bits }

  /// The set of these words.
  public init(_ members: some Sequence<Member>) {
    bits = 0
    for member in members { bits |= 1 << UInt32(member.rawValue) }
  }

  @inlinable public var isEmpty: Bool { bits == 0 }
  public var count: Int { bits.nonzeroBitCount }

  @inlinable public func contains(_ member: Member) -> Bool { bits & (1 << UInt32(member.rawValue)) != 0 }

  @inlinable public mutating func insert(_ member: Member) { bits |= 1 << UInt32(member.rawValue) }

  /// The words of the set, in the order of their raw values.
  public var members: [Member] { Member.allCases.filter(contains) }
}
