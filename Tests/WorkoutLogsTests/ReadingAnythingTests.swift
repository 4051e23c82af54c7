import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Files of every form, as they are and after accidents: each entry is a set, skipped or unreadable, or the whole file is refused.
struct ReadingAnythingTests {
  /// A file that was made up, with the number of entries that it has.
  struct Made {
    var text: String
    var entries: Int
  }

  enum Form: String, CaseIterable { case strong, android, hevy, fitNotes, fitbod, oldFitbod, gymBook, strongLifts, wide, table, lines }

  private static let exercises = ["Squat (Barbell)", "Curl, one arm", "Pull Up (Assisted)", "Plank", "Supino", "’º°´ 🏋🏽‍♀️ "]

  static func make(_ form: Form, _ random: inout SeededRandom) -> Made {
    var rows: [String] = []
    let count = 1 + random.below(30)
    func quoted(_ text: String) -> String { "\"\(text)\"" }
    for row in 0..<count {
      let day = 13 + row / 6 % 15
      let (name, reps, load) = (
        random.pick(exercises), "\(random.below(14))", random.pick(["0", "60.0", "62.5", "185.00000000000003", ""])
      )
      let seconds = random.pick(["0", "60", ""])
      switch form {
      case .strong:
        let order = random.pick(["1", "2", "3", "W", "D", "F", "Rest Timer"])
        rows.append("2024-01-\(day) 18:00:00,\"Push\",1h,\(quoted(name)),\(order),\(load),\(reps),0,\(seconds),\"\",\"\",")
      case .android:
        rows.append(
          "\"\(row)\";\"2024-01-\(day) 18:00:00\";\"Push\";\"60\";\(quoted(name));\"1\";\(quoted(load));\(quoted(reps));\"\";\"\";\"\";\"a\nb\";\"\""
        )
      case .hevy:
        let kind = random.pick(["normal", "warmup", "dropset", "failure"])
        rows.append(
          "\"Push\",\"\(day) Fev 2024, 10:14\",\"\(day) Fev 2024, 11:14\",\"\",\(quoted(name)),,\"\",\(row % 4),\"\(kind)\",\(load),\(reps),,\(seconds),"
        )
      case .fitNotes: rows.append("2024-01-\(day),\(name),Back,\(load),kgs,\(reps),,,")
      case .fitbod:
        rows.append(
          "2024-01-\(day) 18:00:00 +0000,\(name), \(reps),\(load), \(seconds),0.0,0.0,0.0,\(random.pick(["true", "false"])),,1.0\n")
      case .oldFitbod: rows.append("2019-01-\(day),\(name),1, \(reps),\(load),\(random.pick(["TRUE", ""])),")
      case .gymBook:
        rows.append(
          "\(day)/01/24,Push,19:\(10 + row),\(quoted(name)),,,,Set,\"\(reps) ripetizioni\",\"22,50 kg\",,\(random.pick(["", "Si"]))")
      case .strongLifts: rows.append("\(day)/01/24,,80,,Squat,60,135,5,5,5,5,5")
      case .wide: rows.append(row == 0 ? "Squat,,,," : "SET \(row),\(reps),\(load),5,60")
      case .table:
        rows.append(
          "client-\(random.below(3)),2024-01-\(day),18:30,Push,\(quoted(name)),\(row),,\(reps),\(seconds),,\(load),\(random.pick(["kg", "lb", ""])),,,,,"
        )
      case .lines:
        rows.append(
          "{\"client_id\":\"client-\(random.below(3))\",\"date\":\"2024-01-\(day)\",\"exercise\":\(quoted(name)),\"reps\":\(reps),\"load\":\"\(load)\"}"
        )
      }
    }
    let entries = form == .strongLifts ? count * 5 : form == .wide ? (count - 1) * 2 : count
    return Made(text: heading(form) + rows.joined(separator: "\n") + random.pick(["", "\n", "\n\n"]), entries: entries)
  }

  private static func heading(_ form: Form) -> String {
    switch form {
    case .strong: "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    case .android:
      "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";\"Reps\";\"RPE\";"
        + "\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n"
    case .hevy:
      "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\","
        + "\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n"
    case .fitNotes: "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time\n"
    case .fitbod: "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier\n"
    case .oldFitbod: "Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n"
    case .gymBook:
      "Data,Programma,Orario,Esercizio,Zona,Gruppi muscolari (Primari),Gruppi muscolari (Secondari),"
        + "Set / Set di riscaldamento / Set di defaticamento,Ripetizioni / Tempo,Peso / Distanza,Appunti,Saltato\n"
    case .strongLifts: "Date,Note,Body Weight (KG),Body Weight (LB),Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5\n"
    case .wide: "Workouts,,,,\nReps/Weight,R,W,R,W\nDates,2024-01-15,,2024-01-20,\n"
    case .table: "client_id,date,start,session,exercise,set,kind,reps,seconds,metres,load,unit,rpe,pain,side,row_id,note\n"
    case .lines: ""
    }
  }

  @Test(arguments: Form.allCases) func everyEntryIsAccountedFor(_ form: Form) throws {
    var random = SeededRandom(14)
    for _ in 0..<60 {
      let made = Self.make(form, &random)
      let result = ReadAnything(Array(made.text.utf8), client: [.table, .lines].contains(form) ? nil : "anna")
      guard case .read(let logs, let rest) = result else {
        Issue.record("\(result)\n\(made.text)")
        continue
      }
      #expect(result.contradiction == nil, "\(made.text)")
      #expect(logs.reduce(rest.entries) { $0 + $1.entries } == made.entries, "\(made.text)")
      #expect(logs.allSatisfy { $0.unreadable.isEmpty }, "\(logs.flatMap(\.unreadable))\n\(made.text)")
    }
  }

