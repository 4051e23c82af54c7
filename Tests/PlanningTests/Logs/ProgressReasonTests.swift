import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What decided is told with its sets, and what stands still gives way.
@Suite struct ProgressReasonTests {
  private func reasons(_ lifter: Lifter, _ exercise: String) throws -> [String] {
    let id = try lifter.id(exercise)
    return lifter.result.progressReasons(lifter.context).filter { $0.exercise == id }.map(\.sentence)
  }

  @Test func aStepNamesItsSets() throws {
    let lifter = try Lifter("hypertrophy", "barbell_bench_press", 98)
    let next = try lifter.next(.done(try lifter.plan()) { $0.rpe = nil })
    let told = try reasons(next, "barbell_bench_press")
    #expect(told.allSatisfy { $0.hasPrefix("a step up, because every planned set reached the top of its range: 2026-") }, "\(told)")
    #expect(told.contains { $0.contains(" at 72.5 kg; ") || $0.contains(" at 75 kg; ") || $0.contains(" at 77.5 kg; ") }, "\(told)")
    let lines = AnalyseStage().explain(next.context.draft(through: .progress).draft, next.context)
    #expect(lines.contains { $0.text.contains(told[0]) && $0.depth == 1 })
  }

  /// Who lifts in one gym in kilograms and in another in pounds reads both as they were written.
  @Test func setsOfADayStandInTheUnitOfTheirSession() {
    let sets: [(unit: LoadUnit, load: Load?, amount: Int, effort: Double?)] = [
      (.kg, Load(hundredths: 7500), 7, nil), (.lb, Load(hundredths: 16_500), 8, nil), (.lb, Load(hundredths: 16_500), 7, 8.5),
    ]
    #expect(
      ProgressReason.words(CalendarDate(dayNumber: 20_454), sets, basis: .total) == "2026-01-01 7 at 75 kg, 8, 7 at 165 lb (RPE 8.5)")
  }

  @Test func whoLogsNothingIsToldSo() throws {
    var lifter = try Lifter("hypertrophy", "barbell_bench_press", 98)
    var book = lifter.rules.rulebook
    book.history.withoutLogs = .step
    lifter.rules = PlanningRules(book)
    let next = try lifter.next([])
    let told = try reasons(next, "barbell_bench_press")
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { $0 == "a step up, because nobody logged, so it is taken for done as it was asked for" }, "\(told)")
    let id = try lifter.id("barbell_bench_press")
    #expect(try next.plan().prescriptions.filter { $0.exercise == id && $0.kind == .work }.allSatisfy { $0.target.isProjected })
  }

  @Test func aStepOfAProgrammeNamesItsSets() throws {
    var trainee = try Trainee("stronglifts_5x5", ["back_squat": 140], days: [.mon, .wed, .fri])
    try trainee.log(0)
    let context = PlanningContext(rules: trainee.rules, client: trainee.client, start: trainee.start, history: trainee.history)
    let squat = try trainee.id("back_squat")
    let reason = try #require(trainee.result.progressReasons(context).first { $0.exercise == squat })
    #expect(reason.sentence == "102.5 kg to 105 kg: \(trainee.start) 5, 5, 5, 5, 5 at 102.5 kg" && reason.rule != nil)
  }

  /// What is kept with a plan says the same when it is read again, and what a later version has written is passed over.
  @Test func whatIsKeptSaysTheSame() throws {
    let kinds: [ProgressKind] =
      [
        .steps(1), .steps(2), .reduced(5), .removed(stops: true), .removed(stops: false), .moved(from: 10_250, to: 10_500), .stage(2),
        .failed(3), .moreReps, .hurts, .same,
      ] + ProgressKind.Hold.allCases.map { .holds($0) } + ProgressKind.Cause.allCases.map { .repeats($0) }
    for kind in kinds {
      #expect(ProgressKind(code: kind.code) == kind)
      #expect(!kind.code.contains(" ") && !kind.code.contains(";") && kind.code.first?.isNumber == false, "\(kind.code)")
    }
    #expect(Set(kinds.map(\.code)).count == kinds.count)
    for code in ["", "?", "7", "w1", "w1>x"] { #expect(ProgressKind(code: code) == nil) }
    #expect(ProgressKind.moved(from: 10_250, to: 10_500).text { "\($0)" } == "10250 to 10500")
  }

  /// No better 1RM for a month and more, though nothing failed: lighter, and later something else.
  @Test func whatStandsStillGivesWay() throws {
    let squat = "back_squat"
    let lifter = try Lifter("strength", squat, 120)
    let id = try lifter.id(squat)
    let stuck = [LoggedSession].done(try lifter.plan()) { set in
      if set.exercise == id { (set.rpe, set.load, set.amount) = (9.5, Load(hundredths: 8000), 5) }
    }
    func before(_ days: Int) -> [LoggedSession] {
      stride(from: days, through: 7, by: -7).map { day in
        LoggedSession(date: lifter.start + -day, unit: .kg, sets: [LoggedSet(exercise: id, amount: 5, load: Load(hundredths: 9500))])
      }
    }
    func finding(_ sessions: [LoggedSession]) throws -> Finding? {
      try lifter.next(sessions + stuck).result.findings.first { $0.code == .historyStalled }
    }
    #expect(try finding([]) == nil, "nothing to compare with")
    #expect(try finding(Array(before(14).prefix(1)))?.message.contains("lighter") == true)
    #expect(try finding(Array(before(42).prefix(1)))?.message.contains("takes its place") == true)
    let swapped = try lifter.next(Array(before(42).prefix(1)) + stuck).plan()
    #expect(
      !swapped.prescriptions.contains { $0.exercise == id }
        && swapped.prescriptions.contains { lifter.rules.facts[$0.exercise.index].pattern == .squat })
  }
}
