import Editing
import Findings
import PlanStore
import Reporting
import Rulebook
import Testing
import TrainingModel

@testable import Reviewing

/// How what a sheet changes is checked, and what no sheet may change any more.
@Suite struct SheetCheckingTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  // MARK: What the checks say

  @Test func aWeekThatPassesStaysPendingAndOneThatDoesNotIsADraft() async throws {
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work("ben")[0])
    #expect(try await desk.take(sheet).blocks.first?.checks?.contains { $0.severity == .error } == false)
    #expect(try desk.status("ben") == .pending)
    // Ben has no barbell.
    sheet.write("back_squat", "exercise_id", in: try desk.work("ben", week: 2)[0])
    let report = try await desk.take(sheet)
    let error = try #require(report.blocks.first?.checks?.first { $0.code == .checkEquipment })
    #expect(error.severity == .error && error.week == 2 && error.day == 1)
    #expect(try desk.status("ben") == .pending && desk.status("ben", week: 2) == .draft)
    #expect(try desk.plan(of: "ben").week(2)?.dirtyDays == [1])
  }

  @Test func whatIsMendedWaitsAgain() async throws {
    let row = try desk.work("ben")[0]
    var sheet = try desk.sheet()
    sheet.write("back_squat", "exercise_id", in: row)
    try await desk.take(sheet)
    #expect(try desk.status("ben") == .draft)
    var mended = try desk.sheet()
    mended.write(row.exercise, "exercise_id", in: row)
    try await desk.take(mended)
    #expect(try desk.status("ben") == .pending && desk.row(row, of: "ben")?.exercise == row.exercise)
  }

  @Test func anExerciseThatTheRulesDoNotHaveIsRefused() async throws {
    var sheet = try desk.sheet()
    sheet.write("moon_walk", "exercise_id", in: try desk.work()[0])
    let report = try await desk.take(sheet)
    #expect(report.isRefused && report.rowsStored == 0)
    #expect(try desk.revision() == 1)
  }

  @Test func whoIsNotInTheListIsStoredUncheckedAsADraft() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    desk.profiles["anna"] = nil
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.saved?.changed == 1 && report.blocks.first?.checks == nil)
    #expect(try desk.status() == .draft && desk.row(row)?.note == "slowly")
  }

  @Test func rulesWithErrorsTakeNothingIn() throws {
    try desk.workspace.write("goals: 3\n", to: "rules/broken.yaml")
    let sources = PlanChecking.Sources(
      rules: [desk.workspace.at("rules")], clients: desk.workspace.at("clients.jsonl"), today: ReviewDesk.today)
    let failure = try #require(throws: ReviewFailure.self) { try ReviewImport(desk.store, sources) }
    #expect(!failure.findings.isEmpty && failure.findings.allSatisfy { $0.severity == .error })
  }

  @Test func theMinutesOfADayThatNobodyChangedStayAsTheyWere() async throws {
    let before = try desk.plan(of: "anna").sessions
    var sheet = try desk.sheet()
    sheet.write("240", "rest_s", in: try desk.work()[0])
    try await desk.take(sheet)
    let after = try desk.plan(of: "anna").sessions
    #expect(after.dropFirst() == before.dropFirst() && after[0].minutes > before[0].minutes)
  }

  // MARK: What is over

  @Test func aDayThatIsOverByAnApprovedPlanStays() async throws {
    try await desk.approve("anna", weeks: [1])
    let (row, other) = (try desk.work()[0], try desk.work("ben")[0])
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    sheet.write("later", "note", in: try desk.work(day: 4)[0])
    sheet.write("slowly", "note", in: other)
    let report = try await desk.take(sheet, today: ReviewDesk.monday + 2)
    let block = try #require(report.blocks.first { $0.clientID == "anna" })
    #expect(block.refusals.map(\.code) == [.reviewPast] && block.refusals[0].day == 1 && block.refusals[0].week == 1)
    #expect(block.refusals[0].place?.line == sheet.place(of: row) + 2, "it stands at the line that changes the day")
    #expect(try desk.row(row) == row && desk.work(day: 4)[0].note != "later", "nothing of the block is taken")
    #expect(try desk.row(other, of: "ben")?.note == "slowly", "what nobody approved may still change")
  }

  @Test func todayMayStillChange() async throws {
    try await desk.approve("anna", weeks: [1])
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet, today: ReviewDesk.monday)
    #expect(report.blocks.first?.saved?.changed == 1 && !report.isRefused)
  }

  @Test func aRowThatMovesOutOfADayThatIsOverIsRefusedThere() async throws {
    try await desk.approve("anna", weeks: [1])
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.write((ReviewDesk.monday + 7).description, "date", in: row)
    let report = try await desk.take(sheet, today: ReviewDesk.monday + 2)
    #expect(report.blocks.first?.refusals.map(\.code) == [.reviewPast] && report.blocks.first?.refusals.map(\.day) == [1])
    #expect(try desk.row(row) == row)
  }

  @Test func aFinalizedWeekStays() async throws {
    try await desk.approve("anna")
    try desk.finalize(on: ReviewDesk.monday + 7)
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet, today: ReviewDesk.monday + 7)
    #expect(report.blocks.first?.refusals.first?.message.contains("is over and finalized") == true)
    #expect(try desk.row(row) == row)
  }

  // MARK: What is gone

  @Test func aBlockThatIsGoneIsRefusedOnlyWhereSomethingIsAskedOfIt() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    try desk.hold("anna")
    #expect(try await desk.take(sheet).blocks.isEmpty)
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.code) == [.reviewBlock])
    #expect(report.rows.refused == sheet.places("anna").count)
  }

  @Test func aWeekThatTheBlockHasLostIsRefusedOnlyWhereSomethingIsAskedOfIt() async throws {
    try await desk.approve("anna", weeks: [1, 2])
    let row = try desk.work(week: 3)[0]
    var sheet = try desk.sheet()
    try desk.hold("anna")
    #expect(try desk.plan(of: "anna").weeks.map(\.week) == [1, 2])
    #expect(try await desk.take(sheet).blocks.isEmpty)
    sheet.mark(week: 4)
    let approving = try await desk.take(sheet)
    #expect(approving.blocks.first?.remarks.map(\.code) == [.reviewPartlyApproved] && approving.blocks.first?.remarks[0].week == 4)
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet)
    let refusal = try #require(report.blocks.first?.refusals.first)
    #expect(report.blocks.first?.refusals.count == 1 && refusal.code == .reviewBlock && refusal.week == 3)
    #expect(refusal.place?.line == sheet.place(of: row) + 2 && refusal.message.contains("asks for 1 row in week 3"))
  }

  // MARK: From which state

  @Test func withoutARevisionNobodyKnowsWhatTheSheetChanged() async throws {
    var sheet = try desk.sheet()
    for place in sheet.places() { sheet[place, "revision"] = "" }
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.code) == [.reviewBlock])
    #expect(report.blocks.first?.refusals.first?.message.contains("no row of the block says from which revision") == true)
  }

  @Test func aRevisionThatNeverWasIsRefused() async throws {
    var sheet = try desk.sheet()
    for place in sheet.places() { sheet[place, "revision"] = "9" }
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.first?.message.contains("a state of the block that the database never had") == true)
  }

  @Test func aRowFromAnotherExportIsRefused() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("9", "revision", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.message) == ["the row comes from another export than the rest of the block"])
    #expect(report.blocks.first?.refusals.first?.place?.line == sheet.place(of: row) + 2)
  }

  // MARK: Another unit since

  @Test func whatASheetLeavesAloneIsTheSameInTheUnitThatTheClientHasNow() async throws {
    let sheet = try desk.sheet()
    desk.profiles["anna"] = ReviewDesk.profile(
      "anna", coach: "marta", goal: "strength", experience: "intermediate", kit: "commercial_gym", squat: 100, units: "lb")
    try desk.plan("anna")
    let plan = try desk.plan(of: "anna")
    #expect(plan.unit == .lb && plan.revision == 2)
    #expect(try await desk.take(sheet).blocks.isEmpty)
    #expect(try desk.plan(of: "anna") == plan)
  }

  @Test func aLoadThatASheetChangesIsTakenInTheUnitThatTheClientHasNow() async throws {
    let row = try #require(try desk.work().first { $0.exercise == "back_squat" })
    var sheet = try desk.sheet()
    sheet.write("60", "load", in: row)
    desk.profiles["anna"] = ReviewDesk.profile(
      "anna", coach: "marta", goal: "strength", experience: "intermediate", kit: "commercial_gym", squat: 100, units: "lb")
    try desk.plan("anna")
    try await desk.take(sheet) { $0.prefer = .sheet }
    // 60 kg are 132.3 lb, and the bar goes in steps of 5.
    #expect(try desk.row(row)?.load == Load(hundredths: 13_000))
  }
}
