import Findings
import TrainingModel

extension RuleDecoder {
  /// One check's severity and thresholds; nil where it is switched off.
  func check(_ entry: Entry) -> Check? {
    decode(entry) { map, rule in
      let code = FindingCode(rawValue: entry.id).flatMap { Check.thresholdNames[$0] == nil ? nil : $0 }
      if code == nil {
        complaints.add(
          .rulesUnknownID, "unknown check \(quoted(entry.id))", at: entry.place,
          hint: Suggestion.hint(for: entry.id, among: Check.codes.map(\.id)))
      }
      let severity = map.required("severity", .checkSeverity, or: nil)
      let names = code.flatMap { Check.thresholdNames[$0] } ?? []
      let thresholds = names.compactMap { name -> (name: String, value: Double)? in
        let required = code.flatMap { Check.required[$0]?.first { $0.name == name } }
        // A check that is switched off needs no numbers.
        if let required, severity != nil {
          let value = map.required(name, .number(required.form), or: .nan)
          return value.isNaN ? nil : (name, value)
        }
        return map.optional(name, .number(required?.form ?? .threshold)).map { (name, $0) }
      }
      if let code { keepInOrder(thresholds, of: code, map) }
      map.keepWarningsBelowErrors(thresholds)
      guard let code else {
        _ = map.entries()
        return nil
      }
      return severity.map { Check(code: code, severity: $0, thresholds: thresholds, rule: rule) }
    }
  }

  /// Complains where the lower of two thresholds is above the upper, also where only one of them is given and the other has its usual value.
  private func keepInOrder(_ thresholds: [(name: String, value: Double)], of code: FindingCode, _ map: MapReader) {
    for range in Check.ranges[code] ?? [] {
      let (low, high) = (thresholds.first { $0.name == range.low }, thresholds.first { $0.name == range.high })
      guard let given = low ?? high, let least = low?.value ?? range.usual?.lowerBound, let most = high?.value ?? range.usual?.upperBound,
        least > most
      else { continue }
      let other = low == nil ? range.low : range.high
      let value = (low == nil ? least : most).plainText
      map.reader(given.name)?.complain(
        .rulesRange,
        "\(quoted(given.name)) is \(given.value.plainText), \(low == nil ? "below" : "above") \(quoted(other)), which is "
          + (low == nil || high == nil ? "\(value) where it isn't given" : value), hint: "the range would hold nothing")
    }
  }
}

extension Form where Value == Severity? {
  /// `error`, `warning`, `info` or `off`.
  static var checkSeverity: Form {
    .scalar("a severity") { text throws(Complaint) in
      if text == "off" { return nil }
      if let severity = Severity(id: text) { return severity }
      throw Complaint(
        .rulesUnknownID, "unknown severity \(quoted(text))",
        hint: Suggestion.hint(for: text, among: Severity.spellings) ?? "one of error, warning, info, off")
    }
  }
}
