import Testing
import TrainingModel

@testable import WorkoutLogs

/// Strong's exports of every year, phone and language.
struct ReadingStrongTests {
  private static let heading = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"

  private static func row(
    _ date: String, _ exercise: String, _ order: String, _ weight: String, _ reps: String, seconds: String = "0", notes: String = ",,"
  ) -> String { "\(date),\"Legs\",1h 5m,\"\(exercise)\",\(order),\(weight),\(reps),0,\(seconds),\(notes)\n" }

  private static func row(_ order: String, _ weight: String, _ reps: String, seconds: String = "0", notes: String = ",,") -> String {
    row("2024-03-04 18:00:00", "Squat (Barbell)", order, weight, reps, seconds: seconds, notes: notes)
  }

  @Test func everyHeadingIsKnown() throws {
    let files = [
      "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n2016-01-05 18:00:00,A,Squat,0,60,5,0,0,",
      "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds\n2016-01-05 18:00:00,A,Squat,0,135,5,0,0",
      "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n2016-01-05 18:00:00,A,Squat,1,60,5,0,0,,",
      "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2016-01-05 18:00:00,A,Squat,1,60,5,0,0,,,",
      "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
        + "2016-01-05 18:00:00;A;Squat;1;60.0;kg;5;;;m;0;;",
      "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
        + "2016-01-05 18:00:00;A;Squat;1;60.0;kg;5;;;m;0;;;45min",
      "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";\"Reps\";\"RPE\";"
        + "\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n"
        + "\"1\";\"2016-01-05 18:00:00\";\"A\";\"2700\";\"Squat\";\"1\";\"60.0\";\"5\";\"\";\"\";\"\";\"\";\"\"",
      "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,Workout-Notizen,RPE\n"
        + "2016-01-05 18:00:00,A,1h,Squat,1,60,5,0,0,,,",
      "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE\n"
        + "2016-01-05 18:00:00,A,1h,Squat,1,60,5,0,0,,,",
      "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE\n2016-01-05 18:00:00,A,1小时5分钟,Squat,1,60,5,0,0,,,",
      "date,workout_name,menu,set_order,weight,reps,distance,sec,note,workout_note,part\n2016-01-05 18:00:00,A,Squat,1,60,5,0,0,,,legs",
    ]
    for (place, file) in files.enumerated() {
      for text in [file, "\u{FEFF}" + file.replacing("\n", with: "\r\n") + "\r\n\r\n"] {
        let log = try Logs.read(text, LogRequest(client: "anna", profileUnit: { _ in .kg }))
        #expect(log.app == .strong && log.isWhole && log.warnings.isEmpty, "\(place)")
        #expect(log.words == ["2016-01-05 Squat \(place == 1 ? "5@135" : "5@60")"], "\(place)")
        #expect(log.unit == (place == 1 ? .lb : .kg))
      }
    }
  }

  @Test func lettersAreKindsAndTimersAreNone() throws {
    let log = try Logs.read(
      Self.heading + Self.row("W", "20", "10") + Self.row("Rest Timer", "0", "0.0", seconds: "90.0") + Self.row("1", "60.0", "5.0")
        + Self.row("Ruhezeit", "0", "0.0", seconds: "90.0") + Self.row("D", "40", "8") + Self.row("F", "60", "0")
        + Self.row("Minuteur de repos", "0", "0", seconds: "60") + Self.row("Note", "0", "0", notes: "\"felt\\ngood\",,"))
    #expect(log.words == ["2024-03-04 Squat (Barbell) w10@20 5@60 d8@40 f0@60"])
    #expect(log.skipped.map(\.code) == [.logRestTimer, .logRestTimer, .logRestTimer, .logNote] && log.isWhole)
    #expect(log.skipped.map(\.line) == [3, 5, 8, 9])
    #expect(log.sessions[0].session.exercises[0].note == "felt\ngood")
    #expect(log.sessions[0].lines == [2, 4, 6, 7])
  }

  @Test func aNumberThatDoesNotGrowBeginsABlock() throws {
    let log = try Logs.read(
      Self.heading + Self.row("W", "20", "10") + Self.row("1", "60", "5") + Self.row("2", "60", "5") + Self.row("W", "30", "8")
        + Self.row("1", "70", "3") + Self.row("2", "70", "3"))
    #expect(log.words == ["2024-03-04 Squat (Barbell) w10@20 5@60 5@60; Squat (Barbell) w8@30 3@70 3@70"])
    #expect(log.sessions[0].lines == [2, 3, 4, 5, 6, 7])
  }

  @Test func whatStandsTwiceIsTakenOnce() throws {
    let session = Self.row("1", "60", "5") + Self.row("2", "60", "5") + Self.row("2024-03-04 18:00:00", "Row", "1", "50", "8")
    let twice = try Logs.read(Self.heading + session + session)
    #expect(twice.words == ["2024-03-04 Squat (Barbell) 5@60 5@60; Row 8@50"] && twice.isWhole)
    #expect(twice.skipped.map(\.code) == [.logDoubled, .logDoubled, .logDoubled] && twice.skipped.map(\.line) == [5, 6, 7])
    let second = try Logs.read(Self.heading + session + Self.row("1", "60", "5") + Self.row("2", "60", "5"))
    #expect(second.stored == 5 && second.skipped.isEmpty, "a second block of an exercise is real")
  }

