import TrainingModel

/// Where something is copied from or to: `CLIENT:2026-12-07`, `CLIENT:week:2`, `CLIENT:month` or `CLIENT:ROW`.
package struct ClipPlace: Hashable, Sendable {
  /// The part of the block that is meant.
  package enum Part: Hashable, Sendable {
    case row(RowID)
    case date(CalendarDate)
    /// 1 to 4.
    case week(Int)
    case month
  }

  package var client: String
  package var part: Part

  /// The place that the text names, or nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[0].isEmpty else { return nil }
    client = parts[0]
    switch (parts.count, parts[1]) {
    case (2, "month"): part = .month
    case (2, let text):
      if let date = CalendarDate(iso: text) {
        part = .date(date)
      } else if let row = RowID(text: text) {
        part = .row(row)
      } else {
        return nil
      }
    case (3, "week"):
      guard let week = Int(parts[2]), (1...Mesocycle.weekCount).contains(week) else { return nil }
      part = .week(week)
    default: return nil
    }
  }

  /// The date that the block has to have, where the place is a day.
  package var date: CalendarDate? { if case .date(let date) = part { date } else { nil } }

  /// What is there, to be put elsewhere; throws where nothing is.
  package func clip(of plan: EditablePlan) throws(EditRefusal) -> PlanClip {
    var rows: [PlanRow]
    let extent: PlanClip.Extent
    switch part {
    case .row(let id):
      rows = plan.rows.filter { $0.rowID == id }.flatMap { plan.group(of: $0) }
      extent = .row
    case .date(let date):
      rows = plan.place(of: date).map { plan.rows(week: $0.week, day: $0.day) } ?? []
      extent = .day
    case .week(let week):
      rows = plan.rows.filter { $0.week == week }
      extent = .week
    case .month:
      rows = plan.rows
      extent = .month
    }
    guard !rows.isEmpty else {
      throw EditRefusal(
        "there is nothing to copy at that place", hint: "'mesocycle edit rows --client \(plan.clientID)' lists what the block has")
    }
    return PlanClip(rows, of: plan, extent: extent)
  }
}
