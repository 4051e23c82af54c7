import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// What would harm a client or can't be done at all: rows 1 to 6 of training-science section 9.
  static let safety: [PlanCheck] = [
    PlanCheck(code: .checkGate, isSafety: true) { review, _ in
      MedicalGate.holds(review.context.client, on: review.context.gateDate, rules: review.context.rules).isEmpty
        ? [] : [Breach("there are sessions although the medical gate is not open")]
    },
    PlanCheck(code: .checkExcluded, isSafety: true) { review, _ in
      var excluded = ExerciseMask(review.context.client.never)
      for (index, mask) in review.context.rules.excludedBy.enumerated() where review.draft.conditions.contains(ConditionID(index)) {
        excluded.formUnion(mask)
      }
      let restrictions = review.context.client.restrictions
      return review.rows { row in
        if excluded.contains(row.exercise) { return true }
        guard !restrictions.isEmpty else { return false }
        let date = review.plan.date(week: Int(row.week), day: Int(row.day))
        return restrictions.contains { $0.holds(on: date) && $0.exercises.contains(row.exercise) }
      }.map {
        Breach("\(review.name($0)) is excluded for this client", week: Int($0.week), day: Int($0.day))
      }
    },
    PlanCheck(code: .checkEquipment, isSafety: true) { review, _ in
      review.rows { !review.facts($0).equipment.isSubset(of: review.context.client.equipment) }.map {
        Breach("\(review.name($0)) needs equipment that the client doesn't have", week: Int($0.week), day: Int($0.day))
      }
    },
    PlanCheck(code: .checkCalendar, isSafety: true) { review, _ in calendar(review) },
    PlanCheck(code: .checkStructure, isSafety: true) { review, _ in structure(review) },
    PlanCheck(code: .checkLoadable, isSafety: true) { review, _ in
      review.rows { row in
        guard let load = row.load else { return false }
        guard let item = review.facts(row).loadedBy, let ladder = review.context.rules.ladder(item, review.plan.unit) else { return true }
        return !ladder.contains(load)
      }.map {
        Breach(
          "\(review.name($0)) has a load that its equipment can't make", week: Int($0.week), day: Int($0.day), hint: review.nearestLoads($0)
        )
      }
    },
  ]

  private static func calendar(_ review: PlanReview) -> [Breach] {
    let client = review.context.client
    var breaches: [Breach] = []
    for session in review.plan.sessions {
      let date = review.plan.date(week: session.week, day: session.day)
      if client.unavailable.contains(where: { $0.contains(date) }) {
        breaches.append(Breach("a session stands on a day on which the client is away", week: session.week, day: session.day))
      } else if !client.trainingDays.contains(date.weekday) {
        // A coach who moves a session has asked the client; the night has not.
        breaches.append(
          Breach(
            "a session stands on a day that is no training day", week: session.week, day: session.day,
            severity: review.draft.isEdited ? .warning : nil))
      }
    }
    // A named programme has days of its own, which are some of the client's.
    let planned = review.draft.programme.map { Set($0.sessions.map(\.day)) }
    let expected = (0..<28).count { offset in
      // A block that lost weeks has the days of those that are left.
      guard review.has(offset / 7 + 1) else { return false }
      let date = review.plan.start + offset
      return client.trainingDays.contains(date.weekday) && !client.unavailable.contains { $0.contains(date) }
        && planned?.contains(offset % 7 + 1) != false
    }
    if review.plan.sessions.count != expected {
      breaches.append(
        Breach(
          "there are \(review.plan.sessions.count) sessions where the client's days give \(expected)",
          severity: review.draft.isEdited ? .warning : nil))
    }
    return breaches
  }

  private static func structure(_ review: PlanReview) -> [Breach] {
    let bounds = review.context.rulebook.sanitisation
    var breaches: [Breach] = []
    for session in review.sessions {
      // A row that was taken out leaves a gap, which is no reason to number the others anew.
      var last = 0
      for row in review.plan.prescriptions[session.rows] {
        let amounts = bounds.amounts(row.measure)
        let isSound =
          Int(row.order) > last && bounds.sets.contains(Int(row.sets)) && amounts.contains(Int(row.repsMin))
          && (row.repsMax == 0 || (row.repsMax >= row.repsMin && amounts.contains(Int(row.repsMax))))
          && bounds.rest.contains(Int(row.restSeconds)) && (row.rir.map { bounds.rir.contains(Int($0)) } ?? true)
          && (row.load.map { $0.hundredths > 0 } ?? true)
        last = Int(row.order)
        if !isSound { breaches.append(Breach("\(review.name(row)) has a number out of range", week: session.week, day: session.day)) }
      }
      if session.rows.isEmpty { breaches.append(Breach("a session has no exercise", week: session.week, day: session.day)) }
    }
    return breaches
  }
}

extension PlanReview {
  /// The rows for which `isBad` holds, the first of each exercise in a session.
  func rows(where isBad: (Prescription) -> Bool) -> [Prescription] { plan.prescriptions.filter(isBad) }
}

extension PlanReview {
  /// The loads next to a row's that its equipment can make, as a sentence; nil where nothing is loaded.
  fileprivate func nearestLoads(_ row: Prescription) -> String? {
    guard let load = row.load, let item = facts(row).loadedBy, let ladder = context.rules.ladder(item, plan.unit) else { return nil }
    let below = ladder.floor(load)
    let above = ladder.nearest(Load(hundredths: below.hundredths + ladder.step))
    return below == above ? "\(below) \(plan.unit) can be made" : "\(below) or \(above) \(plan.unit) can be made"
  }
}
