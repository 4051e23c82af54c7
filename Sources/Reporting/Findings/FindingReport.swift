import Findings

/// Findings as people and programs read them: sorted by place, all at once, and counted.
package struct FindingReport: Sendable {
  /// In reading order.
  package let findings: [Finding]

  /// A report on these findings, in whatever order they come.
  package init(_ findings: [Finding]) { self.findings = Finding.inReadingOrder(findings) }

  /// How many findings are errors.
  package var errorCount: Int { findings.count { $0.severity == .error } }
  /// How many findings are warnings.
  package var warningCount: Int { findings.count { $0.severity == .warning } }

  /// `3 errors, 1 warning`.
  package var countLine: String { "\(Self.count(errorCount, "error")), \(Self.count(warningCount, "warning"))" }

  /// One or two lines a finding, `file:line:column: error: message [code]` and the indented hint, each line ended; empty without findings.
  package func text(style: Style) -> String {
    var text = ""
    for finding in findings {
      text +=
        "\(Self.place(finding))\(style.severity(finding.severity)): \(TerminalText.line(finding.message)) \(style.dim("[\(finding.code.id)]"))\n"
      if let hint = finding.loggedHint { text += "    \(style.dim(TerminalText.line(hint)))\n" }
    }
    return text
  }

  /// The document that `rules lint --format json` prints.
  package var lintJSON: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("errors", errorCount)
    json.pair("warnings", warningCount)
    json.newline()
    json.key("findings")
    json.beginArray()
    for finding in findings {
      json.newline()
      json.finding(finding)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  /// Where a finding stands, with a colon and a space; empty where it stands nowhere.
  private static func place(_ finding: Finding) -> String {
    var parts: [String] = []
    if let place = finding.place { parts.append(TerminalText.line(place.description)) }
    let time = [finding.week.map { "week \($0)" }, finding.day.map { "day \($0)" }].compactMap { $0 }.joined(separator: " ")
    if !time.isEmpty { parts.append(time) }
    return parts.map { "\($0): " }.joined()
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
