import Findings

/// What is wrong with a sheet, cut off where nobody reads on.
struct SheetComplaints {
  /// So many findings are kept; a column that a program has spoiled has the same one in every row.
  static let limit = 100

  private(set) var findings: [Finding] = []
  private(set) var hasErrors = false

  /// Whether there are enough complaints to stop reading.
  var isFull: Bool { findings.count >= Self.limit && hasErrors }

  mutating func add(_ finding: Finding) {
    hasErrors = hasErrors || finding.severity == .error
    // An error is never cut off by warnings before it.
    if findings.count >= Self.limit, finding.severity == .error, let last = findings.lastIndex(where: { $0.severity != .error }) {
      findings.remove(at: last)
    }
    if findings.count < Self.limit { findings.append(finding) }
  }
}
