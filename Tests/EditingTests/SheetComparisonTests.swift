import Foundation
import Testing
import TrainingModel

@testable import Editing

/// What the lines of a sheet change in a block.
@Suite struct SheetComparisonTests {
  private let base = SmallPlan.make()
  private let catalogue = ExerciseCatalogue(
    entries: [
      "squat": .init(measure: .reps, basis: .total, kind: .work, isLoaded: true, hasTempo: true),
      "row": .init(measure: .reps, basis: .total, kind: .work, isLoaded: true, hasTempo: true),
      "press": .init(measure: .reps, basis: .total, kind: .work, isLoaded: true, hasTempo: true),
      "leg_press": .init(measure: .reps, basis: .stack, kind: .work, isLoaded: true, hasTempo: true),
      "hold": .init(measure: .seconds, basis: .none, kind: .work, isLoaded: false, hasTempo: false),
    ],
    names: ExerciseNames([
      ["squat": "Back Squat", "row": "Barbell Row", "press": "Press", "leg_press": "Leg Press", "hold": "Hollow Hold"],
      ["squat": "Kniebeuge"],
    ]))

  /// The lines that an export of the block would give.
  private var lines: [SheetLine] {
    base.rows.enumerated().map { index, row in
      var line = SheetLine(
        line: index + 2, rowID: row.rowID, clientID: base.clientID, planStart: base.planStart, date: base.date(week: row.week, day: row.day)
      )
      (line.week, line.status, line.revision) = (row.week, "pending", 1)
      (line.order, line.superset, line.exerciseID, line.kind, line.measure) = (row.order, row.superset, row.exercise, row.kind, row.measure)
      line.exerciseName = catalogue.name(of: row.exercise)
      (line.sets, line.repsMin, line.repsMax, line.load, line.unit) = (row.sets, row.repsMin, row.repsMax, row.load, base.unit)
      (line.basis, line.target, line.rir, line.rest, line.tempo, line.note) = (
        row.basis, row.target, row.rir, row.rest, row.tempo, row.note
      )
      return line
    }
  }

  private func compare(_ lines: [SheetLine], allowsDeletions: Bool = false) -> SheetComparison {
    SheetComparison(lines, at: Array(lines.indices), base: base, catalogue: catalogue, allowsDeletions: allowsDeletions)
  }

  @Test func theSheetAsItWasExportedChangesNothing() {
    #expect(compare(lines).isUnchanged && compare(lines).yours == base)
    #expect(compare(lines.reversed()).isUnchanged, "sorted otherwise it says the same")
    var german = lines
    german[0].exerciseName = "Kniebeuge"
    #expect(compare(german).isUnchanged)
  }

  @Test func linesOfAWeekThatTheBlockNeverHadAreToldApart() {
    var short = base
    short.leaveOut([4])
    let comparison = SheetComparison(lines, at: Array(lines.indices), base: short, catalogue: catalogue, allowsDeletions: false)
    let those = lines.indices.filter { lines[$0].week == 4 }
    #expect(comparison.weekless.map(\.line) == those && comparison.weekless.allSatisfy { $0.week == 4 })
    #expect(!comparison.isUnchanged && comparison.yours == short && comparison.issues.isEmpty && comparison.missing.isEmpty)
  }

  @Test func whatIsChangedInAWeekThatIsGoneIsNamedAndLeftOut() throws {
    var edited = lines
    let inFour = try #require(edited.firstIndex { $0.week == 4 })
    let inThree = try #require(edited.firstIndex { $0.week == 3 })
    let inTwo = try #require(edited.firstIndex { $0.week == 2 })
    edited[inFour].note = "new"
    edited[inThree].date = base.date(week: 4, day: 1)
    edited[inTwo].note = "stays"
    edited.removeLast()
    var comparison = compare(edited)
    #expect(comparison.missing.map(\.week) == [4])
    let touched = comparison.leaveOut([4])
    #expect(touched.map(\.line) == [inThree, inFour] && touched.allSatisfy { $0.week == 4 })
    #expect(comparison.missing.isEmpty && comparison.lines.count == 1)
    #expect(comparison.yours.weeks.map(\.week) == [1, 2, 3] && !comparison.yours.rows.contains { $0.week == 4 })
    var untouched = compare(lines)
    #expect(untouched.leaveOut([4]).isEmpty && untouched.isUnchanged)
  }

