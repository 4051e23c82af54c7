import Findings
import Testing
import TrainingModel

@testable import Planning

/// 5/3/1 against its published table.
@Suite struct WendlerTests {
  private func pounds() throws -> Trainee {
    try Trainee(
      "wendler_531", ["back_squat": 315, "barbell_bench_press": 225, "deadlift": 405, "overhead_press": 135], unit: .lb)
  }

  private func kilograms() throws -> Trainee {
    try Trainee("wendler_531", ["back_squat": 140, "barbell_bench_press": 100, "deadlift": 180, "overhead_press": 60])
  }

  @Test func threeHundredAndFifteenPoundsWeekByWeek() throws {
    // 1RM 315 lb -> training max 285.
    let squats = try pounds().sessions().filter { $0.hasPrefix("Squat") }
    #expect(
      squats == [
        "Squat: back_squat 5@185 5@215 5+@240", "Squat: back_squat 3@200 3@230 3+@255", "Squat: back_squat 5@215 3@240 1+@270",
        "Squat: back_squat 5@115 5@145 5@170",
      ])
  }

  @Test func everyLiftInKilograms() throws {
    // Training maxes 55 (54), 162.5 (162), 90 and 125 (126).
    #expect(
      try kilograms().sessions() == [
        "Press: overhead_press 5@35 5@42.5 5+@47.5", "Deadlift: deadlift 5@105 5@122.5 5+@137.5",
        "Bench: barbell_bench_press 5@57.5 5@67.5 5+@77.5", "Squat: back_squat 5@82.5 5@95 5+@107.5",
        "Press: overhead_press 3@37.5 3@45 3+@50", "Deadlift: deadlift 3@115 3@130 3+@147.5",
        "Bench: barbell_bench_press 3@62.5 3@72.5 3+@80", "Squat: back_squat 3@87.5 3@100 3+@112.5",
        "Press: overhead_press 5@42.5 3@47.5 1+@52.5", "Deadlift: deadlift 5@122.5 3@137.5 1+@155",
        "Bench: barbell_bench_press 5@67.5 3@77.5 1+@85", "Squat: back_squat 5@95 3@107.5 1+@120",
        "Press: overhead_press 5@22.5 5@27.5 5@32.5", "Deadlift: deadlift 5@65 5@82.5 5@97.5",
        "Bench: barbell_bench_press 5@35 5@45 5@55", "Squat: back_squat 5@50 5@62.5 5@75",
      ])
  }

  @Test func weeksAreLabelledAndRowsSayTheirPercentAndWhy() throws {
    let trainee = try kilograms()
    let plan = try trainee.plan()
    #expect(plan.weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    let rows = plan.rows(week: 1, day: 1)
    #expect(rows.map(\.kind) == [.ramp, .ramp, .ramp, .work, .work, .amrap])
    #expect(rows.map(\.order) == [1, 2, 3, 4, 5, 6])
    // 40, 50 and 60 % of 55, rounded down.
    #expect(rows.prefix(3).map { "\($0.repsMin)@\($0.load.map(\.description) ?? "")" } == ["5@20", "5@27.5", "3@32.5"])
    #expect(rows.map(\.target.description).suffix(3) == ["65 % TM", "75 % TM", "85 % TM"])
    let reasons = rows[5].reasons.rules.map { trainee.rules.rulebook[$0] }
    #expect(
      reasons.map(\.id).contains("template.wendler_531") && reasons.allSatisfy { $0.line > 1 && $0.file.hasSuffix("wendler_531.yaml") })
    #expect(Set(plan.prescriptions.map(\.rowID)).count == plan.prescriptions.count)
  }

  @Test func secondMonthRaisesTheTrainingMaxWhateverWasLogged() throws {
    var trainee = try pounds()
    let squat = try trainee.id("back_squat")
    try trainee.log(3) { set, _ in if set.exercise == squat { set.amount = 1 } }
    let second = try trainee.nextBlock()
    // 285 + 10; 202.5 rounds to 205 and gains 5.
    #expect(try second.sessions(week: 1)[3] == "Squat: back_squat 5@190 5@220 5+@250")
    #expect(try second.sessions(week: 1)[2] == "Bench: barbell_bench_press 5@135 5@160 5+@180")
    let third = try second.nextBlock()
    #expect(try third.sessions(week: 1)[3] == "Squat: back_squat 5@200 5@230 5+@260")
    #expect(trainee.result.programme?.state.contains("weight=28500") == true)
  }

  @Test func boringButBigAddsFiveTensAtHalfTheTrainingMax() throws {
    let trainee = try Trainee("wendler_531_bbb", ["back_squat": 140, "barbell_bench_press": 100, "deadlift": 180, "overhead_press": 60])
    #expect(
      try trainee.sessions(week: 1) == [
        "Press: overhead_press 5@35 5@42.5 5+@47.5 5x10@27.5", "Deadlift: deadlift 5@105 5@122.5 5+@137.5 5x10@82.5",
        "Bench: barbell_bench_press 5@57.5 5@67.5 5+@77.5 5x10@45", "Squat: back_squat 5@82.5 5@95 5+@107.5 5x10@62.5",
      ])
    let rows = try trainee.plan().rows(week: 1, day: 1)
    #expect(rows.last?.kind == .backoff && rows.count { $0.kind == .ramp } == 3)
  }

  @Test func daysOffMoveTheRotationOnAndSkipNothing() throws {
    var trainee = try kilograms()
    trainee.client.unavailable = [try #require(DateSpan(first: trainee.start + 1, last: trainee.start + 1))]
    #expect(try trainee.sessions().map { $0.prefix { $0 != ":" } }.prefix(4) == ["Press", "Deadlift", "Bench", "Squat"])
    #expect(try trainee.plan().sessions.count == 15)
    let second = try trainee.nextBlock()
    #expect(try second.sessions()[0] == "Squat: back_squat 5@50 5@62.5 5@75")
  }

  @Test func unknownLiftsAreFoundByEffortAndNotInvented() throws {
    let trainee = try Trainee("wendler_531")
    let plan = try trainee.plan()
    let first = plan.rows(week: 1, day: 1).filter { $0.kind != .ramp }
    #expect(first.allSatisfy { $0.load == nil && $0.target.kind == .findByEffort && $0.rir != nil })
    let later = plan.rows(week: 2, day: 1).filter { $0.kind != .ramp }
    // 70, 80 and 90 % of what was 85 % a week before.
    #expect(later.map(\.target.description) == ["82 % of last time", "94 % of last time", "106 % of last time"])
    #expect(later.allSatisfy { $0.load == nil })
  }
}
