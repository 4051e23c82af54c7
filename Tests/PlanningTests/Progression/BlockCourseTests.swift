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
}
