import Testing
import TrainingModel

@testable import WorkoutLogs

/// FitNotes' exports.
struct ReadingFitNotesTests {
  private static let heading = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time\n"

  @Test func bothFormsAreRead() throws {
    let new = try Logs.read(Self.heading + "2025-04-29,Bench Press,Chest,60.0,kgs,8,,,\n2025-04-29,Bench Press,Chest,60.0,kgs,8,,,")
    #expect(new.app == .fitnotes && new.words == ["2025-04-29 Bench Press 8@60 8@60"] && new.sessions[0].session.startMinute == nil)
    let old = try Logs.read(
      "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time\n2019-04-29,Bench Press,Chest,135.0,8,,,\n",
      LogRequest(client: "anna"))
    #expect(old.words == ["2019-04-29 Bench Press 8@135"] && old.unit == .lb)
    let mixed = try Logs.read(Self.heading + "2025-04-29,A,C,60.0,kgs,8,,,\n2025-04-30,A,C,135.0,lbs,8,,,\n", LogRequest(client: "anna"))
    #expect(mixed.sessions.map(\.session.unit) == [.kg, .lb] && mixed.words == ["2025-04-29 A 8@60", "2025-04-30 A 8@135"])
  }

  @Test func commasInNamesEndWhereNumbersBegin() throws {
    let log = try Logs.read(
      Self.heading + "2025-04-29,Curl (Rope, One Arm),Biceps,10.0,kgs,12,,,\n2025-04-29,Row, 21, wide,Back,0.0,kgs,12,,,\n"
        + "2025-04-29,Run, hills,Cardio,,,,5.0,mi,0:25:40\n2025-04-29,Say \"when\", one,Back,1.0,kgs,1,,,\n")
    #expect(log.words == ["2025-04-29 Curl (Rope, One Arm) 12@10; Row, 21, wide 12; Run, hills 1540s8046m; Say \"when\", one 1@1"])
    #expect(log.isWhole && log.unreadable.isEmpty)
    let noted = try Logs.read(
      Self.heading.replacing("Time", with: "Time,Comment") + "2025-04-29,Curl (Rope, One Arm),Biceps,10.0,kgs,12,,,,slow, then fast\n"
        + "2025-04-29,Curl,Biceps,10.0,kgs,12,,,,one, two, three\n2025-04-29,Curl,Biceps,10.0,kgs,,,,,only, a note\n")
    #expect(noted.words == ["2025-04-29 Curl (Rope, One Arm) 12@10; Curl 12@10"])
    #expect(noted.sessions[0].session.exercises.map { $0.sets[0].note } == ["slow, then fast", "one, two, three"])
    #expect(noted.skipped.map(\.code) == [.logNote] && noted.isWhole)
  }

  @Test func aSpreadsheetQuotesAndReorders() throws {
    let log = try Logs.read(
      "Exercise;Date;Category;Reps;Weight;Weight Unit;Distance;Distance Unit;Time\n\"Curl (Rope; One Arm)\";29/04/2025;Biceps;12;10,5;kgs;;;\n"
    )
    #expect(log.words == ["2025-04-29 Curl (Rope; One Arm) 12@10.5"])
  }

  @Test func nothingRecordedIsNoSet() throws {
    let log = try Logs.read(
      Self.heading
        + "2025-04-29,Bike,Cardio,,,,0.0,kg,0:00:00\n2025-04-29,Bike,Cardio,,,,0.0,m,0:10:00\n2025-04-29,Push Up,Chest,0.0,kgs,0,,,\n"
        + "2025-04-29,Bench,Chest,60.0,kgs,0,,,\n2025-04-29,Bike,Cardio,,,,3.0,kg,0:10:00\n")
    #expect(log.words == ["2025-04-29 Bike 600s; Bench 0@60"])
    #expect(log.skipped.map(\.line) == [2, 4] && log.unreadable.map(\.line) == [6] && log.isWhole)
  }

  @Test func bodyMeasurementsAreNoWorkouts() throws {
    for more in ["", ",Comment"] {
      let refusal = try #require(try Logs.refusal("Date,Time,Measurement,Value,Unit\(more)\n2025-04-29,07:00,Bodyweight,80.0,kgs\n"))
      #expect(refusal.finding.code == .logNoWorkouts && refusal.finding.message.contains("body measurements"))
    }
  }
}
