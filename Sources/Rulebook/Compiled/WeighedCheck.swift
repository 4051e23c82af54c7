import Findings

/// What the rules, or a programme, say of one check: its numbers, and how much a breach of it weighs.
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
  ///   - isNeeded: Whether the check is asked even where the rules switch it off, and then weighs what its code does.
  public init?(_ code: FindingCode, in rulebook: Rulebook, of template: Template? = nil, isNeeded: Bool) {
    let named = rulebook.checks.named(code)
    if let template, let own = template.severities.first(where: { $0.code == code }) {
      guard let severity = own.severity else { return nil }
      var settings = named ?? Check(usual: code, rule: template.rule)
      (settings.severity, settings.isOff, settings.rule) = (severity, false, template.rule)
      (self.settings, most) = (settings, severity)
    } else {
      guard let settings = named ?? (isNeeded ? Check(usual: code, rule: rulebook.volume.rule) : nil), isNeeded || !settings.isOff else {
        return nil
      }
      (self.settings, most) = (settings, nil)
    }
  }

  /// How much a breach weighs that has this grade of its own, or none.
  public func severity(ofGrade grade: Severity?) -> Severity {
    let severity = grade ?? settings.severity
    return most.map { max($0, severity) } ?? severity
  }

  /// What is said of every check of how weeks were put together, by its place in `CheckForm.all`; nil for one that isn't asked.
  ///
  /// A check that is about generated weeks alone looks at a programme's plans where the programme names it.
  ///
  /// - Parameter template: The programme whose plans are checked; nil for generated weeks.
  public static func all(in rulebook: Rulebook, of template: Template?) -> [WeighedCheck?] {
    CheckForm.all.map { form in
      if let template, form.traits.contains(.generated), !template.severities.contains(where: { $0.code == form.code }) { return nil }
      return WeighedCheck(form.code, in: rulebook, of: template, isNeeded: template == nil && form.traits.contains(.safety))
    }
  }
}
