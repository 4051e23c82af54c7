import Rulebook
import TrainingModel

/// How strong a client is in one lift, in hundredths of their unit.
struct LiftStrength {
  /// 0 where nothing is known.
  let oneRepMax: Double
  /// Sets of this very lift: the best ones that the profile states, or those that were just done.
  private let sets: [(load: Double, reps: Int)]
  /// Whether the sets were just done, and so need not be the best that there is.
  private let isDone: Bool

  /// What the profile says of a lift, and training that no plan asked for.
  init(_ exercise: ExerciseID, oneRepMax: Double, _ lifts: [KnownLift], _ context: PlanningContext) {
    self.oneRepMax = oneRepMax
    sets = lifts.filter { $0.exercise == exercise && !OldLifts.isStale($0, context) }.map {
      (Double(Load(kilograms: $0.kilograms, in: context.client.units).hundredths), $0.reps)
    }
    isDone = false
  }

  /// What sets that were just done show; where there are none, what was known.
  init(done: [(load: Int32, reps: Int)], else known: LiftStrength) {
    let loaded = done.filter { $0.load > 0 && $0.reps > 0 }.map { (load: Double($0.load), reps: $0.reps) }
    oneRepMax = loaded.compactMap { OneRepMax.estimate($0.load, reps: $0.reps) }.max() ?? known.oneRepMax
    (sets, isDone) = loaded.isEmpty ? (known.sets, known.isDone) : (loaded, true)
  }

  /// The most for so many repetitions; nil where the lift is unknown.
  ///
  /// A stated best set of just so many is that most, and goes through no formula. Else it comes from 1RM by the chart of training-science
  /// section 4.3.
  func most(_ reps: Int) -> Double? {
    let same = sets.filter { $0.reps == reps }.map(\.load).max()
    if let same, !isDone { return same }
    let charted = oneRepMax > 0 ? oneRepMax * EffortTable.part(reps: reps, rir: 0) : nil
    return [same, charted].compactMap { $0 }.max()
  }
}
