import Rulebook
import TrainingModel

/// The days of a client's week on which a programme is trained, and which session comes when.
struct ProgrammeCalendar {
  let template: Template
  /// 1 to 7, ascending, counted from the first day of the block's weeks.
  let days: [Int]

  /// The client's days that lie furthest apart, as many as the programme has; those of its weekdays where it names them.
  init(_ template: Template, _ calendar: TrainingCalendar, start: CalendarDate) {
    self.template = template
    let pinned = template.sessions.compactMap(\.weekday)
    if pinned.isEmpty {
      days = calendar.bestSpaced(template.daysPerWeek)
    } else {
      let first = Int(start.weekday.rawValue)
      days = pinned.map { (Int($0.rawValue) - first + 7) % 7 + 1 }.sorted()
    }
  }

  /// The session of a date: the one whose turn it is, or the one that belongs to the weekday.
  static func session(of template: Template, at position: Int, on date: CalendarDate) -> Int {
    if let pinned = template.sessions.firstIndex(where: { $0.weekday == date.weekday }) { return pinned }
    return template.order[position % template.order.count]
  }

  /// The sessions of the block that begins at `start`, by week (1 to 4) and day (1 to 7): days on which the client is away are left out,
  /// and the next session takes the turn.
  func sessions(_ client: Client, start: CalendarDate) -> [(week: Int, day: Int)] {
    (1...Mesocycle.weekCount).flatMap { week in
      days.filter { day in
        let date = start.day(day, ofWeek: week)
        return !client.unavailable.contains { $0.contains(date) }
      }.map { (week, $0) }
    }
  }
}
