import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Everything that is stored of a client, written in our own form and read again.
@Suite struct WritingOwnTests {
  /// A life with everything that a store can hold, from three apps and several exports of each.
  private static func life(_ random: inout SeededRandom) -> LogLife {
    let names = ["Bench Press (Barbell)", "squat, low", "=Row", "'quoted'", "Ausfallschritt ü", "Say \"when\"", "Plank;x"]
    let notes = ["slow", "two\nlines", "=1+1", "'", "a, \"b\"", "-", "@home", "tab\there", "Füße 🦶"]
    func note(_ random: inout SeededRandom) -> String? { random.chance(30) ? random.pick(notes) : nil }
    var parts: [LogPart] = []
    var exports: [LogApp: LogExports] = [:]
    for app in [LogApp.strong, .hevy, .csv] {
      let ages = (0..<3).map { (number: Int64) -> Int64 in
        let minutes: Int64 = 66_000_000 + number * 30_000 + Int64(app.rawValue)
        return minutes << 20 | (100 + number)
      }
      exports[app] = LogExports(newest: ages[2])
      for number in 0..<(4 + random.below(6)) {
        var session = DoneSession(
          date: CalendarDate(dayNumber: Int32(20_000 + number / 2)), startMinute: random.chance(80) ? Int16(random.below(1440)) : nil,
          minutes: random.chance(50) ? Int16(1 + random.below(1439)) : nil, name: random.pick(["", "Push", "+A", "Day, \(number)"]),
          unit: random.pick([.kg, .lb]), note: note(&random), exercises: [])
        for _ in 0...random.below(5) {
          var exercise = DoneExercise(name: random.pick(names), superset: random.chance(20) ? Int32(random.below(3)) : nil, sets: [])
          (exercise.exercise, exercise.note) = (random.chance(50) ? "bench_press" : nil, note(&random))
          for _ in 0...random.below(3) {
            var set = DoneSet(kind: random.pick(SetKind.allCases), reps: Int32(random.below(4000)))
            if random.chance(20) { (set.reps, set.seconds) = (nil, Int32(random.below(5000))) }
            if random.chance(10) { set.centimetres = Int32(random.below(1_000_000)) }
            if random.chance(70) { set.load = Load(hundredths: Int32(1 + random.below(50_000))) }
            if random.chance(40) { set.halfRPE = UInt8(2 + random.below(19)) }
            if random.chance(20) { set.pain = UInt8(random.below(11)) }
            if random.chance(40) { set.side = random.pick([.left, .right]) }
            if random.chance(10) { set.row = RowID(text: "rbcdfghjklmnp") }
            (set.isFlagged, set.note) = (random.chance(10), note(&random))
            exercise.sets.append(set)
          }
          session.exercises.append(exercise)
        }
        // The newest export has one session at least.
        let age = random.below(3)
        parts.append(LogPart(app: app, exported: number == 0 || age == 2 ? 0 : ages[age], session: session))
      }
    }
    // Deletions were taken over once, the newest export had nothing that stands there still, and of an app everything was deleted.
    if random.chance(50), let newest = exports[.strong]?.newest { exports[.strong]?.pruned = newest - 5 }
    if random.chance(50), let newest = exports[.hevy]?.newest {
      for place in parts.indices where parts[place].app == .hevy && parts[place].exported == 0 { parts[place].exported = newest }
      exports[.hevy]?.newest = newest + 60 << 20
    }
    if random.chance(30) { exports[.fitnotes] = LogExports(newest: 66_000_000 << 20 | 7, pruned: 66_000_000 << 20 | 7) }
    return LogLife(parts: parts, exports: exports)
  }

  private func exports(_ bytes: [UInt8]) throws -> [LogApp: LogExports] {
    var exports: [LogApp: LogExports] = [:]
    _ = try LogSource(bytes, named: "life", LogRequest()).forEachClient { exports = $0.exports }
    return exports
  }

  private func read(_ bytes: [UInt8]) throws -> [(session: DoneSession, origin: LogOrigin?)] {
    var read: [(session: DoneSession, origin: LogOrigin?)] = []
    let rest = try LogSource(bytes, named: "life", LogRequest()).forEachClient { log in
      #expect(log.client == "ann" && log.unreadable.isEmpty && log.skipped.allSatisfy { $0.code == .logExports })
      read += log.sessions.map { ($0.session, $0.origin) }
    }
    #expect(rest.entries == 0)
    return read
  }

  private func logs(of life: LogLife) -> [WorkoutLog] { DayAssignment("ann", []).logs(of: life.parts) }

