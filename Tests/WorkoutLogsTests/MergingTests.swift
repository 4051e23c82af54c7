import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// What is stored of exports that come in any order, overlapping, twice, grown, corrected, in another unit or from another app.
@Suite struct MergingTests {
  // MARK: One at a time

  private let bench = DoneExercise(name: "Bench Press (Barbell)", exercise: "barbell_bench_press", sets: [])

  private func session(
    _ day: Int32, at start: Int16? = 1080, name: String = "Push", reps: [Int32] = [8, 8, 8], load: Int32 = 6000, unit: LoadUnit = .kg
  ) -> DoneSession {
    var exercise = bench
    exercise.sets = reps.map { DoneSet(reps: $0, load: Load(hundredths: load)) }
    return DoneSession(date: CalendarDate(dayNumber: 20_000 + day), startMinute: start, name: name, unit: unit, exercises: [exercise])
  }

  private func merged(
    _ sessions: [DoneSession], _ app: LogApp = .strong, into life: LogLife = LogLife(), replaces: Bool = false, deletes: Bool = false
  ) -> ExportMerge {
    ExportMerge(sessions, of: app, into: life, .init(replaces: replaces, allowsDeletions: deletes))
  }

  @Test func theSameExportAgainChangesNothing() {
    let export = [session(0), session(2), session(4)]
    let first = merged(export)
    let again = merged(export.reversed(), into: first.life)
    #expect(first.outcome.created == 3)
    #expect(again.outcome.unchanged == 3 && again.outcome.created == 0 && again.outcome.updated == 0)
    #expect(again.life == first.life)
  }

  @Test func aCorrectedSessionOfAYoungerExportTakesThePlaceOfTheOld() {
    let first = merged([session(0), session(2)])
    let second = merged([session(0, reps: [8, 8, 8, 8, 8]), session(2)], into: first.life)
    #expect(second.outcome.updated == 1 && second.outcome.unchanged == 1)
    // And the older export is told, and nothing comes back.
    let third = merged([session(0), session(2)], into: second.life)
    #expect(third.outcome.older == 1 && third.outcome.updated == 0)
    #expect(third.life == second.life)
  }

  @Test func twoExportsOfOneAgeThatDifferAreToldAndTheStoredIsKeptUnlessToldToReplaceIt() {
    let first = merged([session(0), session(2)])
    let other = [session(0, load: 6500), session(2)]
    let second = merged(other, into: first.life)
    #expect(second.outcome.conflicts == [CalendarDate(dayNumber: 20_000)])
    #expect(second.life == first.life)
    let decided = merged(other, into: first.life, replaces: true)
    #expect(decided.outcome.updated == 1 && decided.outcome.conflicts.isEmpty)
    #expect(decided.life.parts.contains { $0.session == other[0] })
  }

  @Test func whatTheYoungestExportLeavesOutStaysUnlessDeletionsAreAllowed() {
    let first = merged([session(0), session(2), session(4)])
    let younger = [session(0), session(4), session(7)]
    let kept = merged(younger, into: first.life)
    #expect(kept.outcome.missing == 1 && kept.life.parts.count == 4)
    let deleted = merged(younger, into: first.life, deletes: true)
    #expect(deleted.outcome.deleted == 1 && deleted.life.parts.count == 3)
    // The export that still has it doesn't bring it back.
    let old = merged([session(0), session(2), session(4)], into: deleted.life)
    #expect(old.outcome.forgotten == 1 && old.life.parts.count == 3)
  }

  @Test func ourOwnFormsHoldAPartAndDeleteNothing() {
    let first = merged([session(0), session(2)], .csv)
    let second = merged([session(7)], .jsonl, into: first.life, deletes: true)
    #expect(second.outcome.missing == 0 && second.outcome.deleted == 0 && second.life.parts.count == 3)
  }

  @Test func anotherUnitIsTheSameSession() {
    let kilograms = [session(0, load: 6000), session(2, load: 6250)]
    let pounds = [session(0, load: 13228, unit: .lb), session(2, load: 13779, unit: .lb)]
    let first = merged(pounds, into: merged(kilograms).life)
    let second = merged(kilograms, into: merged(pounds).life)
    #expect(first.outcome.conflicts.isEmpty && first.outcome.unchanged == 2)
    #expect(first.life.parts.map(\.session) == kilograms)
    #expect(second.life.parts.map(\.session) == kilograms)
  }

