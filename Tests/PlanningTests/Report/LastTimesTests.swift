import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// What stands beside a prescription of the last times that its exercise was done.
@Suite struct LastTimesTests {
  private static let bench = ReportedWeek.exercise("barbell_bench_press")
  private static let squat = ReportedWeek.exercise("back_squat")
  private static let start = ReportedWeek.start

  private func times(_ week: ReportedWeek, in unit: LoadUnit = .kg, most: Int? = 2) -> LastTimes {
    LastTimes(week.logs, in: unit, ReportedWeek.rules, most: most)
  }

  private func set(_ amount: Int, _ load: Int, _ halfRPE: Int? = nil) -> LastTime.DoneSet {
    LastTime.DoneSet(amount: amount, load: load, halfRPE: halfRPE)
  }

  @Test func theNewestTwoDaysStandWithTheirSetsInOrder() {
    var week = ReportedWeek()
    for day in [1, 3, 5] { week.log("barbell_bench_press", day: day, [(8, 60), (8, 60), (8 - day, 62.5)], rpe: 16) }
    week.logs.reverse()
    #expect(
      times(week)[Self.bench] == [
        LastTime(date: Self.start + 4, sets: [set(8, 6_000, 16), set(8, 6_000, 16), set(3, 6_250, 16)]),
        LastTime(date: Self.start + 2, sets: [set(8, 6_000, 16), set(8, 6_000, 16), set(5, 6_250, 16)]),
      ])
    #expect(times(week, most: nil)[Self.bench].count == 3 && times(week)[Self.squat].isEmpty)
  }

  @Test func twoSessionsOfADayAreOneDay() {
    var week = ReportedWeek()
    week.log("barbell_bench_press", day: 1, [(8, 60)])
    week.log("back_squat", day: 1, [(5, 100)])
    week.log("barbell_bench_press", day: 1, [(6, 60)])
    week.log("barbell_bench_press", day: 3, [(9, 60)])
    #expect(times(week)[Self.bench].map(\.sets) == [[set(9, 6_000)], [set(8, 6_000), set(6, 6_000)]])
  }

  @Test func rampSetsSlipsAndStrangersAreLeftOut() {
    var week = ReportedWeek()
    week.log("barbell_bench_press", day: 1, [(8, 20), (8, 60), (80, 600), (0, 65)])
    week.log("no_such_exercise", day: 1, [(8, 20)])
    week.logs[0].parts[0].session.exercises[0].sets[0].kind = .ramp
    week.logs[0].parts[0].session.exercises[0].sets[2].isFlagged = true
    #expect(times(week)[Self.bench] == [LastTime(date: Self.start, sets: [set(8, 6_000), set(0, 6_500)])])
    #expect(times(week).exercises == [Self.bench])
    // A day with nothing that can be believed is none.
    week.log("barbell_bench_press", day: 3, [(8, 20)])
    week.logs[1].parts[0].session.exercises[0].sets[0].isFlagged = true
    #expect(times(week)[Self.bench].map(\.date) == [Self.start])
  }

  @Test func loadsAreInTheUnitThatTheClientReads() {
    var week = ReportedWeek()
    week.log("barbell_bench_press", day: 1, [(8, 60), (8, 62.5)])
    // 60 and 62.5 kg are 132.277 and 137.789 lb.
    #expect(times(week, in: .lb)[Self.bench].first?.sets == [set(8, 13_230), set(8, 13_780)])
    #expect(times(week, in: .kg)[Self.bench].first?.sets == [set(8, 6_000), set(8, 6_250)])
  }

  @Test func ofTwoSidesTheWeakerStandsAndHelpIsANumberOfItsOwn() {
    var week = ReportedWeek()
    week.log("dumbbell_row", day: 1, [(10, 20), (8, 20), (10, 20), (9, 20)], sides: [.left, .right])
    week.log("assisted_pull_up", day: 1, [(8, 25)])
    let times = times(week)
    #expect(times[ReportedWeek.exercise("dumbbell_row")].first?.sets == [set(8, 2_000), set(9, 2_000)])
    #expect(times[ReportedWeek.exercise("assisted_pull_up")].first?.sets == [set(8, 2_500)])
  }

  @Test func beforeADayOnlyEarlierDaysCount() {
    var week = ReportedWeek()
    for day in [1, 3, 5, 7] { week.log("barbell_bench_press", day: day, [(day, 60)]) }
    let times = times(week, most: nil)
    #expect(times.times(Self.bench, before: Self.start + 6, most: 2).map(\.date) == [Self.start + 4, Self.start + 2])
    #expect(times.times(Self.bench, before: Self.start + 2, most: 2).map(\.date) == [Self.start])
    #expect(
      times.times(Self.bench, before: Self.start, most: 2).isEmpty && times.times(Self.squat, before: Self.start + 9, most: 2).isEmpty)
  }

  /// Against a way of its own: each day's sets of an exercise picked out one by one.
  @Test func whateverTheOrderOfTheLogsTheTimesAreThoseOfTheDays() {
    var random = SeededRandom(14)
    for _ in 0..<60 {
      var week = ReportedWeek()
      for number in 1...28 where random.below(3) > 0 {
        let done = (0..<(1 + random.below(4))).map { _ in (reps: random.below(12), load: Double(20 + random.below(40))) }
        week.log(random.below(2) == 0 ? "barbell_bench_press" : "back_squat", week: (number + 6) / 7, day: (number - 1) % 7 + 1, done)
      }
      let expected = week.logs.sorted { $0.date > $1.date }.filter { $0.parts[0].session.exercises[0].exercise == "back_squat" }.prefix(2)
        .map { log in
          LastTime(
            date: log.date,
            sets: log.parts[0].session.exercises[0].sets.map { set(Int($0.reps ?? -1), Int($0.load?.hundredths ?? -1)) })
        }
      week.logs.shuffle(using: &random)
      #expect(times(week)[Self.squat] == expected)
    }
  }
}
