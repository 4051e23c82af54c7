import Findings
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// The files that clients get of what is approved.
@Suite struct ClientExportTests {
  private func export(_ folder: TemporaryFolder, today: String = "2026-12-03", clients: [String]? = nil) throws -> ClientExport {
    ClientExport(folder: folder.path("output/plans"), clients: clients, today: try #require(CalendarDate(iso: today)))
  }

  private func approved(_ folder: TemporaryFolder) throws -> PlanFixture {
    let fixture = try PlanFixture.marta(folder)
    try fixture.approve("c-1042", "2026-12-07")
    return fixture
  }

  private let files = ["c-1042.html", "c-1042.ics"]

  @Test func nobodyGetsWhatNobodyApproved() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let report = try export(folder).run(fixture.store, coaches: ["marta"])
    #expect(report.written.isEmpty && report.findings.isEmpty && folder.names("output").isEmpty)
    #expect(try export(folder).coachesToWrite(fixture.store).isEmpty)
  }

  @Test func twoFilesAClientWrittenOnceReadableByNobodyElse() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    #expect(try export(folder).coachesToWrite(fixture.store) == ["marta"])
    let first = try export(folder).run(fixture.store, coaches: ["marta"])
    #expect(first.written.sorted() == ["marta/c-1042.html", "marta/c-1042.ics"] && first.findings.isEmpty)
    #expect(folder.names("output/plans/marta") == files)
    #expect(folder.mode("output/plans/marta") == 0o750 && files.allSatisfy { folder.mode("output/plans/marta/\($0)") == 0o640 })
    let before = files.map { folder.identity("output/plans/marta/\($0)") }
    #expect(try export(folder).coachesToWrite(fixture.store).isEmpty)
    let second = try export(folder).run(fixture.store, coaches: ["marta"])
    #expect(second.written.isEmpty && second.unchanged == 2)
    #expect(files.map { folder.identity("output/plans/marta/\($0)") } == before)
    let read = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    #expect(read.values("DTSTART;VALUE=DATE") == ["20261207", "20261214", "20261221", "20261228"])
    #expect(
      read.events[0]["DESCRIPTION"] == "Barbell Bench Press: 3 × 6–8 @ 72.5 kg, RIR 3, rest 2:30 min\n"
        + "A: Plank, Front: 3 × 30 s @ find by effort, RIR 3, rest 2:30 min\n   slow; =careful")
  }

  @Test func filesOfManyClientsComeInWholeBatchesAndOneThatCantBeWrittenHoldsNoOtherUp() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    let day = try #require(CalendarDate(iso: "2026-12-03"))
    let known = try fixture.store.readClientPlans(coach: "marta", unfinishedOn: day, today: day) {
      $0
    } _: { _, _ in
    }
    let model = try #require(known.clients.first { $0.id == "c-1042" })
    // Who had files and has no plan any more gets a page that says so.
    var state = known
    state.clients = (2000..<2300).map { number in
      var client = model
      (client.id, client.folder) = ("c-\(number)", "jonas")
      return client
    }
    try FileManager.default.createDirectory(atPath: folder.path("output/plans/marta/c-2150.html"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder.path("output/plans/jonas"), withIntermediateDirectories: true)
    for name in ["c-2000.html", "c-2150.html"] {
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder.path("output/plans/jonas/\(name)")))
    }
    var files = ClientFiles(try export(folder), coach: "marta", state: state)
    try files.finish()
    #expect(files.written.count == 299 && files.recorded.count == 299 && files.findings.count == 1)
    #expect(!files.recorded.contains { $0.id == "c-2150" })
    #expect(folder.names("output/plans/marta").count == 300, "no temporary file is left")
    #expect(folder.names("output/plans/jonas") == ["c-2150.html"], "what is not written anew stays where it was")
  }

  @Test func aFolderThatWasTakenAwayComesBack() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    try FileManager.default.removeItem(atPath: folder.path("output/plans/marta"))
    #expect(try export(folder).coachesToWrite(fixture.store) == ["marta"])
    #expect(try export(folder).run(fixture.store, coaches: ["marta"]).written.count == 2)
  }

  @Test func aDraftBesideTheApprovedWeekChangesNothingForTheClientUntilItIsApproved() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let before = folder.bytes("output/plans/marta/c-1042.ics")
    try fixture.reopen("c-1042", "2026-12-07", weeks: 2...2)
    try fixture.run("UPDATE prescriptions SET load = 9900 WHERE load IS NOT NULL AND \(PlanFixture.isPreviewed)")
    #expect(try export(folder).run(fixture.store, coaches: ["marta"]).written.isEmpty)
    try fixture.approve("c-1042", "2026-12-07", weeks: 2...2, at: "2026-12-05T10:00:00Z")
    #expect(try export(folder).run(fixture.store, coaches: ["marta"]).written.count == 2)
    #expect(folder.bytes("output/plans/marta/c-1042.ics") != before)
    let read = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    #expect(read.values("SEQUENCE") == ["1", "2", "1", "1"])
    #expect(read.events[1]["DESCRIPTION"]?.contains("@ 99 kg") == true && read.events[1]["DTSTAMP"] == "20261205T100000Z")
  }

  @Test func aSessionThatGoesToAnotherDayKeepsItsEventOverTwoExports() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let before = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    try fixture.reopen("c-1042", "2026-12-07", weeks: 2...2)
    try fixture.run("UPDATE prescriptions SET day_index = 4 WHERE \(PlanFixture.isPreviewed)")
    try fixture.run(
      """
      UPDATE week_sessions SET place = place - place % 8 + 4 WHERE place >> 3 = (
        SELECT number FROM weeks WHERE week_index = 2 AND plan_start = '2026-12-07' AND client_id = 'c-1042')
      """)
    try fixture.approve("c-1042", "2026-12-07", weeks: 2...2, at: "2026-12-05T10:00:00Z")
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let after = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    #expect(after.values("UID") == before.values("UID") && Set(after.values("STATUS")) == ["CONFIRMED"])
    #expect(after.values("DTSTART;VALUE=DATE") == ["20261207", "20261217", "20261221", "20261228"])
    #expect(after.values("SEQUENCE") == ["1", "2", "1", "1"])
  }

  @Test func aSuspendedClientIsToldSoAndGetsThePlanBack() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    try fixture.run("UPDATE clients SET is_suspended = 1 WHERE client_id = 'c-1042'")
    #expect(try export(folder).run(fixture.store, coaches: ["marta"]).written.count == 2)
    #expect(Set(ReadCalendar(folder.text("output/plans/marta/c-1042.ics")).values("STATUS")) == ["CANCELLED"])
    let page = folder.text("output/plans/marta/c-1042.html")
    #expect(page.contains("There is no approved plan at present") && !page.contains("Barbell"))
    try fixture.run("UPDATE clients SET is_suspended = 0 WHERE client_id = 'c-1042'")
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let read = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    #expect(Set(read.values("STATUS")) == ["CONFIRMED"] && Set(read.values("SEQUENCE")) == ["3"])
  }

  @Test func aClientWhoMovesTakesTheFilesAlong() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    try folder.write("the coach's own", to: "output/plans/marta/notes.html")
    try fixture.run("UPDATE clients SET coach_id = 'tom' WHERE client_id = 'c-1042'")
    _ = try export(folder).run(fixture.store, coaches: ["marta", "tom"])
    #expect(folder.names("output/plans/tom") == files && folder.names("output/plans/marta") == ["notes.html"])
    #expect(Set(ReadCalendar(folder.text("output/plans/tom/c-1042.ics")).values("SEQUENCE")) == ["1"])
  }

  @Test(arguments: ["..", ".", ".hidden", "a.b-c_D"])
  func idsNeverLeadOutOfTheFolder(_ id: String) throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture(folder)
    try fixture.client(id, name: "", outcome: "new", start: "2026-12-07")
    try fixture.block(id, start: "2026-12-07")
    try fixture.row(id, "2026-12-07", week: 1, order: 1, id: "rbcdfghjklmnp", load: 60)
    try fixture.approve(id, "2026-12-07")
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    #expect(folder.names("output") == ["plans"] && folder.names("output/plans") == ["marta"])
    #expect(folder.names("output/plans/marta") == ["\(id).html", "\(id).ics"])
    #expect(ClientFileName(client: "../\(id)", form: .ics) == nil && ClientFileName(client: "", form: .plan) == nil)
  }

  @Test func thePageHasNoScriptItsPolicyFitsItsStyleAndNamesAreText() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    try fixture.run("UPDATE clients SET client_name = '</title><script>alert(1)</script>\"é' WHERE client_id = 'c-1042'")
    try fixture.run(
      "DROP TRIGGER prescriptions_in_force_update; UPDATE prescriptions SET note = ? WHERE note <> 0",
      [fixture.key("<img src=x onerror=alert(1)>")])
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let page = folder.text("output/plans/marta/c-1042.html")
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains(" style="))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;") && page.contains("&lt;/title&gt;&lt;script&gt;"))
    #expect(page.components(separatedBy: "<h2>").count == 5)
    let style = try #require(page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    #expect(page.contains("content=\"\(ClientPage.policy)\""))
    #expect(ClientPage.policy.contains(PagePolicy.hash(of: style)))
  }

  @Test func onlyTheClientsWhoAreAskedFor() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    try fixture.client("z-1", name: "Zoe", outcome: "new", start: "2026-12-07")
    try fixture.block("z-1", start: "2026-12-07")
    try fixture.row("z-1", "2026-12-07", week: 1, order: 1, id: "rbcdfghjklmnp", load: 60)
    try fixture.approve("z-1", "2026-12-07")
    _ = try export(folder, clients: ["z-1"]).run(fixture.store, coaches: ["marta"])
    #expect(folder.names("output/plans/marta") == ["z-1.html", "z-1.ics"])
    #expect(try export(folder).coachesToWrite(fixture.store) == ["marta"])
  }

  @Test func aCoachWhoReadsGermanGivesGermanPlans() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    try fixture.speakGerman()
    try fixture.run("INSERT INTO note_translations VALUES ('de', 'slow; =careful', 'langsam; =vorsichtig')")
    #expect(try export(folder).coachesToWrite(fixture.store) == ["marta"])
    _ = try export(folder).run(fixture.store, coaches: ["marta"])
    let read = ReadCalendar(folder.text("output/plans/marta/c-1042.ics"))
    #expect(read.head["X-WR-CALNAME"] == "Trainingsplan Dana Reyes" && Set(read.values("SUMMARY")) == ["Oberkörper A"])
    #expect(
      read.events[0]["DESCRIPTION"] == "Bankdrücken: 3 × 6–8 @ 72,5 kg, RIR 3, Pause 2:30 min\n"
        + "A: Unterarmstütz: 3 × 30 s @ nach Anstrengung, RIR 3, Pause 2:30 min\n   langsam; =vorsichtig")
    #expect(Set(read.values("SEQUENCE")) == ["2"])
    let page = folder.text("output/plans/marta/c-1042.html")
    #expect(page.contains("<html lang=\"de\">") && page.contains("Woche 1") && page.contains("Mo 7.12.2026"))
  }

  @Test(arguments: [
    ("85 % TM", "85 % TM"), ("82.5 % 1RM, projected", "82,5 % 1RM, vorausberechnet"), ("HR 118 to 132", "Puls 118 bis 132"),
    ("last time + 2.5", "letztes Mal + 2,5"), ("work up to a 5RM", "steigern bis zum 5RM"),
    ("75 % of top set", "75 % des schwersten Satzes"), ("62.5 % of last time, projected", "62,5 % vom letzten Mal, vorausberechnet"),
    ("projected", "vorausberechnet"), ("what the coach wrote", "what the coach wrote"), ("", ""),
  ])
  func targetsAreSaidInGermanAndACoachsOwnWordsStay(_ english: String, _ german: String) {
    #expect(PrescriptionWords(.german).target(english) == german)
    #expect(PrescriptionWords(.english).target(english) == english)
  }
}
