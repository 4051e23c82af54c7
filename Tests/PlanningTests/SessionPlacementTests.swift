import Testing
import TrainingModel

@testable import Planning
@testable import Rulebook

/// Where a split's sessions lie in the week, around its end and for every weekday on which a block can start.
@Suite struct SessionPlacementTests {
  private func slot(_ pattern: MovementPattern, _ role: SlotRole, _ key: UInt16) -> Slot {
    Slot(patterns: [pattern], role: role, priority: 1, muscles: MuscleSet(), key: key, rule: RuleID(0))
  }

  private func session(_ focus: String, _ role: SlotRole, _ patterns: MovementPattern...) -> SessionTemplate {
    SessionTemplate(
      focus: focus, isResistance: true, slots: patterns.enumerated().map { slot($0.element, role, UInt16($0.offset + 1)) })
  }

  private var upper: SessionTemplate { session("upper", .main, .horizontalPush, .horizontalPull) }
  private var lower: SessionTemplate { session("lower", .main, .squat, .hinge) }
  private var light: SessionTemplate { session("light", .accessory, .squat, .hinge, .horizontalPush, .horizontalPull) }

  private func order(_ sessions: [SessionTemplate], on days: [Int]) -> [String] {
    let split = Split(id: "split", when: Matcher(), sessions: sessions, rule: RuleID(0))
    return SessionPlacement(split).order(on: days, spacing: 2).map { sessions[$0].focus }
  }

  @Test(arguments: [
    [1, 2, 5],  // the light day has rest before and after
    [1, 4, 5],
    [1, 4, 7],  // day 7 and the next week's day 1 are neighbours
    [1, 2, 3],  // legs recover slowest, so the light day isn't next to theirs
  ])
  func theLightDayIsNeverNextToTheLegs(days: [Int]) {
    let sessions = order([upper, lower, light], on: days)
    #expect(Set(sessions) == ["upper", "lower", "light"])
    for index in days.indices {
      let next = (index + 1) % 3
      let apart = next == 0 ? days[0] + 7 - days[index] : days[next] - days[index]
      if apart < 2 { #expect(Set([sessions[index], sessions[next]]) != ["lower", "light"], "\(days): \(sessions)") }
    }
  }

  @Test func upperAndLowerTakeTurnsWhereverTheFourDaysLie() {
    for bits in 1..<128 where bits.nonzeroBitCount == 4 {
      let days = (1...7).filter { bits & (1 << ($0 - 1)) != 0 }
      let sessions = order([upper, lower, upper, lower], on: days)
      for index in days.indices {
        let next = (index + 1) % 4
        let apart = next == 0 ? days[0] + 7 - days[index] : days[next] - days[index]
        if apart < 2 { #expect(sessions[index] != sessions[next], "\(days)") }
      }
    }
  }

  @Test func theSplitsOwnOrderStaysWhereNothingClashes() {
    #expect(order([upper, lower, light], on: [1, 3, 5]) == ["upper", "lower", "light"])
  }

  /// No muscle gets four sets or more on two neighbouring days, from the first day of a block to the first of the next.
  @Test(arguments: 0..<7) func muscleRestsADayWhateverTheWeekdayOfTheStart(offset: Int) throws {
    let rules = try ShippedRules.required()
    var generator = SyntheticClients(rules.rulebook, .healthy, seed: 41 + UInt64(offset))
    for client in generator.make(60) {
      let context = SmallRulebook.context(client, rules: rules, start: SmallRulebook.monday + offset)
      guard let plan = context.plan().mesocycle else { continue }
      let days = plan.sessions.map { session -> (day: Int, halves: MuscleHalfSets) in
        var halves = MuscleHalfSets()
        for row in plan.rows(week: session.week, day: session.day) where row.kind.countsAsVolume {
          halves &+= rules.rulebook[row.exercise].halfSets &* MuscleHalfSets(repeating: UInt16(row.sets))
        }
        return ((session.week - 1) * 7 + session.day, halves)
      }
      for (index, today) in days.enumerated() {
        let next = index + 1 < days.count ? days[index + 1] : (day: days[0].day + 28, halves: days[0].halves)
        guard next.day - today.day < 2 else { continue }
        #expect(!any((today.halves .>= 8) .& (next.halves .>= 8)), "\(client.id), day \(today.day)")
      }
    }
  }
}
