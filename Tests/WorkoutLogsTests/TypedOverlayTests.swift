import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// What people typed lies over what apps told: it stays where the app tells something else, and leaves nothing behind where it is taken back.
@Suite struct TypedOverlayTests {
  private typealias Sample = TypedSamples
  private let bench = "barbell_bench_press"

  private func work(_ logs: [WorkoutLog], day: Int = 0) -> [DoneSet] { logs[day].parts.flatMap(\.session.exercises).flatMap(\.sets) }

  @Test func aTypedFieldStandsAndTheOthersFollowTheApp() {
    let row = Sample.row(1)
    let typed = Sample.record(.row(row.row), TypedValues(amounts: Sample.reps(8, 8, 7), pain: 3))
    for load: Int32 in [6000, 6250] {
      let part = Sample.part(1, [(bench, Sample.sets([8, 8, 8], [load]))])
      let logs = Sample.logs([part], [row], [typed])
      #expect(work(logs).map(\.reps) == [8, 8, 7])
      #expect(work(logs).allSatisfy { $0.load?.hundredths == load && $0.pain == 3 && $0.row == row.row })
      #expect(logs[0].parts[0].original == part.session && logs[0].parts[0].told == part)
    }
  }

  @Test func withoutASessionOfAnAppTheDayIsTheSheets() throws {
    let rows = [Sample.row(1), Sample.row(2, "barbell_row", measure: .reps, sets: 2, amount: 10, load: nil), Sample.row(3, "plank")]
    let logs = Sample.logs(
      [], rows,
      [
        Sample.record(.row(rows[0].row), TypedValues(sets: 3)),
        Sample.record(.row(rows[1].row), TypedValues(amounts: Sample.reps(9, 8, 8), halfRPE: 17), exercise: "barbell_row"),
        Sample.record(.row(rows[2].row), TypedValues(sets: 0, comment: "shoulder"), exercise: "plank"),
      ])
    let part = try #require(logs.first?.parts.first)
    #expect(logs.count == 1 && part.app == .sheet && part.original == nil && part.told == nil)
    #expect(part.session.date == Sample.monday && part.session.exercises.map(\.exercise) == [bench, "barbell_row", "plank"])
    #expect(part.session.exercises[2].sets == [DoneSet(kind: .ramp, note: "shoulder")])
    // As the plan asked for where nothing else is said.
    #expect(part.session.exercises[0].sets == Array(repeating: DoneSet(row: rows[0].row, reps: 8, load: Load(hundredths: 6000)), count: 3))
    #expect(part.session.exercises[1].sets.map(\.reps) == [9, 8, 8])
    #expect(!logs[0].isCompleted)
  }

  /// Somebody has to hear of it, and nothing of it counts as done.
  @Test func painAndCommentsOfWhatWasLeftOutAreKeptWithoutWork() {
    let row = Sample.row(1)
    let carried = DoneSet(kind: .ramp, pain: 8, note: "knee")
    let told = Sample.part(1, [(bench, Sample.sets([8, 8, 8], [6000]))])
    for (parts, typed) in [([], TypedValues(pain: 8, comment: "knee")), ([told], TypedValues(sets: 0, pain: 8, comment: "knee"))] {
      let records = [Sample.record(.row(row.row), typed)]
      let logs = Sample.logs(parts, [row], records)
      #expect(work(logs) == [carried] && logs[0].fault == nil)
      #expect(TypedOverlay("ann", rows: [row], records: records).shown(logs) == [row.row: typed])
      #expect(Sample.logs(logs.flatMap(\.parts).compactMap(\.told), [row], records) == logs)
    }
    #expect(Sample.logs([], [row], [Sample.record(.row(row.row), TypedValues(pain: 0))]).isEmpty)
  }

