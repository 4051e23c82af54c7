import Findings
import TrainingModel

/// The client's training days by date, without those on which they are away.
struct FreeDays {
  private let client: Client
  private let start: CalendarDate

  init(_ context: PlanningContext) { (client, start) = (context.client, context.start) }

  /// What to say of a block without a session, which would be nothing to read, to approve or to train by.
  ///
  /// It names the next free day, as far as one comes within a year.
  var none: Finding {
    let end = start.endOfBlock
    let next = (1...366).lazy.map { end + $0 }.first { date in
      client.trainingDays.contains(date.weekday) && !client.unavailable.contains { $0.contains(date) }
    }
    let free = next.map { "the next one that is free is \($0.weekday) \($0)" } ?? "none is free within a year after it"
    return Finding(
      .planInfeasible, "no training day is left in the four weeks from \(start) to \(end), and \(free)",
      hint: "fewer days in 'unavailable' would free it")
  }
}
