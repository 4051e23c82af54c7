import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Two people and a machine say something of the same field.
@Suite struct TypedMergeTests {
  private typealias Sample = TypedSamples
  private let row = TypedSubject.row(RowID(rawValue: 5))

  private func author(_ who: String, _ source: LogApp = .sheet) -> TypedAuthor { TypedAuthor(source: source, who: who, at: "then") }

  private func take(_ merge: inout TypedMerge, was: TypedValues, _ values: TypedValues, _ who: TypedAuthor, seen: Int? = nil) {
    merge.take(
      TypedEntry(row, was: was, values: values, line: 7, seen: seen), by: who, file: "lea.log.csv", on: Sample.monday, of: "squat",
      decides: who.source == .hand)
  }

  private let eight = TypedValues(amounts: TypedSamples.reps(8))
  private let seven = TypedValues(amounts: TypedSamples.reps(7))
  private let six = TypedValues(amounts: TypedSamples.reps(6))

  @Test func whatIsAsItWasIsNotTouched() {
    var merge = TypedMerge([])
    take(&merge, was: eight, eight, author("Lea"))
    take(&merge, was: eight, TypedValues(), author("Lea"))
    #expect(merge.records.isEmpty && merge.changes.isEmpty && merge.unchanged == 2)
  }

  @Test func whatIsTypedIsTakenFieldByField() throws {
    var merge = TypedMerge([])
    take(&merge, was: eight, seven, author("Lea"))
    take(&merge, was: TypedValues(), TypedValues(pain: 2), author("Max", .hand))
    let record = try #require(merge.records[row])
    #expect(record.values == TypedValues(amounts: Sample.reps(7), pain: 2))
    #expect(record.authors == [.amounts: author("Lea"), .pain: author("Max", .hand)])
    #expect(merge.changes.map(\.now) == ["reps 7", "2"] && merge.changes.allSatisfy { $0.was == nil } && merge.conflicts.isEmpty)
    // Who saw it may say something else of it.
    take(&merge, was: seven, six, author("Lea"))
    #expect(merge.changes.last?.was == "reps 7" && merge.records[row]?.values.amounts == Sample.reps(6))
  }

  @Test func whoDidNotSeeWhatStandsHasToBeDecided() {
    var merge = TypedMerge([Sample.record(row, seven)])
    take(&merge, was: eight, six, author("Max"))
    #expect(merge.records[row]?.values == seven && merge.changes.isEmpty)
    #expect(merge.conflicts.map(\.typed) == [six] && merge.conflicts.map(\.stands) == [seven] && merge.conflicts[0].line == 7)
    // The same file again is the same conflict, and the one whose words stand decides nothing by coming again.
    var again = TypedMerge(Array(merge.records.values), waiting: merge.conflicts)
    take(&again, was: eight, six, author("Max"))
    take(&again, was: TypedValues(), seven, author("Lea"))
    #expect(again.conflicts == merge.conflicts && again.decided.isEmpty && again.changes.isEmpty)
    // A third person lets a third thing wait.
    take(&again, was: eight, TypedValues(amounts: Sample.reps(5)), author("Zoe"))
    #expect(again.conflicts.count == 2)
  }

  @Test(arguments: [7, 6, 9] as [Int32]) func aPersonDecides(reps: Int32) {
    var conflict = TypedConflict(row, .amounts, typed: six, stands: seven, author: author("Max"), file: "lea.log.csv", line: 7)
    var merge = TypedMerge([Sample.record(row, seven)], waiting: [conflict])
    let decision = TypedValues(amounts: Sample.reps(reps))
    take(&merge, was: seven, decision, author("Lea", .hand))
    conflict.stands = decision
    #expect(merge.decided == [conflict] && merge.conflicts.isEmpty && merge.records[row]?.values == decision)
    // The file that lost comes again.
    var later = TypedMerge(Array(merge.records.values), settled: merge.decided)
    take(&later, was: eight, six, author("Max"))
    #expect(later.conflicts.isEmpty && later.records[row]?.values == decision)
  }

