import Editing
import Findings
import PlanStore
import Reporting
import Rulebook
import Testing
import TrainingModel

@testable import Reviewing

/// What a sheet changes in the plans of its coach, where nobody else has changed anything since it was written.
@Suite struct SheetImportTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  @Test func whatSaysTheSameChangesNothing() async throws {
    let sheet = try desk.sheet()
    let report = try await desk.take(sheet)
    #expect(report.blocks.isEmpty && report.approval == nil && report.findings.isEmpty, "\(report)")
    #expect(report.rowsRead == sheet.rows.count && report.rows.unchanged == sheet.rows.count && !sheet.rows.isEmpty)
    #expect(try desk.revision() == 1)
  }

  @Test func aChangedCellIsStoredWithWhoChangedIt() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("\(row.rest + 15)", "rest_s", in: row)
    let report = try await desk.take(sheet)
    let block = try #require(report.blocks.first)
    #expect(report.blocks.count == 1 && block.clientID == "anna" && block.saved?.changed == 1 && block.saved?.rows == 1)
    #expect(block.difference.changes.map(\.cells) == [[.init(.rest, old: "\(row.rest)", new: "\(row.rest + 15)")]])
    #expect(block.lines == [row.rowID: sheet.place(of: row) + 2], "the heading is line 1")
    #expect(try desk.row(row)?.rest == row.rest + 15)
    let revision = try #require(try desk.store.revisions(of: "anna", start: ReviewDesk.monday).last)
    #expect(revision.revision == 2 && revision.who == "Marta" && revision.action == .sheet && revision.note == "back.csv")
    #expect(revision.weeks == [1], "only the week that changed has a new revision")
  }

  @Test func aSheetSentTwiceIsTakenOnce() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    sheet.write("3", "rir", in: try desk.work(week: 2)[1])
    try await desk.take(sheet)
    let plan = try desk.plan(of: "anna")
    let again = try await desk.take(sheet)
    #expect(again.blocks.isEmpty && again.rowsStored == 0, "\(again.blocks)")
    #expect(try desk.plan(of: "anna") == plan)
  }

  @Test func aDryRunTellsAndStoresNothing() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    let report = try await desk.take(sheet) { $0.isDryRun = true }
    #expect(report.blocks.first?.difference.changes.count == 1 && report.blocks.first?.saved == nil)
    #expect(report.blocks.first?.checks != nil, "it tells what the checks would say")
    #expect(try desk.row(row) == row && desk.revision() == 1)
  }

  // MARK: Whose rows

  @Test func theSheetOfAnotherCoachIsRefusedWhole() async throws {
    var sheet = try desk.sheet("jonas")
    sheet[0, "note"] = "mine"
    let findings = try await desk.refusal(of: sheet, as: "marta")
    #expect(findings.map(\.code) == [.reviewCoach] && findings[0].place?.line == 2)
    #expect(!findings.map(\.message).joined().contains("Cora"), "who it is about is nobody's business here")
    #expect(try desk.revision("cora") == 1)
  }

  @Test func oneRowOfAnotherCoachsClientRefusesTheRowsAroundItToo() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    sheet.rows.append(try desk.sheet("jonas").rows[0])
    let findings = try await desk.refusal(of: sheet)
    #expect(findings.map(\.code) == [.reviewCoach] && findings[0].place?.line == sheet.rows.count + 1)
    #expect(try desk.row(row) == row)
  }

  @Test func anIDThatNobodyHasIsTakenForASlip() async throws {
    var sheet = try desk.sheet()
    for place in sheet.places("ben") { sheet[place, "client_id"] = "bem" }
    let findings = try await desk.refusal(of: sheet)
    #expect(findings.map(\.code) == [.reviewCoach] && findings[0].hint?.contains("'ben'") == true, "\(findings)")
  }

  @Test func aRowThatGotAnotherClientIsRefusedOfBoth() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("ben", "client_id", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.map(\.clientID) == ["anna", "ben"])
    for block in report.blocks {
      #expect(
        block.refusals.contains { $0.message.contains("the row belongs to another block") && $0.place?.line == sheet.place(of: row) + 2 })
      #expect(block.saved == nil)
    }
    #expect(try desk.revision("anna") == 1 && desk.revision("ben") == 1)
  }

  // MARK: Rows that go and come

  @Test func aRowThatIsGoneWaitsForAYes() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.remove(row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.waiting == [row] && report.waitingCount == 1 && report.rows.missingWaiting == 1)
    #expect(try desk.row(row) == row && desk.revision() == 1)
    let allowed = try await desk.take(sheet) { $0.allowsDeletions = true }
    #expect(allowed.blocks.first?.saved?.removed == 1 && allowed.waitingCount == 0 && allowed.rows.missingRemoved == 1)
    #expect(try desk.row(row) == nil)
    let again = try await desk.take(sheet)
    #expect(again.blocks.isEmpty, "what went with the first needs no yes with the second")
  }

  @Test func whatChangedBesideAMissingRowIsStoredAtOnce() async throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: work[0])
    sheet.remove(work[work.count - 1])
    let report = try await desk.take(sheet)
    #expect(report.waitingCount == 1 && report.blocks.first?.saved?.changed == 1 && report.blocks.first?.saved?.removed == 0)
    #expect(try desk.row(work[0])?.note == "slowly" && desk.row(work[work.count - 1]) != nil)
  }

  @Test func aDayThatIsLeftOutStays() async throws {
    var sheet = try desk.sheet()
    let day = (ReviewDesk.monday + 7).description
    sheet.rows.removeAll { $0[1] == "anna" && $0[6] == day }
    let report = try await desk.take(sheet) { $0.allowsDeletions = true }
    #expect(report.blocks.isEmpty)
    #expect(try !desk.work(week: 2, day: 1).isEmpty)
  }

  @Test func aRowMarkedToGoNeedsNoYes() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.add(column: "delete")
    sheet.write("yes", "delete", in: row)
    let report = try await desk.take(sheet)
    #expect(report.waitingCount == 0 && report.blocks.first?.saved?.removed == 1 && report.rows.removed == 1)
    #expect(try desk.row(row) == nil)
  }

  @Test func aRowWithoutAnIDIsNewAndStandsWhereItsLineStands() async throws {
    let before = try desk.plan(of: "anna").rows(week: 1, day: 1)
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    let place = sheet.place(of: row)
    sheet.rows.insert(sheet.rows[place], at: place + 1)
    (sheet[place + 1, "row_id"], sheet[place + 1, "order"]) = ("", "")
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.saved?.added == 1 && report.rows.added == 1)
    let after = try desk.plan(of: "anna").rows(week: 1, day: 1)
    #expect(after.count == before.count + 1)
    let at = try #require(after.firstIndex { $0.rowID == row.rowID })
    #expect(after[at + 1].exercise == row.exercise && after[at + 1].reasons.isEmpty && !before.map(\.rowID).contains(after[at + 1].rowID))
    #expect(Set(after.map(\.order)).count == after.count)
    let again = try await desk.take(sheet)
    #expect(again.blocks.isEmpty, "the same new row is added once")
    #expect(try desk.plan(of: "anna").rows(week: 1, day: 1) == after)
  }

  @Test func anIDThatThePlanDoesNotKnowIsANewRowAndIsTold() async throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("rbcdfghjklmnp", "row_id", in: work[0])
    let line = sheet.first { sheet[$0, "row_id"] == "rbcdfghjklmnp" } + 2
    let report = try await desk.take(sheet)
    #expect(report.findings.map(\.code) == [.sheetUnknownRow] && report.findings[0].place?.line == line)
    #expect(report.blocks.first?.saved?.added == 1 && report.waitingCount == 1, "and the row that it was counts as missing")
  }

  @Test func aRowWithAnotherDateMoves() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.write((ReviewDesk.monday + 3).description, "date", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.difference.changes.map(\.kind) == [.moved] && report.rows.moved == 1)
    #expect(try desk.row(row)?.day == 4 && desk.row(row)?.week == 1)
  }

  @Test func aDateOutsideOfTheBlockIsRefused() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write((ReviewDesk.monday + 28).description, "date", in: row)
    let report = try await desk.take(sheet)
    let refusal = try #require(report.blocks.first?.refusals.first)
    #expect(refusal.code == .reviewRow && refusal.message.contains("outside of the block"))
    #expect(refusal.place?.line == sheet.place(of: row) + 2)
    #expect(try desk.row(row) == row)
  }

  @Test func aDayTakesAHundredRowsAndNoMore() async throws {
    let row = try desk.work()[0]
    let count = try desk.plan(of: "anna").rows(week: 1, day: 1).count
    var sheet = try desk.sheet()
    let place = sheet.place(of: row)
    var copy = sheet.rows[place]
    (copy[0], copy[10]) = ("", "")
    sheet.rows.insert(contentsOf: Array(repeating: copy, count: 101 - count), at: place + 1)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.code) == [.reviewRow])
    #expect(try desk.revision() == 1)
    sheet.rows.remove(at: place + 1)
    #expect(try await desk.take(sheet).blocks.first?.saved?.added == 100 - count)
  }

  // MARK: Cells

  @Test func anotherExerciseTakesItsOwnBasisAndLeavesTheLoad() async throws {
    let row = try #require(try desk.work().first { $0.exercise == "back_squat" })
    #expect(row.load != nil && row.basis == .total)
    var sheet = try desk.sheet()
    sheet.write("lat_pulldown", "exercise_id", in: row)
    try await desk.take(sheet)
    let swapped = try #require(try desk.row(row))
    #expect(swapped.exercise == "lat_pulldown" && swapped.load == nil && swapped.basis == .stack)
    #expect(swapped.target == "find by effort", "a load for one exercise says nothing about another")
  }

  @Test func anotherExerciseThatCountsSomethingElseWantsItsNumbers() async throws {
    let row = try #require(try desk.work().first { $0.exercise == "back_squat" })
    var sheet = try desk.sheet()
    sheet.write("plank", "exercise_id", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.message) == ["the new exercise counts seconds, and the row still says how many reps"])
    #expect(try desk.row(row) == row)
    for (column, text) in [("reps_min", "30"), ("reps_max", "40")] { sheet.write(text, column, in: row) }
    try await desk.take(sheet)
    #expect(try desk.row(row)?.measure == .seconds && desk.row(row)?.repsMin == 30 && desk.row(row)?.tempo == "")
  }

  @Test func aLoadThatIsTypedTakesThePlaceOfAPercentage() async throws {
    let row = try #require(try desk.work().first { $0.exercise == "back_squat" })
    try desk.edit(row) { $0.target = "75 % 1RM" }
    var sheet = try desk.sheet()
    sheet.write("77.5", "load", in: row)
    try await desk.take(sheet)
    #expect(try desk.row(row)?.load == Load(hundredths: 7750) && desk.row(row)?.target == "")
    sheet = try desk.sheet()
    sheet.write("80", "load", in: row)
    sheet.write("78 % 1RM", "target", in: row)
    try await desk.take(sheet)
    #expect(try desk.row(row)?.target == "78 % 1RM", "what is typed beside it stays")
  }

  @Test func anIDAndANameThatDisagreeAreRefused() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("dumbbell_row", "exercise_id", in: row)
    sheet.write("Plank", "exercise", in: row)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.refusals.map(\.message) == ["'exercise_id' and 'exercise' name two different exercises"])
    #expect(try desk.row(row) == row)
  }

  @Test func whatIsTypedWhereNothingIsReadIsTold() async throws {
    var sheet = try desk.sheet()
    for place in sheet.places(week: 1) { sheet[place, "phase"] = "party" }
    let report = try await desk.take(sheet)
    #expect(report.findings.map(\.code) == [.sheetReadOnly] && report.blocks.isEmpty, "\(report.findings)")
    #expect(try desk.revision() == 1)
  }

  @Test func aCellThatCanNotBeReadKeepsBackItsClientAlone() async throws {
    let (row, other) = (try desk.work()[0], try desk.work("ben")[0])
    var sheet = try desk.sheet()
    sheet.write("many", "sets", in: row)
    sheet.write("slowly", "note", in: try desk.work(week: 2)[0])
    sheet.write("slowly", "note", in: other)
    let report = try await desk.take(sheet)
    #expect(report.keptBack.map(\.clientID) == ["anna"] && report.keptBack[0].rows == sheet.places("anna").count)
    #expect(report.isRefused && report.blocks.map(\.clientID) == ["ben"])
    #expect(try desk.revision("anna") == 1 && desk.row(other, of: "ben")?.note == "slowly")
  }

  @Test func aBlockThatIsRefusedKeepsNobodyElseFromBeingStored() async throws {
    let (row, other) = (try desk.work()[0], try desk.work("ben")[0])
    var sheet = try desk.sheet()
    sheet.write("40", "sets", in: row)
    sheet.write("slowly", "note", in: other)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first { $0.clientID == "anna" }?.refusals.isEmpty == false)
    #expect(report.rows.refused == sheet.places("anna").count && report.rows.changed == 1)
    #expect(try desk.revision("anna") == 1 && desk.row(other, of: "ben")?.note == "slowly")
  }

  @Test func clientsWhoAreChangedAtOnceAreStoredInTheirOrder() async throws {
    var sheet = try desk.sheet()
    for client in ["anna", "ben"] { sheet.write("slowly", "note", in: try desk.work(client)[0]) }
    sheet.rows.reverse()
    let report = try await desk.take(sheet) { $0.jobs = 4 }
    #expect(report.blocks.map(\.clientID) == ["anna", "ben"] && report.blocks.allSatisfy { $0.saved?.changed == 1 })
  }
}
