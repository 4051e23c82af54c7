import Rulebook
import TrainingModel

/// Makes the rows of one session of a programme.
struct ProgrammeRows {
  let programme: Programme
  let context: PlanningContext
  let clock: SessionClock
  /// The client, with what was logged of the lifts.
  private let analysis: Analysis
  /// How much 1RM may be projected to grow in a week (training-science section 7.3).
  let growth: Double
  private let seed: UInt64
  private let conditionNotes: ConditionNotes

  init(_ programme: Programme, _ analysis: Analysis, _ context: PlanningContext) {
    (self.programme, self.analysis, self.context) = (programme, analysis, context)
    clock = SessionClock(model: context.rulebook.time, age: analysis.age)
    growth = context.growth(analysis.experience)
    seed = context.seed
    conditionNotes = ConditionNotes(analysis.conditions, context.rules)
  }

  /// One session of the block.
  struct Place {
    /// 1 to 4.
    var week: Int
    /// 1 to 7.
    var day: Int
    /// The place in the template's sessions.
    var session: Int
  }

  /// Appends the session's rows in their order and tells how many seconds it takes.
  func append(_ place: Place, _ moment: Programme.Moment, to rows: inout [Prescription]) -> Int {
    var time = ProgrammeTime(clock: clock)
    var order: UInt8 = 0
    let first = rows.count
    var last: ExerciseID?
    var heavySeen = false
    var trained = MuscleSet()
    for (key, exercise) in programme.exercises(place.session) {
      let carried = moment.state.tracks[exercise.track]
      let id = programme.exercise(exercise.track, carried)
      let facts = programme.facts(exercise.track, carried)
      let isAgain = id == last
      let sets = programme.sets(exercise, moment)
      let isFirstHeavy = facts.isHeavy && !heavySeen
      heavySeen = heavySeen || facts.isHeavy
      let builder = RowMaker(place: place, key: key, exercise: exercise, id: id, facts: facts, seed: seed)
      let start = RampSets.Moment(isFirstHeavy: isFirstHeavy, isWarm: trained.bits & facts.direct.bits != 0)
      trained = MuscleSet(bits: trained.bits | facts.direct.bits)
      // A build-up leads to what is believed, and not to a number that the row won't have.
      if !isAgain { appendRamp(builder, believed(sets, of: id, in: place.week), moment, start, order: &order, to: &rows) }
      for (number, set) in sets.enumerated() {
        order += 1
        var row = builder.row(set, step: 100 + number, order: order, rest: exercise.rest)
        if isAgain, row.kind == .work || row.kind == .top { row.kind = .backoff }
        believe(&row, set, carried)
        explain(&row, exercise, carried)
        rows.append(row)
      }
      time.add(sets, facts, rest: exercise.rest, superset: exercise.superset, isFirstHeavy: isFirstHeavy, isAgain: isAgain)
      last = id
    }
    conditionNotes.write(to: &rows, from: first)
    return time.seconds
  }

  /// Takes the number away where it is more than can be believed by then, as after a month of sessions taken for done, or where the lightest
  /// bar is too heavy: what to do is still said (training-science section 7.3 has the bound).
  private func believe(_ row: inout Prescription, _ set: ProgrammeSet, _ carried: TrackState) {
    guard let load = row.load, !isBelieved(load.hundredths, reps: set.amount, of: row.exercise, in: Int(row.week)) else { return }
    row.load = nil
    // What is a part of something else of the session still says so.
    guard row.target.kind != .percentOfTopSet else { return }
    let isProjected = row.target.isProjected
    if !carried.isExposed {
      row.target = Target(.findByEffort)
      row.rir = 2
    } else if row.target.kind == .none, set.load == carried.weight {
      row.target = Target(.moreThanLast, low: Int16(clamping: carried.change))
    } else if carried.lastLoad > 0 {
      row.target = Programme.part(Double(load.hundredths), of: Double(carried.lastLoad))
    } else if row.target.kind == .none, row.rir == nil {
      (row.target, row.rir) = (Target(.findByEffort), 2)
    }
    row.target.isProjected = isProjected
  }

  /// The sets without the numbers that are more than can be believed by then.
  private func believed(_ sets: [ProgrammeSet], of exercise: ExerciseID, in week: Int) -> [ProgrammeSet] {
    sets.map { set in
      var set = set
      if let load = set.load, !isBelieved(load, reps: set.amount, of: exercise, in: week) { set.load = nil }
      return set
    }
  }

