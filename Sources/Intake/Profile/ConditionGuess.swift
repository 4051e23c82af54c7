import Findings
import Rulebook

/// The conditions that somebody may have meant who wrote one that the rules don't have.
///
/// Letters alone would take `knee_pain` for `neck_pain`: with conditions, words decide, and the rare ones of them.
struct ConditionGuess: Sendable {
  /// The words of each condition's id and name.
  private let conditions: [(id: String, words: [String])]

  init(_ conditions: [Condition]) {
    self.conditions = conditions.map { ($0.id, Self.words($0.id) + Self.words($0.name)) }
  }

  /// The ids that share most with the text, at most three, in the order of the rules; none where none is near. A word counts the more, the
  /// fewer conditions have it.
  func nearest(to text: String) -> [String] {
    var scores = [Double](repeating: 0, count: conditions.count)
    for word in Self.words(text) {
      let having = conditions.indices.filter { conditions[$0].words.contains { Self.isAlike($0, word) } }
      for index in having { scores[index] += 1 / Double(having.count) }
    }
    guard let best = scores.max(), best >= 0.3 else { return [] }
    return Array(conditions.indices.filter { scores[$0] == best }.map { conditions[$0].id }.prefix(3))
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }.map(String.init)
  }

  /// Whether words are the same but for what comes last, as in `knee` and `kneecap`, or but for a slip of the pen.
  private static func isAlike(_ one: String, _ other: String) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    if common >= max(3, min(one.count, other.count) - 1) { return true }
    return min(one.count, other.count) > 3 && Suggestion.nearest(to: other, among: CollectionOfOne(one)) != nil
  }
}