  @Test func anExportFromAnotherTimeZoneDoublesNothing() {
    let home = [session(0, at: 1080), session(2, at: 1100)]
    let away = [session(0, at: 1080 - 360), session(2, at: 1100 - 360), session(5, at: 700, reps: [5, 5])]
    let result = merged(away, into: merged(home).life)
    #expect(result.life.parts.count == 3)
  }

  @Test func theSameTrainingFromTwoAppsCountsOnce() {
    let strong = merged([session(0), session(2)])
    let hevy = merged([session(0, at: 1081, name: "Chest"), session(2, at: 1079), session(4, reps: [10, 10])], .hevy, into: strong.life)
    #expect(hevy.life.parts.count == 3)
    #expect(hevy.outcome.updated == 2 && hevy.outcome.created == 1)
    // The older export of the other app comes again, and is known.
    let again = merged([session(0), session(2)], into: hevy.life)
    #expect(again.outcome.elsewhere == 2 && again.life == hevy.life)
  }

  @Test func twoSessionsOfOneDayStayTwo() {
    let result = merged([session(0, at: 420), session(0, at: 1140), session(0, at: 1141, name: "Again", reps: [3])])
    #expect(result.life.parts.count == 3)
    let logs = DayAssignment("ann", []).logs(of: result.life.parts)
    #expect(logs.count == 1 && logs[0].parts.count == 3)
    #expect(logs[0].parts.map(\.session.startMinute) == [420, 1140, 1141])
  }

  // MARK: Whatever the road

  /// A life of a client, and twelve exports of it.
  private struct Life {
    var exports: [(app: LogApp, sessions: [DoneSession])] = []

    init(seed: UInt64) {
      var random = SeededRandom(seed)
      let exercises = ["barbell_bench_press", "barbell_back_squat", "barbell_row", "lat_pulldown", "leg_press"]
      // Sessions with the months from which on they read so in the app.
      var forms: [[(from: Int, session: DoneSession)]] = []
      var day: Int32 = 20_000
      for number in 0..<70 {
        day += Int32.random(in: 1...4, using: &random)
        var session = DoneSession(
          date: CalendarDate(dayNumber: day), startMinute: Int16.random(in: 360...1260, using: &random), name: "Day \(number % 3)",
          unit: .kg,
          exercises: [])
        for name in exercises.shuffled(using: &random).prefix(3) {
          let sets = (0..<3).map { _ in
            DoneSet(reps: Int32.random(in: 3...12, using: &random), load: Load(hundredths: 250 * Int32.random(in: 8...50, using: &random)))
          }
          session.exercises.append(DoneExercise(name: name, exercise: name, sets: sets))
        }
        var form = [(from: 0, session: session)]
        if Int.random(in: 0..<6, using: &random) == 0 {
          var corrected = session
          corrected.exercises[0].sets[0].reps = 20
          if Bool.random(using: &random) { corrected.note = "felt heavy" }
          form.append((Int.random(in: 1...12, using: &random), corrected))
        }
        forms.append(form)
      }
      for month in 1...12 {
        let count = month * 70 / 12
        // A phone that was set to pounds for a while, and an app that only knows the last half of the year.
        let (app, unit, first): (LogApp, LoadUnit, Int) =
          month % 4 == 0 ? (.hevy, .kg, 30) : month % 5 == 0 ? (.strong, .lb, 0) : (.strong, .kg, 0)
        guard first < count else { continue }
        var sessions = forms[first..<count].compactMap { form in form.last { $0.from <= month }?.session }
        if month % 3 == 0, sessions.count > 10 { sessions.remove(at: 4) }
        if unit == .lb { sessions = sessions.map(Self.inPounds) }
        exports.append((app, sessions.shuffled(using: &random)))
      }
      // One of them came twice.
      exports.append(exports[2])
    }

    static func inPounds(_ session: DoneSession) -> DoneSession {
      var pounds = session
      pounds.unit = .lb
      for exercise in pounds.exercises.indices {
        for set in pounds.exercises[exercise].sets.indices {
          pounds.exercises[exercise].sets[set].load = pounds.exercises[exercise].sets[set].load.map {
            Load(hundredths: Int32((Double($0.hundredths) * Load.poundsPerKilogram).rounded()))
          }
        }
      }
      return pounds
    }
  }

  /// A block in the first month of a life, three sheets of it of which each says what the one before says and more, and what was said by hand.
  private struct Words {
    var rows: [PlannedRow] = []
    var sheets: [[TypedEntry]] = [[], [], []]
    var edits: [TypedEntry] = []

