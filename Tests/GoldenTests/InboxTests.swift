import Foundation
import Testing

/// Files that coaches leave in their folders.
@Suite struct InboxTests {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    let night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
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

  @Test func theSameBytesUnderTwoNamesAreLookedAtOnceAndBothPutAway() throws {
    var (good, bad) = (sheet, sheet)
    good[0, "note"] = "one"
    bad[0, "sets"] = "many"
    for (text, name, age) in [(good.saved(), "good", 100.0), (bad.saved(), "bad", 50)] {
      try leave(text, "\(name).csv", age: age)
      try leave(text, "\(name) again.csv", age: age - 10)
    }
    let result = try sync()
    #expect(result.output.components(separatedBy: "under another name, too").count == 3, "\(result.output)\(result.errors)")
    #expect(result.output.components(separatedBy: "[sheet.number]").count == 2, "\(result.output)\(result.errors)")
    #expect(try names("done") == ["good again.csv", "good.csv"])
    #expect(try names("refused") == ["bad again.csv", "bad.csv", "bad.csv.txt"])
    #expect(try names(".").filter { $0.hasSuffix(".csv") } == [])
  }

  @Test func aNightThatCouldNotStoreIsNoFaultOfTheSheet() throws {
    var edited = sheet
    edited[0, "note"] = "one"
    try leave(edited.saved(), "back.csv")
    _ = try workspace.query("CREATE TRIGGER busy BEFORE UPDATE OF state ON inbox BEGIN SELECT RAISE(ABORT, 'busy'); END;")
    for _ in 0..<6 {
      let result = try sync()
      #expect(result.code == 2 && result.output.contains("[inbox.trouble]"), "\(result.output)\(result.errors)")
      #expect(try workspace.query("SELECT state, tries FROM inbox;") == "queued|0\n")
    }
    _ = try workspace.query("DROP TRIGGER busy;")
    let result = try sync()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(try names("done") == ["back.csv"])
  }

