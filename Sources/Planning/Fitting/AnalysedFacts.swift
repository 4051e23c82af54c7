import Rulebook
import TrainingModel

extension ClientFacts {
  /// Takes down what is to be kept of a client's analysis.
  ///
  /// - Parameters:
  ///   - origin: the digest of client, rules and start.
  ///   - analysis: that of the same client without a history, where somebody has made it; nil to have it made.
  package init(_ context: PlanningContext, origin: ContentDigest, analysis: Analysis? = nil) {
    let analysis = analysis ?? AnalyseStage.analyse(context).output
    let (client, rulebook) = (context.client, context.rulebook)
    let isAnalysed = analysis.subject != nil
    self.init(
      goal: rulebook[client.goal].id, level: client.experience.id, days: Weekday.allCases.filter(client.trainingDays.contains).map(\.id),
      minutes: client.minutesPerSession, kit: client.equipment.members.map { rulebook[$0].id },
      conditions: (isAnalysed ? analysis.conditions : client.conditions ?? ConditionSet()).members.map { rulebook[$0].id },
      restrictions: client.restrictions(on: context.start).map(\.words),
      allowed: isAnalysed ? Self.list(of: rulebook.exercises.count) { analysis.eligible.contains(ExerciseID($0)) } : "",
      rules: "\(rulebook.digest)", origin: origin)
  }

  /// A hexadecimal digit for every four exercises, the first of them the highest bit.
  private static func list(of count: Int, _ isAllowed: (Int) -> Bool) -> String {
    var digits: [UInt8] = []
    for first in stride(from: 0, to: count, by: 4) {
      var digit: UInt8 = 0
      for place in first..<first + 4 { digit = digit << 1 | (place < count && isAllowed(place) ? 1 : 0) }
      digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
