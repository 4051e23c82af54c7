import Editing
import Testing
import TrainingModel

/// Each operation does what it says, and nothing else.
@Suite struct OperationTests {
  var plan = SmallPlan.make()

  private func ids(_ week: Int, _ day: Int) -> [RowID] { plan.rows(week: week, day: day).map(\.rowID) }

  @Test mutating func cellsAreWrittenAsTheyAreTyped() throws {
    let cells = try CellAssignment(["sets=4", "reps=8-12", "load=62,5", "rest=90s", "tempo=3-0-X-0", "superset=a", "note=slowly", "rir="])
    try SetCells(cells, in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    let row = plan.rows[0]
    #expect((row.sets, row.repsMin, row.repsMax, row.load?.description) == (4, 8, 12, "62.5"))
    #expect((row.rest, row.tempo, row.superset, row.note, row.rir) == (90, "3-0-X-0", "A", "slowly", nil))
    #expect(plan.rows[1...] == SmallPlan.make().rows[1...])
  }

  @Test mutating func aLoadThatIsTakenAwayIsToBeFound() throws {
    try SetCells(CellAssignment(["load="]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].load == nil && plan.rows[0].target == "find by effort")
    try SetCells(CellAssignment(["load=50"]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].load?.description == "50" && plan.rows[0].target.isEmpty)
  }

  @Test(arguments: [
    ("sets=0", "'sets' can't be 0: the rules allow 1 to 12"), ("sets=13", "'sets' can't be 13: the rules allow 1 to 12"),
    ("rir=9", "'rir' can't be 9: the rules allow 0 to 6"), ("reps_max=2", "'reps_max' would be 2, less than 'reps_min', 6"),
  ]) func whatTheRulesDontAllowIsRefused(cell: String, message: String) throws {
    var plan = plan
    let error = #expect(throws: EditRefusal.self) {
      try SetCells(CellAssignment([cell]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    }
    #expect(error?.message == message)
  }

  @Test(arguments: [
    ("sest=4", "no cell is called 'sest'", "did you mean 'sets'?"),
    ("sets", "'sets' is no cell with a value", "write it as sets=4 or reps=8-12"),
    ("reps=12-8", "'12-8' ends before it begins", "write it as reps=8-12, as reps=10, or as reps=5+ for five or more"),
    (
      "reps=8..10", "'reps' takes a number or a range of two, not '8..10'",
      "write it as reps=8-12, as reps=10, or as reps=5+ for five or more"
    ),
    ("reps=-5", "'reps' takes a number or a range of two, not '-5'", nil),
    ("reps=5-8+", "'reps' takes a number or a range of two, not '5-8+'", nil),
    ("sets=four", "'sets' takes a whole number, not 'four'", "write it as sets=4"), ("tempo=fast", "'fast' is no tempo", nil),
    ("load=heavy", "'load' takes a number in the client's unit, not 'heavy'", nil),
    ("note=a\u{202E}b", "'note' has a sign in it that can't be read", nil),
  ]) func slipsAreSaidInPlainWords(cell: String, message: String, hint: String?) {
    let error = #expect(throws: EditRefusal.self) { _ = try CellAssignment([cell]) }
    #expect(error?.message == message)
    if let hint { #expect(error?.hint == hint) }
  }

  @Test(arguments: [
    ("90", 90), ("90s", 90), ("180 s", 180), ("3:00", 180), ("1:30", 90), ("0:45", 45), ("3 min", 180), ("3min", 180), ("2 min 30", 150),
    ("1 min 30 s", 90), ("1'30\"", 90), ("2'", 120), ("1.5 min", 90), ("2,5 min", 150), ("0", 0),
  ]) mutating func aRestIsWrittenAsPeopleWriteIt(text: String, seconds: Int) throws {
    for column in ["rest", "rest_s"] {
      try SetCells(CellAssignment(["\(column)=\(text)"]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
      #expect(plan.rows[0].rest == seconds)
    }
  }

  @Test(arguments: ["", "soon", "3:0", "1:75", "3:00:00", "1.33 min", "-5", "9999999", "2 h"]) func whatIsNoRestIsRefused(text: String) {
    let error = #expect(throws: EditRefusal.self) { _ = try CellAssignment(["rest=\(text)"]) }
    #expect(error?.message == "'rest' takes a time, not '\(text)'")
    #expect(error?.hint == "write it as rest=180, as rest=3:00 or as rest='3 min'")
  }

  @Test(arguments: [
    "find by effort", "85 % TM", "82.5 % 1RM", "90 % of top set", "95 % of last time", "85 % TM, projected", "as last time",
    "last time + 2.5", "last time - 5, projected", "projected",
  ]) mutating func aLoadThatIsTypedTakesThePlaceOfItsWords(target: String) throws {
    let id = plan.rows[0].rowID
    plan.rows[0].target = target
    try SetCells(CellAssignment(["load=60"]), in: [id], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].target == target, "the very same load says nothing new")
    try SetCells(CellAssignment(["load=62.5"]), in: [id], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].load == Load(hundredths: 6250) && plan.rows[0].target == "")
    try SetCells(CellAssignment(["load="]), in: [id], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].target == "find by effort")
  }

  @Test(arguments: [
    "move fast", "work up to a 5RM", "build up by feel", "HR 118 to 132", "easy, can talk", "mind the 85 %", "last time it hurt",
  ])
  mutating func wordsThatAreNoLoadStayBesideOne(target: String) throws {
    plan.rows[0].target = target
    try SetCells(CellAssignment(["load=62.5"]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].target == target)
  }

  @Test mutating func aTargetThatIsTypedWithTheLoadStays() throws {
    plan.rows[0].target = "85 % TM"
    try SetCells(CellAssignment(["load=62.5", "target=80 % TM"]), in: [plan.rows[0].rowID], bounds: CellBounds()).apply(to: &plan)
    #expect(plan.rows[0].target == "80 % TM")
  }

  @Test mutating func aRowThatLeavesTakesItsBuildUpAlong() {
    var ramp = plan.rows[0]
    (ramp.rowID, ramp.kind, ramp.order) = (RowID(rawValue: 5), .ramp, 1)
    plan.rows[0].order = 2
    plan.rows[1].order = 3
    plan.rows.insert(ramp, at: 0)
    RemoveRows([plan.rows[1].rowID]).apply(to: &plan)
    #expect(plan.rows(week: 1, day: 1).map(\.exercise) == ["row"] && plan.rows(week: 1, day: 1)[0].order == 3)
  }

  @Test mutating func theLastRowTakesItsSessionAlong() {
    RemoveRows(ids(1, 1)).apply(to: &plan)
    #expect(plan.session(on: PlanDay(week: 1, day: 1)) == nil && plan.sessions.count == 7)
  }

  @Test mutating func theOtherHalfOfASupersetStandsAlone() {
    plan.rows[0].superset = "A"
    plan.rows[1].superset = "A"
    RemoveRows([plan.rows[0].rowID]).apply(to: &plan)
    #expect(plan.rows[0].superset.isEmpty)
  }

  @Test mutating func onlyRowsThatHaveToGetAnotherOrder() throws {
    let before = plan.rows(week: 1, day: 4)
    try MoveRows([before[2].rowID], to: PlanDay(week: 1, day: 4), at: 1).apply(to: &plan)
    let after = plan.rows(week: 1, day: 4)
    #expect(after.map(\.exercise) == ["curl", "press", "plank"] && after.map(\.order) == [1, 2, 3])
    plan = SmallPlan.make()
    RemoveRows([before[1].rowID]).apply(to: &plan)
    #expect(plan.rows(week: 1, day: 4).map(\.order) == [1, 3], "a gap is no reason to change a row")
    try MoveRows([before[0].rowID], to: PlanDay(week: 1, day: 1), at: 2).apply(to: &plan)
    #expect(plan.rows(week: 1, day: 1).map(\.exercise) == ["squat", "press", "row"])
    #expect(plan.rows(week: 1, day: 1).map(\.order) == [1, 2, 3])
  }

  @Test mutating func aRowGoesDownToTheOrderThatIsAskedFor() throws {
    let first = plan.rows(week: 1, day: 4)[0]
    try MoveRows([first.rowID], to: PlanDay(week: 1, day: 4), at: 3).apply(to: &plan)
    #expect(plan.rows(week: 1, day: 4).map(\.exercise) == ["plank", "curl", "press"])
  }

  @Test mutating func aFreeDayTakesOverTheSessionsName() throws {
    try MoveRows([plan.rows[0].rowID], to: PlanDay(week: 1, day: 3)).apply(to: &plan)
    #expect(plan.session(on: PlanDay(week: 1, day: 3))?.focus == "Lower")
  }

  @Test func rowsThatJoinASessionAreTold() throws {
    let (lower, row) = (PlanDay(week: 1, day: 1), plan.rows(week: 1, day: 4)[0].rowID)
    let company = try #require(MoveRows([row], to: lower).company(in: plan))
    #expect(company.session.focus == "Lower" && company.rows == 2)
    #expect(MoveRows([row], to: PlanDay(week: 1, day: 3)).company(in: plan) == nil, "a free day")
    #expect(MoveRows([row], to: PlanDay(week: 1, day: 4), at: 2).company(in: plan) == nil, "its own day")
  }

  @Test mutating func sessionsMoveAndChangePlaces() throws {
    var moved = plan
    try MoveSession(from: PlanDay(week: 1, day: 1), to: PlanDay(week: 1, day: 2)).apply(to: &moved)
    #expect(moved.rows(week: 1, day: 2).map(\.rowID) == ids(1, 1) && moved.rows(week: 1, day: 1).isEmpty)
    #expect(moved.session(on: PlanDay(week: 1, day: 2))?.focus == "Lower" && moved.session(on: PlanDay(week: 1, day: 1)) == nil)
    let error = #expect(throws: EditRefusal.self) {
      try MoveSession(from: PlanDay(week: 1, day: 1), to: PlanDay(week: 1, day: 4)).apply(to: &moved)
    }
    #expect(error?.message == "mon 2026-12-07 has no session")
    let (lower, upper) = (ids(1, 1), ids(1, 4))
    try MoveSession(from: PlanDay(week: 1, day: 1), to: PlanDay(week: 1, day: 4), exchanges: true).apply(to: &plan)
    #expect(ids(1, 1) == upper && ids(1, 4) == lower && plan.session(on: PlanDay(week: 1, day: 1))?.focus == "Upper")
  }

  @Test mutating func rowsAreReorderedByTheOrdersTheyHave() throws {
    try ReorderRows(PlanDay(week: 1, day: 4), sequence: [3, 1]).apply(to: &plan)
    #expect(plan.rows(week: 1, day: 4).map(\.exercise) == ["curl", "press", "plank"])
    let error = #expect(throws: EditRefusal.self) { try ReorderRows(PlanDay(week: 1, day: 4), sequence: [9]).apply(to: &plan) }
    #expect(error?.hint == "its orders are 1, 2, 3")
  }

  @Test mutating func aBuildUpStaysWithItsExercise() throws {
    for index in plan.rows.indices where plan.rows[index].week == 1 && plan.rows[index].day == 4 { plan.rows[index].order += 1 }
    var ramp = plan.rows(week: 1, day: 4)[0]
    (ramp.rowID, ramp.kind, ramp.order) = (RowID(rawValue: 5), .ramp, 1)
    plan.rows.append(ramp)
    plan.sort()
    func names() -> [String] { plan.rows(week: 1, day: 4).map { $0.kind == .ramp ? "ramp" : $0.exercise } }
    #expect(names() == ["ramp", "press", "plank", "curl"])
    try ReorderRows(PlanDay(week: 1, day: 4), sequence: [3, 2]).apply(to: &plan)
    #expect(names() == ["plank", "ramp", "press", "curl"])
    try MoveRows([plan.rows(week: 1, day: 4)[3].rowID], to: PlanDay(week: 1, day: 4), at: 3).apply(to: &plan)
    #expect(names() == ["plank", "curl", "ramp", "press"], "nothing comes between an exercise and its build-up")
  }

  @Test mutating func newRowsHaveIdsThatFollowFromBlockAndRevision() throws {
    let row = PlanRow(rowID: RowID(rawValue: 0), week: 0, day: 0, order: 1, exercise: "press", sets: 3, repsMin: 8, repsMax: 10, rest: 60)
    var again = plan
    let first = try AddRow(row, on: PlanDay(week: 2, day: 3)).apply(to: &plan)
    #expect(try AddRow(row, on: PlanDay(week: 2, day: 3)).apply(to: &again) == first)
    #expect(plan.session(on: PlanDay(week: 2, day: 3))?.focus == "Extra session")
    again.revision = 2
    #expect(try AddRow(row, on: PlanDay(week: 2, day: 3)).apply(to: &again) != first)
  }

  @Test mutating func pastedRowsAreNewRowsWithFreeSupersets() throws {
    plan.rows[0].superset = "A"
    plan.rows[1].superset = "A"
    let clip = PlanClip(plan.rows(week: 1, day: 1), of: plan, extent: .day)
    let rows = clip.rows.compactMap(\.planRow).map { row -> PlanRow in
      var row = row
      (row.week, row.day) = (1, 1)
      return row
    }
    try PasteRows(rows, sessions: []).apply(to: &plan)
    let day = plan.rows(week: 1, day: 1)
    #expect(day.map(\.exercise) == ["squat", "row", "squat", "row"] && day.map(\.superset) == ["A", "A", "B", "B"])
    #expect(Set(plan.rows.map(\.rowID)).count == plan.rows.count)
  }

  @Test mutating func whatIsOverStaysAsItIs() throws {
    plan = SmallPlan.make(statuses: [.finalized, .approved, .pending, .draft])
    func refusal(_ week: Int, _ day: Int, today: Int) -> EditRefusal? {
      var changed = plan
      RemoveRows([plan.rows(week: week, day: day)[0].rowID]).apply(to: &changed)
      return LockedDays.refusal(from: plan, to: changed, today: SmallPlan.monday + today)
    }
    #expect(refusal(1, 1, today: 0)?.message == "week 1 is over and finalized, so it stays as it was trained")
    #expect(refusal(2, 1, today: 8)?.message == "mon 2026-12-14 is over, and an approved plan was in force, so it stays as it is")
    #expect(refusal(2, 4, today: 8) == nil && refusal(2, 1, today: 7) == nil && refusal(3, 1, today: 20) == nil)
  }

  @Test mutating func whatIsNotThereIsSaidWithWhatIs() throws {
    func refusal(_ change: (inout RowAddress) -> Void) -> EditRefusal? {
      var address = RowAddress()
      change(&address)
      return #expect(throws: EditRefusal.self) { _ = try address.onlyRow(in: plan) { $0.uppercased() } }
    }
    let day = refusal { ($0.date, $0.order) = (SmallPlan.monday, 7) }
    #expect(day?.message == "mon 2026-12-07 has no such row" && day?.hint == "it has 1 SQUAT (squat), 2 ROW (row)")
    #expect(refusal { ($0.week, $0.day) = (1, 2) }?.hint == "there are sessions on mon 2026-12-07, thu 2026-12-10")
    #expect(refusal { $0.exercise = "squat" }?.message == "4 rows fit, and one is wanted")
    #expect(refusal { $0.row = RowID(rawValue: 3) }?.message == "the block from 2026-12-07 has no row \(RowID(rawValue: 3))")
    #expect(refusal { $0.date = SmallPlan.monday + 28 }?.message == "2027-01-04 is not in the block from 2026-12-07 to 2027-01-03")
  }

  @Test(arguments: [
    ("c-1:2026-12-07", true), ("c-1:week:4", true), ("c-1:month", true), ("c-1:rbcdfghjklmnp", true), ("c-1", false), ("c-1:week:5", false),
    (":2026-12-07", false), ("c-1:week", false), ("c-1:2026-12-07:x", false),
  ]) func placesAreReadAsTheyAreWritten(text: String, isPlace: Bool) { #expect((ClipPlace(text) != nil) == isPlace) }
}
