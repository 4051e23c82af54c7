import Testing
import TrainingModel

@testable import Editing

/// The declaration of a row's columns, and what of it can't be seen when it is compiled.
@Suite struct RowColumnTests {
  /// Rows in the archives of old stores have these places: a new column comes behind them.
  @Test func aColumnKeepsItsPlace() {
    #expect(
      RowColumn.allCases.prefix(20).map(\.id) == [
        "row_id", "week", "date", "order", "superset", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max", "load",
        "load_basis",
        "target", "rir", "rest_s", "tempo", "note", "reasons", "unit",
      ])
    #expect(RowColumn.allCases.enumerated().allSatisfy { $0.offset == Int($0.element.rawValue) })
  }

  @Test func noNameStandsTwice() {
    for names in [RowColumn.spellings, RowColumn.allCases.map(\.view), RowColumn.allCases.compactMap(\.table), SheetColumn.spellings] {
      #expect(Set(names).count == names.count, "\(names)")
    }
  }

  @Test(arguments: RowColumn.allCases)
  func aSheetShowsEveryColumnOnce(_ column: RowColumn) {
    // The rules behind a row stand beside the sheet.
    #expect(SheetColumn.allCases.count { $0.row == column } == (column == .reasons ? 0 : 1), "'\(column)' in SheetColumn")
  }

  @Test func aCoachChangesWhatTheSheetIsReadFor() {
    #expect(
      SheetColumn.edited.map(\.id) == [
        "date", "status", "order", "superset", "exercise", "kind", "sets", "reps_min", "reps_max", "load", "target", "rir", "rest_s",
        "tempo",
        "note",
      ])
    #expect(RowColumn.compared == RowColumn.contents.reduce(into: [.day, .order]) { $0.append($1) })
    #expect(Set(RowColumn.ofTheExercise).isSubset(of: RowColumn.contents))
  }

  /// What is compared cell by cell is what makes rows differ, and what is taken over is the same afterwards.
  @Test(arguments: RowColumn.allCases)
  func aColumnIsComparedTakenAndTold(_ column: RowColumn) throws {
    let row = PlanRow(
      rowID: RowID(rawValue: 1), week: 1, day: 2, order: 3, superset: "A", exercise: "back_squat", kind: .work, measure: .reps, sets: 4,
      repsMin: 5, repsMax: 6, load: Load(hundredths: 700), basis: .total, target: "eight", rir: 9, rest: 10, tempo: "1-1-1-1",
      note: "twelve",
      reasons: "13")
    let other = PlanRow(
      rowID: RowID(rawValue: 2), week: 2, day: 3, order: 4, superset: "B", exercise: "plank", kind: .top, measure: .seconds, sets: 5,
      repsMin: 6, repsMax: 7, load: Load(hundredths: 800), basis: .added, target: "nine", rir: 10, rest: 11, tempo: "2-2-2-2",
      note: "thirteen",
      reasons: "14")
    // The block says the unit of all its rows.
    let isOfTheBlock = column == .unit
    #expect(row.isSame(column, as: other) == isOfTheBlock, "'\(column)' in PlanRow.isSame")
    let start = CalendarDate(dayNumber: 20_794)
    #expect((row.text(of: column, from: start) == other.text(of: column, from: start)) == isOfTheBlock, "'\(column)' in PlanRow.text")
    var taken = row
    taken.take(column, from: other)
    #expect(taken.isSame(column, as: other) && (taken == row) == isOfTheBlock, "'\(column)' in PlanRow.take")
    for rest in RowColumn.allCases where rest != column && !(column == .day && rest == .week) && !(column == .week && rest == .day) {
      #expect(taken.isSame(rest, as: row), "'\(column)' takes '\(rest)' along")
    }
  }
}
