import Editing
import Testing
import TrainingModel

@Suite struct PlanRowTests {
  @Test func rowsStandInCalendarOrder() {
    let row = PlanRow(rowID: RowID(rawValue: 1), week: 1, day: 2, order: 1, exercise: "squat", sets: 3, repsMin: 5, repsMax: 5, rest: 120)
    var (later, next) = (row, row)
    later.order = 2
    next.week = 2
    #expect([next, later, row].sorted(by: PlanRow.isInOrder) == [row, later, next])
  }
}
