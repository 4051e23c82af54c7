import Testing
import TrainingModel

@testable import WorkoutLogs

/// GymBook's exports, the StrongLifts spreadsheet, and the sheet that is kept by hand.
struct ReadingSheetTests {
  // MARK: GymBook

  private static let gymBook =
    "Data,Programma,Orario,Esercizio,Zona,Gruppi muscolari (Primari),Gruppi muscolari (Secondari),Set / Set di riscaldamento / Set di defaticamento,"
    + "Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato\n"

  @Test func cellsOfGymBookCarryTheirUnits() throws {
    let log = try Logs.read(
      Self.gymBook + "11/01/25,Push,19:31,Panca piana,Petto,Petto,Tricipiti,Set,\"12 ripetizioni\",\"22,50 kg\",,\n"
        + "11/01/25,Push,19:25,Panca piana,Petto,Petto,Tricipiti,Set di riscaldamento,10 ripetizioni,\"10,00 kg\",piano,\n"
        + "11/01/25,Push,20:10,Tapis roulant,,,,Set di defaticamento,\"6 minuti\",\"0,55 km\",,\n"
        + "11/01/25,Push,20:05,Plank,,,,Set,1 minuto 30 secondi,,,\n11/01/25,Push,20:00,Dip,,,,Set,8 ripetizioni,,,Si\n"
        + "09/01/25,,18:00,Curl,,,,Set,60 secondi,\"20,00 lb\",,\n09/01/25,,18:00,Curl,,,,Giro,60 secondi,\"20,00 lb\",,\n",
      LogRequest(client: "anna"))
    #expect(log.app == .gymbook && log.isWhole)
    #expect(log.words == ["2025-01-09 Curl 60s@20", "2025-01-11 Panca piana w10@10 12@22.5; Plank 90s; Tapis roulant w360s550m"])
    #expect(log.sessions.map(\.session.unit) == [.lb, .kg] && log.sessions.map(\.session.startMinute) == [1_080, 1_165])
    #expect(log.skipped == [SkippedLine(line: 6, code: .logSkipped)] && log.unreadable.map(\.line) == [8])
    #expect(log.sessions[1].session.name == "Push" && log.sessions[1].session.exercises[0].sets[0].note == "piano")
  }

  // MARK: StrongLifts

  private static let lifts =
    "Date,Note,Body Weight (KG),Body Weight (LB),Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5,"
    + "Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5,\n"

  @Test func aRowIsAWorkoutAndColumnsRepeat() throws {
    let log = try Logs.read(
      Self.lifts + "19/11/18,,80,,Squat,60,135,5,5,5,4,0,Bench Press,42.5,95,5,5,5,5,5,\n"
        + "03/12/18,tired,80,,Squat,62.5,,5,5,,,,Plank,,,60,45\n04/12/18,,,,Squat,65,145,,,,,\n03/12/18,,80,,Row,30,,5\n",
      LogRequest(client: "anna"))
    #expect(
      log.words == [
        "2018-11-19 Squat 5@60 5@60 5@60 4@60 0@60; Bench Press 5@42.5 5@42.5 5@42.5 5@42.5 5@42.5",
        "2018-12-03 Squat 5@62.5 5@62.5; Plank 60s 45s", "2018-12-03 Row 5@30",
      ])
    #expect(log.sessions[1].session.note == "tired" && log.skipped == [SkippedLine(line: 4, code: .logNothingRecorded)])
    #expect(log.entries == 16 && log.isWhole && log.app == .stronglifts && log.unit == .kg)
  }

  @Test func theBodyWeightShowsTheLiftersUnit() throws {
    let pounds = try Logs.read(Self.lifts + "07/25/16,,,183,Squat,60,135,5,5,,,\n", LogRequest(client: "anna", profileUnit: { _ in .kg }))
    #expect(pounds.words == ["2016-07-25 Squat 5@135 5@135"] && pounds.unit == .lb)
    let old = try Logs.read(
      "\"Date\",\"Note\",\"Workout\",\"Body Weight\",\"Exercise 1\",\"Weight (KG)\",\"Weight (LB)\",\"Set 1\",\"Set 2\"\n"
        + "\"07/25/16\",\"\",\"A\",\"183lb\",\"Squat\",\"60\",\"135\",\"5\",\"4\"\n", LogRequest(client: "anna"))
    #expect(old.words == ["2016-07-25 Squat 5@135 4@135"] && old.sessions[0].session.name == "A")
    let open = Self.lifts + "07/25/16,,,,Squat,60,135,5,5,,,\n"
    #expect(try Logs.refusal(open, LogRequest(client: "anna"))?.finding.code == .logUnit)
    #expect(try Logs.read(open, LogRequest(client: "anna", unit: .lb)).words == ["2016-07-25 Squat 5@135 5@135"])
  }

  @Test func theOrderOfDatesIsSettledOnceForTheFile() throws {
    func days(_ dates: String..., today: CalendarDate? = nil) throws -> [String] {
      let text = Self.lifts + dates.map { "\($0),,80,,Squat,60,,5,5,5,5,5,\n" }.joined()
      return try Logs.read(text, LogRequest(client: "anna", today: today)).sessions.map(\.session.date.description)
    }
    #expect(try days("03/12/18", "19/11/18") == ["2018-11-19", "2018-12-03"])
    #expect(try days("03/12/18", "03/14/18") == ["2018-03-12", "2018-03-14"])
    #expect(
      try days("01/03/18", "03/03/18", "05/03/18", "08/03/18", "02/04/18") == [
        "2018-03-01", "2018-03-03", "2018-03-05", "2018-03-08", "2018-04-02",
      ])
    #expect(try days("03/12/18", today: CalendarDate(year: 2018, month: 6, day: 1)) == ["2018-03-12"])
    let refusal = try #require(try Logs.refusal(Self.lifts + "03/12/18,,80,,Squat,60,,5,5,5,5,5,\n"))
    #expect(
      refusal.finding.message == "the date on line 2 may be 2018-12-03 or 2018-03-12, and no other date of the file tells which",
      "\(refusal.finding.message)")
  }

  // MARK: By hand

  @Test func setsStandBelowDates() throws {
    let text =
      "Workouts,,,,,,\nReps/Weight,R,W,R,W,R,W\nDates,2022-01-15,,2022-01-20,,,\nHip Thrust,,,,,,\nSET 1,17,70,20,20,,\nSET 2,15,,,,,\n"
      + "Lat, wide,,,,,,\nSET 1,12,10,x,40,5,5\n"
    let log = try Logs.read(text.replacing("Lat, wide", with: "\"Lat, wide\""))
    #expect(log.app == .wide && log.words == ["2022-01-15 Hip Thrust 17@70 15; Lat, wide 12@10", "2022-01-20 Hip Thrust 20@20"])
    #expect(
      log.unreadable.map(\.line) == [8, 8] && log.unreadable.map(\.code) == [.logNumber, .logDate] && log.entries == 6 && log.isWhole)
    #expect(log.sessions[0].lines == [5, 6, 8])
    #expect(try Logs.refusal(text.replacing("Lat, wide", with: "Lat").replacing("x,40,5,5\n", with: "4"))?.finding.code == .logCut)
    #expect(try Logs.refusal(text, LogRequest(client: "anna"))?.finding.code == .logUnit)
  }
}
