import Findings
import Rulebook
import TrainingModel

/// Best sets that are too old to plan by.
enum OldLifts {
  /// Whether a lift says nothing about strength at the block's start any more; one without a date is as old as it has been known.
  static func isStale(_ lift: KnownLift, _ context: PlanningContext) -> Bool {
    lift.latestDate.map { Int(context.start - $0) > context.rulebook.history.liftDays } ?? false
  }

  static func findings(_ context: PlanningContext) -> [Finding] {
    guard context.client.lifts.contains(where: { isStale($0, context) }) else { return [] }
    return [
      Finding(
        .historyOldLift,
        "a lift in 'lifts' is more than \(context.rulebook.history.liftDays) days old, or has stood there so long without a date, and is not used",
        hint: "test it again when the client is ready, and write the date beside it")
    ]
  }

  /// Takes back what lifts say that were done before a long pause.
  static func forget(_ oneRepMax: inout [Double], until last: CalendarDate, _ lifts: [KnownLift]) {
    for lift in lifts where lift.latestDate.map({ $0 <= last }) ?? true { oneRepMax[lift.exercise.index] = 0 }
  }
}
