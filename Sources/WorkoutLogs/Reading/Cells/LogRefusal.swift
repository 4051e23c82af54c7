import Findings
import Intake

/// Why nothing of a file of logs is taken: it is cut, no form that is known, or its unit, dates or zone are open.
package struct LogRefusal: ExplainedError, Hashable, Sendable {
  /// What is wrong with the file, with its place and what to do.
  package let finding: Finding

  package var findings: [Finding] { [finding] }

  package init(_ code: FindingCode, _ message: String, at place: Place, hint: String? = nil) {
    finding = Finding(code, message, at: place, hint: hint)
  }

  /// A file that can't be read, as intake says it.
  init(_ failure: IntakeFailure, path: String) {
    let first = failure.findings.first
    let code: FindingCode = first?.code == .profileEncoding ? .logEncoding : .logUnreadable
    self.init(code, first?.message ?? "cannot be read", at: first?.place ?? Place(file: path), hint: "give an export as the app wrote it")
  }

  /// A file that ends before its last record does.
  static func cut(_ path: String, line: Int) -> LogRefusal {
    LogRefusal(
      .logCut, "the file ends in the middle of line \(line), so nothing of it was taken", at: Place(file: path, line: line),
      hint: "export it again, and send the whole file")
  }
}
