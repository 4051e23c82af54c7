import Findings

extension RuleDecoder {
  /// What a programme says of checks: `{time.over: warning, recovery.spacing: off}`.
  func severities(_ map: MapReader) -> [TemplateSeverity] {
    guard let own = map.reader("severities")?.map(expecting: "checks with their severity, such as {time.over: warning}") else { return [] }
    return own.entries().compactMap { key, value in
      guard let name = key.text(expecting: "a check"), let severity = Form<Severity?>.checkSeverity.read(value) else { return nil }
      guard let code = FindingCode(id: name), let form = CheckForm.of(code) else {
        key.complain(.rulesUnknownID, "unknown check \(quoted(name))", hint: Suggestion.hint(for: name, among: CheckForm.ids))
        return nil
      }
      if form.isUnyielding {
        key.complain(
          .rulesLimit, "no programme changes \(quoted(name)), which keeps clients safe",
          hint: "leave it out; it holds as 'validation' has it")
        return nil
      }
      if severity != nil { weighedByTemplates.append((code, key)) }
      return TemplateSeverity(code: code, severity: severity)
    }
  }
}