  @Test func whatSomebodyIsStillWritingIsLeftAndWhatIsNoSheetIsPutAside() throws {
    try leave(sheet.saved(), ".~lock.back.csv#")
    try leave(sheet.saved(), "half.csv.part")
    try leave(sheet.saved(), "fresh.csv", age: 0)
    let inbox = workspace.at("output/inbox/marta")
    try FileManager.default.createSymbolicLink(atPath: inbox + "/link.csv", withDestinationPath: workspace.at("clients.jsonl"))
    try workspace.shell("mkfifo output/inbox/marta/pipe.csv; mkdir output/inbox/marta/folder")
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("left 1 for the next time"), "\(result.output)\(result.errors)")
    #expect(try names("refused") == ["folder", "folder.txt", "link.csv", "link.csv.txt", "pipe.csv", "pipe.csv.txt"])
    #expect(try names("") == [".~lock.back.csv#", "done", "half.csv.part", "refused"])
    #expect(try workspace.text("output/inbox/marta/refused/link.csv.txt").contains("a link to another place"))
    #expect(try workspace.query("SELECT name, state FROM inbox;") == "fresh.csv|done\n", "what was just written is waited for")
  }

  @Test func aNightWaitsForNoFile() throws {
    try leave(sheet.saved(), "fresh.csv", age: 0)
    #expect(try workspace.nightly().code == 0)
    #expect(try names("") == ["fresh.csv"])
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

  @Test func whatWaitsToBeDeletedIsNamedApartFromWhatWasNotDone() throws {
    var edited = sheet
    let clients = Set(edited.rows.indices.map { edited[$0, "client_id"] }).sorted()
    let gone = try #require(edited.rows.indices.first { edited[$0, "client_id"] == clients[0] && edited[$0, "kind"] == "work" })
    let exercise = edited[gone, "exercise"]
    edited.rows.remove(at: gone)
    let broken = try #require(edited.rows.indices.first { edited[$0, "client_id"] == clients[1] })
    edited[broken, "sets"] = "many"
    try leave(edited.saved(), "back.csv")
    #expect(try sync().code == 1)
    let note = try workspace.text("output/inbox/marta/waiting/back.csv.txt")
    let parts = note.components(separatedBy: "Waiting to be deleted:\n")
    try #require(parts.count == 2, "\(note)")
    #expect(parts[0].contains("Not done:\n\(clients[1]) was kept back") && !parts[0].contains(exercise), "\(note)")
    #expect(parts[1].hasPrefix("  \(clients[0]): ") && parts[1].contains(exercise), "\(note)")
    #expect(note.contains("if the rows under 'Waiting to be deleted' are to go") && note.contains("under 'Not done' above"), "\(note)")
  }

  @Test func aSheetThatWasTakenInForTheMostPartSaysFirstWhatWasDone() throws {
    var edited = sheet
    for row in edited.rows.indices where edited[row, "week"] == "1" { edited[row, "status"] = "approve" }
    edited[0, "note"] = "new"
    let clients = Set(edited.rows.indices.map { edited[$0, "client_id"] }).sorted()
    _ = try workspace.query("UPDATE weeks SET status = 'draft' WHERE client_id = '\(clients[1])' AND week_index = 1;")
    try leave(edited.saved(), "back.csv")
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("marta/back.csv: was taken in, but not all of it\n"), "\(result.output)")
    let note = try workspace.text("output/inbox/marta/refused/back.csv.txt")
    let weeks = clients.count - 1
    #expect(
      note.hasPrefix(
        """
        back.csv was taken in, but not all of it.

        Done: 1 row stored, \(weeks) week\(weeks == 1 ? "" : "s") approved.
        Not done:
        1 week not approved:
        \(clients[1]), block from
        """), "\(note)")
    #expect(note.contains("approval.draft") && note.contains("What to do: what is done stays"), "\(note)")
    try leave("no sheet at all", "none.csv")
    _ = try sync()
    #expect(try workspace.text("output/inbox/marta/refused/none.csv.txt").hasPrefix("none.csv was not taken in.\n"))
  }

  @Test func whatLiesInTheFolderOfNoCoachIsToldAndLeftThere() throws {
    try workspace.shell("mkdir -p output/inbox/Marta output/inbox/nobody/done 'output/inbox/Zebra Fink' && ln -s /etc output/inbox/jo")
    for place in ["te1.csv", "Marta/te1.csv", "Marta/te2.csv", "nobody/done/old.csv", "Zebra Fink/x.csv"] {
      try workspace.write(sheet.saved(), to: "output/inbox/\(place)")
    }
    let before = try workspace.shell("cd output/inbox && find . | sort").output
    let result = try sync()
    #expect(result.code == 1, "\(result.output)\(result.errors)")
    #expect(result.output.contains("2 files lie in 'inbox/Marta', the folder of no coach [inbox.stray]"), "\(result.output)")
    #expect(result.output.contains("move what is a sheet into 'inbox/marta'"), "\(result.output)")
    #expect(result.output.contains("2 files lie in the inbox itself, in the folder of no coach"), "\(result.output)")
    #expect(result.output.contains("1 file lies in a folder of the inbox that"), "\(result.output)")
    #expect(result.output.contains("Took 0 files out of the inbox") && !result.output.contains("nobody"), "\(result.output)")
    #expect(try workspace.shell("cd output/inbox && find . | sort").output == before, "nothing is touched")
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.errors.contains("[inbox.stray]") && !night.errors.contains("Fink"), "\(night.errors)")
    #expect(try workspace.text("output/run_results.json").contains("inbox.stray"))
    #expect(try workspace.query("SELECT count(*) FROM inbox;") == "0\n")
    try workspace.shell("rm -r output/inbox/Marta output/inbox/te1.csv output/inbox/jo 'output/inbox/Zebra Fink'")
    #expect(try sync().code == 0)
  }

  @Test func anotherCoachsRowsAreRefusedAndTheNightGoesOn() throws {
    try leave(sheet.saved(), "hers.csv", coach: "jonas")
    try leave("no sheet at all", "marta-2026-12-02-081500 (1).csv")
    let night = try workspace.nightly()
    #expect(night.code == 0 && night.errors.contains("inbox.refused"), "\(night.errors)")
    #expect(!night.errors.contains("hers.csv") && !night.errors.contains("Zebrafink"), "a file may be named after a client")
    #expect(night.errors.contains("a sheet of coach 'jonas' was refused"), "\(night.errors)")
    #expect(night.errors.contains("see the text beside it in 'inbox/jonas/refused'"), "\(night.errors)")
    #expect(night.errors.contains("'marta-2026-12-02-081500 (1).csv' of coach 'marta' was refused"), "a name that the page gave")
    #expect(workspace.exists("output/inbox/jonas/refused/hers.csv.txt"))
    #expect(workspace.exists("output/inbox/marta/refused/marta-2026-12-02-081500 (1).csv.txt"))
    #expect(try workspace.text("output/run_results.json").contains("inbox.refused"))
    #expect(try workspace.query("SELECT count(*) FROM outbox_events WHERE kind = 'refused';") == "2\n")
    #expect(try workspace.nightly().errors == "", "it is told once")
  }
}
