import Findings
import TrainingModel

extension RowCheck {
  /// Sessions stand on the client's days, none of which is missing.
  static let calendar = RowCheck(
    .checkCalendar, section: "training-science 9, row 4",
    examples: [
      .trips("Wednesdays are no training days") { $0.client.trainingDays = WordSet([.mon, .fri]) },
      .trips("away on the first day") { $0.client.unavailable = [DateSpan(first: Scene.monday, last: Scene.monday)].compactMap { $0 } },
      .trips("a session is gone") { scene in
        scene.block.plan.sessions.removeLast()
        scene.block.plan.prescriptions.removeAll { $0.week == 2 && $0.day == 3 }
      },
      .trips("a programme of two days on one") { scene in
        scene.client.template = TemplateID(0)
        scene.block.plan.sessions.removeAll { $0.day == 3 }
        scene.block.plan.prescriptions.removeAll { $0.day == 3 }
      },
      .trips("a session on the day on which a child is due") { $0.client.due = Scene.monday + 9 },
      .passes("no session from the due date on") { scene in
        scene.client.due = Scene.monday + 8
        scene.block.plan.sessions.removeLast()
        scene.block.plan.prescriptions.removeAll { $0.week == 2 && $0.day == 3 }
      },
      .passes("a programme of two days, and a third that is free") { scene in
        scene.client.template = TemplateID(0)
        scene.client.trainingDays.insert(.fri)
      },
      .passes("away in a week that the block doesn't have") { scene in
        scene.client.unavailable = [DateSpan(first: Scene.monday + 14, last: Scene.monday + 20)].compactMap { $0 }
      },
    ]
  ) { review in
    var breaches: [Breach] = []
    for session in review.sessions {
      if isDue(review, session.date) {
        breaches.append(
          Breach(
            "a session stands on a day from 'due' on, when nothing is planned", week: session.week, day: session.day,
            hint: "take it out; after the birth write its day into 'due', and a later 'clearance_date'"))
      } else if isAway(review, session.date) {
        breaches.append(
          Breach(
            "a session stands on a day on which the client is away", week: session.week, day: session.day, hint: "move it to another day"))
      } else if !review.client.trainingDays.contains(session.date.weekday) {
        // A coach who moves a session has asked the client; the night has not.
        breaches.append(
          Breach(
            "a session stands on a day that is no training day", week: session.week, day: session.day,
            severity: review.block.isEdited ? .warning : nil))
      }
    }
    let (expected, count) = (expected(review), review.sessions.count)
    if count != expected {
      breaches.append(
        Breach(
          "there are \(count) sessions where the client's days give \(expected)", severity: review.block.isEdited ? .warning : nil))
    }
    return breaches
  }

  private static func isAway(_ review: BlockReview, _ date: CalendarDate) -> Bool {
    isDue(review, date) || review.client.unavailable.contains { $0.contains(date) }
  }

  private static func isDue(_ review: BlockReview, _ date: CalendarDate) -> Bool { review.client.heldFrom.map { $0 <= date } ?? false }

  /// How many sessions the weeks of the block should have: one on each training day on which the client is there, and of a named programme,
  /// which may have fewer, on as many of them as it has days.
  private static func expected(_ review: BlockReview) -> Int {
    let weeks = review.plan.weeks.map(\.week)
    var days = Set(
      (1...7).filter { review.client.trainingDays.contains((review.plan.start + ($0 - 1)).weekday) })
    if let template = review.client.template {
      let used = Set(review.sessions.map(\.day))
      let wanted = review.rules.programmeDays[template.index]
      // Which of them it has, its sessions say; those that it should have beside these are counted as if they were never away.
      if used.count < wanted, review.client.unavailable.isEmpty, review.client.heldFrom == nil { return weeks.count * wanted }
      days = used
    }
    return weeks.reduce(0) { sum, week in
      sum + days.count { !isAway(review, review.plan.date(week: week, day: $0)) }
    }
  }
}
