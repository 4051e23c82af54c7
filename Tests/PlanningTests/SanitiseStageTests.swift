import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct SanitiseStageTests {
  private func plan(_ change: (inout Client) -> Void = { _ in }) -> Mesocycle {
    SmallRulebook.context(SmallRulebook.client(change)).draft(through: .sanitise).draft.mesocycle
  }

  private let lifts = [KnownLift(exercise: SmallRulebook.exercise("back_squat"), kilograms: 140, reps: 1)]

  @Test func hasFourWeeksOfSessionsInOrder() {
    let plan = plan()
    #expect(plan.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    #expect(plan.sessions.map { $0.week * 10 + $0.day } == [11, 13, 15, 21, 23, 25, 31, 33, 35, 41, 43, 45])
    for session in plan.sessions {
      let orders = plan.rows(week: session.week, day: session.day).map(\.order)
      #expect(orders == Array(1...UInt8(orders.count)))
    }
  }

  @Test func leavesOutDaysOnWhichTheClientIsAway() throws {
    let away = try #require(DateSpan(first: SmallRulebook.monday + 7, last: SmallRulebook.monday + 13))
    let plan = plan { $0.unavailable = [away] }
    #expect(!plan.sessions.contains { $0.week == 2 })
    #expect(plan.sessions.count == 9)
  }

  @Test func aBlockWithoutADayIsNoPlan() throws {
    let away = try #require(DateSpan(first: SmallRulebook.monday, last: SmallRulebook.monday + 28))
    let result = SmallRulebook.context(SmallRulebook.client { $0.unavailable = [away] }).plan()
    #expect(result.mesocycle == nil && result.findings.map(\.code) == [.planInfeasible])
    #expect(result.findings[0].message.hasPrefix("'unavailable' leaves no plan: no training day is left"), "\(result.findings)")
    let free = SmallRulebook.monday + 30
    #expect(result.findings[0].message.hasSuffix("the next one that is free is \(free.weekday) \(free)"), "\(result.findings)")
  }

  @Test func buildsUpLongestToTheFirstHeavyLift() {
    let rows = plan { $0.lifts = lifts }.rows(week: 1, day: 1)
    #expect(rows.prefix { $0.kind == .ramp }.count == 2)
    #expect(rows.prefix { $0.kind == .ramp }.allSatisfy { $0.exercise == lifts[0].exercise && $0.rir == nil && $0.tempo == nil })
    #expect(rows.allSatisfy { $0.kind != .ramp || $0.load != nil || $0.sets == 1 }, "one set by feel for muscles that are still cold")
  }

  @Test func saysHowToFindAnUnknownLoad() {
    for row in plan().prescriptions where row.kind == .work && row.load == nil {
      let isLoaded = SmallRulebook.rules.facts[row.exercise.index].isLoaded
      #expect(row.target == (isLoaded ? Target(.findByEffort) : .none))
      #expect(row.rir != nil)
    }
  }

  @Test func halvesTheSetsOfTheEasyWeekAndKeepsEverySession() {
    let plan = plan()
    func sets(_ week: Int) -> Int {
      plan.prescriptions.filter { Int($0.week) == week && $0.kind.countsAsVolume }.reduce(0) { $0 + Int($1.sets) }
    }
    #expect((0.4...0.6).contains(Double(sets(4)) / Double(sets(3))))
    #expect(plan.sessions.count { $0.week == 4 } == 3)
  }

  @Test func namesRowsByTheirPlaceAndNothingElse() {
    let one = plan()
    let same = plan { $0.lifts = lifts }
    #expect(Set(one.prescriptions.map(\.rowID)).count == one.prescriptions.count)
    func ids(_ plan: Mesocycle) -> [RowID] { plan.prescriptions.filter { $0.kind == .work }.map(\.rowID) }
    #expect(ids(one) == ids(same), "a known lift changes loads, not names")
    #expect(ids(one) != ids(plan { $0.id = "c2" }))
  }

  @Test func keepsTheNamesOfTheDaysThatStay() {
    let three = plan()
    let moved = plan { $0.trainingDays = WordSet([.mon, .wed, .sat]) }
    func ids(_ plan: Mesocycle, day: Int) -> [RowID] { plan.rows(week: 2, day: day).map(\.rowID) }
    #expect(ids(three, day: 1) == ids(moved, day: 1))
    #expect(ids(three, day: 3) == ids(moved, day: 3))
  }

  @Test func bringsNumbersIntoBounds() {
    let rules = PlanningRules(
      SmallRulebook.book {
        $0.sanitisation.rir = 0...2
        $0.sanitisation.reps = 1...9
      })
    let plan = SmallRulebook.context(SmallRulebook.client(), rules: rules).draft(through: .sanitise).draft.mesocycle
    for row in plan.prescriptions where row.kind == .work && row.measure == .reps {
      #expect((row.rir ?? 0) <= 2 && row.repsMax <= 9 && row.repsMin <= row.repsMax)
    }
  }

  @Test func showsTheConditionsSentenceAtTheFirstExerciseThatItLimitsElseAtTheFirstOfAll() {
    let plan = plan { $0.conditions = SmallRulebook.conditions("shoulder") }
    var seen = 0
    for session in plan.sessions {
      let rows = plan.rows(week: session.week, day: session.day).filter { $0.kind == .work }
      let limited = rows.filter { SmallRulebook.rules.facts[$0.exercise.index].tags.contains(SmallRulebook.overhead) }
      #expect(rows.filter { !$0.cautions.isEmpty } == Array((limited + rows).prefix(1)))
      seen += limited.isEmpty ? 0 : 1
    }
    #expect(seen > 0)
  }

  @Test func saysWhyEachRowIsThere() {
    #expect(plan().prescriptions.allSatisfy { !$0.reasons.rules.isEmpty })
  }
}
