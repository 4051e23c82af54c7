import Foundation
import Testing

/// Files that coaches leave in their folders.
@Suite struct InboxTests {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
  }

  /// Leaves a file that nobody is writing any more.
  private func leave(_ text: String, _ name: String, coach: String = "marta", age: Double = 60) throws {
    let path = "output/inbox/\(coach)/\(name)"
    try workspace.write(text, to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: workspace.at(path))
  }

  private func sync() throws -> Program.Result {
    try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: workspace.at("output/inbox/marta/\(folder)")).sorted()
  }

  @Test func sheetsAreTakenInTheOrderInWhichTheyWereWrittenAndOnceOnly() throws {
    var (first, second) = (sheet, sheet)
    first[0, "note"] = "one"
    second[1, "note"] = "two"
    try leave(second.saved(), "a second.csv", age: 50)
    try leave(first.saved(), "the first.csv", age: 100)
    let result = try sync()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(try names("done") == ["a second.csv", "the first.csv"])
    #expect(try workspace.query("SELECT name FROM inbox ORDER BY number;") == "the first.csv\na second.csv\n")
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE note IN ('one', 'two');") == "2\n")
    try leave(first.saved(), "again.csv")
    #expect(try sync().output.contains("the very same sheet was taken in before"))
    #expect(try workspace.query("SELECT count(*) FROM inbox;") == "2\n")
  }

  @Test func whatSomebodyIsStillWritingIsLeftAndWhatIsNoSheetIsPutAside() throws {
    try leave(sheet.saved(), ".~lock.back.csv#")
    try leave(sheet.saved(), "half.csv.part")
    try leave(sheet.saved(), "fresh.csv", age: 0)
    let inbox = workspace.at("output/inbox/marta")
    try FileManager.default.createSymbolicLink(atPath: inbox + "/link.csv", withDestinationPath: workspace.at("clients.jsonl"))
    try workspace.shell("mkfifo output/inbox/marta/pipe.csv; mkdir output/inbox/marta/folder")
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("left 2 for the next time"), "\(result.output)\(result.errors)")
    #expect(try names("refused") == ["folder", "folder.txt", "link.csv", "link.csv.txt", "pipe.csv", "pipe.csv.txt"])
    #expect(try names("") == [".~lock.back.csv#", "fresh.csv", "half.csv.part", "refused"])
    #expect(try workspace.text("output/inbox/marta/refused/link.csv.txt").contains("a link to another place"))
    #expect(try workspace.query("SELECT count(*) FROM inbox;") == "0\n")
  }

  @Test func aSheetWhoseNameIsNoTextIsTakenIn() throws {
    var edited = sheet
    edited[0, "note"] = "one"
    try workspace.write(edited.saved(), to: "plain.csv")
    try workspace.shell("cp plain.csv output/inbox/marta/\"$(printf 'M\\374ller.csv')\"; touch -d '1 minute ago' output/inbox/marta/*.csv")
    let result = try sync()
    #expect(result.code == 0 && result.output.contains("marta/M_ller.csv: was taken in"), "\(result.output)\(result.errors)")
    #expect(try names("done") == ["M_ller.csv"] && names("") == ["done"])
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE note = 'one';") == "1\n")
  }

  @Test func deletionsWaitForTheCoachsYes() throws {
    var edited = sheet
    edited.rows.remove(at: 1)
    try leave(edited.saved(), "back.csv")
    #expect(try sync().code == 1)
    #expect(try names("waiting") == ["back.csv", "back.csv.txt"])
    #expect(try workspace.text("output/inbox/marta/waiting/back.csv.txt").contains("'back.csv.yes'"))
    try leave("", "back.csv.yes")
    let result = try sync()
    #expect(result.code == 0 && result.output.contains("1 removed"), "\(result.output)\(result.errors)")
    #expect(try names("waiting") == [] && names("done") == ["back.csv"])
  }

  @Test func anotherCoachsRowsAreRefusedAndTheNightGoesOn() throws {
    try leave(sheet.saved(), "hers.csv", coach: "jonas")
    try leave("no sheet at all", "none.csv")
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.errors.contains("inbox.refused"), "\(night.errors)")
    #expect(!night.errors.contains("hers.csv") && !night.errors.contains("Zebrafink"), "a file may be named after a client")
    #expect(workspace.exists("output/inbox/jonas/refused/hers.csv.txt") && workspace.exists("output/inbox/marta/refused/none.csv.txt"))
    #expect(try workspace.text("output/run_results.json").contains("inbox.refused"))
    #expect(try workspace.query("SELECT count(*) FROM outbox_events WHERE kind = 'refused';") == "2\n")
    #expect(try workspace.nightly().errors == "", "it is told once")
  }
}