  /// Whether a load in hundredths of the client's unit can be lifted so often by week 1 to 4, as far as anything is known.
  private func isBelieved(_ load: Int32, reps: Int, of exercise: ExerciseID, in week: Int) -> Bool {
    var known = analysis.oneRepMax(of: exercise, context.rules.facts)
    guard known > 0 else { return true }
    for _ in 1..<max(1, week) { known *= 1 + growth }
    return context.lifting(exercise).lifted(Double(load)) <= min(known, 1.03 * known * EffortTable.part(reps: reps, rir: 0))
  }

  /// Leaves a set of a build-up to feel where its number can't be believed, as that of the lightest bar for somebody weak.
  private func believeRamp(_ row: inout Prescription) {
    guard let load = row.load, !isBelieved(load.hundredths, reps: Int(row.repsMin), of: row.exercise, in: Int(row.week)) else { return }
    (row.load, row.target) = (nil, Target(.buildUp))
  }

  private func explain(_ row: inout Prescription, _ exercise: TemplateExercise, _ carried: TrackState) {
    row.reasons.append(exercise.rule)
    if let scheme = programme.scheme(exercise.track) { row.reasons.append(scheme.rule) }
    if let rule = carried.rule { row.reasons.append(rule) }
    row.reasons.append(programme.template.rule)
  }

  private func appendRamp(
    _ builder: RowMaker, _ sets: [ProgrammeSet], _ moment: Programme.Moment, _ start: RampSets.Moment, order: inout UInt8,
    to rows: inout [Prescription]
  ) {
    let exercise = builder.exercise
    guard builder.facts.isHeavy else { return }
    let carried = moment.state.tracks[exercise.track]
    if let warmup = exercise.warmup, sets.contains(where: { $0.load != nil }) {
      for (number, ramp) in programme.ramp(warmup, sets, exercise, moment).enumerated() {
        order += 1
        var row = builder.row(ramp, step: number, order: order, rest: 0)
        row.target = .none
        believeRamp(&row)
        explain(&row, exercise, carried)
        rows.append(row)
      }
      return
    }
    if exercise.warmup?.isEmpty == true { return }
    let heaviest = sets.compactMap(\.load).max().map { Load(hundredths: $0) }
    let ramp = RampSets(rules: context.rulebook.warmup, ladder: programme.ladder(exercise, carried))
    let known = programme.strength[exercise.track][carried.variant].oneRepMax
    guard let (rule, steps) = ramp.steps(start, working: heaviest, oneRepMax: known) else { return }
    for (number, step) in steps.enumerated() {
      order += 1
      var set = ProgrammeSet(count: step.sets, amount: step.reps, top: step.reps, load: step.load?.hundredths, kind: .ramp)
      if step.load == nil { set.target = Target(.buildUp) }
      var row = builder.row(set, step: number, order: order, rest: rule.restSeconds)
      believeRamp(&row)
      row.reasons.append(rule.rule)
      rows.append(row)
    }
  }
}

/// What the rows of one exercise in one session share.
struct RowMaker {
  let place: ProgrammeRows.Place
  /// The exercise's place in its session.
  let key: Int
  let exercise: TemplateExercise
  let id: ExerciseID
  let facts: ExerciseFacts
  let seed: UInt64

  /// The row of equal sets.
  func row(_ set: ProgrammeSet, step: Int, order: UInt8, rest: Int) -> Prescription {
    var measure = facts.measure
    if set.isTimed { measure = facts.isUnilateral ? .secondsEachSide : .seconds }
    var row = Prescription(
      week: UInt8(place.week), day: UInt8(place.day), order: order,
      rowID: RowID(seed: seed, place: UInt64(place.week) << 40 | UInt64(place.day) << 32 | UInt64(key + 1) << 8 | UInt64(step)),
      exercise: id, kind: set.kind, measure: measure, sets: UInt8(clamping: set.count), repsMin: UInt16(clamping: set.amount),
      repsMax: set.isOpen ? 0 : UInt16(clamping: set.amount), load: set.load.map { Load(hundredths: $0) }, loadBasis: facts.loadBasis,
      rir: nil, restSeconds: UInt16(clamping: rest), tempo: nil)
    row.superset = exercise.superset
    row.target = set.target
    if let rpe = set.rpe {
      row.rir = UInt8(clamping: Int(10 - rpe))
    } else if set.target.kind == .findByEffort {
      row.rir = UInt8(clamping: min(4, set.part.map { EffortTable.rir(part: $0, reps: set.amount) } ?? 2))
    } else if set.load == nil, facts.isLoaded, set.kind != .ramp, set.kind != .test, set.target.kind == .none {
      row.target = Target(.findByEffort, isProjected: set.target.isProjected)
      row.rir = 2
    }
    row.note = set.kind == .ramp ? nil : facts.note
    return row
  }
}
