import Editing
import Planning
import TrainingModel

extension PlanEditing {
  /// What the client of a block may be given; throws `EditRefusal` where that can't be known.
  package func fitting(of plan: EditablePlan) throws -> ExerciseFitting {
    guard let context = try checking.context(of: plan) else {
      throw EditRefusal(
        "the profile of client \(plan.clientID) was not found, so nobody knows what they may be given",
        hint: "check the path given with --clients")
    }
    guard let fitting = ExerciseFitting(context) else {
      throw EditRefusal(
        "the rules have no plan for client \(plan.clientID) as the profile is now",
        hint: "'mesocycle rules explain --client \(plan.clientID)' says why")
    }
    return fitting
  }

  /// Puts a clip into a day or a week of the plan; returns what was left out and why.
  ///
  /// - Parameters:
  ///   - isOther: Whether it comes from another client.
  ///   - replaces: Whether what is there makes way; else the rows go behind it.
  ///   - order: The order that the first row gets, for rows that go between others.
  /// - Throws: `EditRefusal` where the clip can't go there, and `StoreError`.
  package func paste(
    _ clip: PlanClip, to target: ClipPlace.Part, isOther: Bool, replaces: Bool, at order: Int? = nil, in plan: inout EditablePlan
  ) throws -> [String] {
    let place = try days(of: clip, to: target, in: plan)
    let fitted = try ClipFitting(clip, for: plan, try fitting(of: plan)).fitted(isOther: isOther, place: place)
    var replaced = replaces ? Set(clip.days.map(place)) : []
    if replaces, case .week(let week) = target { replaced.formUnion((1...7).map { PlanDay(week: week, day: $0) }) }
    try PasteRows(fitted.rows, sessions: fitted.sessions, replacing: replaced.sorted(), at: order).apply(to: &plan)
    return fitted.remarks
  }

  /// Where the days of a clip come to lie: a day on the one that is named, a week on the same weekdays.
  private func days(of clip: PlanClip, to target: ClipPlace.Part, in plan: EditablePlan) throws -> (PlanDay) -> PlanDay {
    let shift = Weekday(id: clip.firstWeekday).map { (Int($0.rawValue) - Int(plan.planStart.weekday.rawValue) + 7) % 7 } ?? 0
    switch (clip.extent, target) {
    case (.row, .date(let date)), (.day, .date(let date)):
      var address = RowAddress()
      address.date = date
      guard let day = try address.day(in: plan) else { break }
      return { _ in day }
    case (.week, .week(let week)): return { PlanDay(week: week, day: ($0.day - 1 + shift) % 7 + 1) }
    case (.month, .month): return { PlanDay(week: $0.week, day: ($0.day - 1 + shift) % 7 + 1) }
    default: break
    }
    let wanted = ["row": "a date", "day": "a date", "week": "a week", "month": "a month"][clip.extent.rawValue] ?? "another place"
    throw EditRefusal("what was copied is a \(clip.extent), which goes to \(wanted)", hint: "name \(wanted) as the place that it goes to")
  }
}
