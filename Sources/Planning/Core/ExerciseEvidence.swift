import Rulebook
import TrainingModel

/// The last sessions in which a prescription was trained: a pure input from which follows what becomes of it.
struct ExerciseEvidence: Sendable, Equatable {
  /// The latest first. Sessions of easy weeks are left out, for nobody is tested in them.
  var exposures: [Exposure]
  /// Whether it is a lower-body lift, for which one step may be too small.
  var isLower = false
  /// The repetitions above the range that a step of the kit has to be earned with, because it is a large part of the load
  /// (training-science section 4.6).
  var extraReps = 0
  /// Whether a machine helps.
  var isHelped = false

  /// What follows (training-science section 4.8). The first that holds is taken: pain, nothing logged, failure, missed repetitions,
  /// success, and else the load stays.
  func action(_ rules: LogRules) -> LogAction {
    let recent = exposures.prefix(2)
    guard let last = recent.first else { return .repeat }
    let pain = recent.map(\.pain).max() ?? 0
    if pain >= rules.pain.remove || recent.contains(where: \.radiates) {
      return .remove(stops: pain >= rules.pain.stop || recent.contains(where: \.radiates))
    }
    if let cut = cut(rules) { return .reduce(by: cut) }
    if pain >= rules.pain.hold || !last.isMet { return .repeat }
    if let effort = last.effort, effort > 1 { return .repeat }
    // Each session earns one step at the most, and one good session after a bad one none.
    guard recent.allSatisfy({ $0.isSuccess(rules, extra: extraReps) }), !needsMoreHelp else { return .hold }
    let isEasy = recent.count == 2 && recent.allSatisfy { ($0.effort ?? 0) <= -rules.easyEffort }
    return .progress(steps: isEasy || (isLower && recent.count == 2 && recent.allSatisfy { ($0.effort ?? 0) < 0 }) ? 2 : 1)
  }

  /// Whether a machine took off more from session to session: then nothing was gained, whatever was done with it.
  private var needsMoreHelp: Bool {
    guard isHelped, let last = exposures.first?.load else { return false }
    return exposures.dropFirst().first.map { !WorkSet.isFull(last, $0.load) } ?? false
  }

  /// Whether the last two times were weaker than the one before them, and the last so much so as if each had been weaker than the one before
  /// it: a better time among the two is then never a step into a decline.
  func isDeclining(_ rules: LogRules) -> Bool {
    let known = exposures.prefix(3).compactMap(\.oneRepMax)
    guard known.count == 3 else { return false }
    let left = 1 - rules.decline
    return known[1] <= known[2] * left && known[0] <= known[2] * left * left
  }

  /// What failure takes from the load, or nil where there was none: the less for one reason, the more for several.
  private func cut(_ rules: LogRules) -> Double? {
    guard let last = exposures.first, exposures.count >= 2 else { return nil }
    let pair = exposures.prefix(2)
    var reasons = 0
    if pair.allSatisfy({ $0.isFailed(rules) }) { reasons += 1 }
    if pair.allSatisfy({ ($0.effort ?? 0) >= rules.hardEffort }) { reasons += 1 }
    // Who did what was asked for, no harder than that, has not declined, however good an earlier day was.
    if !last.isMet || (last.effort ?? 0) >= 1, isDeclining(rules) { reasons += 1 }
    return reasons == 0 ? nil : reasons == 1 ? rules.cut.lowerBound : rules.cut.upperBound
  }
}