  @Test func whatWasDecidedOnceHoldsForTheSameLineAndAsLongAsItStands() {
    let five = TypedValues(amounts: Sample.reps(5))
    let settled = TypedConflict(row, .amounts, typed: six, stands: seven, author: author("Max"), file: "lea.log.csv", line: 7)
    for (stands, file, line, waits) in [
      (seven, "lea.log.csv", 7, 0), (five, "lea.log.csv", 7, 1), (seven, "max.log.csv", 7, 1), (seven, "lea.log.csv", 8, 1),
    ] {
      var merge = TypedMerge([Sample.record(row, stands)], settled: [settled])
      merge.take(
        TypedEntry(row, was: eight, values: six, line: line, seen: 0), by: author("Max"), file: file, on: Sample.monday, of: "squat")
      #expect(merge.conflicts.count == waits && merge.records[row]?.values == stands, "\(stands) \(file) \(line)")
    }
  }

  @Test func ofOnePersonsWordsTheLaterStand() {
    for standing in [author("Lea"), author("Lea", .hand)] {
      var merge = TypedMerge([Sample.record(row, seven, source: standing.source)])
      take(&merge, was: eight, six, author("Lea"), seen: 3)
      #expect(merge.conflicts.isEmpty && merge.records[row]?.values == six && merge.changes.first?.was == "reps 7")
    }
    // A log from a store says when: an old one brings nothing back.
    for (at, stands, waits) in [("2025-12-31T00:00:00Z", seven, 0), ("2026-01-02T00:00:00Z", six, 0), ("2026-01-01T00:00:00Z", seven, 1)] {
      var merge = TypedMerge([Sample.record(row, seven)])
      take(&merge, was: TypedValues(), six, TypedAuthor(source: .sheet, who: "Lea", at: at))
      #expect(merge.records[row]?.values == stands && merge.conflicts.count == waits, "\(at)")
    }
  }

  @Test func whatAnOldCopyHoldsIsNotSaidAnew() {
    let said = [TypedSaying(number: 4, row, .amounts, six, who: "Lea")]
    func merged(_ stands: TypedRecord?, seen: Int) -> TypedMerge {
      var merge = TypedMerge(stands.map { [$0] } ?? [], said: said)
      take(&merge, was: eight, six, author("Lea"), seen: seen)
      return merge
    }
    var other = Sample.record(row, seven)
    other.authors[.amounts] = author("Max", .hand)
    // Somebody has replaced it, and knew of it.
    #expect(merged(other, seen: 3).conflicts.isEmpty && merged(other, seen: 3).changes.isEmpty)
    // The sheet was written afterwards, so it is typed anew.
    #expect(merged(other, seen: 4).conflicts.map(\.typed) == [six])
    // It was taken back.
    #expect(merged(nil, seen: 3).records.isEmpty && merged(nil, seen: 4).records[row]?.values == six)
    // Whether she went back to it, nobody knows but herself.
    let own = Sample.record(row, seven)
    #expect(merged(own, seen: 3).conflicts.map(\.typed) == [six] && merged(own, seen: 3).records[row]?.values == seven)
    #expect(merged(own, seen: 4).records[row]?.values == six)
  }

  @Test func aSheetThatWasWrittenAfterwardsDecides() {
    let conflict = TypedConflict(row, .amounts, typed: six, stands: seven, author: author("Max"), file: "", line: 7)
    var merge = TypedMerge([Sample.record(row, seven)], waiting: [conflict])
    take(&merge, was: seven, eight, author("Lea"))
    #expect(merge.decided.map(\.typed) == [six] && merge.decided.map(\.stands) == [eight] && merge.records[row]?.values == eight)
  }

