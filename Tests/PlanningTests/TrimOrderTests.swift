import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a session loses when there is less time (training-science section 3.5): sets of isolation, isolation, turns instead of rests, sets of
/// accessories, rests down to their floor, and last a set of a main lift.
@Suite struct TrimOrderTests {
  private func drafts(_ minutes: Int) throws -> [PlanDraft] {
    let rules = try ShippedRules.required()
    let gym = try #require(rules.rulebook.presets.first { $0.id == "commercial_gym" })
    return rules.rulebook.goals.indices.flatMap { goal in
      [Experience.novice, .intermediate, .advanced].map { experience in
        let client = SmallRulebook.client {
          $0.goal = GoalID(goal)
          $0.experience = experience
          $0.equipment = gym.items
          $0.minutesPerSession = minutes
        }
        return SmallRulebook.context(client, rules: rules).draft(through: .balance).draft
      }
    }
  }

  private func isIsolation(_ slot: PlannedSlot, _ rules: PlanningRules) -> Bool {
    slot.role == .accessory && rules.facts[slot.exercise.index].pattern.isIsolation
  }

  @Test(arguments: [20, 25, 30, 40, 45, 50, 60, 75, 90]) func noMainLiftLacksASetWhileIsolationStands(minutes: Int) throws {
    let rules = try ShippedRules.required()
    for draft in try drafts(minutes) {
      for session in draft.sessions {
        let slots = session.slots.map { draft.slots[$0] }
        guard slots.contains(where: { $0.sets > 0 && isIsolation($0, rules) }) else { continue }
        for slot in slots where slot.role == .main {
          #expect(slot.sets >= min(slot.prescription.sets.lowerBound, slot.limit.maxSets), "\(rules.rulebook[slot.exercise].id)")
        }
      }
    }
  }

  @Test func fewerMinutesCostIsolationBeforeMainLifts() throws {
    let rules = try ShippedRules.required()
    func sets(_ draft: PlanDraft, _ counts: (PlannedSlot) -> Bool) -> Int { draft.slots.reduce(0) { $0 + (counts($1) ? $1.sets : 0) } }
    func all(_ drafts: [PlanDraft], _ counts: (PlannedSlot) -> Bool) -> Int { drafts.reduce(0) { $0 + sets($1, counts) } }
    let (long, short) = (try drafts(75), try drafts(30))
    let (main, mainLeft) = (all(long) { $0.role == .main }, all(short) { $0.role == .main })
    let (isolation, left) = (all(long) { isIsolation($0, rules) }, all(short) { isIsolation($0, rules) })
    // Half of the main sets stay where a tenth of the isolation does.
    #expect(mainLeft * 2 >= main && left * 10 <= isolation, "\(mainLeft) of \(main) and \(left) of \(isolation) sets are left")
  }

  @Test(arguments: [20, 30, 45]) func restsStayAtOrAboveTheirFloor(minutes: Int) throws {
    let rules = try ShippedRules.required()
    let shortest = try #require(rules.rulebook.time.shortestRest)
    for draft in try drafts(minutes) {
      for slot in draft.slots where slot.sets > 1 && slot.superset == 0 {
        let floor = min(slot.prescription.rest.lowerBound, slot.role == .main ? shortest.main : shortest.other)
        #expect(slot.rest >= floor)
        let heavy = rules.rulebook.time.heavy
        if slot.isHeavy(from: heavy.part) { #expect(slot.rest >= min(heavy.rest, 120)) }
      }
    }
  }
}
