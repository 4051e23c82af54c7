import Editing
import Findings
import PlanStore
import Reporting
import Testing
import TrainingModel

@testable import Reviewing

/// What a sheet approves by its status cells: the content that it says, and nothing else.
@Suite struct SheetApprovingTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  private func approved(_ report: ImportReport) -> [WeekKey] { report.approval?.approved.map(\.week) ?? [] }

  @Test func aWeekWhoseRowsAllSayItIsApproved() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    let report = try await desk.take(sheet)
    #expect(approved(report) == [desk.key(week: 1)] && report.approval?.approved.first?.rows == sheet.places(week: 1).count)
    #expect(report.blocks.isEmpty, "nothing of it changed")
    #expect(try desk.status(week: 1) == .approved && desk.status(week: 2) == .pending && desk.status("ben") == .pending)
    #expect(try desk.store.statusChanges(of: "anna", start: ReviewDesk.monday).last?.who == "Marta")
  }

  @Test func aWeekWhoseRowsSayItInPartIsNotAndIsTold() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    let other = try #require(sheet.places(week: 1).last)
    sheet[other, "status"] = "pending"
    let report = try await desk.take(sheet)
    let remark = try #require(report.blocks.first?.remarks.first)
    #expect(remark.code == .reviewPartlyApproved && remark.place?.line == other + 2)
    #expect(report.approval == nil)
    #expect(try desk.status() == .pending)
  }

  @Test func aWeekOfWhichTheSheetLeavesRowsOutIsNotApproved() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.remove(row)
    let report = try await desk.take(sheet)
    #expect(report.waitingCount == 1 && report.approval == nil)
    #expect(report.blocks.first?.remarks.first?.message.contains("the sheet holds") == true, "\(report.blocks)")
    #expect(try desk.status() == .pending)
    #expect(approved(try await desk.take(sheet) { $0.allowsDeletions = true }) == [desk.key()], "the yes lets both happen")
    #expect(try desk.status() == .approved && desk.row(row) == nil)
  }

  @Test func whatTheSameSheetChangesIsApprovedWithIt() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.saved?.changed == 1 && approved(report) == [desk.key()])
    let week = try #require(try desk.plan(of: "anna").week(1))
    #expect(try week.status == .approved && week.revisionInForce == 2 && desk.row(row)?.note == "slowly")
  }

  @Test func aSheetThatApprovesIsTakenOnce() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.write("slowly", "note", in: try desk.work()[0])
    try await desk.take(sheet)
    let history = try desk.store.statusChanges(of: "anna", start: ReviewDesk.monday).count
    let again = try await desk.take(sheet)
    #expect(approved(again).isEmpty && !again.isRefused && again.rowsStored == 0)
    #expect(try desk.store.statusChanges(of: "anna", start: ReviewDesk.monday).count == history)
  }

  @Test func whatSomebodyElseChangedSinceIsNotApproved() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.mark(week: 2)
    try desk.edit(row) { $0.note = "theirs" }
    let report = try await desk.take(sheet)
    #expect(approved(report) == [desk.key(week: 2)])
    #expect(
      report.approval?.refusals.map(\.finding.code) == [.approvalStale] && report.approval?.refusals.map(\.week) == [desk.key(week: 1)])
    let told = try #require(report.staleApprovals[desk.key(week: 1)])
    #expect(told.changes.map(\.rowID) == [row.rowID] && told.changes.first?.cells.map(\.new) == ["theirs"], "and what is different is told")
    #expect(try desk.status(week: 1) == .pending)
  }

  @Test func whatWasMergedWithAnothersChangeIsNotApprovedEither() async throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.write("slowly", "note", in: work[0])
    try desk.edit(work[1]) { $0.note = "theirs" }
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.saved?.changed == 1 && approved(report).isEmpty, "nobody has read both together")
    #expect(report.approval?.refusals.map(\.finding.code) == [.approvalStale])
    #expect(try desk.status() == .pending && desk.row(work[0])?.note == "slowly")
  }

  @Test func aWeekInWhichSomethingIsDisputedIsNotApproved() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.write("mine", "note", in: row)
    try desk.edit(row) { $0.note = "theirs" }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 1 && approved(report).isEmpty && report.approval?.refusals.count == 1)
    #expect(try desk.status() == .pending)
    #expect(approved(try await desk.take(sheet) { $0.prefer = .sheet }) == [desk.key()], "who decides can approve at once")
  }

  // MARK: `approved`, which is a state

  @Test func theStateOfATimeBeforeApprovesNothingAgain() async throws {
    try await desk.approve("anna", weeks: [1])
    let sheet = try desk.sheet()
    #expect(sheet[sheet.places(week: 1)[0], "status"] == "approved")
    try desk.takeBack("anna", weeks: [1])
    let report = try await desk.take(sheet)
    #expect(approved(report).isEmpty && !report.isRefused)
    #expect(try desk.status() == .pending)
  }

  @Test func theStateTypedIntoAWeekThatWaitsApprovesIt() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1, "approved")
    #expect(approved(try await desk.take(sheet)) == [desk.key()])
  }

  @Test func aChangeOfAnApprovedWeekIsADraftBesideIt() async throws {
    try await desk.approve("anna", weeks: [1])
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.saved?.changed == 1 && approved(report).isEmpty)
    let week = try #require(try desk.plan(of: "anna").week(1))
    #expect(week.status == .pending && week.revision == 2 && week.revisionInForce == 1, "clients train by what was approved")
  }

  @Test func oneCellIsEnoughInAWeekThatIsApprovedAlready() async throws {
    try await desk.approve("anna", weeks: [1])
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    sheet.write("approve", "status", in: row)
    #expect(approved(try await desk.take(sheet)) == [desk.key()])
    #expect(try desk.plan(of: "anna").week(1)?.revisionInForce == 2)
  }

  // MARK: What keeps a week from it

  @Test func aWeekThatTheSheetBreaksIsStoredAndNotApproved() async throws {
    let row = try desk.work("ben")[0]
    var sheet = try desk.sheet()
    sheet.mark("ben", week: 1)
    sheet.mark("ben", week: 2)
    sheet.write("back_squat", "exercise_id", in: row)
    let report = try await desk.take(sheet)
    #expect(approved(report) == [desk.key("ben", week: 2)])
    let refusal = try #require(report.approval?.refusals.first)
    #expect(refusal.week == desk.key("ben") && refusal.finding.code == .approvalErrors)
    #expect(refusal.errors.contains { $0.code == .checkEquipment }, "it says what is wrong with the week")
    #expect(try desk.status("ben") == .draft && desk.row(row, of: "ben")?.exercise == "back_squat")
  }

  @Test func whoIsHeldSinceTheSheetWasWrittenIsNotApproved() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    desk.profiles["anna"] = desk.profiles["anna"]?.replacing("\"clearance\":\"cleared\"", with: "\"clearance\":\"clearance_required\"")
    let report = try await desk.take(sheet)
    #expect(approved(report).isEmpty && report.approval?.refusals.count == 1)
    #expect(try desk.status() == .pending)
  }

  @Test func whoseProfileChangedSinceTheSheetWasWrittenIsNotApproved() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    desk.profiles["anna"] = desk.profiles["anna"]?.replacing("\"age\":30", with: "\"age\":31")
    let report = try await desk.take(sheet)
    #expect(report.approval?.refusals.map(\.finding.code) == [.approvalProfileChanged])
    #expect(try desk.status() == .pending)
  }

  @Test func whoIsGoneFromTheListIsNotApproved() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    desk.profiles["anna"] = nil
    let report = try await desk.take(sheet)
    #expect(report.approval?.refusals.map(\.finding.code) == [.approvalIneligible])
    #expect(try desk.status() == .pending)
  }

  @Test func aWeekThatIsOverIsNotApproved() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.mark(week: 2)
    let report = try await desk.take(sheet, today: ReviewDesk.monday + 7)
    #expect(report.approval?.refusals.map(\.finding.code) == [.approvalPast] && approved(report) == [desk.key(week: 2)])
  }

  @Test func ofABlockThatIsRefusedNothingIsApprovedAndThatIsTold() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.mark("ben", week: 1)
    sheet.write("40", "sets", in: try desk.work(week: 3)[0])
    let report = try await desk.take(sheet)
    #expect(approved(report) == [desk.key("ben")])
    let block = try #require(report.blocks.first { $0.clientID == "anna" })
    #expect(block.remarks.map(\.message) == ["week 1 was not approved, because nothing of its block was taken in"])
    #expect(try desk.status() == .pending)
  }

  // MARK: Words

  @Test func aReasonBehindTheWordAcceptsTheWarnings() async throws {
    let week = desk.key("ben")
    var sheet = try desk.sheet()
    sheet.write("0", "rir", in: try desk.work("ben")[0])
    try await desk.take(sheet)
    let warned = try desk.store.findings(in: [week]).map(\.finding.code)
    try #require(warned.contains(.checkNovice), "a novice to the limit warns: \(warned)")
    var approving = try desk.sheet()
    approving.mark("ben", week: 1, "approve: he did that before")
    let report = try await desk.take(approving)
    #expect(approved(report) == [week] && report.approvalWarnings.isEmpty)
    #expect(try desk.store.findings(in: [week]).isEmpty)
  }

  @Test func withoutAReasonTheWarningsAreTold() async throws {
    var sheet = try desk.sheet()
    sheet.write("0", "rir", in: try desk.work("ben")[0])
    sheet.mark("ben", week: 1)
    let report = try await desk.take(sheet)
    #expect(approved(report) == [desk.key("ben")] && report.approvalWarnings.contains { $0.finding.code == .checkNovice })
  }

  @Test func aSlipOfTheWordIsAnErrorAndAnotherWordIsTold() async throws {
    var sheet = try desk.sheet()
    sheet[sheet.places(week: 1)[0], "status"] = "aprove"
    sheet[sheet.places("ben", week: 1)[0], "status"] = "nice"
    let report = try await desk.take(sheet)
    #expect(report.blocks.map { $0.remarks.map(\.severity) } == [[.error], [.warning]])
    #expect(report.blocks.first?.remarks.first?.hint == "did you mean 'approve'?" && report.isRefused)
    #expect(try desk.status() == .pending && desk.status("ben") == .pending)
  }

  // MARK: Dry runs

  @Test func aDryRunForetellsWhatItWouldApprove() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    sheet.mark(week: 2)
    sheet.mark("ben", week: 1)
    sheet.write("slowly", "note", in: try desk.work()[0])
    sheet.write("back_squat", "exercise_id", in: try desk.work("ben")[0])
    let report = try await desk.take(sheet) { $0.isDryRun = true }
    #expect(report.wouldApprove == [desk.key(week: 1), desk.key(week: 2)], "Ben's week would have an error")
    for client in ["anna", "ben"] { #expect(try desk.status(client) == .pending && desk.revision(client) == 1) }
    #expect(approved(try await desk.take(sheet)) == report.wouldApprove, "and it does as it was foretold")
  }
}
