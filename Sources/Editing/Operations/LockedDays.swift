import TrainingModel

/// What of a block can't be changed: days that are over by an approved plan, weeks that are finalized, and weeks that it does not have.
package enum LockedDays {
  /// Why a change may not be made, or nil where it may.
  ///
  /// - Parameter today: The day that it is; it may still change.
  package static func refusal(from old: EditablePlan, to new: EditablePlan, today: CalendarDate) -> EditRefusal? {
    let difference = PlanDifference(from: old, to: new)
    let days = RowDifference(from: old.rows, to: new.rows).days.union(difference.sessions.map(\.day))
    return days.sorted().lazy.compactMap { refusal(of: $0, in: old, today: today) }.first
  }

  /// Why a day may not be changed, or nil where it may.
  package static func refusal(of day: PlanDay, in plan: EditablePlan, today: CalendarDate) -> EditRefusal? {
    guard let week = plan.week(day.week) else { return plan.absence(of: day.week) }
    if week.status == .finalized {
      return EditRefusal(
        "week \(day.week) is over and finalized, so it stays as it was trained", hint: "change a week that is still to come")
    }
    if week.revisionInForce != nil, plan.date(week: day.week, day: day.day) < today {
      return EditRefusal(
        "\(plan.dayWords(day)) is over, and an approved plan was in force, so it stays as it is", hint: "change a day that is still to come"
      )
    }
    return nil
  }
}
