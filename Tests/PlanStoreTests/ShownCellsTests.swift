import GRDB
import SeededNumbers
import Testing
import TrainingModel

@testable import PlanStore

/// What log sheets showed, generation by generation.
@Suite struct ShownCellsTests {
  private let bench: Workbench
  private let store: PlanStore
  private let rows = (1...4).map { RowID(rawValue: $0) }
  private let past = CalendarDate(dayNumber: 0)

  init() throws {
    bench = try Workbench()
    store = try bench.store()
  }

  @discardableResult
  private func note(_ values: [TypedValues], seen: Int = 0, forgetting: CalendarDate? = nil) throws -> Int? {
    let lines = zip(rows, values).map { ShownLine($0, on: Workbench.monday, $1) }
    return try store.noteShown(["c-1": lines], seen: seen, forgetting: forgetting ?? past)["c-1"]
  }

  private func reps(_ count: Int32) -> TypedValues { TypedValues(sets: 3, amounts: TypedAmounts(.reps, [count])) }

  private func count() throws -> String {
    try bench.stranger().read { db in try String.fetchOne(db, sql: "SELECT count(*) || ' ' || max(generation) FROM log_shown") ?? "" }
  }

  @Test func onlyWhatChangedIsWrittenAndOnlyOfRowsThatShowSomething() throws {
    try note([TypedValues(), TypedValues()])
    #expect(try store.shownCells(of: "c-1").generations == [0])
    try note([reps(8), TypedValues()])
    try note([reps(8), TypedValues()])
    #expect(try count() == "1 1")
    try note([reps(8), reps(5)])
    try note([TypedValues(), reps(5)])
    let cells = try store.shownCells(of: "c-1")
    #expect(try count() == "3 3" && cells.generations == [0, 1, 2, 3])
    #expect(cells.values(rows[0], in: 2) == reps(8) && cells.values(rows[0], in: 3).isEmpty && cells.values(rows[1], in: 1).isEmpty)
    #expect(cells.values(rows[3], in: 3).isEmpty && cells.newest(rows[1]) == reps(5))
    #expect(try store.shownCells(of: "c-2").generations == [0])
  }

  @Test func aSheetHasTheNumberOfWhatItShows() throws {
    #expect(try note([TypedValues()], seen: 2) == 0)
    #expect(try note([reps(8)], seen: 3) == 1)
    #expect(try note([reps(8)], seen: 7) == 1)
    #expect(try note([reps(9)], seen: 9) == 2)
    #expect(try note([reps(9)], seen: 9, forgetting: Workbench.monday) == 2)
    let cells = try store.shownCells(of: "c-1")
    #expect([0, 1, 2, 3].map(cells.seen) == [0, 3, 9, 0])
  }

  @Test func everyFieldComesOutAsItWentIn() throws {
    let said = TypedValues(
      sets: 0, amounts: TypedAmounts(.metres, [40_000, 39_950]), loads: TypedLoads(.lb, [Load(hundredths: 13_550)]), halfRPE: 17, pain: 0,
      comment: "knee \"left\" | 8, ü\n'")
    try note([said])
    #expect(try store.shownCells(of: "c-1").newest(rows[0]) == said)
  }

  @Test func aSheetIsOfTheGenerationWithTheFewestOtherCellsAndInDoubtOfTheOldest() throws {
    try note([reps(8)])
    try note([reps(8), reps(5)])
    try note([reps(9), reps(5)])
    let cells = try store.shownCells(of: "c-1")
    #expect(cells.generation(of: [:]) == 0)
    #expect(cells.generation(of: [rows[0]: TypedValues(), rows[1]: TypedValues()]) == 0)
    #expect(cells.generation(of: [rows[0]: reps(8), rows[1]: TypedValues()]) == 1)
    #expect(cells.generation(of: [rows[0]: reps(8), rows[1]: reps(5)]) == 2)
    #expect(cells.generation(of: [rows[0]: reps(9), rows[1]: reps(6)]) == 3)
    // One cell is another than in the second and in the third.
    #expect(cells.generation(of: [rows[0]: reps(7), rows[1]: reps(5)]) == 2)
    // A sheet of rows that never showed anything.
    #expect(cells.generation(of: [rows[3]: reps(7)]) == 0)
  }

  /// However few of a sheet's cells somebody changed, and whatever was shown since, the sheet is known again by the others.
  @Test func aSheetIsKnownAgain() throws {
    var random = SeededRandom(14)
    var sheets: [[TypedValues]] = [Array(repeating: TypedValues(), count: 4)]
    for _ in 0..<12 {
      var next = sheets[sheets.count - 1]
      for _ in 0..<3 { next[random.below(4)] = reps(Int32(random.below(1_000))) }
      sheets.append(next)
      try note(next)
    }
    let cells = try store.shownCells(of: "c-1")
    for (generation, sheet) in sheets.enumerated() {
      #expect(cells.generation(of: Dictionary(uniqueKeysWithValues: zip(rows, sheet))) == generation)
      for (row, values) in zip(rows, sheet) { #expect(cells.values(row, in: generation) == values) }
    }
  }

  @Test func whatIsLongOverIsForgotten() throws {
    try note([reps(8)])
    try note([reps(8)], forgetting: Workbench.monday)
    #expect(try count() == "1 1")
    try store.noteShown([:], seen: 0, forgetting: Workbench.monday + 1)
    #expect(try store.shownCells(of: "c-1").generations == [0])
  }
}
