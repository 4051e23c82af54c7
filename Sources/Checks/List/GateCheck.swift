import Findings
import TrainingModel

extension RowCheck {
  /// Nobody trains who is not cleared, is too young, or has something that holds them.
  static let gate = RowCheck(
    .checkGate, section: "training-science 6.1",
    examples: [
      .trips("nobody has cleared them") { $0.client.clearance = nil },
      .trips("a condition that holds") { $0.condition.holds = true },
      .trips("nothing is said of conditions") { $0.client.conditions = nil },
      .trips("twelve years old") { $0.client.statedAge = 12 },
      .trips("no age at all") { $0.client.statedAge = nil },
      .trips("cleared a year and a day before") { $0.client.clearanceDate = CalendarDate(year: 2025, month: 1, day: 4) },
      .trips("a restriction opens nothing that only a doctor may") { scene in
        scene.condition.holds = true
        scene.client.restrictions = [Restriction(avoid: "exercise:leg_press", exercises: [Scene.legPress])]
      },
      .trips("a condition that restrictions would open, and they are over") { scene in
        (scene.condition.holds, scene.condition.opensWithRestrictions) = (true, true)
        scene.client.restrictions = [Restriction(avoid: "exercise:leg_press", exercises: [Scene.legPress], until: Scene.monday + -1)]
      },
      .trips("a child was due yesterday") { $0.client.due = Scene.monday + -1 },
      .trips("cleared on the tenth day after the birth") { scene in
        (scene.client.due, scene.client.clearanceDate) = (Scene.monday + -30, Scene.monday + -20)
      },
      .passes("cleared on the fifteenth day after the birth") { scene in
        (scene.client.due, scene.client.clearanceDate) = (Scene.monday + -30, Scene.monday + -15)
      },
      .passes("a condition that restrictions open") { scene in
        (scene.condition.holds, scene.condition.opensWithRestrictions) = (true, true)
        scene.client.restrictions = [Restriction(avoid: "exercise:leg_press", exercises: [Scene.legPress])]
      },
      .trips("on hold") { $0.client.status = .onHold },
      .passes("cleared a year before") { $0.client.clearanceDate = CalendarDate(year: 2025, month: 1, day: 5) },
      .passes("thirteen years old") { $0.client.statedAge = 13 },
      .passes("a condition that holds others") { $0.rules.conditions[1].holds = true },
    ]
  ) { review in
    review.sessions.isEmpty || isOpen(review) ? [] : [Breach("there are sessions although the medical gate is not open")]
  }

  /// The youngest age for which anything is planned without a coach's own hand, in years.
  private static let youngest = 13

  private static func isOpen(_ review: BlockReview) -> Bool {
    let (client, day) = (review.client, review.block.gateDate)
    guard client.status == .active, client.clearance == .cleared, client.conditions != nil else { return false }
    guard let age = client.age(on: day), age >= youngest else { return false }
    if let given = client.clearanceDate,
      given > day || given.years(until: day) > 1 || (given.years(until: day) == 1 && !isBirthday(given, day))
    {
      return false
    }
    if let heldFrom = client.heldFrom, heldFrom <= day { return false }
    let isRestricted = client.restrictions.contains { $0.holds(on: day) }
    return !review.held.conditions.members.contains { id in
      let condition = review.rules.conditions[id.index]
      return condition.holds && !(condition.opensWithRestrictions && isRestricted)
    }
  }

  /// Whether a day is the yearly day of another; that of the leap day is the one before March.
  private static func isBirthday(_ date: CalendarDate, _ day: CalendarDate) -> Bool {
    let (a, b) = (date.components, day.components)
    return a.month == b.month && (a.day == b.day || (a.month == 2 && a.day == 29 && b.day == 28))
  }
}
