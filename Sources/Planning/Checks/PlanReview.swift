import Findings
import Rulebook
import TrainingModel

/// A finished plan with the sums that checks ask for, made once from the rows themselves and not from what planning meant to do.
struct PlanReview {
  let plan: Mesocycle
  let draft: PlanDraft
  let context: PlanningContext
  /// By week and session, in calendar order.
  private(set) var sessions: [SessionReview] = []
  /// By number, week 1 at place 0; those of weeks that the plan lacks stay empty.
  private(set) var weeks = [WeekReview](repeating: WeekReview(), count: Mesocycle.weekCount)
  /// Working rows that stand in the same place of two hard weeks that follow each other, by their indexes in the plan.
  private(set) var successions: [(earlier: Int, later: Int)] = []
  /// The weeks (1 to 4) that volume is asked of: not the easy ones, not those after a pause, and not those in which the client is away.
  private(set) var hardWeeks: [Int] = []
  /// By number, week 1 at place 0; a block that lost weeks has gaps.
  private let phases: [Phase?]
  private let facts: [ExerciseFacts]
  private let parts: [MusclePart]

  /// The sums of one session.
  struct SessionReview {
    var week: Int
    var day: Int
    var rows: Range<Int>
    var seconds: Int
    /// Half sets that count as volume.
    var halfSets = MuscleHalfSets()
    var workingSets = 0
    /// Exercises, counted once each.
    var exercises = 0
    /// Whether a lower-body lift of 80 % of 1RM or more is in it.
    var hasHeavyLower = false
  }