  @Test func aFileThatStandsTwiceInOneIsTakenOnce() throws {
    let sessions = ["2024-03-04 18:00:00", "2024-03-06 18:00:00"].map { date in
      Self.row(date, "Squat", "1", "60", "5") + Self.row(date, "Squat", "2", "60", "4") + Self.row(date, "Squat", "1", "50", "8")
    }.joined()
    let log = try Logs.read(Self.heading + sessions + sessions)
    #expect(log.words == ["2024-03-04 Squat 5@60 4@60; Squat 8@50", "2024-03-06 Squat 5@60 4@60; Squat 8@50"])
    #expect(log.skipped.map(\.line) == [8, 9, 10, 11, 12, 13] && log.isWhole)
  }

  @Test func rowsThatLieFarApartAreOneSession() throws {
    let log = try Logs.read(
      Self.heading + Self.row("2024-03-04 18:00:00", "Squat", "2", "60", "4") + Self.row("2024-03-06 18:00:00", "Squat", "1", "62.5", "5")
        + Self.row("2018/8/31 5:49", "Squat", "1", "50", "5") + Self.row("2024-03-04 18:00:00", "Row", "1", "40", "8")
        + Self.row("2024-03-06 18:00:00", "Row", "1", "40", "9") + Self.row("2024-03-04 18:00:00", "Squat", "1", "60", "5"))
    #expect(log.words == ["2018-08-31 Squat 5@50", "2024-03-04 Squat 5@60 4@60; Row 8@40", "2024-03-06 Squat 5@62.5; Row 9@40"])
    #expect(log.sessions[1].lines == [7, 2, 5] && log.sessions[0].session.startMinute == 5 * 60 + 49)
  }

  @Test func zerosMeanWhatTheyStandFor() throws {
    let log = try Logs.read(
      Self.heading + Self.row("2024-03-04 18:00:00", "Plank", "1", "0", "0", seconds: "60.0")
        + Self.row("2024-03-04 18:00:00", "Pull Up", "1", "0.0", "8.0") + Self.row("2024-03-04 18:00:00", "Bench", "1", "80", "0")
        + Self.row("2024-03-04 18:00:00", "Dip", "1", "0", "0") + Self.row("2024-03-04 18:00:00", "Row", "1", "", ""))
    #expect(log.words == ["2024-03-04 Plank 60s; Pull Up 8; Bench 0@80"])
    #expect(log.skipped.map(\.code) == [.logNothingRecorded, .logNothingRecorded])
  }

  @Test func notesAndNamesKeepWhatTheyHave() throws {
    let heading = Self.heading.replacing(",", with: ";")
    let text =
      heading
      + "\"2024-03-04 00:10:00\";\" Évening 🏋🏽‍♀️, legs\";150h 20m;\"Curl \"\"21s\"\" (’º°´) \";1;10;21;0;0;\"first\nsecond\";\"\";8.5\n\n"
      + "\"2024-03-05 00:10:00\";\"\";45s;Row;1;50;8;0;0;;;"
    let log = try Logs.read(text)
    let session = log.sessions[0].session
    #expect(session.name == "Évening 🏋🏽‍♀️, legs" && session.minutes == nil && session.startMinute == 10)
    #expect(session.exercises[0].name == "Curl \"21s\" (’º°´)" && session.exercises[0].note == "first\nsecond")
    #expect(session.exercises[0].sets[0].halfRPE == 17)
    #expect(log.sessions[1].lines == [5] && log.sessions[1].session.name.isEmpty && log.sessions[1].session.minutes == 1)
    #expect(log.names.map(\.name) == ["Curl \"21s\" (’º°´)", "Row"] && log.names.map(\.sets) == [1, 1])
  }

  @Test func durationsAreReadInEveryWord() {
    let texts: [(String, Int16)] = [
      ("31m", 31), ("1h", 60), ("1h 5m", 65), ("31min", 31), ("1h 5min", 65), ("45s", 1), ("1小时5分钟", 65), ("40分钟", 40), ("1小时", 60),
      ("4543", 76), ("150h 20m", 0), ("", 0), ("soon", 0), ("99999999999999999999h", 0), ("1 Std. 5 Min.", 65),
    ]
    for (text, minutes) in texts {
      #expect(Array(text.utf8).withUnsafeBufferPointer(LogDuration.minutes) == minutes, "\(text)")
    }
  }

  @Test func kilogramsAndPoundsStandInOneFile() throws {
    let text =
      "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
      + "2019-01-05 18:00:00;A;Squat;1;60.0;kg;5;;;m;0;;\n2019-01-05 18:00:00;A;Squat;2;135.0;lbs;5;;;m;0;;\n"
      + "2019-01-05 18:00:00;A;Squat;3;62.5;kg;5;;;m;0;;\n2019-01-05 18:00:00;A;Run;1;0.0;;;;5.2;km;1800;;\n"
      + "2019-01-05 18:00:00;A;Squat;4;62.5;stone;5;;;m;0;;\n"
    let log = try Logs.read(text, LogRequest(client: "anna"))
    #expect(log.words == ["2019-01-05 Squat 5@60 5@61.23 5@62.5; Run 1800s5200m"])
    #expect(log.unit == .kg && log.isWhole)
    #expect(log.unreadable.map(\.line) == [6] && log.unreadable.map(\.code) == [.logWord])
  }
}
