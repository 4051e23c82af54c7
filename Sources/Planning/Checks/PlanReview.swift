import Rulebook
import TrainingModel

/// A finished plan with the sums that checks ask for, made once from the rows themselves and not from what planning meant to do.
struct PlanReview {
  let plan: Mesocycle
  let draft: PlanDraft
  let context: PlanningContext
  /// By week and session, in calendar order.
  private(set) var sessions: [SessionReview] = []
  private(set) var weeks: [WeekReview]

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
    var workingSets = 0
    var push = 0, pull = 0, quad = 0, hip = 0, upper = 0, lower = 0
    /// How often each pattern stands in the week, by its raw value.
    var patterns = SIMD64<UInt8>()
  }

  init(_ draft: PlanDraft, _ context: PlanningContext) {
    plan = draft.mesocycle
    (self.draft, self.context) = (draft, context)
    weeks = plan.weeks.map { _ in WeekReview() }
    var next = 0
    for session in plan.sessions {
      let first = next
      while next < plan.prescriptions.count, plan.prescriptions[next].isIn(session) { next += 1 }
      sessions.append(SessionReview(week: session.week, day: session.day, rows: first..<next, seconds: session.seconds))
      sum(into: sessions.count - 1)
    }
  }

  func facts(_ row: Prescription) -> ExerciseFacts { context.rules.facts[row.exercise.index] }

  func name(_ row: Prescription) -> String { context.rulebook[row.exercise].name }

  /// The phase of week 1 to 4.
  func phase(_ week: Int) -> Phase { plan.weeks[week - 1].phase }

  /// The 1RM that may be expected in a week, in hundredths of the client's unit; nil where none is known.
  func oneRepMax(_ exercise: ExerciseID, week: Int) -> Double? {
    guard let known = draft.oneRepMax(of: exercise, context.rulebook) else { return nil }
    return (1..<max(1, week)).reduce(known) { value, _ in value * (1 + context.growth(draft.experience)) }
  }

  private mutating func sum(into index: Int) {
    let week = sessions[index].week - 1
    var last: ExerciseID?
    for row in plan.prescriptions[sessions[index].rows] {
      let facts = facts(row)
      if row.exercise != last { sessions[index].exercises += 1 }
      last = row.exercise
      let sets = Int(row.sets)
      if row.kind != .ramp { weeks[week].patterns[Int(facts.pattern.rawValue)] &+= 1 }
      guard row.kind.countsAsVolume else { continue }
      let halves = facts.halfSets &* UInt16(row.sets)
      sessions[index].halfSets &+= halves
      sessions[index].workingSets += sets
      weeks[week].halfSets &+= halves
      weeks[week].workingSets += sets
      if facts.pattern.isPush { weeks[week].push += sets }
      if facts.pattern.isPull { weeks[week].pull += sets }
      if facts.pattern.isQuadDominant { weeks[week].quad += sets }
      if facts.pattern.isHipDominant { weeks[week].hip += sets }
      if facts.pattern.isLowerBody { weeks[week].lower += sets } else if facts.pattern.isUpperBody { weeks[week].upper += sets }
      if facts.pattern.isLowerBody, facts.isCompound, let load = row.load, let known = draft.oneRepMax(of: row.exercise, context.rulebook),
        Double(load.hundredths) >= 0.8 * known
      {
        sessions[index].hasHeavyLower = true
      }
    }
  }
}

extension Prescription {
  fileprivate func isIn(_ session: Session) -> Bool { Int(week) == session.week && Int(day) == session.day }
}
