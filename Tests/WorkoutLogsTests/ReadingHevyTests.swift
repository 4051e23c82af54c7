import Testing
import TrainingModel

@testable import WorkoutLogs

/// Hevy's exports.
struct ReadingHevyTests {
  private static func heading(_ weight: String = "weight_kg", _ distance: String = "distance_km") -> String {
    "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\","
      + "\"\(weight)\",\"reps\",\"\(distance)\",\"duration_seconds\",\"rpe\"\n"
  }

  private static func row(_ index: Int, _ kind: String, _ rest: String, note: String = "") -> String {
    row("7 Apr 2026, 10:14", "7 Apr 2026, 11:20", "Supino Reto (Barra)", index, kind, rest, note: note)
  }

  private static func row(
    _ start: String, _ end: String, _ exercise: String, _ index: Int, _ kind: String, _ rest: String,
    superset: String = "", note: String = ""
  ) -> String { "\"Push\",\"\(start)\",\"\(end)\",\"good\",\"\(exercise)\",\(superset),\"\(note)\",\(index),\"\(kind)\",\(rest)\n" }

  @Test func kindsBlocksAndSupersets() throws {
    let log = try Logs.read(
      Self.heading() + Self.row(0, "warmup", "20,10,,,") + Self.row(1, "normal", "60,8,,,8.5", note: "slow,\n\"\"deep\"\"")
        + Self.row(4, "failure", "60,0,,,10") + Self.row(0, "normal", "60,8,,,") + Self.row(1, "dropset", "40,12,,,")
        + Self.row("7 Apr 2026, 10:14", "7 Apr 2026, 11:20", "Plank", 0, "normal", ",,,60,", superset: "0")
        + Self.row("7 Apr 2026, 10:14", "7 Apr 2026, 11:20", "Corrida", 0, "normal", ",,5.2,1800,", superset: "0"))
    #expect(
      log.words == ["2026-04-07 Supino Reto (Barra) w10@20 8@60 f0@60; Supino Reto (Barra) 8@60 d12@40; Plank 60s; Corrida 1800s5200m"])
    let session = log.sessions[0].session
    #expect(session.minutes == 66 && session.startMinute == 614 && session.note == "good" && session.name == "Push")
    #expect(session.exercises.map(\.superset) == [nil, nil, 0, 0] && session.exercises[0].note == "slow,\n\"deep\"")
    #expect(session.exercises[0].sets[1].halfRPE == 17 && log.sessions[0].lines == [2, 3, 5, 6, 7, 8, 9])
    #expect(log.isWhole && log.unit == .kg)
  }

  @Test func unitsAreSetEachOnItsOwn() throws {
    let pounds = try Logs.read(
      Self.heading("weight_lbs", "distance_km") + Self.row(0, "normal", "135,5,,,") + Self.row(1, "normal", ",,2,600,"),
      LogRequest(client: "anna", profileUnit: { _ in .kg }))
    #expect(pounds.words == ["2026-04-07 Supino Reto (Barra) 5@135 600s2000m"] && pounds.unit == .lb)
    let miles = try Logs.read(Self.heading("weight_kg", "distance_miles") + Self.row(0, "normal", ",,1,600,"))
    #expect(miles.sessions[0].session.exercises[0].sets[0].centimetres == 160_934)
  }

  @Test func monthsOfEveryPhoneAreRead() throws {
    let dates = [
      "10 Fev 2025, 06:05": "2025-02-10", "11 Abr 2025, 06:05": "2025-04-11", "12 Mai 2025, 06:05": "2025-05-12",
      "13 Ago 2025, 06:05": "2025-08-13", "14 Set 2025, 06:05": "2025-09-14", "15 Out 2025, 06:05": "2025-10-15",
      "16 Dez 2025, 06:05": "2025-12-16", "7 Apr 2026, 10:14": "2026-04-07", "7 mai 2026, 10:14": "2026-05-07",
      "3. März 2026, 10:14": "2026-03-03",
      "7 avr. 2026 à 10:14": "2026-04-07", "7 ene 2026, 10:14": "2026-01-07", "Apr 7, 2026, 10:14 PM": "2026-04-07",
      "2026年4月7日 10:14": "2026-04-07", "11 Jan 2024, 17:08": "2024-01-11",
    ]
    for (date, day) in dates {
      let log = try Logs.read(Self.heading() + Self.row(date, date, "Supino Reto (Barra)", 0, "normal", "60,5,,,"))
      #expect(log.sessions.first?.session.date.description == day, "\(date)")
    }
  }

  @Test func aNameThatTwoLanguagesShareIsSettledByTheOthers() throws {
    // In Croatian `lis` is October, in Polish November; `gru` is December in Polish alone.
    let polish = try Logs.read(
      Self.heading() + Self.row("7 gru 2025, 10:14", "", "Supino Reto (Barra)", 0, "normal", "60,5,,,")
        + Self.row("7 lis 2025, 10:14", "", "Supino Reto (Barra)", 0, "normal", "60,5,,,"))
    #expect(polish.sessions.map(\.session.date.description) == ["2025-11-07", "2025-12-07"])
    let refusal = try #require(
      try Logs.refusal(Self.heading() + Self.row("7 lis 2025, 10:14", "", "Supino Reto (Barra)", 0, "normal", "60,5,,,")))
    #expect(
      refusal.finding.code == .logDateOrder && refusal.finding.message.contains("2025-10-07")
        && refusal.finding.message.contains("2025-11-07"))
  }

  @Test func whatCannotBeReadIsToldAndTheRestIsStored() throws {
    let log = try Logs.read(
      Self.heading() + Self.row("yesterday", "", "Supino Reto (Barra)", 0, "normal", "60,5,,,") + Self.row(0, "cluster", "60,5,,,")
        + Self.row(0, "normal", "60,5.5,,,")
        + Self.row(0, "normal", "heavy,5,,,") + Self.row(0, "normal", "60,5,,,11") + Self.row(0, "normal", "60,5,,")
        + Self.row(0, "normal", "60,5,,,")
        + Self.row("7 Apr 2026, 10:14", "", "", 0, "normal", "60,5,,,") + Self.row(1, "normal", ",,,,"))
    #expect(log.words == ["2026-04-07 Supino Reto (Barra) 5@60"] && log.isWhole)
    #expect(log.unreadable.map(\.line) == [2, 3, 4, 5, 6, 7, 9])
    #expect(log.unreadable.map(\.code) == [.logDate, .logWord, .logNumber, .logNumber, .logNumber, .logRaggedRow, .logMissing])
    #expect(log.skipped.map(\.line) == [10])
  }
}
