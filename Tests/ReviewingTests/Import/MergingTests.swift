import Editing
import Findings
import PlanStore
import Reporting
import Testing
import TrainingModel

@testable import Reviewing

/// What becomes of a block that somebody else has changed since the sheet was written.
@Suite struct MergingTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  /// The conflicts that wait for somebody, as words.
  private func waiting() throws -> [String] {
    try desk.store.waitingConflicts().map {
      "\($0.conflict.field): \($0.conflict.base ?? "-") \($0.conflict.theirs ?? "-") \($0.conflict.yours ?? "-")"
    }
  }

  // MARK: What doesn't touch

  @Test func changesOfDifferentRowsAreBothKept() async throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: work[0])
    try desk.edit(work[1]) { $0.note = "theirs" }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0 && report.blocks.first?.saved?.changed == 1, "only the sheet's own change is new")
    #expect(try desk.row(work[0])?.note == "slowly" && desk.row(work[1])?.note == "theirs" && desk.revision() == 3)
  }

  @Test func changesOfDifferentCellsOfOneRowAreBothKept() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    try desk.edit(row) { $0.rest = 200 }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0)
    #expect(try desk.row(row)?.note == "slowly" && desk.row(row)?.rest == 200)
  }

  @Test func aSheetThatSaysWhatItSaidLeavesWhatOthersChanged() async throws {
    let row = try desk.work()[0]
    let sheet = try desk.sheet()
    try desk.edit(row) { $0.note = "theirs" }
    #expect(try await desk.take(sheet).blocks.isEmpty)
    #expect(try desk.row(row)?.note == "theirs" && desk.revision() == 2)
  }

  @Test func theSameChangeByBothIsOne() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("200", "rest_s", in: row)
    try desk.edit(row) { $0.rest = 200 }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0 && report.rowsStored == 0 && report.blocks.isEmpty)
    #expect(try desk.revision() == 2)
  }

  @Test func anApprovalMeanwhileIsNoOtherContent() async throws {
    let row = try desk.work(week: 2)[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    try await desk.approve("anna", weeks: [1])
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0 && report.blocks.first?.saved?.changed == 1)
    #expect(try desk.status(week: 1) == .approved && desk.status(week: 2) == .pending)
  }

  // MARK: What does

  @Test func twoValuesOfOneCellWaitAndTheStoresStays() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("210", "rest_s", in: row)
    sheet.write("slowly", "note", in: try desk.work()[1])
    try desk.edit(row) { $0.rest = 200 }
    let report = try await desk.take(sheet)
    let conflict = try #require(report.blocks.first?.conflicts.first)
    #expect(conflict.subject == .cell && conflict.rowID == row.rowID && conflict.field == .rest)
    #expect([conflict.base, conflict.theirs, conflict.yours] == ["\(row.rest)", "200", "210"])
    #expect(report.conflictCount == 1 && report.rows.inConflict == 1)
    #expect(try desk.row(row)?.rest == 200 && desk.work()[1].note == "slowly", "the rest of the block is taken")
    #expect(try waiting() == ["rest_s: \(row.rest) 200 210"])
    let entry = try #require(try desk.store.waitingConflicts().first)
    #expect(entry.file == "back.csv" && entry.line == sheet.place(of: row) + 2 && entry.coachID == "marta")
  }

  @Test func theSameSheetAgainIsTheSameConflict() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("210", "rest_s", in: row)
    try desk.edit(row) { $0.rest = 200 }
    try await desk.take(sheet)
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 1 && report.rowsStored == 0)
    #expect(try waiting().count == 1 && desk.revision() == 2)
  }

  @Test(arguments: [MergePreference.sheet, .store]) func whoDecidesLeavesNothingWaiting(_ prefer: MergePreference) async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("210", "rest_s", in: row)
    try desk.edit(row) { $0.rest = 200 }
    try await desk.take(sheet)
    #expect(try waiting().count == 1)
    let report = try await desk.take(sheet) { $0.prefer = prefer }
    #expect(report.blocks.first?.isDecided == true && report.conflictCount == 0)
    #expect(try desk.row(row)?.rest == (prefer == .sheet ? 210 : 200))
    #expect(try waiting().isEmpty)
  }

  @Test func aLaterSheetThatLeavesTheCellAgreesWithWhatStandsThere() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("210", "rest_s", in: row)
    sheet.write("slowly", "note", in: try desk.work()[1])
    try desk.edit(row) { $0.rest = 200 }
    try await desk.take(sheet)
    try desk.edit(try desk.work(day: 4)[0]) { $0.note = "theirs" }
    var later = try desk.sheet()
    later.write("gently", "note", in: try desk.work(week: 2)[0])
    for place in later.places(week: 1).reversed() where later[place, "date"] == ReviewDesk.monday.description {
      later.rows.remove(at: place)
    }
    try await desk.take(later)
    #expect(try waiting().count == 1, "a sheet without the day says nothing of it")
    later = try desk.sheet()
    later.write("softly", "note", in: try desk.work(week: 2)[0])
    try await desk.take(later)
    #expect(try waiting().isEmpty && desk.row(row)?.rest == 200)
  }

  @Test func anEditOfTheCellDecidesToo() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("210", "rest_s", in: row)
    try desk.edit(row) { $0.rest = 200 }
    try await desk.take(sheet)
    try desk.edit(row) { $0.rest = 210 }
    #expect(try waiting().isEmpty)
  }

  // MARK: Rows

  @Test func aRowThatOthersTookOutStaysOut() async throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: work[0])
    try desk.edit("anna") { $0.rows.removeAll { $0.rowID == work[work.count - 1].rowID } }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0)
    #expect(try desk.row(work[work.count - 1]) == nil && desk.row(work[0])?.note == "slowly")
  }

  @Test func aRowThatOthersTookOutAndTheSheetChangesIsDisputed() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    try desk.edit("anna") { $0.rows.removeAll { $0.rowID == row.rowID } }
    let report = try await desk.take(sheet)
    let conflict = try #require(report.blocks.first?.conflicts.first)
    #expect(conflict.subject == .row && conflict.theirs == nil && conflict.yours?.contains("slowly") == true)
    #expect(try desk.row(row) == nil)
    try await desk.take(sheet) { $0.prefer = .sheet }
    #expect(try desk.row(row)?.note == "slowly", "the sheet's word brings it back")
  }

  @Test func aRowThatTheSheetTakesOutAndOthersChangedIsDisputed() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.remove(row)
    try desk.edit(row) { $0.note = "theirs" }
    let report = try await desk.take(sheet) { $0.allowsDeletions = true }
    let conflict = try #require(report.blocks.first?.conflicts.first)
    #expect(conflict.subject == .row && conflict.yours == nil && conflict.theirs?.contains("theirs") == true)
    #expect(try desk.row(row)?.note == "theirs")
    try await desk.take(sheet) { ($0.allowsDeletions, $0.prefer) = (true, .sheet) }
    #expect(try desk.row(row) == nil)
  }

  @Test func rowsThatBothAddStandSideBySide() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    let place = sheet.place(of: row)
    sheet.rows.insert(sheet.rows[place], at: place + 1)
    (sheet[place + 1, "row_id"], sheet[place + 1, "order"]) = ("", "")
    let before = try desk.plan(of: "anna").rows(week: 1, day: 1).count
    try desk.edit("anna") { plan in
      var added = row
      (added.rowID, added.order, added.note) = (RowID(seed: 99, place: 1), 90, "theirs")
      plan.rows.append(added)
      plan.sort()
    }
    let report = try await desk.take(sheet)
    let day = try desk.plan(of: "anna").rows(week: 1, day: 1)
    #expect(report.conflictCount == 0 && report.blocks.first?.saved?.added == 1)
    #expect(day.count == before + 2 && Set(day.map(\.order)).count == day.count)
  }

  @Test func aMoveAndAChangeOfTheSameRowAreBothKept() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.write((ReviewDesk.monday + 3).description, "date", in: row)
    try desk.edit(row) { $0.note = "theirs" }
    let report = try await desk.take(sheet)
    #expect(report.conflictCount == 0)
    #expect(try desk.row(row)?.day == 4 && desk.row(row)?.note == "theirs")
  }

  @Test func twoDaysForOneRowAreDisputed() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.write((ReviewDesk.monday + 3).description, "date", in: row)
    try desk.edit("anna") { plan in
      for place in plan.rows.indices where plan.rows[place].rowID == row.rowID { (plan.rows[place].week, plan.rows[place].order) = (2, 80) }
      plan.sort()
    }
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.conflicts.map(\.field) == [.day])
    #expect(try desk.row(row)?.week == 2, "the store's word stays")
  }

  @Test func twoExercisesForOneRowAreNotMixed() async throws {
    let row = try #require(try desk.work().first { $0.exercise == "back_squat" })
    var sheet = try desk.sheet()
    sheet.write("front_squat", "exercise_id", in: row)
    sheet.write("50", "load", in: row)
    try desk.edit(row) { ($0.exercise, $0.load, $0.target) = ("goblet_squat", Load(hundredths: 3000), "") }
    let report = try await desk.take(sheet)
    let fields = Set(try #require(report.blocks.first).conflicts.map(\.field))
    #expect(fields.isSuperset(of: [.exercise, .load]))
    let kept = try #require(try desk.row(row))
    #expect(kept.exercise == "goblet_squat" && kept.load == Load(hundredths: 3000), "a load for one exercise says nothing about another")
    try await desk.take(sheet) { $0.prefer = .sheet }
    #expect(try desk.row(row)?.exercise == "front_squat" && desk.row(row)?.load == Load(hundredths: 5000))
  }

  @Test func anOrderThatBothChangedIsDisputed() async throws {
    let work = try desk.work()
    try #require(work.count >= 3)
    let (first, second, third) = (work[work.count - 3], work[work.count - 2], work[work.count - 1])
    var sheet = try desk.sheet()
    sheet.write("\(second.order)", "order", in: first)
    sheet.write("\(first.order)", "order", in: second)
    try desk.edit("anna") { plan in
      for place in plan.rows.indices {
        if plan.rows[place].rowID == second.rowID { plan.rows[place].order = third.order }
        if plan.rows[place].rowID == third.rowID { plan.rows[place].order = second.order }
      }
      plan.sort()
    }
    let theirs = try desk.plan(of: "anna").rows(week: 1, day: 1).map(\.rowID)
    let report = try await desk.take(sheet)
    #expect(report.blocks.first?.conflicts.map(\.subject) == [.sequence])
    #expect(try desk.plan(of: "anna").rows(week: 1, day: 1).map(\.rowID) == theirs)
  }

  // MARK: Somebody who is quicker

  @Test func whoSavesWhileTheSheetIsBeingStoredIsMergedWith() async throws {
    let row = try desk.work("ben")[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work()[0])
    sheet.write("slowly", "note", in: row)
    // Both blocks are merged by now, and Anna's is stored.
    let desk = SendableDesk(desk)
    let report = try await self.desk.take(sheet) { request in
      request.progress = { done, _ in
        if done == 1 { try? desk.edit(row, of: "ben") { $0.rest = 200 } }
      }
    }
    #expect(report.conflictCount == 0 && report.blocks.map { $0.saved?.changed } == [1, 1])
    let stored = try #require(try self.desk.row(row, of: "ben"))
    #expect(stored.note == "slowly" && stored.rest == 200)
    #expect(try self.desk.revision("ben") == 3)
  }

  @Test func whoChangesTheSameCellWhileTheSheetIsBeingStoredKeepsIt() async throws {
    let row = try desk.work("ben")[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work()[0])
    sheet.write("slowly", "note", in: row)
    let desk = SendableDesk(desk)
    let report = try await self.desk.take(sheet) { request in
      request.progress = { done, _ in
        if done == 1 { try? desk.edit(row, of: "ben") { $0.note = "theirs" } }
      }
    }
    #expect(report.conflictCount == 1 && report.blocks.last?.saved == nil)
    #expect(try self.desk.row(row, of: "ben")?.note == "theirs" && waiting().count == 1)
  }

  @Test func aBlockThatGoesWhileTheSheetIsBeingStoredIsNotStored() async throws {
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work()[0])
    sheet.write("slowly", "note", in: try desk.work("ben")[0])
    let desk = SendableDesk(desk)
    let report = try await self.desk.take(sheet) { request in
      request.progress = { done, _ in
        if done == 1 { try? desk.desk.hold("ben") }
      }
    }
    let block = try #require(report.blocks.last)
    #expect(block.clientID == "ben" && block.saved == nil && block.refusals.count == 1, "\(block.refusals)")
    #expect(try self.desk.store.plan(of: "ben", start: ReviewDesk.monday)?.rows.isEmpty ?? true)
  }
}

/// A desk on which somebody else works while a sheet is taken in: one after the other, as `progress` is called.
private struct SendableDesk: @unchecked Sendable {
  let desk: ReviewDesk

  init(_ desk: ReviewDesk) { self.desk = desk }

  func edit(_ row: PlanRow, of client: String, _ change: (inout PlanRow) -> Void) throws { try desk.edit(row, of: client, change) }
}
