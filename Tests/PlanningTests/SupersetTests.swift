import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Supersets of whole plans by the shipped rules, worked out anew from the rows (training-science section 5.4).
@Suite struct SupersetTests {
  private struct Pair {
    var first: Prescription
    var second: Prescription
  }

  private func plans(_ count: Int, seed: UInt64) throws -> [(client: Client, plan: Mesocycle)] {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .usual, seed: seed)
    var memory = PlanningMemory()
    return generator.make(count).compactMap { client in
      PlanningPipeline().plan(SmallRulebook.context(client, rules: rules), using: &memory).mesocycle.map { (client, $0) }
    }
  }

  /// The rows of a session that share a letter; every letter has exactly two.
  private func pairs(_ plan: Mesocycle) -> [Pair] {
    plan.sessions.flatMap { session -> [Pair] in
      let rows = plan.rows(week: session.week, day: session.day).filter { $0.superset > 0 }
      return Set(rows.map(\.superset)).sorted().map { letter in
        let both = rows.filter { $0.superset == letter }
        #expect(both.count == 2)
        return Pair(first: both[0], second: both[both.count - 1])
      }
    }
  }

  @Test func areWhatTheGoalsThatWantThemGet() throws {
    let rulebook = try ShippedRules.required().rulebook
    let wanting = try plans(300, seed: 31).filter { ["fat_loss", "endurance"].contains(rulebook[$0.client.goal].id) }
    #expect(wanting.count > 50)
    #expect(wanting.count { !pairs($0.plan).isEmpty } * 10 >= wanting.count * 7)
  }

  @Test func aLongWeekForStrengthHasNone() throws {
    let rules = try ShippedRules.required()
    let goal = try #require(rules.rulebook.goals.firstIndex { $0.id == "strength" })
    let gym = try #require(rules.rulebook.presets.first { $0.id == "commercial_gym" })
    let client = SmallRulebook.client {
      $0.goal = GoalID(goal)
      $0.equipment = gym.items
      $0.minutesPerSession = 90
    }
    let plan = try #require(SmallRulebook.context(client, rules: rules).plan().mesocycle)
    #expect(pairs(plan).isEmpty)
  }

  @Test func haveEqualSetsAndOneRest() throws {
    for (client, plan) in try plans(300, seed: 32) {
      for pair in pairs(plan) {
        #expect(pair.first.sets == pair.second.sets && pair.first.sets > 1, "\(client.id)")
        #expect(pair.first.restSeconds == pair.second.restSeconds && (60...120).contains(pair.first.restSeconds))
      }
    }
  }

  @Test func standNextToEachOther() throws {
    for (client, plan) in try plans(300, seed: 33) {
      for pair in pairs(plan) {
        let work = plan.rows(week: Int(pair.first.week), day: Int(pair.first.day)).filter { $0.kind != .ramp }.map(\.rowID)
        let place = try #require(work.firstIndex(of: pair.first.rowID))
        #expect(work[place + 1] == pair.second.rowID, "\(client.id)")
      }
    }
  }

  @Test func pairNothingThatCompetesOrCannotBeHeld() throws {
    let rulebook = try ShippedRules.required().rulebook
    let rules = try #require(rulebook.supersets)
    for (client, plan) in try plans(300, seed: 34) {
      for pair in pairs(plan) {
        let (a, b) = (rulebook[pair.first.exercise], rulebook[pair.second.exercise])
        for muscle in Muscle.allCases {
          #expect(min(a.halfSets[Int(muscle.rawValue)], b.halfSets[Int(muscle.rawValue)]) < 2, "\(a.id) and \(b.id) for \(client.id)")
        }
        #expect(a.equipment.isDisjoint(with: rules.stations) || b.equipment.isDisjoint(with: rules.stations), "\(a.id) and \(b.id)")
        for tag in ["axial_load", "grip_intensive"] {
          let index = TagID(try #require(rulebook.tags.firstIndex { $0.id == tag }))
          #expect(!(a.tags.contains(index) && b.tags.contains(index)), "\(a.id) and \(b.id)")
        }
        for exercise in [a, b] { #expect(exercise.pattern != .olympic && exercise.pattern != .powerJumpThrow) }
      }
    }
  }

  @Test func pairNoLiftNearTheMost() throws {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .usual, seed: 35)
    for client in generator.make(300) {
      let context = SmallRulebook.context(client, rules: rules)
      let (draft, _) = context.draft(through: .balance)
      for slot in draft.slots where slot.superset > 0 && slot.oneRepMax > 0 {
        for week in slot.weeks.indices { #expect((slot.weeks[week].load ?? 0) < 0.85 * slot.oneRepMax) }
      }
    }
  }

  @Test func sayTheRuleThatPairedThem() throws {
    let rulebook = try ShippedRules.required().rulebook
    for (_, plan) in try plans(200, seed: 36) {
      for pair in pairs(plan) {
        #expect(pair.first.reasons.rules.contains { rulebook[$0].id.hasPrefix("superset.") })
        #expect(pair.second.reasons.rules.contains { rulebook[$0].id.hasPrefix("superset.") })
      }
    }
  }

  @Test func takeTheTimeOfTheirRounds() {
    // 3 rounds of 40 s, 15 s to change, 40 s; two rests of 90 s; set-ups of 60 s and 30 s.
    let clock = SessionClock(model: SmallRulebook.time, age: 35)
    let rules = SmallRulebook.rules
    let press = rules.facts[SmallRulebook.exercise("barbell_bench_press").index]
    let row = rules.facts[SmallRulebook.exercise("barbell_row").index]
    let item = SessionClock.Item(sets: 3, amount: 10, rest: 90, tempo: Tempo(text: "2-0-2-0"))
    let alone = clock.seconds(item, press, isFirstHeavy: false)
    let together = clock.seconds((item, press, false), (item, row, false))
    #expect(together == 2 * alone - 2 * 90 + 3 * SmallRulebook.time.supersetSwitch)
  }
}
