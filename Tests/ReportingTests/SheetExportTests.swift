import Files
import Findings
import Foundation
import Glibc
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

@Suite struct SheetExportTests {
  private func export(_ folder: TemporaryFolder, today: String = "2026-12-02") throws -> SheetExport {
    SheetExport(
      folder: folder.path("output/review"), today: try #require(CalendarDate(iso: today)), generatedBy: "mesocycle 0.1.0",
      rulesDigest: ContentDigest(high: 1, low: 2))
  }

  private let all = ["marta.clients.csv", "marta.csv", "marta.json"]

  @Test func threeFilesAreWrittenOnceRecordedAndLeftAloneAfterThat() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let export = try export(folder)
    #expect(try fixture.store.staleCoaches(today: export.today, kinds: export.kinds) == ["marta"])
    let first = try export.run(fixture.store, coaches: ["marta"])
    #expect(first.written.sorted() == all && first.findings.isEmpty)
    #expect(folder.names("output/review") == all)
    #expect(folder.mode("output/review") == 0o750)
    #expect(try fixture.store.staleCoaches(today: export.today, kinds: export.kinds).isEmpty)
    let before = all.map { folder.identity("output/review/\($0)") }
    let second = try export.run(fixture.store, coaches: ["marta"])
    #expect(second.written.isEmpty && second.unchanged == 3)
    #expect(all.map { folder.identity("output/review/\($0)") } == before)
    let lines = folder.text("output/review/marta.csv").components(separatedBy: "\r\n")
    #expect(lines.count == 10)
    _ = try document(folder.bytes("output/review/marta.json"))
  }

  @Test func whatWasExportedCanBeApprovedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    #expect(try fixture.number("SELECT count(*) FROM weeks WHERE exported_hash IS NOT NULL") == 0)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    #expect(try fixture.number("SELECT count(*) FROM weeks WHERE exported_hash = content_hash AND exported_revision = revision") == 4)
  }

  @Test func onlyTheFileThatACoachReadsCountsAsExported() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    var export = try export(folder)
    let marked = "SELECT count(*) FROM weeks WHERE exported_hash IS NOT NULL"
    let reached = "SELECT count(*) FROM clients WHERE reached = 'exported'"
    try FileManager.default.createDirectory(atPath: folder.path("output/review"), withIntermediateDirectories: true)
    for name in ["marta.csv", "marta.new.csv"] { try folder.write("edited", to: "output/review/\(name)") }
    #expect(try export.run(fixture.store, coaches: ["marta"]).written == ["marta.json", "marta.clients.csv"])
    #expect(try fixture.number(marked) == 0 && fixture.number(reached) == 0)
    for name in ["marta.csv", "marta.new.csv"] { unlink(folder.path("output/review/\(name)")) }
    #expect(try export.run(fixture.store, coaches: ["marta"]).written == ["marta.csv"])
    #expect(try fixture.number(marked) == 4 && fixture.number(reached) == 1)
    try fixture.run("UPDATE weeks SET exported_hash = NULL, exported_revision = NULL")
    export.kinds = [.json]
    #expect(try export.run(fixture.store, coaches: ["marta"]).unchanged == 1)
    #expect(try fixture.number(marked) == 4)
  }

  @Test(arguments: ["marta.csv", "marta.json", "marta.clients.csv"])
  func aSheetThatWasDeletedIsWrittenAgain(_ name: String) throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let export = try export(folder)
    _ = try export.run(fixture.store, coaches: ["marta"])
    #expect(try export.coachesToWrite(fixture.store).isEmpty)
    unlink(folder.path("output/review/\(name)"))
    #expect(try export.coachesToWrite(fixture.store) == ["marta"])
    #expect(try export.run(fixture.store, coaches: ["marta"]).written == [name])
  }

  @Test func withoutRulesOfItsOwnAnExportStatesThoseOfTheLatestRun() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run(
      """
      INSERT INTO runs (run_id, command, today, started_at, rules_digest, engine_version, rulebook_digest) VALUES
        ('b', 'nightly', '2026-12-02', '2026-12-02T02:00:00Z', zeroblob(16), '0.1.0', x'00000000000000010000000000000002'),
        ('c', 'nightly', '2026-12-01', '2026-12-01T02:00:00Z', zeroblob(16), '0.1.0', zeroblob(16))
      """)
    var export = try export(folder)
    _ = try export.run(fixture.store, coaches: ["marta"])
    export.rulesDigest = nil
    let again = try export.run(fixture.store, coaches: ["marta"])
    #expect(again.written.isEmpty && again.unchanged == 3)
  }

  @Test func anEditedSheetStaysTheNewOneStandsBesideItAndTheCoachIsTold() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let export = try export(folder)
    _ = try export.run(fixture.store, coaches: ["marta"])
    try folder.write("edited", to: "output/review/marta.csv")
    try fixture.run("UPDATE prescriptions SET sets = 4")
    let report = try export.run(fixture.store, coaches: ["marta"])
    #expect(report.written == ["marta.new.csv", "marta.json"] && report.unchanged == 1)
    #expect(report.findings.map(\.code) == [.sheetEdited])
    #expect(report.findings.first?.message == "'marta.csv' was edited since the last export, so the new sheet is 'marta.new.csv'")
    #expect(folder.text("output/review/marta.csv") == "edited")
    #expect(folder.text("output/review/marta.new.csv").contains(",4,6,8,72.5,"))
  }

  @Test func blocksThatAreOverAreNoLongerInTheSheetAndTheCoachsSheetIsStaleByThen() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let later = try export(folder, today: "2027-01-04")
    #expect(try fixture.store.staleCoaches(today: later.today) == ["marta"])
    _ = try later.run(fixture.store, coaches: ["marta"])
    #expect(folder.text("output/review/marta.csv").components(separatedBy: "\r\n").count == 2)
    #expect(folder.text("output/review/marta.clients.csv").contains("c-1042"))
  }

  @Test func oneCoachsTroubleStaysOneCoachs() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("z-1", name: "", coach: "zoe", outcome: "held", start: nil)
    try FileManager.default.createDirectory(atPath: folder.path("output/review/marta.csv"), withIntermediateDirectories: true)
    let report = try export(folder).run(fixture.store, coaches: ["../x", "marta", "zoe"])
    #expect(report.findings.map(\.code) == [.sheetUnwritable, .sheetUnwritable])
    #expect(report.written == ["marta.json", "marta.clients.csv", "zoe.csv", "zoe.json", "zoe.clients.csv"])
    #expect(!folder.names().contains("x.csv"))
  }

  @Test func aPartGoesToAFileOfItsOwnAndMarksNothing() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("d-1", name: "Eli", coach: "zoe", outcome: "new", start: "2026-12-07")
    try fixture.block("d-1", start: "2026-12-07")
    try fixture.row("d-1", "2026-12-07", week: 2, order: 1, id: "rbcdfghjklmnp", load: 60)
    let export = try export(folder)
    try SheetPart(coaches: ["marta", "zoe"], weeks: [2]).write(fixture.store, as: .csv, to: folder.path("part.csv"), export)
    let lines = folder.text("part.csv").components(separatedBy: "\r\n")
    #expect(lines.dropFirst().dropLast().map { $0.split(separator: ",")[1] } == ["c-1042", "c-1042", "d-1"])
    try SheetPart(clients: ["d-1"]).write(fixture.store, as: .json, to: folder.path("part.json"), export)
    let clients = try #require(try document(folder.bytes("part.json"))["clients"] as? [[String: Any]])
    #expect(clients.compactMap { $0["client_id"] as? String } == ["d-1"])
    #expect(try fixture.number("SELECT count(*) FROM weeks WHERE exported_hash IS NOT NULL") == 0)
    #expect(try fixture.number("SELECT count(*) FROM sheets") == 0)
  }

  @Test func aFullDiskIsOneSentenceAndLeavesNothingHalfWritten() async {
    // A limit on file sizes concerns the whole process, so the trial has one of its own.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(__rlimit_resource_t(1), &limit)
      let file = AtomicFile(folder: folder.path(""), name: "marta.csv")
      var bytes = OutputBytes()
      bytes.append(String(repeating: "x", count: 10_000))
      try file.take(&bytes)
      let failure = #expect(throws: OutputFailure.self) { try file.commit() }
      #expect(failure?.message.hasSuffix("marta.csv can't be written: it would be larger than the system allows") == true)
      #expect(failure?.concernsEveryFile == true)
      #expect(folder.names().isEmpty)
    }
  }
}
