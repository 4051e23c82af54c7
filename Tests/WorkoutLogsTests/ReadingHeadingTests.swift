import Testing
import TrainingModel

@testable import WorkoutLogs

/// Files that are refused as a whole, and what is said of them.
struct ReadingHeadingTests {
  private func message(_ text: String, _ request: LogRequest? = nil) throws -> String {
    let finding = try #require(try Logs.refusal(text, request)).finding
    return "\(finding.code.id): \(finding.message)"
  }

  @Test func anUnknownHeadingIsRefusedWithWhatIsNearest() throws {
    #expect(
      try message("Datum,Workout-Name,Name der Übung,Reihenfolge festlegen,Gewicht,Anzahl\n2024-01-01,A,Squat,1,60,5\n")
        == "log.heading: the heading is that of Strong, and the file has not got a column 'Reps'")
    #expect(
      try message("Fecha,Rutina,Ejercicio,Weight,Reps,RPE\n2024-01-01,A,Squat,60,5,8\n")
        == "log.heading: no log that is known has just columns 'Fecha', 'Rutina', 'Ejercicio', 'Weight', 'Reps' and 'RPE'; nearest is Strong, which "
        + "also has columns 'Date', 'Exercise Name' and 'Set Order'")
    #expect(
      try message("title,start_time,exercise_title,set_type,gewicht\nA,x,B,normal,60\n")
        == "log.heading: the heading is that of Hevy, and the file has not got columns 'weight_kg' and 'reps'")
    #expect(
      try message("Päivä,Harjoitus,Liike,Sarja,Paino,Toistot\n2024-01-01,A,Kyykky,1,60,5\n")
        == "log.heading: no log that is known has just columns 'Päivä', 'Harjoitus', 'Liike', 'Sarja', 'Paino' and 'Toistot'")
    #expect(try message("Date,Exercise,Category,Weight,Reps,Reps\n") == "log.heading: the column 'Reps' stands twice in the heading")
  }

  @Test func aFirstLineOfSomebodysTrainingIsNeverRepeated() throws {
    for text in ["2024-01-01,Anna Beck,Squat,60,5\n", "Anna Beck,Squat,hurts a lot\n", "nothing"] {
      #expect(try message(text) == "log.heading: the first line is the heading of no log that is known")
    }
    #expect(try message("") == "log.heading: the file is empty")
    #expect(try message("\r\n \n") == "log.heading: the file is empty")
  }

  @Test func aColumnThatIsNewIsToldAndLeftOut() throws {
    let log = try LogSource(
      Array("Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Mood\n2024-01-01 18:00:00,A,Squat,1,60,5,good\n".utf8), named: "a.csv",
      LogRequest(client: "anna", unit: .kg))
    #expect(log.warnings.map(\.message) == ["Strong is not known to have a column 'Mood', and what stands there was left out"])
    var words: [String] = []
    _ = try log.forEachClient { words = $0.words }
    #expect(words == ["2024-01-01 Squat 5@60"])
  }

  @Test func aFileThatIsCutIsRefusedWhole() throws {
    let hevy =
      "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n\"A\",\"7 Apr 2026, 10:14\",,\"Squat\",0,\"normal\",60,5\n"
    #expect(
      try message(hevy + "\"A\",\"7 Apr 2026, 10:14\",,\"Squat\",1,\"nor")
        == "log.cut: the file ends in the middle of line 3, so nothing of it was taken")
    #expect(
      try message(hevy + "\"A\",\"7 Apr 2026, 10:14\",,\"Squat\",1\n\n")
        == "log.cut: the file ends in the middle of line 3, so nothing of it was taken")
    #expect(
      try Logs.read(hevy + "\"A\",\"7 Apr\"\n\"A\",\"7 Apr 2026, 10:14\",,\"Squat\",1,\"normal\",60,4").words == [
        "2026-04-07 Squat 5@60 4@60"
      ])
  }

  @Test func aQuoteThatClosesTooSoonCostsOneLine() throws {
    let log = try Logs.read(
      "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n\"A,\"7 Apr 2026, 10:14\",,\"Squat\",0,\"normal\",60,5\n"
        + "\"A\",\"7 Apr 2026, 10:14\",,\"Squat\",1,\"normal\",60,4\n")
    #expect(
      log.words == ["2026-04-07 Squat 4@60"] && log.unreadable.map(\.line) == [2] && log.unreadable.map(\.code) == [.logUnclosedQuote])
  }

  @Test func workbooksAndOtherEncodings() throws {
    func refusal(_ bytes: [UInt8]) -> LogRefusal? {
      do throws(LogRefusal) {
        _ = try LogSource(bytes, named: "a.csv", LogRequest(client: "anna", unit: .kg))
        return nil
      } catch { return error }
    }
    #expect(refusal([0x50, 0x4B, 3, 4, 0, 0])?.finding.message == "the file is a workbook or an archive, and no export as text")
    let text = "Date;Workout Name;Exercise Name;Set Order;Weight;Reps\r\n2024-01-01 18:00:00;Übung;Kniebeuge für Läufer;1;61,5;5\r\n"
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let narrow = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    for bytes in [wide, narrow] {
      let source = try LogSource(bytes, named: "a.csv", LogRequest(client: "anna", unit: .kg))
      var words: [String] = []
      _ = try source.forEachClient { words = $0.words }
      #expect(words == ["2024-01-01 Kniebeuge für Läufer 5@61.5"] && source.warnings.map(\.code) == [.logEncoding])
    }
  }

  @Test func anExportNeedsItsClient() throws {
    let text = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n2024-01-01 18:00:00,A,Squat,1,60,5\n"
    #expect(try message(text, LogRequest(unit: .kg)) == "log.client: an export doesn't say whose log it is")
  }

  @Test func anAppThatIsNamedHasToBeTheOne() throws {
    let text = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps\n2024-01-01 18:00:00,A,Squat,1,60,5\n"
    #expect(
      try message(text, LogRequest(app: .fitbod, client: "anna"))
        == "log.heading: --app says fitbod, and the file has not got columns 'Exercise' and 'isWarmup'")
    #expect(try Logs.read(text, LogRequest(app: .strong, client: "anna", unit: .kg)).stored == 1)
    #expect(try message(text, LogRequest(app: .stronglifts, client: "anna")).hasPrefix("log.heading:"))
  }

  @Test func daysToComeAreNone() throws {
    let text = "date,exercise,reps\n2026-11-02,Squat,5\n2062-11-02,Squat,5\n2026-11-03,Squat,5\n1970-01-01,Squat,5\n0001-01-01,Squat,5\n"
    let log = try Logs.read(text, LogRequest(client: "anna", today: CalendarDate(iso: "2026-11-02")))
    #expect(log.words == ["2026-11-02 Squat 5", "2026-11-03 Squat 5"])
    #expect(log.unreadable.map(\.line) == [3, 5, 6] && log.isWhole)
  }
}
