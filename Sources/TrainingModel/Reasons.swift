/// The rules that made a prescription, each once, in the order in which they spoke; at most `capacity`.
public struct Reasons: Hashable, Sendable {
  /// How many rules there is room for: split, slot, role, progression, block, band, and the limits of several conditions.
  public static let capacity = 16

  private static let unused = UInt16.max
  private var places = SIMD16<UInt16>(repeating: Self.unused)

  public init() {}

  /// The reasons that these rules are; those for which there is no room are left out.
  public init(_ rules: some Sequence<RuleID>) { for rule in rules { append(rule) } }

  /// Adds a rule unless it is there already or there is no room.
  public mutating func append(_ rule: RuleID) {
    for index in 0..<Self.capacity {
      if places[index] == rule.rawValue { return }
      if places[index] == Self.unused {
        places[index] = rule.rawValue
        return
      }
    }
  }

  /// Adds rules that stand elsewhere, as far as they are new and there is room.
  public mutating func append(contentsOf others: Reasons) {
    for index in 0..<Self.capacity {
      guard let rule = others[index] else { return }
      append(rule)
    }
  }

  /// A number that other rules, or the same in another order, nearly always have another of: for tables in memory, the same in every process.
  public var mixed: UInt64 {
    let parts = unsafeBitCast(places, to: SIMD4<UInt64>.self)
    var mixed: UInt64 = 0
    // The multiplier of MurmurHash3's finaliser (Appleby 2011).
    for index in 0..<4 { mixed = (mixed ^ parts[index]) &* 0xFF51_AFD7_ED55_8CCD ^ (mixed >> 29) }
    return mixed ^ (mixed >> 32)
  }

  /// The rules in the order in which they spoke.
  public var rules: [RuleID] { (0..<Self.capacity).compactMap { self[$0] } }

  /// The rule at a place from 0 to `capacity` - 1, or nil.
  public subscript(index: Int) -> RuleID? { places[index] == Self.unused ? nil : RuleID(Int(places[index])) }
}
