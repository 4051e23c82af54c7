import Editing
import Testing
import TrainingModel

@Suite struct PlanDifferenceTests {
  private func name(_ id: String) -> String { ["squat": "Back Squat", "row": "Barbell Row"][id] ?? id }

  @Test func saysCellByCellWhatChangedOnWhichDay() {
    let plan = SmallPlan.make()
    var edited = plan
    edited.rows[0].sets = 4
    edited.rows[0].load = nil
    edited.rows[0].target = "find by effort"
    let difference = PlanDifference(from: plan, to: edited)
    #expect(
      difference.lines(name: name) == [
        "mon 2026-12-07, week 1", "  Back Squat: sets 3 → 4, load 60 kg → none, target none → 'find by effort'",
      ])
    #expect(difference.countWords == "1 row changed")
  }

  @Test func tellsMovesAdditionsAndRemovals() {
    let plan = SmallPlan.make()
    var edited = plan
    edited.rows[0].day = 2
    edited.rows.removeLast()
    edited.sessions.append(PlanSession(week: 1, day: 2, focus: "Extra", minutes: 20))
    edited.rows.append(
      PlanRow(rowID: RowID(rawValue: 999), week: 1, day: 2, order: 2, exercise: "row", sets: 3, repsMin: 8, repsMax: 10, rest: 60))
    edited.sort()
    let difference = PlanDifference(from: plan, to: edited)
    let text = difference.lines(name: name).joined(separator: "\n")
    #expect(text.contains("tue 2026-12-08, week 1\n  a session is new here: Extra\n  Back Squat: moved from mon 2026-12-07"))
    #expect(text.contains("  added Barbell Row, 3 × 8 to 10"))
    #expect(text.contains("  removed "))
    #expect(difference.countWords == "1 row added, 1 removed, 1 moved")
  }

  @Test func theSameNumberOfAnotherUnitIsAnotherLoad() {
    let plan = SmallPlan.make(unit: .lb)
    var planned = SmallPlan.make(unit: .kg)
    planned.rows[1].load = Load(hundredths: 2750)
    planned.rows[2].load = nil
    planned.rows.removeLast()
    let difference = PlanDifference(from: plan, to: planned, of: [1])
    #expect(
      Array(difference.lines(name: name).prefix(5)) == [
        "mon 2026-12-07, week 1", "  Back Squat: load 60 lb → 60 kg", "  Barbell Row: load 60 lb → 27.5 kg", "thu 2026-12-10, week 1",
        "  press: load 60 lb → none",
      ])
    #expect(PlanDifference(from: plan, to: planned).lines(name: name).last == "  removed curl, 3 × 6 to 8 at 60 lb")
  }

  @Test func theSameIsNothing() {
    let plan = SmallPlan.make()
    #expect(PlanDifference(from: plan, to: plan).isEmpty)
    #expect(PlanDifference(from: plan, to: plan).countWords == "nothing")
  }

  @Test func aRangeIsToldAsOneAndASessionThatMovesInOneLine() throws {
    let plan = SmallPlan.make()
    var edited = plan
    edited.rows[0].repsMax = 12
    edited.rows[1].repsMax = nil
    #expect(
      PlanDifference(from: plan, to: edited).lines(name: name).dropFirst() == [
        "  Back Squat: reps 6 to 8 → 6 to 12", "  Barbell Row: reps 6 to 8 → 6 or more",
      ])
    edited = plan
    try MoveSession(from: PlanDay(week: 1, day: 4), to: PlanDay(week: 1, day: 5)).apply(to: &edited)
    #expect(
      PlanDifference(from: plan, to: edited).lines(name: name) == [
        "thu 2026-12-10, week 1", "  nothing is left of the session Upper", "fri 2026-12-11, week 1", "  a session is new here: Upper",
        "  3 rows moved from thu 2026-12-10 as they are",
      ])
  }
}
