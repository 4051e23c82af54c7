import Testing
import TrainingModel

@testable import Editing

/// Which exercise a line means when names have changed since it was written: the id comes before the name.
@Suite struct SheetIdentityTests {
  private let base = SmallPlan.make()
  /// Since the sheet was written, the squat was renamed, the press has got the squat's old name, and the row has a German one.
  private let names = ExerciseNames(
    [["squat": "Barbell Squat", "row": "Barbell Row", "press": "Back Squat", "hold": "Side Plank"], ["row": "Rudern"]],
    past: ["squat": ["Back Squat", "Kniebeuge"], "press": ["Press"]])

  private var catalogue: ExerciseCatalogue {
    let weight = ExerciseCatalogue.Entry(measure: .reps, basis: .total, kind: .work, isLoaded: true, hasTempo: true)
    let hold = ExerciseCatalogue.Entry(measure: .secondsEachSide, basis: .none, kind: .work, isLoaded: false, hasTempo: false)
    return ExerciseCatalogue(entries: ["squat": weight, "row": weight, "press": weight, "hold": hold], names: names)
  }

  /// The first line of the block, a squat as it was exported, and what it does after a change.
  private func compare(_ change: (inout SheetLine) -> Void) -> (row: PlanRow, comparison: SheetComparison) {
    let row = base.rows[0]
    var line = SheetLine(
      line: 2, rowID: row.rowID, clientID: base.clientID, planStart: base.planStart, date: base.date(week: row.week, day: row.day))
    (line.week, line.revision, line.order, line.superset) = (1, 1, row.order, row.superset)
    (line.exerciseID, line.exerciseName) = ("squat", "Back Squat")
    (line.kind, line.measure, line.sets, line.repsMin, line.repsMax) = (row.kind, row.measure, row.sets, row.repsMin, row.repsMax)
    (line.load, line.unit, line.basis, line.target, line.rir) = (row.load, base.unit, row.basis, row.target, row.rir)
    (line.rest, line.tempo, line.note) = (row.rest, row.tempo, row.note)
    change(&line)
    var short = base
    short.rows.removeAll { $0.planDay == row.planDay && $0.rowID != row.rowID }
    let comparison = SheetComparison([line], at: [0], base: short, catalogue: catalogue, allowsDeletions: false)
    return (comparison.yours.rows[0], comparison)
  }

  @Test(arguments: ["Back Squat", "Kniebeuge", "Barbell Squat", "back  squat", "KNIEBEUGE"])
  func aNameThatTheExerciseHadChangesNothing(name: String) {
    #expect(compare { $0.exerciseName = name }.comparison.isUnchanged)
    #expect(compare { ($0.exerciseID, $0.exerciseName) = (nil, name) }.comparison.isUnchanged, "without the column 'exercise_id'")
    let moved = compare { ($0.exerciseName, $0.date) = (name, $0.date + 1) }
    #expect(moved.row.exercise == "squat" && moved.row.day == 2 && moved.comparison.issues.isEmpty)
    let loaded = compare { ($0.exerciseName, $0.load) = (name, Load(hundredths: 7000)) }
    #expect(loaded.row.exercise == "squat" && loaded.row.load == Load(hundredths: 7000))
  }

  @Test func whatTheCoachChangedIsTaken() {
    #expect(compare { $0.exerciseID = "row" }.row.exercise == "row", "the name is still that of the old exercise")
    #expect(compare { $0.exerciseName = "Barbell Row" }.row.exercise == "row")
    #expect(compare { $0.exerciseName = "Rudern" }.row.exercise == "row")
    #expect(compare { $0.exerciseName = "Press" }.row.exercise == "press", "by the name that it had in the sheet")
    #expect(compare { ($0.exerciseID, $0.exerciseName) = ("press", "Press") }.row.exercise == "press")
    #expect(compare { ($0.exerciseID, $0.exerciseName) = ("row", "Press") }.comparison.issues.map(\.column) == ["exercise"])
  }

  @Test func aNameOfTwoExercisesIsAskedAbout() {
    let names = ExerciseNames([["squat": "Squat", "row": "Row", "press": "Row Machine"]], past: ["press": ["Row"]])
    #expect(names.exercises(named: "Row") == ["row", "press"])
  }

  @Test func anIdIsUnderstoodWithBlanksToo() {
    let names = ExerciseNames([["back_squat": "Barbell Back Squat", "hack_squat": "Hack Squat", "push_up": "Push-Up"]])
    #expect(names.exercises(named: "Back Squat") == ["back_squat"] && names.exercises(named: "push up") == ["push_up"])
    #expect(names.exercises(named: "Front Squat").isEmpty)
  }

  @Test func theSameNumberOfAnotherMeasureIsTakenWhereTheMeasureIsWrittenToo() {
    let silent = compare { ($0.exerciseID, $0.exerciseName) = ("hold", "Side Plank") }
    #expect(silent.comparison.issues.map(\.column) == ["reps_min"] && silent.comparison.issues[0].hint.contains("'seconds_each_side'"))
    let said = compare { ($0.exerciseID, $0.exerciseName, $0.measure) = ("hold", "Side Plank", .secondsEachSide) }
    #expect(said.comparison.issues.isEmpty && said.row.measure == .secondsEachSide && said.row.repsMin == base.rows[0].repsMin)
  }

  @Test func membersOfASupersetAreReadAsOneAndWhatIsNoneIsRefused() {
    for text in ["A", "a", "A1", "1"] { #expect(compare { $0.superset = text }.row.superset == "A") }
    let odd = compare { $0.superset = "with the row" }
    #expect(odd.comparison.issues.map(\.column) == ["superset"] && odd.row.superset == "")
  }

  @Test func cellsThatOnlyTellMayHoldAnything() {
    let odd = compare { ($0.measure, $0.basis, $0.unit) = (.seconds, .band, .lb) }
    #expect(odd.comparison.isUnchanged && Set(odd.comparison.remarks.compactMap(\.column)) == ["measure", "load_basis", "unit"])
    #expect(compare { ($0.measure, $0.basis, $0.unit, $0.week) = (nil, nil, nil, nil) }.comparison.remarks.isEmpty)
    // A new number beside it may be meant as the cell says: that is asked.
    #expect(compare { ($0.unit, $0.load) = (.lb, Load(hundredths: 13500)) }.comparison.issues.map(\.column) == ["unit"])
    #expect(compare { ($0.measure, $0.repsMin) = (.seconds, 5) }.comparison.issues.map(\.column) == ["measure"])
  }
}
