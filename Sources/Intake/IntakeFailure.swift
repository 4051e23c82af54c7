import Findings

/// Why a whole input can't be read, as opposed to one record of it: no file, no header, a mapping that doesn't fit.
package struct IntakeFailure: ExplainedError, Sendable {
  /// What is wrong, with its place; never empty.
  package let findings: [Finding]

  init(_ findings: [Finding]) { self.findings = findings }

  init(_ code: FindingCode, _ message: String, at place: Place, hint: String? = nil) {
    findings = [Finding(code, message, at: place, hint: hint)]
  }
}
