import Findings
import TrainingModel

extension RuleDecoder {
  /// One check's severity and numbers; nil for an id that no check has.
  func check(_ entry: Entry) -> Check? {
    decode(entry) { map, rule in
      let form = FindingCode(id: entry.id).flatMap(CheckForm.of)
      let severity = map.required("severity", .checkSeverity, or: nil)
      guard let form else {
        complaints.add(
          .rulesUnknownID, "unknown check \(quoted(entry.id))", at: entry.place,
          hint: Suggestion.hint(for: entry.id, among: CheckForm.ids))
        _ = map.entries()
        return nil
      }
      // A check that is switched off needs no numbers, unless some plan is held against it all the same.
      let reader = ThresholdReader(map, isRequired: severity != nil || form.needsNumbersWhereOff)
      let numbers = form.numbers.map { $0.init(reader.given) }
      map.keepWarningsBelowErrors(reader.thresholds)
      for (name, place) in Check.moved[form.code] ?? [] {
        map.reader(name)?.complain(
          .rulesUnknownKey, "\(quoted(name)) of \(quoted(entry.id)) has gone from 'validation'",
          hint: "\(place) says it, because planning keeps to it too")
      }
      return Check(form, severity, reader.isComplete ? numbers : nil, thresholds: reader.thresholds, rule: rule)
    }
  }

  /// Complains about checks that a programme weighs, that the rules switch off, and that have no numbers there.
  func checkNumbers(of checks: [Check]) {
    for (code, key) in weighedByTemplates {
      guard let check = checks.first(where: { $0.code == code }), !check.hasNumbers else { continue }
      key.complain(
        .rulesMissingKey, "the check \(quoted(code.id)) has no numbers, because 'validation' switches it off",
        hint: "give its numbers there, beside 'severity: off'")
    }
  }
}

/// Reads the numbers of one check from its entry.
private final class ThresholdReader {
  private let map: MapReader
  private let isRequired: Bool
  private(set) var thresholds: [(name: String, value: Double)] = []
  /// Whether every number is there that has to be.
  private(set) var isComplete = true

  init(_ map: MapReader, isRequired: Bool) { (self.map, self.isRequired) = (map, isRequired) }

  var given: GivenNumbers { GivenNumbers(answer: answer, complain: complain) }

  private func answer(_ request: GivenNumbers.Request) -> Double? {
    let example = request.usual?.plainText
    let form = Form<Double>.number(
      Quantity(name: "a threshold", isWhole: request.isWhole, bounds: request.bounds, example: example ?? "2"))
    var value: Double?
    if let example, isRequired {
      value = map.required(
        request.name, form, or: .nan, hint: "the check has no number but the rules'; for example '\(request.name): \(example)'")
    } else {
      value = map.optional(request.name, form)
    }
    if value?.isNaN == true { value = nil }
    if let value { thresholds.append((request.name, value)) } else if example != nil { isComplete = false }
    return value
  }

  /// Complains where the lower of two thresholds that are given is above the upper.
  private func complain(_ low: String, _ high: String) {
    guard let least = thresholds.first(where: { $0.name == low }), let most = thresholds.first(where: { $0.name == high }) else { return }
    map.reader(low)?.complain(
      .rulesRange, "\(quoted(low)) is \(least.value.plainText), above \(quoted(high)), which is \(most.value.plainText)",
      hint: "the range would hold nothing")
  }
}

extension Check {
  /// Numbers that planning keeps to as well, and the topics that say them.
  fileprivate static let moved: [FindingCode: [(name: String, place: String)]] = [
    .checkTimeOver: [("error", "'longest' in 'time'")], .checkGoalBand: [("points", "'outside_band' in 'sanitisation'")],
    .checkRest: [("intensity", "'from' of 'heavy' in 'time'"), ("heavy", "'rest' of 'heavy' in 'time'")],
    .checkFrequency: [("sets", "'day_dose' in 'volume'")],
  ]
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
