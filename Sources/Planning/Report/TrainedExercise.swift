import Rulebook
import TrainingModel

/// One exercise on one training day, held against what its plan asked for.
struct TrainedExercise: Equatable {
  var exercise: ExerciseID
  var date: CalendarDate
  /// Sets that were asked for, those of them that were done, and those of these that were under their repetitions or load.
  var asked = 0
  var matched = 0
  var under = 0
  /// All working sets that can be believed, both sides together.
  var sets = 0
  /// Whether the plan asked for loads.
  var hasLoads = false
  /// Whether the plan meant the day to be easy.
  var isEasy = false
  /// Whether there is a working set at all, one that failed or can't be right among them.
  var isTried = false
  /// The worst pain, 0 to 10, where pain that radiates is as bad as what stops a movement.
  var pain = 0
  /// Whether it was said to radiate.
  var radiates = false
  var best: LiftCurve.Point?

  /// Whether everything was done as it was asked for, with the loads that were asked for.
  var isAsAsked: Bool { asked > 0 && hasLoads && under == 0 && matched >= asked }

  /// Takes in another round of the exercise on the same day.
  mutating func take(_ other: TrainedExercise) {
    asked = max(asked, other.asked)
    matched = min(matched + other.matched, asked)
    (under, sets, pain) = (under + other.under, sets + other.sets, max(pain, other.pain))
    radiates = radiates || other.radiates
    (hasLoads, isEasy, isTried) = (hasLoads || other.hasLoads, isEasy || other.isEasy, isTried || other.isTried)
    if let point = other.best, point.oneRepMax > best?.oneRepMax ?? 0 { best = point }
  }
}

/// Holds the logs of one client against the client's blocks.
struct LogMeasuring {
  let rules: ReportRules
  let unit: LoadUnit
  let blocks: [ApprovedTraining]

  /// Every exercise of a training day, in the order in which they were begun.
  ///
  /// - Parameter wanted: Only of these; nil for all.
  func exercises(of day: TrainingDay, only wanted: Set<ExerciseID>? = nil) -> [TrainedExercise] {
    let sessions = day.sessions
    let block = blocks.first { $0.block.start == day.planStart }?.block
    let rows = block?.rows.filter { $0.week == day.place?.week && $0.day == day.place?.day } ?? []
    var seen: [ExerciseID] = []
    for session in sessions {
      for set in session.sets where seen.last != set.exercise && !seen.contains(set.exercise) {
        if wanted?.contains(set.exercise) ?? true { seen.append(set.exercise) }
      }
    }
    return seen.map { exercise in
      let mine = rows.filter { $0.exercise == exercise }
      let wanted = mine.reduce(0) { $0 + $1.sets }
      var whole = TrainedExercise(exercise: exercise, date: day.date)
      for part in sessions.rounds(of: exercise, sets: wanted) { whole.take(look(part, exercise, mine, wanted, block, day.date)) }
      let hurt = sessions.pain(of: exercise)
      whole.radiates = hurt.radiates
      whole.pain = hurt.radiates ? max(hurt.pain, rules.rulebook.history.logs.pain.stop) : hurt.pain
      return whole
    }
  }

  private func look(
    _ part: [LoggedSession], _ exercise: ExerciseID, _ rows: [PastRow], _ wanted: Int, _ block: PastBlock?, _ date: CalendarDate
  ) -> TrainedExercise {
    let facts = rules.facts[exercise.index]
    // Nobody knows the body's mass here, and what is asked for is held against the same written number.
    let lifting = Lifting(facts.loadBasis)
    var seen = TrainedExercise(exercise: exercise, date: date)
    seen.isTried = part.contains { $0.sets.contains { $0.exercise == exercise && $0.kind.isWorking } }
    func done(_ session: LoggedSession, wanted: Int) -> [WorkSet] {
      [WorkSet](
        session.sets.lazy.filter { $0.exercise == exercise && $0.counts }, facts, lifting, in: facts.measure,
        scale: session.unit.scale(to: unit), wanted: wanted)
    }
    let sets = part.count == 1 ? done(part[0], wanted: wanted) : part.flatMap { done($0, wanted: 0) }
    (seen.sets, seen.asked) = (sets.count, wanted)
    for set in sets {
      if let point = point(set, facts, date), point.oneRepMax > seen.best?.oneRepMax ?? 0 { seen.best = point }
    }
    guard let block, let row = rows.first else { return seen }
    seen.isEasy = block.phase(row.week) == .deload || block.phase(row.week) == .return
    let loads = rows.map { block.load(of: $0, unit: unit, lifting) }
    seen.hasLoads = loads.contains { $0 != nil }
    let asked = zip(rows, loads).flatMap { row, load in Array(repeating: AskedSet(row: row.id, load: load), count: row.sets) }
    let least = rows.flatMap { Array(repeating: $0.reps.lowerBound, count: $0.sets) }
    for (place, index) in sets.places(of: asked).enumerated() {
      guard let index else { continue }
      seen.matched += 1
      let isFull = asked[place].load.map { WorkSet.isFull(sets[index].load, $0) } ?? true
      if sets[index].amount < least[place] || !isFull { seen.under += 1 }
    }
    return seen
  }

  /// What a set shows of 1RM; nil where it shows nothing: help of a machine, loads beside a body whose mass isn't known here, and time.
  private func point(_ set: WorkSet, _ facts: ExerciseFacts, _ date: CalendarDate) -> LiftCurve.Point? {
    guard facts.measure == .reps || facts.measure == .repsEachSide, facts.isLoaded,
      facts.loadBasis == .total || facts.loadBasis == .perHand || facts.loadBasis == .stack, set.load > 0, set.amount > 0
    else { return nil }
    let reps = set.amount.addingReportingOverflow(set.effort.map { max(0, Int((10 - $0).rounded(.down))) } ?? 0).partialValue
    guard let estimate = OneRepMax.estimate(set.load, reps: reps) else { return nil }
    return LiftCurve.Point(
      date: date, oneRepMax: estimate, load: set.load, reps: set.amount,
      isSure: facts.isCompound && reps <= rules.rulebook.history.strength.mostReps)
  }
}