  @Test func byHandNewerWordsClearWhatContradictsThem() {
    for (stands, typed, left) in [
      (TypedValues(sets: 0, comment: "ill"), eight, TypedValues(amounts: Sample.reps(8), comment: "ill")),
      (TypedValues(sets: 2), TypedValues(amounts: Sample.reps(8, 8, 7)), TypedValues(amounts: Sample.reps(8, 8, 7))),
      (TypedValues(amounts: Sample.reps(8, 8, 7), pain: 1), TypedValues(sets: 5), TypedValues(sets: 5, pain: 1)),
      (TypedValues(amounts: Sample.reps(8), loads: Sample.kilograms(60)), TypedValues(sets: 0), TypedValues(sets: 0)),
      (
        TypedValues(sets: 3, loads: Sample.kilograms(60)), eight,
        TypedValues(sets: 3, amounts: Sample.reps(8), loads: Sample.kilograms(60))
      ),
    ] {
      var merge = TypedMerge([Sample.record(row, stands)])
      take(&merge, was: stands, typed, author("Lea", .hand))
      #expect(merge.records[row]?.values == left && Set(merge.records[row]?.authors.keys.map { $0 } ?? []) == Set(left.fields))
      let cleared = stands.fields.filter { !left.has($0) }
      #expect(merge.changes.filter { $0.now == nil }.map(\.field) == cleared)
    }
  }

  @Test func takingBackForgetsEverythingOfTheRow() {
    let conflict = TypedConflict(
      row, .pain, typed: TypedValues(pain: 2), stands: TypedValues(pain: 1), author: author("Max"), file: "", line: 7)
    var merge = TypedMerge([Sample.record(row, TypedValues(amounts: Sample.reps(7), pain: 1))], waiting: [conflict])
    merge.forget(row, by: author("Lea", .hand))
    #expect(merge.records.isEmpty && merge.changes.map(\.was) == ["reps 7", "1"] && merge.decided.map(\.typed) == [conflict.typed])
    merge.forget(row, by: author("Lea", .hand))
    #expect(merge.unchanged == 1)
  }

