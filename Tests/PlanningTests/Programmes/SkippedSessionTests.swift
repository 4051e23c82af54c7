import Testing
import TrainingModel

@testable import Planning

/// Who logs is paid for what was lifted; what they skipped pays nothing. Who never logs goes on as prescribed.
@Suite struct SkippedSessionTests {
  private func squatter() throws -> Trainee { try Trainee("stronglifts_5x5", ["back_squat": 140], days: [.mon, .wed, .fri]) }

  /// The next block's first squat after twelve sessions from 102.5 kg, of which these were logged with these loads, all fives.
  private func squat(after logs: [(session: Int, load: Double)]) throws -> String {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    for (session, load) in logs {
      try trainee.log(session) { set, _ in if set.exercise == squat { set.load = Load(hundredths: Int32(load * 100)) } }
    }
    let state = try #require(try trainee.nextBlock().result.programme).state
    let line = try #require(state.split(separator: "\n").first { $0.hasPrefix("fives/back_squat ") })
    return String(line.split(separator: " ")[1])
  }

  @Test func whatWasLiftedCounts() throws {
    #expect(try squat(after: [(0, 102.5)]) == "weight=10500")
    #expect(try squat(after: [(4, 112.5)]) == "weight=11500")
    #expect(try squat(after: [(11, 130)]) == "weight=13250")
    #expect(try squat(after: [(11, 102.5)]) == "weight=10500")
    #expect(try squat(after: [(0, 102.5), (1, 105), (2, 107.5), (3, 110)]) == "weight=11250")
    let loads = stride(from: 102.5, through: 130, by: 2.5).enumerated().filter { $0.offset != 5 && $0.offset != 6 }
    #expect(try squat(after: loads.map { ($0.offset, $0.element) }) == "weight=13250")
  }

  @Test func somethingBetweenCountsAsWhatItWas() throws { #expect(try squat(after: [(11, 120)]) == "weight=12250") }

  @Test func whoNeverLogsGoesOnAsPrescribed() throws { #expect(try squat(after: []) == "weight=13250") }

  @Test func asLiftedFailsAndFallsByItsRule() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    for session in 0..<3 {
      try trainee.log(session) { set, _ in if set.exercise == squat { set.load = Load(hundredths: 9750) } }
    }
    #expect(try trainee.sessions(only: ["back_squat"])[3].hasSuffix("5x5@92.5"))
  }

  @Test func theSheetGoesOnFromTheLastLog() throws {
    var trainee = try squatter()
    let squat = try trainee.id("back_squat")
    try trainee.log(0)
    try trainee.log(3) { set, _ in if set.exercise == squat { set.load = Load(hundredths: 10_500) } }
    // The second and third were skipped: 105 and a step, and then as prescribed.
    #expect(
      try trainee.sessions(only: ["back_squat"]).prefix(6).map { $0.split(separator: "@")[1] } == [
        "102.5", "105", "107.5", "110", "107.5", "110",
      ])
  }

  /// Repetitions that climb are earned as well: two of four sessions were done.
  @Test func skippedSessionsEarnNoRepetitions() throws {
    var trainee = try Trainee(
      "reddit_ppl", ["lat_pulldown": 100], days: [.mon, .tue, .wed, .thu, .fri, .sat])
    try trainee.log(0)
    try trainee.log(9) { set, _ in set.amount = 9 }
    let pulls = try trainee.sessions(only: ["lat_pulldown"]).filter { $0.hasPrefix("Pull") }.map { $0.split(separator: " ").last ?? "" }
    // 8 done, then 9 asked; skipped; 9 done at last, so 10.
    #expect(pulls[0] == "3x8@60" && pulls[1] == "3x9@60" && pulls[4] == "3x10@60")
  }

  @Test func aListOfExercisesEndsAtItsLast() throws {
    let rules = try Variants.rules(
      """
      templates:
        - id: ladder
          name: Ladder
          days_per_week: 1
          schemes:
            - id: next
              keeps: {load: 20 kg or 45 lb}
              sets: 3 x 5
              after session: [{otherwise: true, then: {exercise: next}}]
          sessions:
            - {focus: Squat, exercises: [{exercise: [goblet_squat, front_squat, back_squat], scheme: next}]}
      """)
    let trainee = try Trainee("ladder", days: [.mon], rules: rules)
    #expect(try trainee.sessions().map { $0.split(separator: " ")[1] } == ["goblet_squat", "front_squat", "back_squat", "back_squat"])
    #expect(try trainee.nextBlock().sessions().allSatisfy { $0.contains(" back_squat ") })
  }
}
