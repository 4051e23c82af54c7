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

/// What of a block can't be changed: days that are over by an approved plan, weeks that are finalized, and weeks that it does not have.
package enum LockedDays {
  /// Why a change may not be made, or nil where it may.
  ///
  /// - Parameter today: The day that it is; it may still change.
  package static func refusal(from old: EditablePlan, to new: EditablePlan, today: CalendarDate) -> EditRefusal? {
    let difference = PlanDifference(from: old, to: new)
    let days = RowDifference(from: old.rows, to: new.rows).days.union(difference.sessions.map(\.day))
    return days.sorted().lazy.compactMap { refusal(of: $0, in: old, today: today) }.first
  }

  /// Why a day may not be changed, or nil where it may.
  package static func refusal(of day: PlanDay, in plan: EditablePlan, today: CalendarDate) -> EditRefusal? {
    guard let week = plan.week(day.week) else { return plan.absence(of: day.week) }
    if week.status == .finalized {
      return EditRefusal(
        "week \(day.week) is over and finalized, so it stays as it was trained", hint: "change a week that is still to come")
    }
    if week.revisionInForce != nil, plan.date(week: day.week, day: day.day) < today {
      return EditRefusal(
        "\(plan.dayWords(day)) is over, and an approved plan was in force, so it stays as it is", hint: "change a day that is still to come"
      )
    }
    return nil
  }
}

/// Whether a block still has a week: one that nobody approved in time expires, and a hold takes what was not approved.
extension EditablePlan {
  /// Refuses a week (1 to 4) that the block does not have; throws in words for whoever named it.
  package func need(_ week: Int) throws(EditRefusal) {
    if let refusal = absence(of: week) { throw refusal }
  }

  /// Why nothing can stand in a week (1 to 4); nil where the block has it.
  package func absence(of week: Int) -> EditRefusal? {
    if self.week(week) != nil { return nil }
    guard let last = weeks.last else {
      return EditRefusal(
        "the block from \(planStart) has no weeks any more", hint: "\(history) says what became of them")
    }
    let others = weeks.dropLast().map { "\($0.week)" }.joined(separator: ", ")
    let list = others.isEmpty ? "only has week \(last.week)" : "has weeks \(others) and \(last.week)"
    return EditRefusal(
      "week \(week) is not in the block from \(planStart), which \(list)",
      hint: "name a week that the block has; \(history) says what became of the others")
  }

  private var history: String { "'mesocycle history --client \(clientID) --start \(planStart)'" }
}
