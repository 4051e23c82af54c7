import Findings

/// What is wrong with one piece of text, before it is known where that text stands.
struct Complaint: Error {
  var code: FindingCode
  var message: String
  var hint: String?

  init(_ code: FindingCode, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

/// Collects every complaint about the rules, so that an author hears of all of them at once.
final class Complaints {
  private var findings: [Finding] = []
  private(set) var errorCount = 0

  func add(_ complaint: Complaint, at place: Place, severity: Severity? = nil) {
    let finding = Finding(complaint.code, complaint.message, severity: severity, at: place, hint: complaint.hint)
    if finding.severity == .error { errorCount += 1 }
    findings.append(finding)
  }

  func add(_ code: FindingCode, _ message: String, at place: Place, hint: String? = nil) {
    add(Complaint(code, message, hint: hint), at: place)
  }

  /// Takes over findings that are made already.
  func add(_ made: [Finding]) {
    errorCount += made.count { $0.severity == .error }
    findings += made
  }

  /// Takes over what another collection holds.
  func take(all other: Complaints) {
    findings += other.findings
    errorCount += other.errorCount
  }

  /// Takes over what another collection holds, but for ids that are unknown only because a file could not be read.
  func takeAllButUnknownIDs(of other: Complaints) {
    for finding in other.findings where finding.code != .rulesUnknownID {
      if finding.severity == .error { errorCount += 1 }
      findings.append(finding)
    }
  }

  /// Every finding once, in the order of files, lines and columns.
  var inReadingOrder: [Finding] {
    var seen: Set<Finding> = []
    return Finding.inReadingOrder(findings.filter { seen.insert($0).inserted })
  }
}

/// Text from a file as a message quotes it: on one line, without control characters, at most 40 characters long.
func quoted(_ text: String) -> String {
  let clean = String(String.UnicodeScalarView(text.unicodeScalars.prefix(200).map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
  return clean.count > 40 ? "'\(clean.prefix(39))…'" : "'\(clean)'"
}
