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

  /// The rules in the order in which they spoke.
  public var rules: [RuleID] { (0..<Self.capacity).compactMap { self[$0] } }

  /// The rule at a place from 0 to `capacity` - 1, or nil.
  public subscript(index: Int) -> RuleID? { places[index] == Self.unused ? nil : RuleID(Int(places[index])) }
}