  /// Ten times the rows take about ten times as long, and more than a block may have take no time at all.
  @Test func newRowsAreComparedInLinearTime() {
    func added(_ count: Int) -> [SheetLine] {
      lines
        + (0..<count).map { place in
          var line = lines[0]
          (line.line, line.rowID, line.revision, line.order) = (100 + place, nil, nil, .some(nil))
          line.date = base.planStart + place % 28
          return line
        }
    }
    func cost(_ lines: [SheetLine]) -> Double {
      (0..<3).map { _ in
        let begun = threadTime()
        #expect(compare(lines).yours.rows.count >= base.rows.count)
        return Double(threadTime() - begun)
      }.min() ?? 0
    }
    let (few, many) = (added(190), added(1_900))
    #expect(compare(many).yours.rows.count == base.rows.count + 1_900 && compare(many).issues.isEmpty)
    #expect(cost(many) < 30 * cost(few) + 2_000)
    let tooMany = compare(added(200_000))
    #expect(tooMany.issues.count == 1 && tooMany.yours == base)
  }

  @Test func columnsThatWereTakenOutChangeNothing() {
    let bare = lines.map { line in
      var bare = SheetLine(line: line.line, rowID: line.rowID, clientID: line.clientID, planStart: line.planStart, date: line.date)
      (bare.revision, bare.order) = (1, line.order)
      return bare
    }
    #expect(compare(bare).isUnchanged)
  }

  @Test func aMissingDayIsUntouchedAndAMissingRowOfADayIsADeletionThatWaits() {
    let first = base.rows.filter { $0.week == 1 && $0.day == 1 }.map(\.rowID)
    let withoutDay = compare(lines.filter { line in !first.contains { $0 == line.rowID } })
    #expect(withoutDay.isUnchanged)
    let withoutRow = lines.filter { $0.rowID != first[0] }
    #expect(compare(withoutRow).missing.map(\.rowID) == [first[0]] && compare(withoutRow).yours.rows == base.rows)
    let removed = compare(withoutRow, allowsDeletions: true).yours
    #expect(removed.rows.count == base.rows.count - 1 && removed.rows[0].order == 2, "who is left keeps the number")
    var explicit = lines
    explicit[0].isDeleted = true
    #expect(compare(explicit).yours.rows == removed.rows && compare(explicit).missing.isEmpty)
  }

  @Test func newRowsGetTheSameIDEachTimeAndStandWhereTheyWereTyped() throws {
    var edited = lines
    var new = edited[2]
    (new.rowID, new.order, new.exerciseID, new.exerciseName) = (nil, .some(nil), "", "leg press")
    (new.measure, new.basis) = (nil, nil)
    new.load = .some(nil)
    edited.insert(new, at: 3)
    edited.insert(new, at: 4)
    let (first, second) = (compare(edited), compare(edited))
    #expect(first.issues.isEmpty && first.yours == second.yours && first.yours.rows.count == base.rows.count + 2)
    let day = first.yours.rows(week: 1, day: 4)
    #expect(day.map(\.exercise) == ["press", "leg_press", "leg_press", "plank", "curl"] && Set(day.map(\.rowID)).count == 5)
    #expect(day[1].basis == .stack && day[1].target == "find by effort" && day[1].reasons.isEmpty)
  }

