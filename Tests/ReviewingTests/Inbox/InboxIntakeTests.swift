import Findings
import Foundation
import PlanStore
import Reporting
import Testing
import TrainingModel

@testable import Reviewing

/// What coaches leave in their folders, on its way into the plans and onto a shelf.
@Suite struct InboxIntakeTests {
  let desk: ReviewDesk

  init() throws { desk = try ReviewDesk() }

  private var inbox: String { desk.workspace.at("inbox") }

  /// Leaves a file in a coach's folder, written an hour before anybody looks.
  private func leave(_ text: String, _ name: String, coach: String = "marta", minutes: Int = 0) throws {
    try desk.workspace.write(text, to: "inbox/\(coach)/\(name)")
    let moment = try #require(try? Date("2026-12-02T07:00:00Z", strategy: .iso8601)) + Double(60 * minutes)
    try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: "\(inbox)/\(coach)/\(name)")
  }

  private func take(leaving: Set<String> = [], step: @escaping @Sendable (InboxStep) -> Void = { _ in }) async throws -> InboxReport {
    let sources = try desk.sources
    var intake = InboxIntake(
      desk.store, folder: inbox, now: desk.now(), today: ReviewDesk.today, jobs: 1, step: step,
      makeImport: { [desk] in try ReviewImport(desk.store, sources, desk.rulebook) }, makeLogs: { { _, _, _ in [] } })
    intake.leaving = leaving
    return await intake.run()
  }

  private func states(_ report: InboxReport) -> [String] { report.entries.map { "\($0.coachID)/\($0.name) \($0.state?.id ?? "none")" } }

  private func files(_ shelf: String = "", coach: String = "marta") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(inbox)/\(coach)/\(shelf)")) ?? []).sorted()
  }

  @Test func aSheetThatIsTakenInGoesToTheDone() async throws {
    let row = try desk.work()[0]
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: row)
    try leave(sheet.saved(), "back.csv")
    let report = try await take()
    #expect(states(report) == ["marta/back.csv done"] && report.entries[0].done.rows == 1 && !report.needsSomebody)
    #expect(files("done") == ["back.csv"] && files() == ["done"])
    #expect(try desk.row(row)?.note == "slowly")
    #expect(try desk.store.revisions(of: "anna", start: ReviewDesk.monday).last?.who == "marta")
  }

  @Test func theSameSheetAgainIsPutAwayUnread() async throws {
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work()[0])
    try leave(sheet.saved(), "back.csv")
    _ = try await take()
    try leave(sheet.saved(), "again.csv")
    let report = try await take()
    #expect(states(report) == ["marta/again.csv done"] && report.entries[0].details.contains("was taken in before"))
    #expect(files("done") == ["again.csv", "again.csv.txt", "back.csv"] || files("done") == ["again.csv", "back.csv"])
    #expect(try desk.revision() == 2)
  }

  @Test func twoFilesWithTheSameBytesAreLookedAtOnce() async throws {
    var sheet = try desk.sheet()
    sheet.write("slowly", "note", in: try desk.work()[0])
    try leave(sheet.saved(), "one.csv")
    try leave(sheet.saved(), "two.csv", minutes: 1)
    let report = try await take()
    #expect(states(report) == ["marta/one.csv done", "marta/two.csv done"] && report.entries.map(\.done.rows) == [1, 0])
    #expect(files().filter { $0.hasSuffix(".csv") }.isEmpty)
  }

  @Test func sheetsAreTakenInTheOrderInWhichTheyWereWritten() async throws {
    let row = try desk.work()[0]
    var first = try desk.sheet()
    var second = first
    first.write("first", "note", in: row)
    second.write("second", "note", in: row)
    try leave(second.saved(), "a.csv", minutes: 1)
    try leave(first.saved(), "b.csv")
    let report = try await take()
    #expect(states(report) == ["marta/b.csv done", "marta/a.csv conflict"])
    #expect(try desk.row(row)?.note == "first" && desk.store.waitingConflicts().count == 1)
    #expect(files("conflict").contains("a.csv") && files("conflict").contains("a.csv.txt"))
  }

  @Test func whatTakesRowsOutWaitsUntilItGetsItsYes() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.remove(row)
    try leave(sheet.saved(), "back.csv")
    #expect(states(try await take()) == ["marta/back.csv waiting"])
    #expect(files("waiting") == ["back.csv", "back.csv.txt"])
    #expect(try desk.row(row) == row)
    try leave("", "back.csv.yes")
    #expect(states(try await take()) == ["marta/back.csv done"])
    #expect(
      try desk.row(row) == nil && files("waiting").isEmpty && files("done").contains("back.csv")
        && files().allSatisfy { !$0.hasSuffix(".yes") })
  }

  @Test func aYesThatComesWithItsSheetIsHeardInTheSameRun() async throws {
    let row = try #require(try desk.work().last)
    var sheet = try desk.sheet()
    sheet.remove(row)
    try leave(sheet.saved(), "back.csv", minutes: 1)
    try leave("", "back.csv.yes")
    #expect(states(try await take()) == ["marta/back.csv waiting", "marta/back.csv done"])
    #expect(try desk.row(row) == nil)
  }

  @Test func aYesForNothingIsPutAside() async throws {
    try leave("", "other.csv.yes")
    let report = try await take()
    #expect(report.entries.map(\.state) == [nil] && report.entries[0].details.contains("no sheet of this name waits for a yes"))
    #expect(files("refused").contains("other.csv.yes"))
  }

  @Test func whatIsNoSheetIsRefusedAndNeverStored() async throws {
    try leave("dear sir,\nplease find enclosed\n", "letter.csv")
    let report = try await take()
    #expect(states(report) == ["marta/letter.csv refused"] && files("refused") == ["letter.csv", "letter.csv.txt"])
    #expect(try !desk.store.hasQueuedFiles())
  }

  @Test func theSheetOfAnotherCoachIsRefusedInTheOwnFolder() async throws {
    var sheet = try desk.sheet("jonas")
    sheet[0, "note"] = "mine"
    try leave(sheet.saved(), "jonas.csv", coach: "marta")
    let report = try await take()
    #expect(states(report) == ["marta/jonas.csv refused"])
    #expect(try desk.revision("cora") == 1)
  }

  @Test func oneCoachsTroubleKeepsNoOtherWaiting() async throws {
    try leave("nonsense\n", "back.csv", coach: "jonas")
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    try leave(sheet.saved(), "back.csv", minutes: 1)
    let report = try await take()
    #expect(states(report) == ["jonas/back.csv refused", "marta/back.csv done"] && report.entries[1].done.weeks == 1)
    #expect(try desk.status() == .approved)
  }

  @Test func whoIsLeftOutWaitsForTheNextTime() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    try leave(sheet.saved(), "back.csv")
    #expect(try await take(leaving: ["marta"]).entries.isEmpty)
    #expect(files().contains("back.csv"))
    #expect(states(try await take()) == ["marta/back.csv done"])
  }

  @Test func aFileThatFiveProgramsEndedOverIsSetAside() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    let bytes = Array(sheet.saved().utf8)
    try leave(sheet.saved(), "back.csv")
    #expect(try desk.store.queue(bytes, digest: InboxIntake.digest(bytes), name: "back.csv", coach: "marta", at: desk.now()) == nil)
    let number = try #require(try desk.store.queuedFiles().first).number
    for _ in 0..<5 { try desk.store.beginTry(ofFile: number) }
    let report = try await take()
    #expect(states(report) == ["marta/back.csv refused"] && report.entries[0].hasBrokenDown)
    #expect(try desk.status() == .pending && files("refused").contains("back.csv"))
  }

  @Test func whatAKilledRunHadQueuedIsTakenInByTheNext() async throws {
    var sheet = try desk.sheet()
    sheet.mark(week: 1)
    let bytes = Array(sheet.saved().utf8)
    try leave(sheet.saved(), "back.csv")
    _ = try desk.store.queue(bytes, digest: InboxIntake.digest(bytes), name: "back.csv", coach: "marta", at: desk.now())
    #expect(states(try await take()) == ["marta/back.csv done"])
    #expect(try desk.status() == .approved && files("done") == ["back.csv"])
  }

  @Test func aCoachHearsOfWhatWasRefused() async throws {
    // A way begins with what happens after it was set up.
    try desk.store.enqueue([.mail], at: desk.now())
    try leave("nonsense\n", "back.csv")
    _ = try await take()
    try desk.store.enqueue([.mail], at: desk.now())
    let event = try EventDocument(json: try #require(try desk.store.claim(.mail, at: desk.now())).payload)
    #expect(event.kind == "refused" && event.coachID == "marta")
    #expect(try desk.store.claim(.mail, at: desk.now()) == nil)
  }
}
