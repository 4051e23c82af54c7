import PlanStore
import TrainingModel

/// What a coach is told when a new sheet is there: how much in it waits for them, in numbers alone.
struct SheetEvents {
  private let coach: String
  private let today: CalendarDate
  private let clients: [ClientSummary]

  /// - Parameter today: Blocks that are over on this day are not in the sheet.
  init(_ coach: String, _ clients: [ClientSummary], _ today: CalendarDate) {
    (self.coach, self.today) = (coach, today)
    self.clients = clients.filter(\.isPresent)
  }

  /// The event for a sheet with these bytes, or nil where nothing in it waits for the coach.
  func ready(_ content: ContentDigest) -> OutboxEvent? {
    let weeks = clients.filter { $0.planStart.map { $0.endOfBlock >= today } ?? false }.flatMap(\.weeks)
    var counts: [EventCount: Int] = [
      .weeksPending: weeks.count { $0.status == .pending }, .weeksDraft: weeks.count { $0.status == .draft },
    ]
    guard counts.values.contains(where: { $0 > 0 }) else { return nil }
    for (count, outcome) in [(EventCount.clientsHeld, Outcome.held), (.clientsInfeasible, .infeasible), (.clientsRejected, .rejected)] {
      counts[count] = clients.count { $0.outcome == outcome }
    }
    // The same bytes on another day are another sheet: it was something else in between.
    var event = OutboxEvent(.ready, coach: coach, cause: "\(today) \(content)")
    event.counts = counts
    return event
  }
}
