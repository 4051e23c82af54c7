import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A client who is away (training-science section 4.9: a missed week is taken up again).
@Suite struct BlockCourseTests {
  private func plan(_ change: (inout Client) -> Void) -> (mesocycle: Mesocycle, draft: PlanDraft) {
    let context = SmallRulebook.context(
      SmallRulebook.client { client in
        client.lifts = [KnownLift(exercise: SmallRulebook.exercise("back_squat"), kilograms: 140, reps: 1)]
        change(&client)
      })
    let draft = context.draft(through: .sanitise).draft
    return (draft.mesocycle, draft)
  }

  private func away(_ first: Int, _ last: Int) -> DateSpan {
    DateSpan(first: SmallRulebook.monday + first, last: SmallRulebook.monday + last)!
  }

  private func squats(_ plan: Mesocycle) -> [Int: Int32] {
    var loads: [Int: Int32] = [:]
    for row in plan.prescriptions where row.exercise == SmallRulebook.exercise("back_squat") && row.kind == .work {
      loads[Int(row.week)] = loads[Int(row.week)] ?? row.load?.hundredths
    }
    return loads
  }

  @Test func takesUpAMissedWeekWithTheNextOne() {
    let (whole, missed) = (plan { _ in }, plan { $0.unavailable = [away(7, 13)] })
    #expect(whole.mesocycle.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    #expect(missed.mesocycle.weeks.map(\.phase) == [.introduce, .build, .build, .overreach], "no deload after what didn't happen")
    #expect(!missed.mesocycle.prescriptions.contains { $0.week == 2 })
    let (loads, all) = (squats(missed.mesocycle), squats(whole.mesocycle))
    #expect(loads[1] == all[1] && loads[3] == all[2] && loads[4] == all[3])
  }

  @Test func countsAPartlyMissedWeekAsTrained() {
    // Wednesday and Friday of week 2.
    let plan = plan { $0.unavailable = [away(9, 13)] }
    #expect(plan.mesocycle.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    #expect(plan.mesocycle.sessions.count { $0.week == 2 } == 1)
  }

  @Test func doesNotMindDaysOnWhichNobodyTrains() {
    // Tuesday, Thursday and the weekend of week 1.
    let plan = plan { $0.unavailable = [away(1, 1), away(3, 3), away(5, 6)] }
    #expect(plan.mesocycle.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
  }

  @Test func losesTheWeekWhereTheRulesSayPass() {
    var block = SmallRulebook.blocks[1]
    block.missedWeek = .passes
    let client = SmallRulebook.client { $0.unavailable = [away(7, 13)] }
    let course = BlockCourse(block, client: client, start: SmallRulebook.monday)
    #expect(course.isRegular)
    #expect(course.applied(to: block).weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
  }

  @Test func startsLaterWhereTheFirstWeeksAreMissed() {
    let plan = plan { $0.unavailable = [away(0, 13)] }
    #expect(plan.mesocycle.weeks.map(\.phase) == [.introduce, .introduce, .introduce, .build])
    #expect(Set(plan.mesocycle.prescriptions.map(\.week)) == [3, 4])
  }

  /// The squats of a strength client who is away for weeks 2 and 3, by the shipped rules.
  private func shipped(_ unavailable: [DateSpan], goal: String = "strength") throws -> (plan: Mesocycle, findings: [Finding]) {
    let rules = try ShippedRules.required()
    let book = rules.rulebook
    let squat = try #require(book.exercise("back_squat"))
    var client = Client(
      id: "c1", goal: try #require(book.goals.firstIndex { $0.id == goal }.map { GoalID($0) }), experience: .intermediate,
      trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 60,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    (client.statedAge, client.conditions, client.clearance) = (34, ConditionSet(), .cleared)
    client.lifts = [KnownLift(exercise: squat, kilograms: 100, reps: 5)]
    client.unavailable = unavailable
    let result = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan()
    return (try #require(result.mesocycle), result.findings)
  }

  @Test func comesBackInsideTheBlockAsBetweenBlocks() throws {
    let squat = try #require(try ShippedRules.required().rulebook.exercise("back_squat"))
    func row(_ plan: Mesocycle, week: Int) throws -> Prescription {
      try #require(plan.prescriptions.first { $0.week == week && $0.exercise == squat && $0.kind == .work })
    }
    let (whole, away) = (try shipped([]), try shipped([away(7, 20)]))
    #expect(!whole.plan.weeks.contains { $0.phase == .return })
    #expect(away.plan.weeks.map(\.phase)[3] == .return)
    let (first, back) = (try row(away.plan, week: 1), try row(away.plan, week: 4))
    let (before, now) = (try #require(first.load), try #require(back.load))
    // Sixteen days away: 65 % of the sets, 90 % of the last loads, three in reserve.
    #expect(Double(now.hundredths) <= 0.9 * Double(before.hundredths) && Double(now.hundredths) >= 0.8 * Double(before.hundredths))
    #expect(try #require(back.rir) >= 3 && back.sets < first.sets && back.repsMax == first.repsMax)
    #expect(away.findings.contains { $0.code == .historyReturn && $0.week == 4 && $0.message.contains("65 %") })
    #expect(!away.findings.contains { $0.severity == .error }, "\(away.findings.filter { $0.severity == .error })")
  }

  @Test func repeatsTheLastLoadsAfterAWeekAway() throws {
    let squat = try #require(try ShippedRules.required().rulebook.exercise("back_squat"))
    let plan = try shipped([away(7, 13)]).plan
    func load(_ week: Int) throws -> Int32 {
      try #require(plan.prescriptions.first { $0.week == week && $0.exercise == squat && $0.kind == .work }?.load).hundredths
    }
    #expect(!plan.weeks.contains { $0.phase == .return }, "nine days are no return")
    #expect(try load(3) <= load(1) && load(4) <= Int32(1.1 * Double(load(3))))
  }
}
