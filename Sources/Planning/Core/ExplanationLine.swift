import Rulebook
import TrainingModel

/// One sentence of a derivation, with the rule that it follows from.
package struct ExplanationLine: Sendable, Equatable {
  /// One sentence without full stop, in words of the field.
  package var text: String
  /// nil for what the profile or the calendar decides.
  package var rule: RuleID?
  /// 0 for what stands by itself, 1 for what belongs to the line before.
  package var depth: Int

  init(_ text: String, rule: RuleID? = nil, depth: Int = 0) { (self.text, self.rule, self.depth) = (text, rule, depth) }
}

extension PlanningContext {
  /// `mon`.
  func weekday(of session: PlannedSession) -> String { (start + (session.day - 1)).weekday.id }
}

extension Word {
  /// The word as people read it: `front delts`.
  var words: String { id.replacing("_", with: " ") }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  func listed(by word: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}

extension Restriction {
  /// `overhead until 2027-01-31 (Dr Beck)`, without the signs that keep such words apart where several stand in one cell.
  var words: String {
    let id = avoid.split(separator: ":", maxSplits: 1).last.map(String.init) ?? avoid
    let speaker = CleanText.clean(by, limit: 60).map { "|;".contains($0) ? "," : $0 }
    return id + (until.map { " until \($0)" } ?? "") + (speaker.isEmpty ? "" : " (\(String(speaker)))")
  }
}
