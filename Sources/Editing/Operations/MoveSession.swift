import TrainingModel

/// Takes a whole session to another date; where another one is, the two can change places.
package struct MoveSession: Sendable {
  package var from: PlanDay
  package var to: PlanDay
  /// Whether the session of the other day comes to this one.
  package var exchanges: Bool

  package init(from: PlanDay, to: PlanDay, exchanges: Bool = false) { (self.from, self.to, self.exchanges) = (from, to, exchanges) }

  /// Moves every row as it is; refuses where another session is in the way.
  ///
  /// - Throws: `EditRefusal` where there is no session or it may not go to that day.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    guard let session = plan.session(on: from) else {
      throw EditRefusal("\(plan.dayWords(from)) has no session", hint: "name a day that has one")
    }
    try plan.need(to.week)
    let other = plan.session(on: to)
    if let other, !exchanges, to != from {
      throw EditRefusal(
        "\(plan.dayWords(to)) has a session already, \(other.focus)",
        hint: "add --exchange to let the two change places, or move single rows")
    }
    for index in plan.rows.indices {
      let day = PlanDay(week: plan.rows[index].week, day: plan.rows[index].day)
      if day == from { (plan.rows[index].week, plan.rows[index].day) = (to.week, to.day) }
      if day == to { (plan.rows[index].week, plan.rows[index].day) = (from.week, from.day) }
    }
    plan.sessions.removeAll { [from, to].contains(PlanDay(week: $0.week, day: $0.day)) }
    plan.sessions.append(PlanSession(week: to.week, day: to.day, focus: session.focus, minutes: session.minutes))
    if let other, to != from {
      plan.sessions.append(PlanSession(week: from.week, day: from.day, focus: other.focus, minutes: other.minutes))
    }
    plan.sort()
  }
}
