import Foundation
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Fitbod's exports.
struct ReadingFitbodTests {
  private static let new = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
  private static let old = "Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n"
  private static let inNewYork = LogRequest(client: "anna", timeZone: TimeZone(identifier: "America/New_York"), profileUnit: { _ in .lb })

  @Test func timesOfGreenwichGiveTheClientsDay() throws {
    let log = try Logs.read(
      Self.new + "2021-01-18 02:14:35 +0000,Back Squat, 8,20.41168092460379, 0,0.0,0.0,0.0,true,,1.0\n\n"
        + "2021-01-18 02:14:35 +0000,Back Squat, 8,61.23504277381137, 0,0.0,0.0,0.0,false,,1.0\n", Self.inNewYork)
    #expect(log.words == ["2021-01-17 Back Squat w8@20.41 8@61.24"] && log.unit == .kg && log.warnings.isEmpty)
    #expect(log.sessions[0].session.startMinute == 21 * 60 + 14 && log.sessions[0].lines == [2, 4])
    let refusal = try #require(
      try Logs.refusal(Self.new + "2021-01-18 02:14:35 +0000,Back Squat, 8,20, 0,0.0,0.0,0.0,true,,1.0\n", LogRequest(client: "anna")))
    #expect(refusal.finding.code == .logTimeZone && refusal.finding.hint?.contains("--timezone") == true)
  }

  @Test func theOldFormHasDaysAlone() throws {
    let log = try Logs.read(
      Self.old + "2019-02-13,Bench Press, 1, 10, 43.09134,,\n2019-02-13,Bench Press, 1, 10, 43.09134,TRUE,\n2019-02-13,Plank,1,60,0,,\n"
        + "2019-02-13,Running,1,0,0,,\n2019-02-12,Bench Press,3,8,40,,\n", LogRequest(client: "anna"))
    #expect(log.words == ["2019-02-12 Bench Press 8@40 8@40 8@40", "2019-02-13 Bench Press 10@43.09 w10@43.09; Plank 60"])
    #expect(log.skipped.map(\.line) == [5] && log.entries == 7 && log.isWhole)
  }

  @Test func commasNeedNoQuotes() throws {
    let log = try Logs.read(
      Self.new + "2021-01-17 22:14:35 +0000,Curl, Rope, 8,10, 0,0.0,0.0,0.0,false,slow, then \"fast\",2.0\n"
        + "2021-01-17 22:14:35 +0000,Curl, 8,10, 0,0.0,0.0,0.0,false,,0.0\n2021-01-17 22:14:35 +0000,Curl, 8,10, 0,0.0,0.0,0.0,maybe,,0.0\n",
      Self.inNewYork)
    #expect(log.words == ["2021-01-17 Curl, Rope 8@10; Curl 8@10"])
    #expect(log.sessions[0].session.exercises[0].sets[0].note == "slow, then \"fast\"")
    #expect(log.unreadable.map(\.line) == [4])
  }

  @Test func aWorkoutUnderTwoStampsIsTakenOnce() throws {
    func workout(_ stamp: String, _ last: Int = 8) -> String {
      "2021-01-17 \(stamp) +0000,Squat, 8,60, 0,0.0,0.0,0.0,false,,1.0\n2021-01-17 \(stamp) +0000,Row, \(last),40, 0,0.0,0.0,0.0,false,,1.0\n"
    }
    let log = try Logs.read(Self.new + workout("19:30:00") + workout("18:35:12") + workout("18:00:00", 9), Self.inNewYork)
    #expect(log.sessions.count == 2 && log.skipped.map(\.code) == [.logDoubled, .logDoubled] && log.skipped.map(\.line) == [2, 3])
    let far = try Logs.read(Self.new + workout("23:30:00") + workout("08:35:12"), Self.inNewYork)
    #expect(far.sessions.count == 2 && far.skipped.isEmpty, "morning and evening are two")
  }

  @Test func aRideThatWasMeasuredOnceIsOne() throws {
    func ride(_ stamp: String, _ metres: String) -> String {
      "2021-01-17 \(stamp) +0000,Cycling, 0,0.0, 3600,\(metres),0.0,0.0,false,,0.0\n"
    }
    let log = try Logs.read(
      Self.new + ride("18:00:00", "21043.337") + ride("18:00:00", "21043.337") + ride("10:00:00", "5000.0") + ride("10:00:00", "5000.0"),
      Self.inNewYork)
    #expect(log.stored == 3 && log.skipped.map(\.line) == [3] && log.isWhole)
  }

  @Test func helpOfEitherSignIsHelp() throws {
    let log = try Logs.read(
      Self.new + "2021-01-17 22:14:35 +0000,Assisted Pull Up, 8,-9.07184, 0,0.0,0.0,0.0,false,,1.0\n"
        + "2021-01-17 22:14:35 +0000,Assisted Pull Up, 8,9.07184, 0,0.0,0.0,0.0,false,,1.0\n", Self.inNewYork)
    #expect(log.words == ["2021-01-17 Assisted Pull Up 8@9.07 8@9.07"])
  }
}
