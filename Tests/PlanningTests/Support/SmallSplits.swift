import TrainingModel

@testable import Rulebook

/// The splits of the small rulebook: full body up to three days, then upper and lower, with recovery from the fifth day on.
enum SmallSplits {
  static let splits: [Split] = [
    split([fullA]), split([fullA, fullB]), split([fullA, fullB, fullA]), split([upper, lower, upper, lower]),
    split([upper, lower, recovery, upper, lower]), split([upper, lower, recovery, upper, lower, recovery]),
    split([upper, lower, recovery, upper, lower, recovery, recovery]),
  ]

  private static func split(_ sessions: [SessionTemplate]) -> Split {
    var when = Matcher()
    when.days = sessions.count...sessions.count
    return Split(id: "days_\(sessions.count)", when: when, sessions: sessions, rule: RuleID(0))
  }

  private static let fullA = session(
    "Full body A",
    [
      ([.squat], .main, 1), ([.horizontalPush], .main, 1), ([.horizontalPull], .main, 1), ([.hinge], .secondary, 2),
      ([.isolationBiceps], .accessory, 6), ([.coreAntiExtension], .core, 4),
    ])
  private static let fullB = session(
    "Full body B",
    [
      ([.hinge], .main, 1), ([.verticalPush], .main, 1), ([.verticalPull, .horizontalPull], .main, 1), ([.lungeSingleLeg], .secondary, 2),
      ([.horizontalPush], .secondary, 3), ([.isolationTriceps], .accessory, 6), ([.coreAntiRotation], .core, 4),
    ])
  private static let upper = session(
    "Upper",
    [
      ([.horizontalPush], .main, 1), ([.horizontalPull], .main, 1), ([.verticalPush], .secondary, 2),
      ([.verticalPull, .horizontalPull], .secondary, 2), ([.isolationSideDelts], .accessory, 6),
    ])
  private static let lower = session(
    "Lower", [([.squat], .main, 1), ([.hinge], .main, 1), ([.lungeSingleLeg], .secondary, 3), ([.coreAntiExtension], .core, 4)])
  private static let recovery = session(
    "Recovery", [([.conditioning], .conditioning, 1), ([.mobility], .mobility, 2)], isResistance: false)

  private static func session(_ focus: String, _ slots: [([MovementPattern], SlotRole, Int)], isResistance: Bool = true) -> SessionTemplate
  {
    SessionTemplate(
      focus: focus, isResistance: isResistance,
      slots: slots.enumerated().map { place, slot in
        Slot(patterns: slot.0, role: slot.1, priority: slot.2, muscles: MuscleSet(), key: UInt16(place + 1), rule: RuleID(0))
      })
  }
}
