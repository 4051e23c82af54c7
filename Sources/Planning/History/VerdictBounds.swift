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
    let (facts, lifting) = (context.rules.facts[exercise.index], context.lifting(exercise))
    let done = strand.exposures.first
    let load = done.flatMap { $0.load == 0 ? nil : $0.load } ?? strand.asked.load
    // Who took less help by themselves than the time before has earned it already; and a part of what nobody knows says nothing.
    let isEarned =
      !lifting.tells(load)
      || (facts.loadBasis == .assist && strand.exposures.count > 1 && strand.exposures[0].load > strand.exposures[1].load)
    evidence = ExerciseEvidence(
      exposures: Array(strand.exposures.prefix(3)), isLower: facts.work.contains(.lower),
      extraReps: isEarned ? 0 : Self.extraReps(done?.asked.reps, load: done?.asked.load ?? load, context.ladder(of: exercise)),
      isHelped: facts.loadBasis == .assist)
    (self.load, amount, asked, exposures) = (load, done?.reps ?? 0, strand.asked, strand.exposures)
    self.lifting = lifting
    action = evidence.action(context.rulebook.history.logs)
  }

  /// The repetitions above the range that a step of the kit has to be earned with (training-science section 4.6).
  fileprivate static func extraReps(_ range: ClosedRange<Int>?, load: Double, _ ladder: LoadLadder?) -> Int {
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
    // A part of what nobody knows says nothing.
    case .reduce(let part):
      lifting.tells(load)
        ? lifting.times(1 - part, load) : Double(ladder.below(Load(hundredths: Int32(load.rounded()))).hundredths)
    case .hold, .repeat, .remove: load
    }
  }

  private func stepped(_ load: Load, _ ladder: LoadLadder) -> Double {
    guard case .progress(let steps) = action else { return Double(load.hundredths) }
    return Double((0..<steps).reduce(load) { load, _ in ladder.above(load) }.hundredths)
  }

  /// The most that the exercise begins with.
  ///
  /// - Parameter floors: What it begins with at least.
  func limits(of exercise: ExerciseID, _ ladder: LoadLadder, floors: [StartFloor]) -> [StartLimit] {
    guard load != 0 else { return [] }
    // A light day says nothing about a heavy one.
    let isHeavy = lifting.times(1.01, load) >= asked.load
    let reps = isHeavy && asked.reps > 0 ? min(amount > 0 ? amount : asked.reps, asked.reps) : amount
    // A last week that was asked to be lighter takes nothing from what was done as it was asked for before it.
    let done = action.isProgress || action == .hold ? floors.map(\.load).max() ?? 0 : 0
    var most = max(most(ladder), done)
    // What failed begins no heavier than it began last month.
    if case .reduce = action { most = min(most, exposures.compactMap(\.asked.load).min() ?? most) }
    let limit = StartLimit(
      exercise: exercise, load: most, reps: reps, asked: evidence.exposures.first?.asked.reps.upperBound ?? asked.reps)
    // … but fewer repetitions begin no heavier than they were asked for.
    guard !isHeavy, !action.isProgress, asked.reps < reps else { return [limit] }
    return [limit, StartLimit(exercise: exercise, load: asked.load, reps: asked.reps, asked: asked.reps)]
  }

  /// What was done as it was asked for is asked for again at least, with the steps that it earned: where every set was heavier, as it was lifted, as
  /// far as a month may bring so much.
  ///
  /// - Parameters:
  ///   - shown: How strong the client was shown to be; nil where nothing tells.
  ///   - toleratedEffort: How much harder than asked for a heavier set may have been, in points of RPE.
  func floors(of exercise: ExerciseID, _ ladder: LoadLadder, _ shown: ShownStrength?, toleratedEffort: Double) -> [StartFloor] {
    switch action {
    case .reduce, .remove: return []
    case .progress, .hold, .repeat: break
    }
    return exposures.compactMap { exposure in
      let asked = exposure.asked
      guard let load = asked.load, load > 0 else { return nil }
      func made(_ load: Double) -> Load { ladder.floor(Load(hundredths: Int32(load.rounded()))) }
      var done = made(load)
      if exposure.isMet, let shown, exposure.effort.map({ $0 <= toleratedEffort }) ?? true {
        done = max(done, made(min(exposure.leastLoad, shown.mostInAMonth(reps: asked.reps.upperBound, rir: asked.rir))))
      }
      let next = stepped(done, ladder)
      return StartFloor(
        exercise: exercise, done: exposure.isMet ? Double(done.hundredths) : 0, load: exposure.isMet ? next : 0,
        reps: asked.reps.upperBound, rir: asked.rir, most: isPlain ? next : nil)
    }
  }
}

extension StrandVerdict {
  /// The repetitions that come next with a load to which last month's came up, or with which nothing lighter was asked for; nil where none were
  /// earned.
  fileprivate func reps(with load: Double, rir: Int?, _ ladder: LoadLadder?) -> Int? {
    guard action == .hold || action.isProgress, let last = evidence.exposures.first, last.isMet, (last.asked.load ?? load) < load + 1
    else { return nil }
    let extra = evidence.extraReps == 0 ? 0 : Self.extraReps(last.asked.reps, load: load, ladder)
    guard last.asked.reps.count > 1 || extra > 0 else { return nil }
    // What was done with less in reserve is so many repetitions less with more.
    let reserve = rir ?? 2
    let done = evidence.exposures.filter { $0.isMet && $0.leastLoad > load - 1 }
      .map { $0.reps - max(0, reserve - ($0.asked.rir ?? reserve)) }
    return done.max().map { min($0 + 1, last.asked.reps.upperBound + extra) }
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
  /// Gives a load that stays, or for which no step could be taken, the repetition more that has to be earned with it, as far as last month shows
  /// that it can be done.
  func raise(_ course: inout SlotCourse, of slot: PlannedSlot, _ shown: ShownStrength?, _ ladder: LoadLadder?) {
    guard let first = course.weeks[0].load else { return }
    let wanted = strands.compactMap { $0.reps(with: first, rir: course.weeks[0].rir, ladder) }.max() ?? 0
    var change = wanted - course.weeks[0].reps.lowerBound
    while change > 0 {
      var weeks = course.weeks
      for week in weeks.indices where weeks[week].load == first { weeks[week].reps = weeks[week].reps.shifted(by: change) }
      let isWithin = weeks.indices.allSatisfy { weeks[$0].load != first || weeks[$0].reps.upperBound <= slot.limit.reps.upperBound }
      if isWithin, shown?.allows(weeks, step: Double(ladder?.step ?? 0), intensity: slot.limit.maxIntensity / 100) ?? true {
        course.weeks = weeks
        return
      }
      change -= 1
    }
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
    let lifting = strand.lifting
    let load = Double(
      ladder.floor(Load(hundredths: Int32(clamping: Int(lifting.times(ratio, strand.most(ladder)).rounded())))).hundredths)
    for week in weeks.indices {
      weeks[week].load = load
      guard course.phases[week] == .deload else { continue }
      let easy = ladder.floor(Load(hundredths: Int32(clamping: Int(lifting.times(course.loads[week], load).rounded()))))
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
