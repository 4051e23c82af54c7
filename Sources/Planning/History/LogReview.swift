import Findings
import Rulebook
import TrainingModel

/// The logged sets of a client, as far as they can be believed, held against the last block.
struct LogReview {
  private let block: PastBlock
  private let sessions: [LoggedSession]
  private let context: PlanningContext
  /// Sets that can't be right.
  let implausible: Int
  /// 1RM by exercise before this month's logs, to judge by what is plausible.
  private let known: CarriedStrength

  init(_ context: PlanningContext, _ block: PastBlock) {
    (self.context, self.block) = (context, block)
    let known = CarriedStrength(block, through: Mesocycle.weekCount, unit: context.client.units)
    self.known = known
    var dropped = 0
    sessions = context.history.sessions.compactMap { session in
      guard session.date < context.start else {
        dropped += session.sets.count
        return nil
      }
      var believed = session
      believed.sets = session.sets.filter { set in
        guard set.kind.countsAsVolume else { return false }
        let scale = Self.scale(session.unit, context.client.units)
        let asked = Self.row(of: set, in: session, block)
        if Self.isPlausible(set, scale, asked.flatMap { Self.askedLoad($0, block, context.client.units) }, known, context) { return true }
        dropped += 1
        return false
      }
      return believed
    }
    implausible = dropped
  }

  /// What brings a number in one unit to another.
  static func scale(_ unit: LoadUnit, _ wanted: LoadUnit) -> Double {
    unit == wanted ? 1 : wanted == .lb ? Load.poundsPerKilogram : 1 / Load.poundsPerKilogram
  }

  private static func askedLoad(_ row: PastRow, _ block: PastBlock, _ unit: LoadUnit) -> Double? {
    row.load.map { Double($0.hundredths) * scale(block.unit, unit) }
  }

  /// The prescription that a set was done for: the one it names, else the one of its exercise on its day.
  private static func row(of set: LoggedSet, in session: LoggedSession, _ block: PastBlock) -> PastRow? {
    guard session.planStart == nil || session.planStart == block.start else { return nil }
    if let id = set.row, let row = block.rows.first(where: { $0.id == id }) { return row }
    let offset = Int(session.date - block.start)
    let (week, day) = (session.week ?? offset / 7 + 1, session.day ?? offset % 7 + 1)
    return block.rows.first { $0.week == week && $0.day == day && $0.exercise == set.exercise }
  }

  /// Whether a set can have been so (training-science section 7.1).
  private static func isPlausible(
    _ set: LoggedSet, _ scale: Double, _ asked: Double?, _ known: CarriedStrength, _ context: PlanningContext
  ) -> Bool {
    let rules = context.rulebook.history.logs
    guard rules.reps.contains(set.amount) || context.rules.facts[set.exercise.index].measure.countsTimeOrWay else { return false }
    if let rpe = set.rpe, !(1...10).contains(rpe) || (rpe * 2) != (rpe * 2).rounded() { return false }
    if let pain = set.pain, !(0...10).contains(pain) { return false }
    guard let load = set.load.map({ Double($0.hundredths) * scale }), load > 0 else { return true }
    if let asked, asked > 0, load > asked * rules.loadLimit + 0.5 { return false }
    let reps = max(1, set.amount)
    if let old = known.known.first(where: { $0.exercise == set.exercise })?.oneRepMax, reps <= 12 {
      let shown = load / EffortTable.part(reps: reps, rir: 0)
      // Fewer repetitions than one could have done show too little, never too much.
      if shown > old * (1 + rules.change.upperBound) { return false }
      if let rpe = set.rpe, rpe >= 9, shown < old * (1 + rules.change.lowerBound) { return false }
    }
    return true
  }

  // MARK: - What was done

  /// The percent of the last block's sessions that were done, and the day of the last one; nil where none is due yet.
  ///
  /// Sessions so near to the new block that they may still be logged don't count as missed.
  func completion() -> (percent: Double, lastDay: CalendarDate)? {
    let open = context.start + -context.rulebook.history.openDays
    let lastLog = sessions.map(\.date).max() ?? block.start
    var planned: [Int] = []
    for row in block.rows {
      let place = PlanDay(week: row.week, day: row.day).offset
      if !planned.contains(place) { planned.append(place) }
    }
    let due = planned.filter { block.start + $0 <= lastLog || block.start + $0 < open }
    guard !due.isEmpty else { return nil }
    let done = due.count { place in
      sessions.contains { session in
        guard !session.sets.isEmpty else { return false }
        if session.planStart == block.start, let week = session.week, let day = session.day {
          return PlanDay(week: week, day: day).offset == place
        }
        return session.date == block.start + place
      }
    }
    return (Double(done) / Double(due.count) * 100, lastLog >= open ? block.lastDay : lastLog)
  }

  // MARK: - What it says

  /// Every exercise of the last block with what follows for it, in the order of the exercises, and the estimates of 1RM behind it.
  func evidence() -> [(exercise: ExerciseID, evidence: ExerciseEvidence, amount: Int)] {
    var exercises: [ExerciseID] = []
    for row in block.rows where !exercises.contains(row.exercise) { exercises.append(row.exercise) }
    return exercises.sorted { $0.index < $1.index }.map { exercise in
      var exposures: [Exposure] = []
      for session in sessions.reversed() where exposures.count < 3 {
        let sets = session.sets.filter { $0.exercise == exercise }
        guard let first = sets.first, let asked = Self.row(of: first, in: session, block), block.phase(asked.week) != .deload else {
          continue
        }
        exposures.append(
          Exposure(
            sets, asked: asked, askedLoad: Self.askedLoad(asked, block, context.client.units),
            scale: Self.scale(session.unit, context.client.units), mostReps: context.rulebook.history.strength.mostReps))
      }
      let isLower = context.rules.facts[exercise.index].work.contains(.lower)
      return (exercise, ExerciseEvidence(exposures: exposures, isLower: isLower), exposures.first?.reps ?? 0)
    }
  }

  /// The heaviest load in hundredths of the client's unit that the last block's hard weeks asked of an exercise, with its repetitions.
  func asked(_ exercise: ExerciseID) -> (load: Double, reps: Int) {
    var (load, reps) = (0.0, 0)
    for row in block.rows where row.exercise == exercise && block.isHard(row.week) {
      guard let asked = Self.askedLoad(row, block, context.client.units), asked >= load else { continue }
      reps = asked > load ? row.reps.upperBound : min(reps, row.reps.upperBound)
      load = asked
    }
    return (load, reps)
  }
}

extension Measure {
  fileprivate var countsTimeOrWay: Bool { self != .reps && self != .repsEachSide }
}
