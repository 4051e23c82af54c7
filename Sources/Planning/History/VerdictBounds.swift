import Rulebook
import TrainingModel

extension ExerciseVerdict {
  init(_ exercise: ExerciseID, _ strands: [PlanStrand], isProjected: Bool, _ context: PlanningContext) {
    (self.exercise, self.isProjected) = (exercise, isProjected)
    self.strands = strands.map { StrandVerdict($0, of: exercise, context) }
  }
}

extension StrandVerdict {
  init(_ strand: PlanStrand, of exercise: ExerciseID, _ context: PlanningContext) {
    let facts = context.rules.facts[exercise.index]
    let done = strand.exposures.first
    let load = done.flatMap { $0.load == 0 ? nil : $0.load } ?? strand.asked.load
    // Who took less help by themselves than the time before has earned it already; and a part of what nobody knows says nothing.
    let isEarned =
      !context.lifting(exercise).isKnown
      || (facts.loadBasis == .assist && strand.exposures.count > 1 && strand.exposures[0].load > strand.exposures[1].load)
    evidence = ExerciseEvidence(
      exposures: Array(strand.exposures.prefix(3)), isLower: facts.work.contains(.lower),
      extraReps: isEarned ? 0 : Self.extraReps(done?.asked.reps, load: load, context.ladder(of: exercise)),
      isHelped: facts.loadBasis == .assist)
    (self.load, amount, asked) = (load, done?.reps ?? 0, strand.asked)
    action = evidence.action(context.rulebook.history.logs)
    met = strand.exposures.filter(\.isMet).map(\.asked)
  }

  /// The repetitions above the range that a step of the kit has to be earned with (training-science section 4.6).
  private static func extraReps(_ range: ClosedRange<Int>?, load: Double, _ ladder: LoadLadder?) -> Int {
    guard let range, let ladder, load > 0 else { return 0 }
    let step = Double(ladder.above(Load(hundredths: Int32(clamping: Int(load.rounded())))).hundredths) / load - 1
    return step > StepRule.bigStep ? max(0, StepRule.repsNeeded(fewest: range.lowerBound, step: step) - range.upperBound) : 0
  }

  /// Whether what was done shows no more than its steps: nobody noted how hard it was, and two repetitions above the range are one step
  /// (training-science section 4.8).
  private var isPlain: Bool { evidence.exposures.allSatisfy { $0.effort == nil && $0.repsOver <= 2 } }

  /// The heaviest load to begin with: one step more for each session that earned it, or what a failure leaves.
  func most(_ ladder: LoadLadder) -> Double {
    switch action {
    case .progress: stepped(ladder.nearest(Load(hundredths: Int32(load.rounded()))), ladder)
    case .reduce(let part): load * (1 - part)
    case .hold, .repeat, .remove: load
    }
  }

  private func stepped(_ load: Load, _ ladder: LoadLadder) -> Double {
    guard case .progress(let steps) = action else { return Double(load.hundredths) }
    return Double((0..<steps).reduce(load) { load, _ in ladder.above(load) }.hundredths)
  }

  /// The most that the exercise begins with.
  func limits(of exercise: ExerciseID, _ ladder: LoadLadder) -> [StartLimit] {
    guard load > 0 else { return [] }
    // A light day says nothing about a heavy one.
    let reps = load * 1.01 >= asked.load && asked.reps > 0 ? min(amount > 0 ? amount : asked.reps, asked.reps) : amount
    // A last week that was asked to be lighter takes nothing from what was done as it was asked for before it.
    let done = action.isProgress || action == .hold ? floors(of: exercise, ladder).map(\.load).max() ?? 0 : 0
    let limit = StartLimit(
      exercise: exercise, load: max(most(ladder), done), reps: reps, asked: evidence.exposures.first?.asked.reps.upperBound ?? asked.reps)
    // … but fewer repetitions begin no heavier than they were asked for.
    guard load * 1.01 < asked.load, !action.isProgress, asked.reps < reps else { return [limit] }
    return [limit, StartLimit(exercise: exercise, load: asked.load, reps: asked.reps, asked: asked.reps)]
  }

  /// What was done as it was asked for is asked for again at least, with the steps that it earned.
  func floors(of exercise: ExerciseID, _ ladder: LoadLadder) -> [StartFloor] {
    switch action {
    case .reduce, .remove: return []
    case .progress, .hold, .repeat:
      return met.compactMap { asked in
        guard let load = asked.load, load > 0 else { return nil }
        let done = ladder.floor(Load(hundredths: Int32(load.rounded())))
        return StartFloor(
          exercise: exercise, done: Double(done.hundredths), load: stepped(done, ladder), reps: asked.reps.upperBound, rir: asked.rir,
          isMost: isPlain)
      }
    }
  }
}