  /// Somebody said it by the date before there was a row for it, and again of the row: that is one work, and not two.
  @Test func wordsOfADateAndOfItsRowAreOneWork() {
    let rows = [Sample.row(1), Sample.row(2, "barbell_row")]
    let beside = TypedSubject.exercise(date: Sample.monday, id: bench, occurrence: 1)
    let before = Sample.record(beside, TypedValues(sets: 3, amounts: Sample.reps(5), loads: Sample.kilograms(50), pain: 4), source: .hand)
    let words = Sample.record(.row(rows[0].row), TypedValues(amounts: Sample.reps(8, 8, 7)))
    for parts in [[], [Sample.part(1, [(bench, Sample.sets([6, 6, 6], [6000]))])]] {
      let logs = Sample.logs(parts, rows, [before, words])
      #expect(logs == Sample.logs(parts, rows, [words, before]))
      #expect(work(logs).map(\.reps) == [8, 8, 7] && work(logs).allSatisfy { $0.row == rows[0].row && $0.pain == 4 })
      #expect(work(logs).allSatisfy { $0.load?.hundredths == 5000 })
      #expect(TypedOverlay("ann", rows: rows, records: [before, words]).shown(logs)[rows[0].row]?.pain == 4)
    }
    // Who says of the row that it was left out takes the sets away, and not the pain.
    let none = Sample.record(.row(rows[0].row), TypedValues(sets: 0))
    #expect(work(Sample.logs([], rows, [before, none])) == [DoneSet(kind: .ramp, pain: 4)])
    // Another time of the exercise, and another exercise, are other work.
    let second = Sample.record(.exercise(date: Sample.monday, id: bench, occurrence: 2), TypedValues(sets: 2), source: .hand)
    #expect(work(Sample.logs([], rows, [second, words])).count == 5)
    #expect(
      work(Sample.logs([], rows, [before, Sample.record(.row(rows[1].row), TypedValues(sets: 3), exercise: "barbell_row")])).count == 6)
  }

  @Test func wordsFindTheirBlockAlsoOnceItsNameIsKnown() {
    let subject = TypedSubject.exercise(date: Sample.monday, id: "Bänk", occurrence: 1)
    let record = Sample.record(subject, TypedValues(amounts: Sample.reps(8)), exercise: "Bänk")
    for known in [nil, bench] {
      var part = Sample.part(1, [("Bänk", [DoneSet(kind: .ramp, reps: 12)]), ("Bänk", Sample.sets([5, 5, 5], [6000]))])
      for place in 0...1 { part.session.exercises[place].exercise = known }
      #expect(work(Sample.logs([part], [], [record])).map(\.reps) == [12, 8, 8, 8], "warm-ups alone are no block")
    }
  }

  @Test func fewerSetsAreCutAndMoreGoOnAsTheLast() {
    let row = Sample.row(1)
    let part = Sample.part(1, [(bench, Sample.sets([8, 7, 6], [6000])), ("barbell_row", Sample.sets([10], [5000]))])
    let cut = Sample.logs([part], [row], [Sample.record(.row(row.row), TypedValues(sets: 2))])
    #expect(cut[0].parts[0].session.exercises.map { $0.sets.map(\.reps) } == [[8, 7], [10]])
    let more = Sample.logs([part], [row], [Sample.record(.row(row.row), TypedValues(sets: 5))])
    #expect(more[0].parts[0].session.exercises.map { $0.sets.map(\.reps) } == [[8, 7, 6, 6, 6], [10]])
    let none = Sample.logs([part], [row], [Sample.record(.row(row.row), TypedValues(sets: 0))])
    #expect(none[0].parts[0].session.exercises.map(\.name) == ["barbell_row"])
    #expect(none[0].parts[0].original == part.session)
  }

  /// A set that leads up to the work is no set of a row, and top set and back-offs are each their own.
  @Test func setsGoToTheRowsWhoseLoadsTheyHave() {
    let rows = [Sample.row(1, kind: .top, sets: 1, amount: 5, load: 8000), Sample.row(2, kind: .backoff, sets: 2, load: 6500)]
    let part = Sample.part(1, [(bench, Sample.sets([8, 5, 8, 8, 8], [4000, 8000, 6500, 6500, 6500]))])
    let logs = Sample.logs([part], rows, [Sample.record(.row(rows[1].row), TypedValues(amounts: Sample.reps(8, 8, 6)))])
    #expect(work(logs).map(\.reps) == [8, 5, 8, 8, 6])
    #expect(work(logs).map(\.row) == [nil, nil, rows[1].row, rows[1].row, rows[1].row])
    let shown = TypedOverlay("ann", rows: rows, records: []).shown(Sample.logs([part], rows, []))
    #expect(shown[rows[0].row] == TypedValues(sets: 1, amounts: Sample.reps(5), loads: Sample.kilograms(80)))
    #expect(shown[rows[1].row] == TypedValues(sets: 3, amounts: Sample.reps(8), loads: Sample.kilograms(65)))
  }

  @Test func bothSidesOfASetAreOne() {
    let row = Sample.row(1, "dumbbell_row", measure: .repsEachSide, sets: 2, load: 2000)
    var sets = Sample.sets([8, 8, 8, 8], [2000])
    for part in [false, true] {
      if part { for index in sets.indices { sets[index].side = index % 2 == 0 ? .left : .right } }
      let logs = Sample.logs(
        [Sample.part(1, [("dumbbell_row", sets)])], [row],
        [Sample.record(.row(row.row), TypedValues(amounts: Sample.reps(8, 6)), exercise: "dumbbell_row")])
      #expect(work(logs).map(\.reps) == [8, 8, 6, 6])
    }
  }

  @Test func loadsAreTurnedIntoTheSessionsUnitAndShownAsTyped() {
    let row = Sample.row(1)
    let records = [Sample.record(.row(row.row), TypedValues(loads: Sample.kilograms(60, 60, 57)))]
    let logs = Sample.logs([Sample.part(1, [(bench, Sample.sets([8, 8, 8], [13500]))], unit: .lb)], [row], records)
    #expect(work(logs).map { $0.load?.description } == ["132.28", "132.28", "125.66"])
    #expect(TypedOverlay("ann", rows: [row], records: records).shown(logs)[row.row]?.loads == Sample.kilograms(60, 60, 57))
  }

  @Test func whatNoPlanAskedForIsChangedByDayAndExercise() {
    let day = Sample.monday + 40
    let part = Sample.part(
      41, [("dip", Sample.sets([10], [nil])), ("barbell_curl", Sample.sets([12], [2000])), ("dip", Sample.sets([8], [nil]))])
    let second = TypedSubject.exercise(date: day, id: "dip", occurrence: 2)
    let new = TypedSubject.exercise(date: day, id: "plank", occurrence: 1)
    let records = [
      Sample.record(second, TypedValues(amounts: Sample.reps(9)), exercise: "dip"),
      Sample.record(new, TypedValues(sets: 2, amounts: TypedAmounts(.seconds, [60])), source: .hand, exercise: "plank"),
    ]
    let logs = Sample.logs([part], [], records)
    #expect(logs.count == 1 && logs[0].key.planStart == nil)
    #expect(logs[0].parts[0].session.exercises.map(\.name) == ["dip", "barbell_curl", "dip", "plank"])
    #expect(work(logs).map(\.reps) == [10, 12, 9, nil, nil] && work(logs).map(\.seconds) == [nil, nil, nil, 60, 60])
    let overlay = TypedOverlay("ann", rows: [], records: records)
    #expect(overlay.shown(second, logs) == TypedValues(sets: 1, amounts: Sample.reps(9)))
    #expect(overlay.shown(.exercise(date: day, id: "squat", occurrence: 1), logs) == nil)
    // Nothing was told of that day: it is a day of its own.
    let alone = Sample.logs([], [], records)
    #expect(alone.map(\.date) == [day] && alone[0].parts[0].app == .hand)
  }

  /// A row that an approved week doesn't have any more was done all the same.
  @Test func aRowThatLeftThePlanKeepsWhatWasDone() {
    let row = RowID(rawValue: 77)
    let logs = Sample.logs([], [Sample.row(1, day: 3)], [Sample.record(.row(row), TypedValues(sets: 2, amounts: Sample.reps(5)))])
    #expect(logs.map(\.date) == [Sample.monday] && work(logs).map(\.reps) == [5, 5])
  }

  // MARK: Whatever was typed

  @Test(arguments: Array(1...20) as [UInt64]) func nothingDependsOnOrderAndTakingBackLeavesNothing(seed: UInt64) {
    var random = SeededRandom(seed)
    let exercises = [bench, "barbell_row", "dip", "plank"]
    var rows: [PlannedRow] = []
    for day in 1...5 {
      for number in 0..<4 {
        rows.append(
          Sample.row(
            UInt64(day * 10 + number), day: day, random.pick(exercises), kind: random.pick([.work, .ramp, .top, .backoff]),
            sets: 1 + random.below(4), load: random.chance(30) ? nil : 250 * Int32.random(in: 8...40, using: &random)))
      }
    }
    var parts: [LogPart] = []
    for day: Int32 in [1, 2, 2, 4, 5, 20] {
      var part = Sample.part(day, [], unit: random.chance(30) ? .lb : .kg)
      part.session.startMinute = Int16(300 + parts.count)
      for _ in 0..<3 {
        let sets = (0..<1 + random.below(5)).map { _ in
          DoneSet(
            kind: random.chance(20) ? .ramp : .work, row: random.chance(20) ? random.pick(rows).row : nil,
            reps: Int32.random(in: 1...12, using: &random), load: Load(hundredths: 250 * Int32.random(in: 8...40, using: &random)),
            side: random.pick([nil, nil, nil, .left, .right]))
        }
        let name = random.pick(exercises)
        part.session.exercises.append(DoneExercise(name: name, exercise: random.chance(90) ? name : nil, sets: sets))
      }
      parts.append(part)
    }
    var records = rows.shuffled(using: &random).prefix(9).map {
      Sample.record(.row($0.row), Sample.values(&random), source: random.pick([.sheet, .hand]), exercise: $0.exercise)
    }
    for day: Int32 in [1, 3, 20, 30] {
      let exercise = random.pick(exercises)
      let subject = TypedSubject.exercise(date: Sample.monday + Int(day - 1), id: exercise, occurrence: 1 + random.below(2))
      records.append(Sample.record(subject, Sample.values(&random), exercise: exercise))
    }
    let plain = Sample.logs(parts, rows, [])
    let logs = Sample.logs(parts, rows, records)
    #expect(Sample.logs(parts.shuffled(using: &random), rows, records.shuffled(using: &random)) == logs)
    // What was told is beside it, and is what everything is made of again.
    let told = logs.flatMap(\.parts).compactMap(\.told)
    #expect(Sample.logs(told, rows, records) == logs)
    #expect(Sample.logs(told, rows, []) == plain)
    for part in logs.flatMap(\.parts) where part.original != nil { #expect(part.original != part.session) }
    // What was typed is what is shown, whatever was told.
    let shown = TypedOverlay("ann", rows: rows, records: records).shown(logs)
    for record in records {
      guard case .row(let id) = record.subject else { continue }
      for field in record.values.fields { #expect(shown[id]?.agrees(record.values, on: field) == true, "\(id) \(field)") }
    }
    // Typing what is shown changes nothing: a sheet that comes back as it went.
    var merge = TypedMerge(records)
    for (id, values) in shown {
      merge.take(
        TypedEntry(.row(id), was: values, values: values), by: TypedAuthor(source: .sheet, who: "Max", at: ""), file: "", on: Sample.monday,
        of: bench)
    }
    #expect(merge.changes.isEmpty && merge.conflicts.isEmpty)
  }
}
