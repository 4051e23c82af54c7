import Editing
import PlanStore
import TrainingModel

/// Finds the block of a client that an edit means.
package struct BlockChoice: Sendable {
  /// The block's start, where somebody names it.
  package var start: CalendarDate?
  /// A day that the block has to have.
  package var date: CalendarDate?

  package init(start: CalendarDate? = nil, date: CalendarDate? = nil) { (self.start, self.date) = (start, date) }

  /// The block that is named, else the one that has the date, else the one that waits for approval, else the one that runs.
  ///
  /// - Throws: `EditRefusal` where there is none.
  package func plan(of client: String, in store: PlanStore, today: CalendarDate) throws -> EditablePlan {
    let open = try store.plans(of: client, unfinishedOn: today)
    if let start {
      if let plan = try open.first(where: { $0.planStart == start }) ?? store.plan(of: client, start: start) { return plan }
      throw EditRefusal("client \(client) has no block that starts on \(start)", hint: Self.list(open))
    }
    if let date {
      if let plan = open.first(where: { $0.place(of: date) != nil }) { return plan }
      throw EditRefusal("client \(client) has no block with \(date) that is still open", hint: Self.list(open))
    }
    let waiting = open.first { $0.weeks.contains { $0.status == .draft || $0.status == .pending } }
    guard let plan = waiting ?? open.first else {
      throw EditRefusal("client \(client) has no plan", hint: "'mesocycle status --client \(client)' says why")
    }
    return plan
  }

  private static func list(_ open: [EditablePlan]) -> String {
    open.isEmpty
      ? "there is no open block: 'mesocycle status' says why"
      : "the open blocks start on \(open.map(\.planStart.description).joined(separator: " and "))"
  }
}
