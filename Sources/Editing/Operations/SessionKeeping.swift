import TrainingModel

extension EditablePlan {
  /// What a session is called that came about by single rows.
  package static let extraFocus = "Extra session"

  /// What such sessions, which no rule has made, are called in a language, by the English words; those that English itself has are left out.
  package static func ownFocuses(in language: Language) -> [String: String] {
    switch language {
    case .english: [:]
    case .german: [extraFocus: "Zusatzeinheit"]
    }
  }

  /// Makes the sessions follow the rows: a day that got its first row gets a session, and one that lost its last row loses it.
  ///
  /// - Parameter named: The sessions that days get whose rows came from elsewhere; other new ones are extra sessions.
  package mutating func followRows(named: [PlanDay: PlanSession] = [:]) {
    let trained = Set(rows.map { PlanDay(week: $0.week, day: $0.day) })
    sessions.removeAll { !trained.contains(PlanDay(week: $0.week, day: $0.day)) }
    let known = Set(sessions.map { PlanDay(week: $0.week, day: $0.day) })
    for day in trained.subtracting(known).sorted() {
      let session = named[day]
      sessions.append(
        PlanSession(
          week: day.week, day: day.day, focus: session?.focus ?? Self.extraFocus, minutes: session?.minutes ?? roughMinutes(of: day)))
    }
    sort()
  }

  /// What a session takes at a rough count, until the checks have counted it by the rules: 40 seconds a set, and its rest.
  private func roughMinutes(of day: PlanDay) -> Int {
    let seconds = rows(week: day.week, day: day.day).reduce(0) { sum, row in
      sum + row.sets * ((row.measure == .minutes ? 60 * row.repsMin : 40) + row.rest)
    }
    return (seconds + 59) / 60
  }

  /// Gives the days that stay as they are the minutes that they had: a check of one day changes no other.
  ///
  /// - Parameter counted: Days whose minutes are wanted as they are counted now, beside those that are different from `old`.
  package mutating func keepMinutes(of old: EditablePlan, but counted: Set<PlanDay> = []) {
    let changed = RowDifference(from: old.rows, to: rows).days.union(counted)
    for index in sessions.indices {
      let day = PlanDay(week: sessions[index].week, day: sessions[index].day)
      guard !changed.contains(day), let before = old.sessions.first(where: { $0.week == day.week && $0.day == day.day }) else { continue }
      sessions[index].minutes = before.minutes
    }
  }

  /// The session of a day, or nil where nothing is trained.
  package func session(on day: PlanDay) -> PlanSession? { sessions.first { $0.week == day.week && $0.day == day.day } }
}
