/// Lets the first findings of each code through and counts the others: a log that says the same a hundred thousand times is read by nobody.
public struct CountedFindings: Sendable {
  /// So many of one code are told.
  public static let most = 20

  private var counts: [FindingCode: Int] = [:]

  public init() {}

  /// Counts a finding; returns whether it is one of the first of its code.
  public mutating func admits(_ finding: Finding) -> Bool {
    counts[finding.code, default: 0] += 1
    return counts[finding.code, default: 0] <= Self.most
  }

  /// How many of each code were not let through, sorted by the code.
  public var others: [(code: FindingCode, count: Int)] {
    counts.filter { $0.value > Self.most }.map { ($0.key, $0.value - Self.most) }.sorted { $0.code.id < $1.code.id }
  }
}
