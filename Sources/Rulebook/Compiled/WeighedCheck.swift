import Findings

/// What the rules, or a programme, say of one check: its thresholds, and how much a breach of it weighs.
public struct WeighedCheck: Sendable {
  public let settings: Check
  /// What a programme says that a breach weighs at the most, whatever its grade; nil where the rules alone decide.
  private let most: Severity?

  /// A check with these settings and no programme beside them.
  public init(_ settings: Check) { (self.settings, most) = (settings, nil) }

  /// What is said of the check that reports under `code`; nil where it is switched off.
  ///
  /// - Parameters:
  ///   - template: The programme whose plans are checked, which is heard first; nil for generated weeks.
  ///   - usual: What a breach weighs where the rules don't name the check; nil where it then is off.
  public init?(_ code: FindingCode, in rulebook: Rulebook, of template: Template? = nil, usual: Severity?) {
    let ruled = rulebook.checks.check(code) ?? usual.map { Check(code: code, severity: $0, rule: rulebook.volume.rule) }
    if let template, let own = template.severities.first(where: { $0.code == code }) {
      guard let severity = own.severity else { return nil }
      (settings, most) = (Check(code: code, severity: severity, thresholds: ruled?.thresholds ?? [], rule: template.rule), severity)
    } else {
      guard let ruled else { return nil }
      (settings, most) = (ruled, nil)
    }
  }

  /// How much a breach weighs that has this grade of its own, or none.
  public func severity(ofGrade grade: Severity?) -> Severity {
    let severity = grade ?? settings.severity
    return most.map { max($0, severity) } ?? severity
  }
}