  @Test(arguments: OwnWriter.Form.allCases) func everythingComesBackIntoAnEmptyStoreAndChangesNothingInItsOwn(_ form: OwnWriter.Form) throws
  {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededRandom(seed)
      let life = Self.life(&random)
      let bytes = OwnWriter.bytes(form, client: "ann", life)
      var shuffled = life
      shuffled.parts.shuffle(using: &random)
      #expect(OwnWriter.bytes(form, client: "ann", shuffled) == bytes, "seed \(seed): the order in which it is stored is seen")
      let sessions = try read(bytes)
      let same = StoredMerge(sessions, exports: try exports(bytes), into: life, .init())
      #expect(same.life == life && same.outcome.unchanged == life.parts.count, "seed \(seed): \(same.outcome)")
      let fresh = StoredMerge(sessions, exports: try exports(bytes), into: LogLife(), .init())
      #expect(logs(of: fresh.life) == logs(of: life) && fresh.life.exports == life.exports, "seed \(seed)")
      #expect(OwnWriter.bytes(form, client: "ann", fresh.life) == bytes, "seed \(seed)")
      if fresh.life != life, logs(of: fresh.life) != logs(of: life) { return }
    }
  }

  @Test func whatABackupTellsCountsAsOldAsItsExportsAre() throws {
    var random = SeededRandom(7)
    let life = Self.life(&random)
    // A younger export of Strong has corrected a session since, and one more.
    let old = life.parts.filter { $0.app == .strong }.map(\.session)
    var corrected = old
    corrected[0].exercises[0].sets[0].reps = 4242
    let day = CalendarDate(dayNumber: 30_000)
    corrected.append(DoneSession(date: day, startMinute: 600, unit: .kg, exercises: corrected[0].exercises))
    let grown = ExportMerge(corrected, of: .strong, into: life).life
    let again = StoredMerge(try read(OwnWriter.bytes(.csv, client: "ann", life)), into: grown, .init())
    #expect(again.life == grown && again.outcome.older == 1, "\(again.outcome)")
  }

  /// A sheet may tell no more of a workout than its day.
  @Test(arguments: OwnWriter.Form.allCases) func twoSessionsOfADayAreTwoWithoutStartAndName(_ form: OwnWriter.Form) throws {
    let sheet =
      "Date,Note,Exercise 1,Weight (KG),Set 1,Set 2\n2018-11-19,,Squat,60,5,5\n2018-11-19,,Squat,62.5,5,4\n2018-11-19,,Squat,60,5,5\n"
    let log = try Logs.read(sheet, LogRequest(client: "ann"))
    #expect(log.words == ["2018-11-19 Squat 5@60 5@60", "2018-11-19 Squat 5@62.5 4@62.5", "2018-11-19 Squat 5@60 5@60"])
    let life = ExportMerge(log.sessions.map(\.session), of: .stronglifts, into: LogLife()).life
    for sessions in [log.sessions, log.sessions.reversed()] {
      let again = ExportMerge(sessions.map(\.session), of: .stronglifts, into: life)
      #expect(again.life == life && again.outcome.unchanged == 3, "\(again.outcome)")
    }
    let bytes = OwnWriter.bytes(form, client: "ann", life)
    let (same, fresh) = (StoredMerge(try read(bytes), into: life, .init()), StoredMerge(try read(bytes), into: LogLife(), .init()))
    #expect(same.life == life && logs(of: fresh.life) == logs(of: life) && fresh.outcome.created == 3, "\(fresh.outcome)")
  }

  /// An exercise that comes again at once is told from what was before it by its numbers alone.
  @Test(arguments: [[1, 1, 1], [2, 1, 1], [2, 1, 1, 1], [1, 3, 1, 1, 1, 2], [4, 2, 1], [3, 3, 3]])
  func anExerciseThatComesAgainAtOnceStaysTwo(_ counts: [Int]) throws {
    let exercises = counts.map { count in
      DoneExercise(name: "Row", sets: (0..<count).map { DoneSet(reps: Int32(5 + $0), side: .left) })
    }
    let session = DoneSession(date: CalendarDate(dayNumber: 20_000), startMinute: 60, name: "Pull", unit: .kg, exercises: exercises)
    let life = LogLife(parts: [LogPart(app: .csv, exported: 0, session: session)], exports: [.csv: LogExports(newest: 9 << 20)])
    for form in OwnWriter.Form.allCases { #expect(try read(OwnWriter.bytes(form, client: "ann", life)).map(\.session) == [session]) }
  }

  @Test func aTextThatLooksLikeAFormulaHasAMarkInATableAndNoneInTheStore() throws {
    let session = DoneSession(
      date: CalendarDate(dayNumber: 20_000), name: "=HYPERLINK(1)", unit: .kg,
      exercises: [DoneExercise(name: "Row", note: "'s", sets: [DoneSet(reps: 5, note: "+1")])])
    let life = LogLife(parts: [LogPart(app: .csv, exported: 0, session: session)], exports: [.csv: LogExports(newest: 9 << 20)])
    let text = String(decoding: OwnWriter.bytes(.csv, client: "ann", life), as: UTF8.self)
    #expect(text.contains(",'=HYPERLINK(1),Row,1,work,5,") && text.contains(",'+1,") && text.contains(",''s,"), "\(text)")
    #expect(try read(Array(text.utf8)).map(\.session) == [session])
  }

  @Test func whatNoStoreHasWrittenIsUnreadable() throws {
    let head = "date,exercise,reps,app,exported,flagged\n"
    for (app, exported, flag) in [
      ("excel", "", ""), ("strong", "2026-13-01 18:30/4", ""), ("strong", "18:30", ""), ("strong", "", "x"), ("jsonl", "", ""),
    ] {
      let log = try Logs.read(head + "2026-01-01,Row,5,\(app),\(exported),\(flag)\n2026-01-01,Row,5,,,\n")
      #expect(log.unreadable.map(\.line) == [2] && log.stored == 1, "\(app) \(exported) \(flag)")
    }
  }
}
