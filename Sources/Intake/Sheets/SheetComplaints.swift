import Findings

/// What is wrong with a sheet, cut off where nobody reads on; what is wrong with many rows alike is one complaint.
struct SheetComplaints {
  /// So many different errors are told.
  static let limit = 100
  /// So many rows with errors are read; more of them say nothing new of a column that a program has spoiled.
  static let mostRows = 10_000

  private var errors = FoldedFindings()
  private var warnings = FoldedFindings()

  var findings: [Finding] { errors.findings + warnings.findings.prefix(max(0, Self.limit - errors.count)) }
  var hasErrors: Bool { errors.count > 0 }

  /// Whether there are enough complaints to stop reading.
  var isFull: Bool { errors.count >= Self.limit || errors.total >= Self.mostRows }

  mutating func add(_ finding: Finding) {
    if finding.severity == .error { errors.add(finding) } else { warnings.add(finding) }
  }
}