  @Test func aSwappedExerciseTakesWhatBelongsToItAlong() {
    var edited = lines
    edited[0].exerciseName = "Leg Press"
    let row = compare(edited).yours.rows[0]
    #expect(row.exercise == "leg_press" && row.basis == .stack && row.load == nil && row.target == "find by effort")
    edited[0].load = .some(Load(hundredths: 9000))
    #expect(compare(edited).yours.rows[0].load == Load(hundredths: 9000) && compare(edited).yours.rows[0].target.isEmpty)
    edited[0].exerciseID = "press"
    #expect(compare(edited).issues.map(\.column) == ["exercise"], "id and name say two things")
    var hold = lines
    hold[0].exerciseID = "hold"
    #expect(compare(hold).issues.map(\.column) == ["reps_min"], "8 reps are not 8 seconds")
    (hold[0].repsMin, hold[0].repsMax) = (20, 30)
    let held = compare(hold).yours.rows[0]
    #expect(compare(hold).issues.isEmpty && held.measure == .seconds && held.load == nil && held.target.isEmpty && held.tempo.isEmpty)
  }

  @Test func aBuildUpThatGetsAnotherExerciseIsDoneByFeel() throws {
    var plan = base
    plan.rows[0].kind = .ramp
    var line = lines[0]
    (line.kind, line.exerciseID) = (.ramp, "leg_press")
    let comparison = SheetComparison([line], at: [0], base: plan, catalogue: catalogue, allowsDeletions: false)
    let row = try #require(comparison.yours.rows.first { $0.rowID == plan.rows[0].rowID })
    #expect(comparison.issues.isEmpty && row.load == nil && row.kind == .ramp && row.target == "build up by feel")
  }

  @Test func aWholeSessionMovesWithItsFocus() {
    var edited = lines
    for index in edited.indices where base.rows[index].week == 2 && base.rows[index].day == 1 {
      edited[index].date = edited[index].date + 1
    }
    let comparison = compare(edited)
    #expect(comparison.issues.isEmpty && comparison.missing.isEmpty)
    #expect(comparison.yours.sessions.contains { ($0.week, $0.day, $0.focus) == (2, 2, "Lower") })
    #expect(!comparison.yours.sessions.contains { ($0.week, $0.day) == (2, 1) })
    #expect(comparison.yours.rows(week: 2, day: 2).map(\.order) == [1, 2])
    edited[0].date = base.planStart + 40
    #expect(compare(edited).issues.map(\.column) == ["date"])
  }

  @Test func theCellsOfTheOrderDecideAndNumbersChangeOnlyWhereTheyMust() {
    var edited = lines
    edited[4].order = 1
    #expect(compare(edited).yours.rows(week: 1, day: 4).map(\.exercise) == ["curl", "press", "plank"])
    edited[4].order = 2
    #expect(compare(edited).yours.rows(week: 1, day: 4).map(\.exercise) == ["press", "curl", "plank"])
    var tens = lines
    for index in 2...4 { tens[index].order = (index - 1) * 10 }
    #expect(compare(tens).isUnchanged, "other numbers, the same order")
    var unnumbered = lines
    for index in unnumbered.indices { unnumbered[index].order = nil }
    unnumbered.swapAt(2, 3)
    #expect(compare(unnumbered).yours.rows(week: 1, day: 4).map(\.exercise) == ["plank", "press", "curl"])
  }

  @Test func whatCantBeEditedIsSaidAtItsCell() {
    var edited = lines
    // Beside a new number, what the cell says might be meant.
    (edited[0].unit, edited[0].load) = (.lb, Load(hundredths: 13_500))
    (edited[1].measure, edited[1].repsMin) = (.seconds, 5)
    (edited[2].basis, edited[2].load) = (.perHand, Load(hundredths: 3_000))
    edited[3].repsMax = 2
    edited[4].revision = 7
    edited[5].sets = 40
    #expect(compare(edited).issues.map(\.column) == ["unit", "measure", "load_basis", "reps_max", "revision", "sets"])
    #expect(compare(edited).issues.map(\.line) == [0, 1, 2, 3, 4, 5])
  }

