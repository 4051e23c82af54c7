import Rulebook
import TrainingModel

/// The sets of one prescription in one session, held against what was asked for.
struct Exposure: Sendable, Equatable {
  /// The day on which it was done.
  var date = CalendarDate(dayNumber: 0)
  /// The planned sets that were done, in their order: what decides.
  var sets: [WorkSet] = []
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
  /// Whether it was said to radiate.
  var radiates = false
  /// The best estimate of 1RM among its sets, in hundredths of the client's unit and with the body where that is lifted too; nil where none is
  /// sure enough.
  var oneRepMax: Double?
  /// The most that was lifted in its sets, the least, and the fewest repetitions of one.
  var load = 0.0
  var leastLoad = 0.0
  var reps = 0
  /// What was asked for, and the row that asked for it; nil where nobody says which.
  var asked = Asked()
  var row: RowID?

  struct Asked: Sendable, Equatable {
    var reps = 1...1
    var rir: Int?
    /// What was to be lifted, in hundredths of the client's unit; nil where the client found it.
    var load: Double?
  }

  init() {}

  /// - Parameters:
  ///   - sets: For each set that was asked for the one that was done; at least one of them is there.
  ///   - showsStrength: Whether such sets show a 1RM at all.
  init(_ sets: [WorkSet?], asked: Asked, on date: CalendarDate, showsStrength: Bool = true, mostReps: Int) {
    (self.date, self.asked) = (date, asked)
    self.sets = sets.compactMap { $0 }
    missingSets = sets.count - self.sets.count
    repsOver = self.sets.map { $0.amount - asked.reps.upperBound }.min() ?? 0
    let target = asked.rir.map { 10 - Double($0) }
    // Endurance shows no 1RM, neither where it went well nor where it failed: else more repetitions could show less than fewer.
    let showsMost = showsStrength && asked.reps.upperBound + (asked.rir ?? 0) <= mostReps
    load = self.sets.map(\.load).max() ?? 0
    leastLoad = self.sets.map(\.load).min() ?? 0
    reps = self.sets.map(\.amount).min() ?? 0
    for set in self.sets {
      if set.amount < asked.reps.lowerBound {
        failedSets += 1
        missedReps += asked.reps.lowerBound - set.amount
      }
      // Help without a number may have been any.
      let isUnknown = set.load == 0 && !showsStrength
      if let load = asked.load, !isUnknown, !WorkSet.isFull(set.load, load) { reachesLoad = false }
      if let rpe = set.effort, let target { effort = max(effort ?? -10, rpe - target) }
      guard showsMost, set.load > 0, let toFailure = Self.repsToFailure(set, asked) else { continue }
      // More repetitions than an estimate can be trusted with show at least what the most of them show.
      oneRepMax = max(oneRepMax ?? 0, set.load / EffortTable.part(reps: min(toFailure, mostReps), rir: 0))
    }
  }

  /// Repetitions done and in reserve: by the noted effort, else by the asked one, and none in reserve where repetitions were missed.
  private static func repsToFailure(_ set: WorkSet, _ asked: Asked) -> Int? {
    guard set.amount > 0 else { return nil }
    if let rpe = set.effort { return set.amount + Int((10 - rpe).rounded(.down)) }
    return set.amount < asked.reps.lowerBound ? set.amount : set.amount + (asked.rir ?? 0)
  }

  /// Whether the session was failed: several sets below the range.
  func isFailed(_ rules: LogRules) -> Bool { failedSets >= rules.failedSets }

  /// Whether everything was done as it was asked for, whatever it cost.
  var isMet: Bool { missingSets == 0 && failedSets == 0 && reachesLoad }

  /// Whether every set was done with the load that was asked for and had so many repetitions above the upper end of the range, at no more
  /// than the effort that was asked for.
  ///
  /// - Parameter extra: The repetitions that a step of the kit has to be earned with (training-science section 4.6).
  func isSuccess(_ rules: LogRules, extra: Int) -> Bool {
    guard isMet, repsOver >= extra else { return false }
    return effort.map { $0 <= rules.toleratedEffort } ?? (repsOver >= rules.extraReps)
  }
}
