import Rulebook
import TrainingModel

/// The working sets of one exercise in one session, held against what was asked for.
struct Exposure: Sendable, Equatable {
  /// Sets that were asked for and not done.
  var missingSets = 0
  /// Sets below the least repetitions, and the repetitions that they lack together.
  var failedSets = 0
  var missedReps = 0
  /// How many repetitions above the upper end of the range the weakest set had; below 0 where one stayed under it.
  var repsOver = 0
  /// Whether every set had at least the load that was asked for.
  var reachesLoad = true
  /// The highest noted effort less the target's, in points of RPE; nil where nobody noted it or none was asked for.
  var effort: Double?
  /// The highest noted pain, 0 to 10.
  var pain = 0
  /// The best estimate of 1RM among its sets, in hundredths of the client's unit; nil where none is sure enough.
  var oneRepMax: Double?
  /// The heaviest load of its sets, and the fewest repetitions done with it.
  var load = 0.0
  var reps = 0

  init() {}

  /// - Parameters:
  ///   - sets: Believed working sets of one exercise, at least one.
  ///   - asked: What the plan asked for.
  ///   - scale: What brings the sets' unit to the client's.
  init(_ sets: [LoggedSet], asked: PastRow, askedLoad: Double?, scale: Double, mostReps: Int) {
    missingSets = max(0, asked.sets - sets.count)
    repsOver = sets.map { $0.amount - asked.reps.upperBound }.min() ?? 0
    let target = asked.rir.map { 10 - Double($0) }
    for set in sets {
      let lifted = set.load.map { Double($0.hundredths) * scale } ?? 0
      if set.amount < asked.reps.lowerBound {
        failedSets += 1
        missedReps += asked.reps.lowerBound - set.amount
      }
      // A hundredth is lost where a load was noted in the other unit.
      if let askedLoad, lifted < askedLoad * 0.995 { reachesLoad = false }
      if let rpe = set.rpe, let target { effort = max(effort ?? -10, rpe - target) }
      pain = max(pain, set.pain ?? 0)
      if lifted > load || (lifted == load && set.amount < reps) || reps == 0 { (load, reps) = (lifted, set.amount) }
      if lifted > 0, let toFailure = Self.repsToFailure(set, asked), toFailure <= mostReps {
        oneRepMax = max(oneRepMax ?? 0, lifted / EffortTable.part(reps: toFailure, rir: 0))
      }
    }
  }

  /// Repetitions done and in reserve: by the noted effort, else by the asked one, and none in reserve where repetitions were missed.
  private static func repsToFailure(_ set: LoggedSet, _ asked: PastRow) -> Int? {
    guard set.amount > 0 else { return nil }
    if let rpe = set.rpe { return set.amount + Int((10 - rpe).rounded(.down)) }
    return set.amount < asked.reps.lowerBound ? set.amount : set.amount + (asked.rir ?? 0)
  }

  /// Whether the session was failed: several sets below the range.
  func isFailed(_ rules: LogRules) -> Bool { failedSets >= rules.failedSets }

  /// Whether every set was done with the load that was asked for and reached the upper end of the range, at no more than the effort that
  /// was asked for; where nobody noted effort, with repetitions to spare.
  func isSuccess(_ rules: LogRules) -> Bool {
    guard missingSets == 0, failedSets == 0, reachesLoad, repsOver >= 0 else { return false }
    return effort.map { $0 <= rules.toleratedEffort } ?? (repsOver >= rules.extraReps)
  }
}