extension ExerciseVerdict {
  /// The least repetitions, seconds or metres to begin with where there is no load to move; nil where the block begins as it would.
  func amount(_ measure: Measure) -> Int? {
    guard amount > 0 else { return nil }
    let isTimed = measure == .seconds || measure == .secondsEachSide
    switch action {
    // A clock on the wall shows steps of five seconds.
    case .progress(let steps): return amount + steps * (isTimed ? 5 : 1)
    case .hold, .repeat: return amount
    case .reduce(let part): return max(1, Int((Double(amount) * (1 - part)).rounded(.down)) - (isTimed ? 0 : 1))
    case .remove: return nil
    }
  }

  /// Moves the repetitions or seconds of an exercise without a load to where its logs end.
  func settle(_ course: inout SlotCourse, of slot: PlannedSlot, _ facts: ExerciseFacts, _ bounds: SanitisationRules) {
    guard !facts.isLoaded, facts.measure != .minutes, let wanted = amount(facts.measure) else { return }
    let amounts = bounds.amounts(facts.measure)
    let limit = min(amounts.upperBound, slot.limit.reps.upperBound, facts.measure.isTimed ? 600 : 30)
    // A weak set does not lift what a condition asks for at least.
    let floor = max(amounts.lowerBound, facts.measure.isTimed ? 0 : slot.limit.reps.lowerBound)
    var top = 0
    for week in course.weeks.indices { top = max(top, course.weeks[week].reps.upperBound) }
    let change = min(wanted - course.weeks[0].reps.lowerBound, limit - top)
    for week in course.weeks.indices {
      let reps = course.weeks[week].reps
      let least = max(floor, reps.lowerBound + change)
      course.weeks[week].reps = least...(least + reps.count - 1)
    }
  }
}

extension ExerciseVerdict {
  /// Gives a load that stays the repetition more that has to be earned with it, as far as last month shows that it can be done.
  func raise(_ course: inout SlotCourse, of slot: PlannedSlot, _ shown: ShownStrength?, step: Double) {
    guard let first = course.weeks[0].load,
      let strand = strands.first(where: { $0.action == .hold && abs($0.load - first) < 1 }),
      let last = strand.evidence.exposures.first, last.isMet, last.asked.reps.count > 1 || strand.evidence.extraReps > 0
    else { return }
    let rir = course.weeks[0].rir ?? 2
    // What was done with less in reserve is so many repetitions less with more.
    let done =
      strand.evidence.exposures.filter { abs($0.load - first) < 1 && $0.isMet }
      .map { $0.reps - max(0, rir - ($0.asked.rir ?? rir)) }.max() ?? 0
    let change = min(done + 1, last.asked.reps.upperBound + strand.evidence.extraReps) - course.weeks[0].reps.lowerBound
    guard change > 0 else { return }
    var weeks = course.weeks
    for week in weeks.indices where weeks[week].load == first {
      weeks[week].reps = weeks[week].reps.shifted(by: change)
      if weeks[week].reps.upperBound > slot.limit.reps.upperBound { return }
    }
    if shown?.allows(weeks, step: step, intensity: slot.limit.maxIntensity / 100) ?? true { course.weeks = weeks }
  }

  /// Goes on from what was lifted last where no 1RM tells what comes next, as with the help of a machine: what was done as it was asked for gets
  /// a step, an easy week is easier, and clearly more repetitions than last time ask for less.
  func carry(_ weeks: inout FourWeeks<WeekPrescription>, _ ladder: LoadLadder, _ course: BlockCourse) {
    guard let strand = strands.first(where: { $0.load != 0 && !$0.evidence.exposures.isEmpty }), action != .remove(stops: true),
      action != .remove(stops: false)
    else { return }
    let (reps, asked) = (weeks[0].reps.upperBound, strand.evidence.exposures[0].asked.reps.upperBound)
    let isMore = reps > asked + StartLimit.tolerance
    let ratio = isMore ? EffortTable.part(reps: reps, rir: 0) / EffortTable.part(reps: asked, rir: 0) : 1
    let load = Double(ladder.floor(Load(hundredths: Int32(clamping: Int((strand.most(ladder) * ratio).rounded())))).hundredths)
    for week in weeks.indices {
      weeks[week].load = load
      guard course.phases[week] == .deload else { continue }
      let easy = ladder.floor(Load(hundredths: Int32(clamping: Int((load * course.loads[week]).rounded()))))
      weeks[week].load = min(Double(easy.hundredths), Double(ladder.below(Load(hundredths: Int32(clamping: Int(load)))).hundredths))
    }
  }

  /// Says of loads that rest on sessions nobody logged that they do.
  func mark(_ course: inout SlotCourse, of slot: PlannedSlot) {
    guard isProjected, slot.role != .power else { return }
    for week in course.weeks.indices where course.weeks[week].load != nil { course.weeks[week].target.isProjected = true }
  }
}

extension Measure {
  fileprivate var isTimed: Bool { self == .seconds || self == .secondsEachSide }
}
