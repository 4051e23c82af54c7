import Rulebook
import TrainingModel

/// Brings a programme to where a block begins: the last block's start and what has been done since.
struct ProgrammeHistory {
  let programme: Programme
  let history: BlockHistory

  /// What the programme carries at the start of the block: from the beginning where there is no earlier block of the same programme.
  func state(_ text: ProgrammeText) -> ProgrammeState {
    guard let record = history.programme, record.template == programme.template.id else { return programme.fresh }
    var walk = ProgrammeWalk(programme, from: text.state(record.state, fresh: programme.fresh, unit: programme.unit))
    for (week, day) in record.sessions {
      let date = record.start.day(day, ofWeek: week)
      let session = ProgrammeCalendar.session(of: programme.template, at: walk.asked.position, on: date)
      walk.pass(session, log(date, record.start, week, day))
    }
    return logs(in: record.start) ? walk.earned : walk.asked
  }

  /// Whether the client logs by the block that began then: something of it or of the one before it.
  private func logs(in start: CalendarDate) -> Bool {
    let days = PlanDay.count
    return history.sessions.contains { (-days..<days).contains($0.date - start) }
  }

  /// What was logged of a session: by its place in its block, or else by its date.
  func log(_ date: CalendarDate, _ start: CalendarDate, _ week: Int, _ day: Int) -> LoggedSession? {
    if let placed = history.sessions.first(where: { $0.planStart == start && $0.week == week && $0.day == day }) { return placed }
    return history.sessions.first { $0.planStart == nil && $0.date == date }
  }
}
