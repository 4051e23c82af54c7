import TrainingModel

extension PlanSession {
  /// A session on a day that had none.
  static func extra(_ day: PlanDay) -> PlanSession { PlanSession(week: day.week, day: day.day, focus: EditablePlan.extraFocus, minutes: 0) }
}

extension EditablePlan {
  /// Lets the sessions follow the rows that were moved, added and taken away since `base`.
  ///
  /// Where all rows of a session moved to one other day, the session moved, and what it is about goes along.
  mutating func shapeSessions(from base: EditablePlan) {
    let before = Dictionary(base.rows.map { ($0.rowID, $0.planDay) }, uniquingKeysWith: { first, _ in first })
    let sessions = Dictionary(base.sessions.map { (PlanDay(week: $0.week, day: $0.day), $0) }, uniquingKeysWith: { first, _ in first })
    let idle = Set(sessions.keys).subtracting(base.rows.map(\.planDay))
    let days = Dictionary(grouping: rows, by: \.planDay)
    self.sessions = Set(days.keys).union(idle).map { day in
      guard let rows = days[day] else { return sessions[day] ?? .extra(day) }
      let origins = rows.compactMap { before[$0.rowID] }
      if origins.contains(day), let own = sessions[day] { return own }
      guard let origin = origins.first, var session = sessions[origin] else { return sessions[day] ?? .extra(day) }
      // Rows that came here from a session that goes on elsewhere make a session of its own only where there is none.
      if let own = sessions[day], days[origin]?.contains(where: { before[$0.rowID] == origin }) == true { return own }
      (session.week, session.day) = (day.week, day.day)
      return session
    }
    self.sessions.sort { ($0.week, $0.day) < ($1.week, $1.day) }
  }
}
