import TrainingModel

/// Everything that was done on one training day.
struct TrainingDay {
  var date: CalendarDate
  /// The first day of the block that the day belongs to; nil for training that no plan asked for.
  var planStart: CalendarDate?
  /// Its place in that block.
  var place: PlanDay?
  /// In their order; at least one.
  var sessions: [LoggedSession]

  /// The days of sessions, the earliest first.
  static func days(of sessions: [LoggedSession]) -> [TrainingDay] {
    var days: [TrainingDay] = []
    func isInOrder(_ a: LoggedSession, _ b: LoggedSession) -> Bool {
      if a.date != b.date { return a.date < b.date }
      guard let place = a.place, let other = b.place else { return a.place != nil && b.place == nil }
      return place < other
    }
    let isSorted = zip(sessions, sessions.dropFirst()).allSatisfy { !isInOrder($1, $0) }
    for session in isSorted ? sessions : sessions.sorted(by: isInOrder) {
      if let last = days.last, last.date == session.date, last.planStart == session.planStart, last.place == session.place {
        days[days.count - 1].sessions.append(session)
      } else {
        days.append(TrainingDay(date: session.date, planStart: session.planStart, place: session.place, sessions: [session]))
      }
    }
    return days
  }
}