    init(seed: UInt64) {
      var random = SeededRandom(seed + 1_000)
      let exercises = ["barbell_bench_press", "barbell_back_squat", "barbell_row", "lat_pulldown", "leg_press"]
      for week in 1...4 {
        for day in [1, 3, 5] {
          for exercise in exercises.shuffled(using: &random).prefix(3) {
            rows.append(TypedSamples.row(UInt64(rows.count + 1), day: day, exercise, week: week))
          }
        }
      }
      for (place, row) in rows.enumerated() where place % 4 != 3 {
        let entry = TypedEntry(.row(row.row), values: TypedSamples.values(&random))
        if entry.values.isEmpty || entry.values.fault({ $0.id }) != nil { continue }
        // What was typed into a sheet stands in the ones after it.
        for sheet in Int.random(in: 0...2, using: &random)...2 { sheets[sheet].append(entry) }
      }
      // Of rows that no sheet speaks of, of one that all do, and beside the plan.
      for place in [3, 15, 31] { edits.append(TypedEntry(.row(rows[place].row), values: TypedValues(sets: 2, pain: 3))) }
      if let told = sheets[0].first { edits.append(TypedEntry(told.subject, values: TypedValues(pain: 9, comment: "by hand"))) }
      let date = TypedSamples.monday + 40
      edits.append(
        TypedEntry(.exercise(date: date, id: "plank", occurrence: 1), values: TypedValues(amounts: TypedAmounts(.seconds, [60]))))
    }
  }

  private enum Event {
    case export(Int)
    case sheet(Int)
    case edit(Int)
  }

  private func take(_ entry: TypedEntry, _ words: Words, _ source: LogApp, into typed: inout TypedMerge) {
    let author = TypedAuthor(source: source, who: "Lea", at: "2026-01-01T00:00:00Z")
    var (date, exercise, entry) = (TypedSamples.monday, "", entry)
    switch entry.subject {
    case .row(let id):
      guard let row = words.rows.first(where: { $0.row == id }) else { return }
      (date, exercise) = (row.date, row.exercise)
    case .exercise(let day, let id, _): (date, exercise) = (day, id)
    }
    // Whoever types by hand decides what stands; a sheet was empty when it was written into.
    if source == .hand { entry.was = typed.records[entry.subject]?.values ?? TypedValues() }
    typed.take(entry, by: author, file: "", on: date, of: exercise, decides: source == .hand)
  }

  /// Twelve exports, one of them twice, three sheets and what was said by hand, in a thousand orders.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func theSameFactsWhateverTheOrder(seed: UInt64) {
    let (life, words) = (Life(seed: seed), Words(seed: seed))
    let planned = DayAssignment("ann", TypedSamples.planned(words.rows))
    var random = SeededRandom(seed + 100)
    var expected: (logs: [WorkoutLog], exports: [LogApp: LogExports], records: [TypedSubject: TypedRecord])?
    let events =
      life.exports.indices.map(Event.export) + words.sheets.indices.map(Event.sheet) + words.edits.indices.map(Event.edit)
    func after(_ events: [Event], _ stored: inout LogLife, _ typed: inout TypedMerge) -> [WorkoutLog] {
      for event in events {
        switch event {
        case .export(let place): stored = ExportMerge(life.exports[place].sessions, of: life.exports[place].app, into: stored).life
        case .sheet(let place): for entry in words.sheets[place] { take(entry, words, .sheet, into: &typed) }
        case .edit(let place): take(words.edits[place], words, .hand, into: &typed)
        }
      }
      return planned.logs(of: stored.parts, typed: TypedOverlay("ann", rows: words.rows, records: Array(typed.records.values)))
    }
    for round in 0..<200 {
      let order = events.shuffled(using: &random)
      var (stored, typed) = (LogLife(), TypedMerge([]))
      let logs = after(order, &stored, &typed)
      guard let expected else {
        expected = (logs, stored.exports, typed.records)
        continue
      }
      #expect(logs == expected.logs && stored.exports == expected.exports && typed.records == expected.records, "seed \(seed)")
      if logs != expected.logs { return }
      if round % 20 == 0 { #expect(after(order, &stored, &typed) == expected.logs, "the same again") }
    }
    // Nothing is lost, and nothing is there twice.
    let parts = expected?.logs.flatMap(\.parts) ?? []
    #expect(parts.count { $0.told != nil } == 70)
    #expect(parts.contains { $0.told == nil } && parts.contains { $0.original != nil }, "some days only people tell of")
  }
}
