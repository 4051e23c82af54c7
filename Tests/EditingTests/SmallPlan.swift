import Editing
import TrainingModel

/// A block of two sessions a week, with squats and rows on Mondays and presses and planks on Thursdays.
enum SmallPlan {
  static let monday = CalendarDate(dayNumber: 20_794)  // 2026-12-07

  static func make(client: String = "c-1", unit: LoadUnit = .kg, statuses: [WeekStatus] = [.pending, .pending, .pending, .pending])
    -> EditablePlan
  {
    var plan = EditablePlan(
      clientID: client, coachID: "marta", planStart: monday, unit: unit, revision: 1, weeks: [], rows: [], sessions: [])
    let phases: [Phase] = [.introduce, .build, .overreach, .deload]
    for week in 1...4 {
      plan.weeks.append(
        PlanWeek(
          week: week, phase: phases[week - 1], status: statuses[week - 1], revision: 1,
          contentHash: ContentDigest(high: 0, low: UInt64(week)),
          revisionInForce: statuses[week - 1] >= .approved ? 1 : nil))
      for (day, focus, exercises) in [(1, "Lower", ["squat", "row"]), (4, "Upper", ["press", "plank", "curl"])] {
        plan.sessions.append(PlanSession(week: week, day: day, focus: focus, minutes: 50))
        for (place, exercise) in exercises.enumerated() {
          plan.rows.append(
            PlanRow(
              rowID: RowID(seed: 1, place: UInt64(week * 100 + day * 10 + place)), week: week, day: day, order: place + 1,
              exercise: exercise, sets: 3, repsMin: 6, repsMax: 8, load: Load(hundredths: 6000), basis: .total, rir: 2, rest: 120,
              tempo: "2-0-1-0", reasons: "1 2"))
        }
      }
    }
    return plan
  }
}