  /// Three sheets of one day in any order: what nobody else typed stands, and no word is lost.
  @Test(arguments: Array(1...10) as [UInt64]) func sheetsInAnyOrderLoseNothing(seed: UInt64) {
    var random = SeededRandom(seed)
    let sheets = (0..<3).map { _ in Sample.values(&random) }
    for _ in 0..<6 {
      var (records, waiting): ([TypedRecord], [TypedConflict]) = ([], [])
      for (place, values) in sheets.enumerated().shuffled(using: &random) {
        var merge = TypedMerge(records, waiting: waiting)
        take(&merge, was: TypedValues(), values, author("\(place)"))
        (records, waiting) = (Array(merge.records.values), waiting + merge.conflicts.filter { new in !waiting.contains(new) })
      }
      for values in sheets {
        for field in values.fields {
          let said = (records.first?.values).map { [$0] } ?? []
          #expect(
            (said + waiting.filter { $0.field == field }.map(\.typed)).contains { $0.agrees(values, on: field) }, "\(field) of \(values)")
        }
      }
    }
  }

  // MARK: As texts

  @Test(arguments: Array(1...30) as [UInt64]) func valuesAreReadAsTheyAreWritten(seed: UInt64) {
    var random = SeededRandom(seed)
    let values = Sample.values(&random)
    var read = TypedValues()
    for field in values.fields {
      let isRead = read.read(values.text(field) ?? "", field)
      #expect(isRead)
    }
    #expect(read == values)
  }

  @Test(arguments: [
    (TypedField.sets, "-1"), (.sets, "100"), (.amounts, "8"), (.amounts, "reps"), (.amounts, "reps -8"), (.amounts, "reps 8||8"),
    (.amounts, "reps 99999999999"), (.load, "kg 60.005"), (.load, "st 9"), (.load, "kg .5"), (.load, "kg 5."),
    (.load, "kg 99999999999999999999"),
    (.rpe, "8.2"), (.rpe, "0.5"), (.rpe, "10.5"), (.pain, "11"), (.pain, "-1"), (.comment, ""),
  ]) func whatIsNoneIsNotRead(_ field: TypedField, _ text: String) {
    var values = TypedValues()
    let isRead = values.read(text, field)
    #expect(!isRead && values.isEmpty)
  }

  @Test func subjectsAreReadAsTheyAreWritten() {
    for subject in [row, .exercise(date: Sample.monday, id: "Bench Press (Barbell)", occurrence: 2)] {
      #expect(TypedSubject(text: subject.description) == subject)
    }
    for text in ["", "r", "2026-02-30 1 squat", "2026-02-20 0 squat", "2026-02-20 squat", "2026-02-20 1 "] {
      #expect(TypedSubject(text: text) == nil, "\(text)")
    }
  }

  @Test func whatIsFarFromWhatWasAskedIsASlip() {
    func slip(_ values: TypedValues, _ row: PlannedRow? = Sample.row(1)) -> String? { values.slip({ "--\($0)" }, asked: row) }
    #expect(slip(TypedValues(sets: 12)) == nil && slip(TypedValues(sets: 13), nil) == nil)
    #expect(slip(TypedValues(sets: 30)) == "--sets says 30, where 3 were asked for: say how many sets were done")
    #expect(slip(TypedValues(loads: Sample.kilograms(60, 599))) == nil && slip(TypedValues(loads: Sample.kilograms(600)), nil) == nil)
    #expect(
      slip(TypedValues(loads: Sample.kilograms(60, 1_000)))
        == "--load says 1000 kg, where 60 was asked for: write what one set was lifted with, such as 62.5")
    #expect(slip(TypedValues(loads: Sample.kilograms(1_000)), Sample.row(1, load: nil))?.contains("more than anybody lifts") == true)
    // Small weights are many times each other, and pounds are held against kilograms.
    #expect(slip(TypedValues(loads: Sample.kilograms(24)), Sample.row(1, load: 200)) == nil)
    #expect(slip(TypedValues(loads: TypedLoads(.lb, [Load(hundredths: 132_000)]))) == nil)
    #expect(slip(TypedValues(loads: TypedLoads(.lb, [Load(hundredths: 132_400)]))) != nil)
    #expect(slip(TypedValues(amounts: Sample.reps(887)))?.contains("write a list as 8|8|7") == true)
  }

  @Test func whatCannotHaveBeenDoneIsSaidInASentence() {
    func fault(_ values: TypedValues) -> String? { values.fault { "--\($0)" } }
    #expect(
      fault(TypedValues(sets: 3, amounts: Sample.reps(8, 8, 7), loads: Sample.kilograms(60), halfRPE: 16, pain: 0, comment: "x")) == nil)
    #expect(
      fault(TypedValues(sets: 4, amounts: Sample.reps(8, 8, 7)))
        == "--amounts has 3 numbers, and --sets says 4: give one for all sets, or one a set")
    #expect(fault(TypedValues(sets: 0, loads: Sample.kilograms(60)))?.contains("left out") == true)
    #expect(fault(TypedValues(amounts: Sample.reps(8, 8, 7), loads: Sample.kilograms(60, 57)))?.contains("3 numbers and --load 2") == true)
    #expect(fault(TypedValues(amounts: Sample.reps(3310))) == "--amounts takes 0 to 1000 reps a set")
    #expect(fault(TypedValues(loads: Sample.kilograms(20_000))) == "--load takes 0 to 2000 kg")
    #expect(fault(TypedValues(amounts: TypedAmounts(.metres, [50_000_001]))) == "--amounts takes 0 to 500000 metres a set")
    #expect(fault(TypedValues(halfRPE: 1)) != nil && fault(TypedValues(pain: 11)) != nil && fault(TypedValues(comment: "")) != nil)
  }
}
