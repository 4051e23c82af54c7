import Testing
import TrainingModel

@testable import Planning

/// Days and weeks away: rotations go on where they were, fixed weekdays stay what they are.
@Suite struct ProgrammeHolidayTests {
  private static let fixed = """
    templates:
      - id: fixed
        name: Fixed days
        days_per_week: 3
        phases: [introduce, build, overreach, deload]
        schemes:
          - {id: five, keeps: {load: 100 kg or 225 lb}, after week: [{otherwise: true, then: {load: +2.5 kg or +5 lb}}]}
        sessions:
          - {id: volume, focus: Volume, on: mon, exercises: [{exercise: back_squat, scheme: five, sets: 5 x 5 @ 90 %}]}
          - {id: light, focus: Light, on: wed, exercises: [{exercise: back_squat, sets: 2 x 5 @ 80 % top of volume}]}
          - {id: heavy, focus: Heavy, on: fri, exercises: [{exercise: back_squat, scheme: five, sets: 1 x 5}]}
    """

  private func trainee(away: [ClosedRange<Int>]) throws -> Trainee {
    let trainee = try Trainee("fixed", days: [.mon, .wed, .fri], rules: try Variants.rules(Self.fixed))
    return try Self.away(trainee, away)
  }

  private static func away(_ trainee: Trainee, _ days: [ClosedRange<Int>]) throws -> Trainee {
    var trainee = trainee
    trainee.client.unavailable = try days.map {
      try #require(DateSpan(first: trainee.start + $0.lowerBound, last: trainee.start + $0.upperBound))
    }
    return trainee
  }

  /// Sessions as `Volume 90`.
  private func text(_ trainee: Trainee) throws -> [String] {
    try trainee.sessions().map { line in
      let focus = line.prefix { $0 != ":" }
      return "\(focus) \(line.split(separator: "@").last ?? "")"
    }
  }

  @Test func aMissedMondayLeavesTheWeekItsWednesday() throws {
    #expect(
      try text(trainee(away: [7...7])) == [
        "Volume 90", "Light 72.5", "Heavy 100", "Light 72.5", "Heavy 102.5", "Volume 95", "Light 75", "Heavy 105", "Volume 97.5",
        "Light 77.5", "Heavy 107.5",
      ])
    #expect(try trainee(away: [7...7]).plan().weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
  }

  @Test func aMissedFridayEndsItsWeekAllTheSame() throws {
    #expect(try text(trainee(away: [4...4])).prefix(4) == ["Volume 90", "Light 72.5", "Volume 92.5", "Light 75"])
  }

  @Test func aWeekAwayIsNoWeekOfTheProgramme() throws {
    #expect(
      try text(trainee(away: [7...13])) == [
        "Volume 90", "Light 72.5", "Heavy 100", "Volume 92.5", "Light 75", "Heavy 102.5", "Volume 95", "Light 75", "Heavy 105",
      ])
  }

  @Test func aMissedMondayBeforeABlockEndsCountsInTheNext() throws {
    let second = try trainee(away: [21...21]).nextBlock()
    #expect(try text(second).prefix(3) == ["Volume 100", "Light 80", "Heavy 110"])
  }

  /// A, B and A again: who misses a day does its session the next time.
  @Test func alternationGoesOnAcrossHolidays() throws {
    let trainee = try Self.away(
      try Trainee("stronglifts_5x5", ["back_squat": 140], days: [.mon, .wed, .fri]), [2...2, 7...13])
    let names = try trainee.sessions().map { $0.contains("deadlift") ? "B" : "A" }
    #expect(names == ["A", "B", "A", "B", "A", "B", "A", "B"])
    #expect(try trainee.nextBlock().sessions().map { $0.contains("deadlift") ? "B" : "A" }.prefix(3) == ["A", "B", "A"])
  }

  /// Four sessions in turn on three days: the rotation passes the ends of weeks and blocks.
  @Test func fourSessionsOnThreeDays() throws {
    let trainee = try Self.away(try Trainee("gzclp", ["back_squat": 140], days: [.mon, .wed, .fri]), [4...4])
    let names = try trainee.sessions().map { String($0.prefix { $0 != ":" }) }
    let turn = ["Squat and bench", "Press and deadlift", "Bench and squat", "Deadlift and press"]
    #expect(names == (0..<11).map { turn[$0 % 4] })
    #expect(try trainee.nextBlock().sessions()[0].hasPrefix("Deadlift and press"))
  }
}
