import Findings

/// Why what a coach sent can't be taken in at all, in words for that coach.
package struct ReviewFailure: ExplainedError, Sendable {
  /// At least one, each with its place where it has one.
  package var findings: [Finding]

  package init(_ findings: [Finding]) { self.findings = findings }
}
