import PlanStore
import TrainingModel

extension JSONBytes {
  /// The pairs by which every document names a client's block, in an object that is open.
  mutating func block(_ clientID: String, _ planStart: CalendarDate) {
    pair("client_id", clientID)
    pair("plan_start", planStart)
  }

  /// The pairs by which every document names a week of a block, in an object that is open.
  mutating func week(_ week: WeekKey) {
    block(week.clientID, week.planStart)
    pair("week", week.week)
  }
}
