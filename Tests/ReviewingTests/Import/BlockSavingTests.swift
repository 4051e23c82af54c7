import Editing
import Findings
import Intake
import PlanStore
import Planning
import ProgramRuns
import Reporting
import Testing
import TrainingModel

@testable import Reviewing

/// Storing a merged block while somebody else stores the same block.
@Suite struct BlockSavingTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  /// Stores Anna's block of a sheet; `meanwhile` is called before each try to store it.
  private func save(_ sheet: EditedSheet, meanwhile: @escaping () throws -> Void) throws -> BlockImport {
    let starts = try desk.store.planStarts(coach: "marta")
    let names = ExerciseNames([try desk.store.exerciseNames()], past: [:])
    guard case .sheet(let scan) = try ReturnedFile(Array(sheet.saved().utf8), named: "back.csv") else { throw Strange() }
    let table = try scan.table(SheetVocabulary(names, planStarts: { starts[$0] ?? [] }))
    let checking = PlanChecking(PlanningRules(desk.rulebook), try desk.sources, for: ["anna"], store: desk.store)
    let catalogue = ExerciseCatalogue(desk.rulebook, names: names)
    let reading = BlockReading(table: table, path: "back.csv", catalogue: catalogue, allowsDeletions: false)
    var told = ExportedComparison(table, names: [:], desk.rulebook)
    let pending = try #require(try reading.read(SheetBlocks(table).blocks, from: desk.store, into: &told).first)
    let request = ImportRequest(coachID: "marta", by: "Marta", at: desk.now(), today: ReviewDesk.today)
    let merging = BlockMerging(table: table, path: "back.csv", checking: checking, today: request.today, prefer: nil)
    var memory = PlanningMemory()
    let merged = try merging.merge(pending, with: pending.theirs, using: &memory)
    let saving = BlockSaving(store: desk.store, merging: merging, request: request, file: "back.csv", beforeEachTry: meanwhile)
    return try saving.save(merged, of: pending)
  }

  private struct Strange: Error {}

  @Test func nobodyInBetweenIsOneTry() throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    var tries = 0
    let report = try save(sheet) { tries += 1 }
    #expect(tries == 1 && report.saved?.changed == 1 && report.refusals.isEmpty)
  }

  @Test func fourWritersInBetweenAreMergedWith() throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: work[0])
    var tries = 0
    let report = try save(sheet) { [desk] in
      tries += 1
      if tries <= 4 { try desk.edit(work[1]) { $0.note = "theirs \(tries)" } }
    }
    #expect(tries == 5 && report.saved?.revision == 6 && report.refusals.isEmpty)
    #expect(try desk.row(work[0])?.note == "slowly" && desk.row(work[1])?.note == "theirs 4")
  }

  @Test func aBlockThatKeepsChangingIsGivenUp() throws {
    let work = try desk.work()
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: work[0])
    var tries = 0
    let report = try save(sheet) { [desk] in
      tries += 1
      try desk.edit(work[1]) { $0.note = "theirs \(tries)" }
    }
    #expect(tries == 5 && report.saved == nil && report.refusals.map(\.code) == [.reviewBusy])
    #expect(try desk.row(work[0]) == work[0] && desk.revision() == 6)
  }

  @Test func whatSomebodyElseStoresJustSoIsNotStoredTwice() throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    var tries = 0
    let report = try save(sheet) { [desk] in
      tries += 1
      if tries == 1 { try desk.edit(row) { $0.note = "slowly" } }
    }
    #expect(
      tries == 2 && report.saved == nil && report.refusals.isEmpty && report.difference.isEmpty, "the very same was stored by another")
    #expect(try desk.revision() == 2)
  }
}
