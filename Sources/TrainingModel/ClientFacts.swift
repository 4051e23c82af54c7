/// What of a client's profile a coach looks at beside the plan, and what the client may be given: in ids of the rules, so that it can be kept.
public struct ClientFacts: Sendable, Equatable {
  public var goal: String
  /// The stated level.
  public var level: String
  public var days: [String]
  public var minutes: Int
  /// Ids of equipment, in the order of the rules.
  public var kit: [String]
  /// Stated conditions, and those that apply by age or level.
  public var conditions: [String]
  /// What is ruled out beside the conditions, and by whom, in words: personal, for the client's own coach.
  public var restrictions: [String]
  /// Which exercises of the rules the client may be given, a hexadecimal digit for every four, the first of them the highest bit; empty where that is not known.
  public var allowed: String
  /// The digest of the rules that said so: `allowed` is true by no others.
  public var rules: String
  /// The digest of everything that this was worked out from: where it is the same, so is all else.
  public var origin: ContentDigest

  /// One line, to be kept; ids have neither `;` nor `|`, words have none left, and `Imprint` reads it as well.
  public var text: String {
    func list(_ ids: [String]) -> String { ids.joined(separator: "|") }
    let fields = ["\(origin)", goal, level, list(days), String(minutes), list(kit), list(conditions), allowed, rules]
    // Last, and only where there are any: what was kept of everybody else stays as it is.
    return (fields + (restrictions.isEmpty ? [] : [list(restrictions)])).joined(separator: ";")
  }

  /// What `text` has written, or nil.
  public init?(text: String) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard (9...10).contains(fields.count), let origin = ContentDigest(hex: fields[0]), let minutes = Int(fields[4]) else { return nil }
    func list(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }
    (self.origin, goal, level, days, self.minutes) = (origin, fields[1], fields[2], list(fields[3]), minutes)
    (kit, conditions, allowed, rules) = (list(fields[5]), list(fields[6]), fields[7], fields[8])
    restrictions = fields.count > 9 ? list(fields[9]) : []
  }

  public init(
    goal: String, level: String, days: [String], minutes: Int, kit: [String], conditions: [String], restrictions: [String], allowed: String,
    rules: String, origin: ContentDigest
  ) {
    (self.goal, self.level, self.days, self.minutes, self.kit) = (goal, level, days, minutes, kit)
    (self.conditions, self.restrictions, self.allowed, self.rules, self.origin) = (conditions, restrictions, allowed, rules, origin)
  }
}

extension ClientFacts {
  /// As much of facts that are kept as tells whether others say the same.
  public struct Imprint: Sendable, Equatable {
    /// The hash of `ClientFacts.origin`.
    public let origin: UInt64
    /// The hash of all else.
    public let content: UInt64

    /// How many digits `origin` has in the text.
    private static let originLength = 32

    /// The imprint of the bytes of `ClientFacts.text`, or nil where they are something else, or nothing.
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count > Self.originLength, bytes[Self.originLength] == UInt8(ascii: ";") else { return nil }
      origin = Self.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<Self.originLength]))
      content = Self.hash(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[Self.originLength...]))
    }

    /// Whether facts of this origin would be those that are kept.
    public func isOf(origin: ContentDigest) -> Bool {
      var text = "\(origin)"
      return text.withUTF8 { Self.hash(UnsafeRawBufferPointer($0)) } == self.origin
    }

    /// Whether these facts say what is kept, whatever they were worked out from.
    public func says(_ facts: ClientFacts) -> Bool {
      var text = facts.text
      return text.withUTF8 { Imprint($0)?.content } == content
    }

    /// Four bytes at a step, for it is taken of every client on every night.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
      var hash = StableHash()
      let whole = bytes.count & ~3
      for place in stride(from: 0, to: whole, by: 4) {
        hash.take(UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))))
      }
      for place in whole..<bytes.count { hash.take(UInt64(bytes[place])) }
      return hash.value
    }
  }
}
