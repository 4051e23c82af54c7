import Testing
import TrainingModel

@testable import Planning

/// nSuns and the pull-push-legs programme against their tables.
@Suite struct PercentProgrammeTests {
  private static let lifts: KeyValuePairs<String, Double> = [
    "back_squat": 140, "barbell_bench_press": 100, "deadlift": 180, "overhead_press": 60, "lat_pulldown": 100, "barbell_row": 100,
  ]
  private static let five: [Weekday] = [.mon, .tue, .wed, .thu, .fri]
  private static let six: [Weekday] = [.mon, .tue, .wed, .thu, .fri, .sat]

  @Test func nSunsFiveDays() throws {
    // Training maxes: bench 90, squat 125, deadlift 162.5, press 55.
    #expect(
      try Trainee("nsuns_5day", Self.lifts, days: Self.five).sessions(week: 1) == [
        "Bench volume: barbell_bench_press 8@57.5 6@67.5 3x4@77.5 5@72.5 6@67.5 7@62.5 8@57.5 "
          + "overhead_press 6@25 5@30 3@35 5@35 7@35 4@35 6@35 8@35",
        "Squat: back_squat 5@95 3@107.5 1+@120 3@112.5 3@107.5 3@100 5@95 5@87.5 5@82.5 "
          + "deficit_deadlift 5@82.5 5@97.5 3@115 5@115 7@115 4@115 6@115 8@115",
        "Press: overhead_press 5@42.5 3@47.5 1+@52.5 3@50 3@47.5 3@45 5@42.5 5@37.5 5@35 "
          + "paused_bench_press 6@32.5 5@40 3@50 5@50 7@50 4@50 6@50 8@50",
        "Deadlift: deadlift 5@122.5 3@137.5 1+@155 3@147.5 3@137.5 3@130 3@122.5 3@115 3@105 "
          + "front_squat 5@45 5@57.5 3@70 5@70 7@70 4@70 6@70 8@70",
        "Bench: barbell_bench_press 5@67.5 3@77.5 1+@85 3@80 5@77.5 3@72.5 5@67.5 3@62.5 5@57.5 "
          + "incline_close_grip_bench_press 6@35 5@45 3@55 5@55 7@55 4@55 6@55 8@55",
      ])
  }

  @Test func nSunsInPounds() throws {
    let lifts: KeyValuePairs<String, Double> = [
      "back_squat": 315, "barbell_bench_press": 225, "deadlift": 405, "overhead_press": 135,
    ]
    let sessions = try Trainee("nsuns_5day", lifts, unit: .lb, days: Self.five).sessions(only: ["back_squat"])
    // Training max 285.
    #expect(sessions[1] == "Squat: back_squat 5@215 3@240 1+@270 3@255 3@240 3@230 5@215 5@200 5@185")
  }

  /// The heaviest set of Friday's bench in week 2, by the repetitions of the one in week 1: training max 90, 92.5, 95 or 97.5.
  @Test(arguments: [(0, "85"), (1, "85"), (2, "87.5"), (3, "87.5"), (4, "90"), (5, "90"), (6, "92.5"), (9, "92.5")])
  func nSunsHeaviestSetMovesTheTrainingMax(reps: Int, load: String) throws {
    var trainee = try Trainee("nsuns_5day", Self.lifts, days: Self.five)
    try trainee.logOpen(4) { set in set.amount = reps }
    #expect(try trainee.sessions(only: ["barbell_bench_press"])[9].contains(" 1+@\(load) "))
  }

  @Test func pullPushLegsSwapsWhatComesFirst() throws {
    let trainee = try Trainee("reddit_ppl", Self.lifts, days: Self.six)
    let week = try trainee.sessions(week: 1)
    #expect(
      week.map { String($0.prefix { $0 != ":" }) } == [
        "Pull, deadlift first", "Push, bench first", "Legs", "Pull, row first", "Push, press first", "Legs again",
      ])
    #expect(week[0].contains("deadlift 5+@132.5 lat_pulldown 3x8@60 ") && week[0].contains("hammer_curl 4x8"))
    #expect(week[1].contains("barbell_bench_press 4x5@72.5 5+@72.5 overhead_press 3x8@35"))
    #expect(week[2].contains("back_squat 2x5@102.5 5+@102.5") && week[2].contains("standing_calf_raise 5x8"))
    #expect(week[3].contains("barbell_row 4x5@72.5 5+@72.5 lat_pulldown 3x9@60"))
    #expect(week[4].contains("overhead_press 4x5@45 5+@45"))
  }

  @Test func pullPushLegsAccessoriesEarnRepetitionsThenLoad() throws {
    let trainee = try Trainee("reddit_ppl", Self.lifts, days: Self.six)
    let pulls = try trainee.sessions(only: ["lat_pulldown"]).filter { $0.hasPrefix("Pull") }.map { $0.split(separator: " ").last ?? "" }
    #expect(pulls == ["3x8@60", "3x9@60", "3x10@60", "3x11@60", "3x12@60", "3x8@65", "3x9@65", "3x10@65"])
  }

  @Test func pullPushLegsHasTwoSupersetsOnPushDays() throws {
    let trainee = try Trainee("reddit_ppl", Self.lifts, days: Self.six)
    let rows = try trainee.plan().rows(week: 1, day: 2)
    #expect(rows.filter { $0.superset == 1 }.count == 2 && rows.filter { $0.superset == 2 }.count == 2)
  }

  @Test func pullPushLegsTakesATenthOffAfterThreeFailures() throws {
    var trainee = try Trainee("reddit_ppl", Self.lifts, days: Self.six)
    let squat = try trainee.id("back_squat")
    for session in [2, 5, 8] { try trainee.log(session) { set, _ in if set.exercise == squat { set.amount = 3 } } }
    #expect(try trainee.sessions(only: ["back_squat"])[11].hasSuffix("2x5@92.5 5+@92.5"))
  }
}