  /// The sums of one week.
  struct WeekReview {
    var halfSets = MuscleHalfSets()
    /// How many sessions give each muscle its dose.
    var days = MuscleHalfSets()
    var workingSets = 0
    var sessions = 0
    var hardSessions = 0
    var ratios = RatioCounts()
    /// How often each pattern stands in the week, by its raw value.
    var patterns = SIMD64<UInt8>()
  }

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    plan = draft.mesocycle
    (facts, parts) = (context.rules.facts, context.rules.parts)
    (self.draft, self.context) = (draft, context)
    phases = (1...Mesocycle.weekCount).map { number in draft.mesocycle.weeks.first { $0.week == number }?.phase }
    sessions.reserveCapacity(plan.sessions.count)
    var next = 0
    for session in plan.sessions {
      let first = next
      while next < plan.prescriptions.count, plan.prescriptions[next].isIn(session) { next += 1 }
      sessions.append(SessionReview(week: session.week, day: session.day, rows: first..<next, seconds: session.seconds))
      sum(into: sessions.count - 1)
    }
    hardWeeks = plan.weeks.map(\.week).filter {
      !isEased($0) && weeks[$0 - 1].sessions == draft.sessions.count
    }
    findSuccessions()
  }

  func facts(_ row: Prescription) -> ExerciseFacts { facts[row.exercise.index] }

  /// What a row asks to lift, in hundredths of the client's unit; nil where it names no load.
  func lifted(_ row: Prescription) -> Double? { row.load.map { context.lifting(row.exercise).lifted($0) } }

  /// A row's load as a coach reads it: `62.5 kg`, `+10 kg`, `20 kg of help`.
  ///
  /// - Parameter isShort: Whether the unit stands behind what comes next.
  func words(_ row: Prescription, isShort: Bool = false) -> String {
    guard let load = row.load else { return "no load" }
    if isShort, row.loadBasis != .added { return "\(load)" }
    return PrescriptionWords(.english, .sentence).load(load, plan.unit, row.loadBasis == .perHand ? .total : row.loadBasis)
  }

  /// What can be lifted with the kit of a row's exercise; nil where it carries no load.
  func ladder(_ row: Prescription) -> LoadLadder? { context.ladder(of: row.exercise) }

  func name(_ row: Prescription) -> String { context.rulebook[row.exercise].name }

  /// Whether the plan has week 1 to 4.
  func has(_ week: Int) -> Bool { phases[week - 1] != nil }

  /// The phase of week 1 to 4; `work` where the plan has no such week.
  func phase(_ week: Int) -> Phase { phases[week - 1] ?? .work }

  /// The 1RM that may be expected in a week, in hundredths of the client's unit; nil where none is known.
  func oneRepMax(_ exercise: ExerciseID, week: Int = 1) -> Double? {
    var known = draft.oneRepMax(of: exercise, facts)
    guard known > 0 else { return nil }
    for _ in 1..<max(1, week) { known *= 1 + context.growth(draft.analysis.experience) }
    return known
  }

  /// Whether week 1 to 4 asks for less than a full week: a deload, or the way back from a pause.
  func isEased(_ week: Int) -> Bool {
    phase(week) == .deload || draft.analysis.lastMonth.eases(week: week, of: draft.analysis.block, draft.analysis.course)
  }

  /// What planning had in mind for a row: the slot of its day with its exercise.
  func slot(_ row: Prescription) -> PlannedSlot? {
    for session in draft.sessions where session.day == Int(row.day) {
      for index in session.slots where draft.slots[index].exercise == row.exercise { return draft.slots[index] }
    }
    return nil
  }

  /// Whether the client's time is what a week's shortcomings come from: little of it, and well used.
  func isShortOfTime(_ week: Int) -> Bool {
    guard draft.analysis.bands.isTimeLimited else { return false }
    let hard = sessions.filter { $0.week == week && $0.workingSets > 0 }
    return hard.reduce(0) { $0 + $1.seconds } * 10 >= hard.count * context.client.minutesPerSession * 60 * 8
  }

  /// The severity of a shortcoming in a week: only information where time is the reason (training-science section 2.3).
  func severityOfShortcoming(_ week: Int) -> Severity? { isShortOfTime(week) ? .info : nil }

  /// The muscles whose lane is set.
  func muscles(in mask: SIMDMask<SIMD32<Int16>>) -> [Muscle] { any(mask) ? Muscle.allCases.filter { mask[Int($0.rawValue)] } : [] }

  /// The fractional sets of a muscle in a week, as text: `7.5`.
  func sets(_ week: Int, _ muscle: Muscle) -> String { VolumeTargets.text(weeks[week - 1].halfSets[Int(muscle.rawValue)]) }

  private mutating func sum(into index: Int) {
    let week = sessions[index].week - 1
    var last: ExerciseID?
    for place in sessions[index].rows {
      let row = plan.prescriptions[place]
      let work = facts[row.exercise.index].work
      let pattern = facts[row.exercise.index].pattern
      if row.exercise != last { sessions[index].exercises += 1 }
      last = row.exercise
      if row.kind != .ramp { weeks[week].patterns[Int(pattern.rawValue)] &+= 1 }
      if row.kind != .ramp, work.contains(.lower), facts[row.exercise.index].isCompound, let load = lifted(row) {
        let known = draft.oneRepMax(of: row.exercise, facts)
        if known > 0, load >= 0.8 * known { sessions[index].hasHeavyLower = true }
      }
      guard row.kind.countsAsVolume else { continue }
      for part in facts[row.exercise.index].parts {
        sessions[index].halfSets[parts[part].muscle] &+= UInt16(parts[part].halves) &* UInt16(row.sets)
      }
      sessions[index].workingSets += Int(row.sets)
      weeks[week].ratios.add(work, Int(row.sets))
    }
    weeks[week].sessions += 1
    weeks[week].halfSets &+= sessions[index].halfSets
    weeks[week].workingSets += sessions[index].workingSets
    if sessions[index].workingSets > 0 { weeks[week].hardSessions += 1 }
    let reaches = MuscleHalfSets(repeating: 0).replacing(with: 1, where: sessions[index].halfSets .>= draft.analysis.bands.dose)
    weeks[week].days &+= reaches
  }

  private mutating func findSuccessions() {
    successions.reserveCapacity(plan.prescriptions.count)
    for later in sessions.indices where phase(sessions[later].week) != .deload {
      let earlier = sessions[..<later].lastIndex { $0.day == sessions[later].day && phase($0.week) != .deload }
      // The way back begins below what was done last.
      guard let earlier, phase(sessions[later].week) != .return || phase(sessions[earlier].week) == .return else { continue }
      for row in sessions[later].rows where plan.prescriptions[row].kind.countsAsVolume {
        let same = sessions[earlier].rows.first { plan.prescriptions[$0].isSame(as: plan.prescriptions[row]) }
        if let same { successions.append((same, row)) }
      }
    }
  }
}

extension Prescription {
  /// Whether the row stands in the session.
  func isIn(_ session: Session) -> Bool { Int(week) == session.week && Int(day) == session.day }

  /// Whether the row is what another week has at this row's place: the same exercise and kind.
  fileprivate func isSame(as other: Prescription) -> Bool { exercise == other.exercise && kind == other.kind }
}