  @Test func aWholeWeekIsApprovedAndAPartOfOneIsNot() {
    var edited = lines
    for index in edited.indices where base.rows[index].week == 2 { edited[index].status = "approved: as discussed" }
    edited[0].status = "approved"
    edited[20 % edited.count].note = "x"
    let comparison = compare(edited)
    let approvals = SheetApprovals(edited, at: Array(edited.indices), plan: comparison.yours)
    #expect(approvals.whole.map(\.week) == [2] && approvals.whole.first?.note == "as discussed")
    #expect(approvals.partial.map(\.week) == [1])
    let part = edited.filter { $0.rowID != base.rows.last { $0.week == 2 }?.rowID }
    let missing = SheetApprovals(part, at: Array(part.indices), plan: compare(part).yours)
    #expect(missing.whole.isEmpty && missing.partial.map(\.week) == [1, 2])
    for index in 0..<3 { edited[index].status = "freigegeben" }
    #expect(SheetApprovals(edited, at: Array(edited.indices), plan: base).strange == [0, 1, 2])
  }

  @Test func approveIsAWishAndApprovedMayBeAState() {
    var edited = lines
    let week = edited.indices.filter { base.rows[$0].week == 2 }
    for index in week { edited[index].status = "approved" }
    func approvals() -> SheetApprovals { SheetApprovals(edited, at: Array(edited.indices), plan: base) }
    #expect(approvals().whole.map(\.isWish) == [false])
    edited[week[1]].status = "approve: lighter, for the knee"
    #expect(approvals().whole.map(\.isWish) == [true] && approvals().whole.first?.note == "lighter, for the knee")
    edited[week[0]].status = "pending"
    #expect(approvals().whole.isEmpty && approvals().partial.map(\.isWish) == [true])
    edited[week[0]].status = "approvex"
    #expect(approvals().strange == [week[0]])
  }

  @Test func aTargetFollowsTheLoadThatIsTypedOrEmptied() throws {
    var plan = base
    (plan.rows[0].load, plan.rows[0].target) = (nil, "find by effort")
    func taken(_ row: Int, _ load: Load?, target: String? = nil) throws -> PlanRow {
      var line = lines[row]
      (line.load, line.target) = (.some(load), target ?? plan.rows[row].target)
      let comparison = SheetComparison([line], at: [0], base: plan, catalogue: catalogue, allowsDeletions: false)
      #expect(comparison.issues.isEmpty)
      return try #require(comparison.yours.rows.first { $0.rowID == plan.rows[row].rowID })
    }
    #expect(try taken(0, Load(hundredths: 4250)).target.isEmpty, "what was to be found is given now")
    #expect(try taken(0, Load(hundredths: 4250), target: "as last time").target == "as last time", "what was typed counts")
    #expect(try taken(0, nil).target == "find by effort")
    #expect(try taken(1, nil).target == "find by effort", "what was given has to be found now")
    #expect(try taken(1, nil, target: "70 % TM").target == "70 % TM")
    #expect(try taken(1, Load(hundredths: 6250)).target.isEmpty)
    plan.rows[1].target = "85 % TM"
    #expect(try taken(1, nil).target == "85 % TM")
    // A hold carries nothing that could be found.
    plan.rows[3].basis = .none
    var hold = lines[3]
    (hold.load, hold.target, hold.basis) = (.some(nil), "", LoadBasis.none)
    let held = SheetComparison([hold], at: [0], base: plan, catalogue: catalogue, allowsDeletions: false)
    #expect(held.yours.rows[3].target.isEmpty)
  }

  @Test func theLinesOfRowsAreToldInWhateverOrderTheyCome() {
    let reversed = compare(lines.reversed())
    #expect(reversed.lineOfRow == base.rows.indices.map { Int32(base.rows.count - 1 - $0) })
    #expect(compare(Array(lines.dropFirst())).lineOfRow.first == -1)
  }

  @Test func oneRowOfAWeekIsSpokenOfAsOne() throws {
    var edited = lines
    edited[0].status = "approve"
    let issue = try #require(SheetApprovals(edited, at: Array(edited.indices), plan: base).partial.first?.issue)
    #expect(issue.message.hasPrefix("1 row of week 1 says 'approve' and this one does not"))
    edited[1].status = "approve"
    let issues = SheetApprovals(edited, at: Array(edited.indices), plan: base).partial.map(\.issue.message)
    #expect(issues.map { $0.hasPrefix("2 rows of week 1 say 'approve'") } == [true])
  }
}