  @Test(arguments: Form.allCases) func noAccidentLosesAnEntryOrCrashes(_ form: Form) {
    var random = SeededRandom(41)
    var (read, refused) = (0, 0)
    for _ in 0..<250 {
      var bytes = Array(Self.make(form, &random).text.utf8)
      for _ in 0...random.below(6) { Self.damage(&bytes, &random) }
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
      let result = ReadAnything(bytes, client: random.chance(50) ? nil : "anna")
      #expect(result.contradiction == nil, "\(String(decoding: bytes, as: UTF8.self))")
      switch result {
      case .read(let logs, let rest):
        read += 1
        let told = logs.flatMap { $0.unreadable.map(\.line) + $0.skipped.map(\.line) } + rest.unreadable.map(\.line)
        #expect(told.allSatisfy { $0 >= 1 && $0 <= lines }, "\(String(decoding: bytes, as: UTF8.self))")
        #expect(logs.allSatisfy { $0.sessions.allSatisfy { $0.lines.allSatisfy { $0 >= 1 && $0 <= lines } } })
      case .refused(let refusal):
        refused += 1
        #expect(refusal.finding.severity == .error && !refusal.finding.message.isEmpty)
      }
    }
    #expect(read > 20 && refused > 20, "both happen: \(read) and \(refused)")
  }

  /// What happens to files: bytes are lost, changed, put in, or cut off; lines are lost, doubled, moved.
  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(random.below(256))) }
    let place = random.below(bytes.count)
    switch random.below(9) {
    case 0: bytes.remove(at: place)
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes.insert(random.pick([34, 44, 59, 10, 13, 0, 45, 46, 57, 0xFF, 0xC3, 123]), at: place)
    case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
    case 4: bytes.removeSubrange(place...)
    case 5:
      bytes.insert(
        contentsOf: Array(
          random.pick(["9999999999999999999", "-1", "1e308", "NaN", "\"\"", "2024-13-45", ",,,,", "\r\n\r\n", "\u{FEFF}", "{\"date\":1}"])
            .utf8), at: place)
    case 6:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
      lines.swapAt(random.below(lines.count), random.below(lines.count))
      bytes = Array(lines.joined(separator: [10]))
    case 7:
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      bytes += [10] + lines[random.below(lines.count)]
    default: bytes[place] ^= UInt8(1 << random.below(8))
    }
  }

  @Test func bytesOfNoFormAreRefused() {
    var random = SeededRandom(99)
    for length in [0, 1, 2, 3, 10, 100, 3_000] {
      for _ in 0..<40 {
        let bytes = (0..<length).map { _ in UInt8(random.below(256)) }
        if case .read(let logs, _) = ReadAnything(bytes) { Issue.record("\(logs)") }
      }
    }
  }

  @Test func aRowWhoseTextsAreDamagedIsNoSet() throws {
    // Bytes that are neither UTF-8 nor Windows-1252.
    var bytes = Array("date,exercise,reps,note\n2024-01-13,Squat,5,\n2024-01-13,Be~ch,5,\n2024-01-13,Row,5,f~ne\n2024-01-13,Füße,5,\n".utf8)
    for place in bytes.indices where bytes[place] == 126 { bytes[place] = 0x81 }
    guard case .read(let logs, _) = ReadAnything(bytes) else { throw LogRefusal(.logUnreadable, "refused", at: .init(file: "log")) }
    #expect(logs[0].words == ["2024-01-13 Squat 5; Füße 5"] && logs[0].isWhole)
    #expect(logs[0].unreadable.map(\.line) == [3, 4] && logs[0].unreadable.allSatisfy { $0.code == .logEncoding })
    let sheet = "Date,Exercise 1,Weight (KG),Weight (LB),Set 1\n2018-11-19,S~,60,135,5\n2018-11-20,Squat,60,135,5\n"
    let damaged = Array(sheet.utf8).map { $0 == 126 ? 0x81 : $0 }
    guard case .read(let workouts, _) = ReadAnything(damaged + Array("2018-11-21,Füße,60,135,5\n".utf8), unit: .lb) else {
      throw LogRefusal(.logUnreadable, "refused", at: .init(file: "log"))
    }
    #expect(workouts[0].words == ["2018-11-20 Squat 5@135", "2018-11-21 Füße 5@135"] && workouts[0].isWhole)
  }

  @Test func aNameOfControlCharactersIsNoneAndLeavesNoBlanks() throws {
    let log = try Logs.read("date,exercise,reps,note\n2024-01-13,\u{1}Squat\u{7F},5,\u{1} slow \u{2}\n2024-01-13,\u{1}\u{2},5,\n")
    #expect(log.words == ["2024-01-13 Squat 5"] && log.unreadable.map(\.line) == [3] && log.unreadable[0].code == .logMissing)
    #expect(log.sessions[0].session.exercises[0].sets[0].note == "slow")
  }

  @Test func longCellsAndManyCellsEnd() {
    let heading = Self.heading(.strong)
    for text in [
      heading + String(repeating: "a", count: 3 << 20), heading + "\"" + String(repeating: "a\n", count: 1 << 20),
      String(repeating: ",", count: 1 << 20),
      heading + String(repeating: ",", count: 2 << 20) + "\n" + "2024-01-10 18:00:00,A,1h,Squat,1,60,5,0,0,,,\n",
      String(repeating: "\n", count: 1 << 20),
      "{\"date\":\"" + String(repeating: "a", count: 2 << 20), String(repeating: "{", count: 100_000),
    ] {
      #expect(ReadAnything(Array(text.utf8)).contradiction == nil)
    }
  }
}
