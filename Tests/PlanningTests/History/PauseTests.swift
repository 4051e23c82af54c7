import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a pause before the block takes away, with the shipped rules (training-science section 4.9).
@Suite struct PauseTests {
  let rules: PlanningRules
  let client: Client
  let first: Mesocycle

  /// An intermediate with known lifts who has done one block.
  init() throws {
    rules = try ShippedRules.required()
    let book = rules.rulebook
    var client = Client(
      id: "pause", goal: GoalID(try #require(book.goals.firstIndex { $0.id == "hypertrophy" })), experience: .intermediate,
      trainingDays: WordSet([.mon, .tue, .thu, .fri]), minutesPerSession: 60,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    client.statedAge = 33
    client.conditions = ConditionSet()
    client.clearance = .cleared
    client.bodyMassKilograms = 80
    client.lifts = try [("back_squat", 110.0), ("barbell_bench_press", 85), ("deadlift", 140), ("overhead_press", 50)].map {
      id, kilograms in
      KnownLift(exercise: try #require(book.exercise(id)), kilograms: kilograms, reps: 5, date: SmallRulebook.monday + -20)
    }
    self.client = client
    first = try #require(PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().mesocycle)
  }

  private func next(after days: Int, _ change: (inout Client) -> Void = { _ in }) throws -> (plan: Mesocycle, findings: [Finding]) {
    var client = client
    change(&client)
    let context = PlanningContext(
      rules: rules, client: client, start: SmallRulebook.monday + 28 + days, history: .approved(first))
    let result = context.plan()
    return (try #require(result.mesocycle, "\(result.findings)"), result.findings)
  }

  private func sets(_ plan: Mesocycle, week: Int) -> Int {
    plan.prescriptions.filter { Int($0.week) == week && $0.kind.countsAsVolume }.reduce(0) { $0 + Int($1.sets) }
  }

  /// Loads of a week against those of the first block, for the lifts that both have, where the repetitions are the same.
  private func ratios(_ plan: Mesocycle, week: Int) -> [Double] {
    plan.prescriptions.compactMap { row in
      guard Int(row.week) == week, row.kind.countsAsVolume, let load = row.load,
        let before = first.prescriptions.first(where: {
          $0.week == 1 && $0.exercise == row.exercise && $0.kind == row.kind && $0.repsMax == row.repsMax
        })?.load
      else { return nil }
      return Double(load.hundredths) / Double(before.hundredths)
    }
  }

  @Test(
    arguments: [
      (0, nil), (7, nil), (8, "a_week_more"), (14, "a_week_more"), (15, "some_weeks"), (28, "some_weeks"), (29, "two_months"),
      (56, "two_months"), (57, "a_season"), (120, "a_season"), (121, "start_again"), (3_000, "start_again"),
    ] as [(Int, String?)])
  func everyLengthHasItsRule(days: Int, id: String?) { #expect(rules.rulebook.history.layoff(days)?.id == id) }

  @Test func aBlockThatFollowsTheLastIsNoPause() throws {
    let (plan, findings) = try next(after: 0)
    #expect(plan.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    #expect(!findings.contains { $0.code == .historyReturn })
    #expect(ratios(plan, week: 1).allSatisfy { $0 >= 0.97 && $0 <= 1.1 }, "\(ratios(plan, week: 1))")
  }

  @Test func threeWeeksAwayCostAWeek() throws {
    let (plan, findings) = try next(after: 21)
    #expect(plan.weeks.map(\.phase) == [.return, .build, .overreach, .deload])
    #expect(findings.contains { $0.code == .historyReturn && $0.severity == .info })
    #expect(!findings.contains { $0.severity == .error })
    let ratios = ratios(plan, week: 1)
    #expect(!ratios.isEmpty && ratios.allSatisfy { $0 <= 0.91 && $0 >= 0.7 }, "\(ratios)")
    let part = Double(sets(plan, week: 1)) / Double(sets(first, week: 2))
    #expect((0.5...0.8).contains(part), "\(part)")
    #expect(plan.prescriptions.allSatisfy { $0.week > 1 || ($0.rir ?? 3) >= 3 })
  }

  @Test func sixWeeksAwayCostTwo() throws {
    let (plan, _) = try next(after: 42)
    #expect(plan.weeks.map(\.phase) == [.return, .return, .build, .overreach])
    #expect(ratios(plan, week: 1).allSatisfy { $0 <= 0.835 })
    for week in 2...4 { #expect(sets(plan, week: week) >= sets(plan, week: week - 1)) }
    #expect(loadRises(plan).allSatisfy { $0 <= 1.1001 }, "\(loadRises(plan))")
  }

  @Test func aSeasonAwayCostsTheBlock() throws {
    let (plan, _) = try next(after: 90)
    #expect(plan.weeks.allSatisfy { $0.phase == .return })
    #expect(ratios(plan, week: 1).allSatisfy { $0 <= 0.71 })
    #expect(loadRises(plan).allSatisfy { $0 <= 1.1001 })
  }

  /// How much each lift rises from week to week.
  private func loadRises(_ plan: Mesocycle) -> [Double] {
    plan.prescriptions.compactMap { row in
      guard row.kind.countsAsVolume, let load = row.load,
        let before = plan.prescriptions.first(where: {
          $0.week + 1 == row.week && $0.day == row.day && $0.exercise == row.exercise && $0.kind == row.kind
        })?.load
      else { return nil }
      return Double(load.hundredths) / Double(before.hundredths)
    }
  }

  @Test func halfAYearAwayStartsAgain() throws {
    let (plan, findings) = try next(after: 150)
    let finding = try #require(findings.first { $0.code == .historyStartAgain })
    #expect(finding.severity == .warning && finding.hint?.contains("health questions") == true)
    #expect(plan.prescriptions.allSatisfy { $0.load == nil }, "loads are found anew")
  }

  @Test func aLiftTestedAfterThePauseKeepsItsLoads() throws {
    let squat = try #require(rules.rulebook.exercise("back_squat"))
    func heaviest(_ plan: Mesocycle) -> Int32 {
      plan.prescriptions.filter { $0.week == 1 && $0.exercise == squat && $0.kind.countsAsVolume }.compactMap(\.load?.hundredths).max() ?? 0
    }
    let tested = try next(after: 42) { $0.lifts[0].date = SmallRulebook.monday + 65 }
    #expect(heaviest(try next(after: 42).plan) < heaviest(tested.plan))
  }

  @Test func daysOnWhichTheClientIsAwayCountAsPause() throws {
    let away = try #require(DateSpan(first: SmallRulebook.monday + 28, last: SmallRulebook.monday + 45))
    #expect(try next(after: 0) { $0.unavailable = [away] }.findings.contains { $0.code == .historyReturn })
  }

  @Test func anOldLiftIsNotUsedAndSaidSo() {
    var client = client
    for index in client.lifts.indices { client.lifts[index].date = SmallRulebook.monday + -200 }
    let result = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan()
    #expect(result.findings.contains { $0.code == .historyOldLift && $0.severity == .info })
    #expect(result.mesocycle?.prescriptions.allSatisfy { $0.load == nil } == true)
  }
}
