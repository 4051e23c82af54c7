import Foundation
import Testing

/// Pipes, links, folders, sockets and devices where files should be: the night ends in time, and nobody else's file is touched.
@Suite struct HostileFolderTests {
  let workspace: Workspace
  let sheet: EditedSheet

  init() throws {
    let night = try SheetNight()
    (workspace, sheet) = (night.workspace, night.sheet)
    // What was written just now, the inbox would leave for the next time.
    try workspace.shell("touch -d '1 minute ago' output/review/*")
  }

  private static let things = StrangeThing.allCases.filter(\.canBeMade)

  /// A night that has to end in time.
  private func night() throws -> Program.Result {
    try Program(arguments: workspace.nightlyArguments(), in: workspace).wait(seconds: 60)
  }

  private func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(workspace.at(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private func leave(_ text: String, _ name: String) throws {
    try workspace.write(text, to: "output/inbox/marta/\(name)")
    try workspace.shell("touch -d '1 minute ago' 'output/inbox/marta/\(name)'")
  }

  @Test(arguments: things) func inAnInboxTheTextGetsItsNameAllTheSame(_ thing: StrangeThing) throws {
    let victim = "output/review/jonas.csv"
    let before = try workspace.bytes(victim)
    for (name, target) in [("refused/none.csv.txt", victim), ("x.csv", victim), ("x.csv.yes", victim), ("refused/.none.csv.tmp", victim)] {
      try #require(try thing.put(at: "output/inbox/marta/\(name)", victim: target, in: workspace))
    }
    try leave("no sheet at all", "none.csv")
    let result = try night()
    #expect(result.code == 0 && result.errors.contains("[inbox.refused]"), "\(result.errors)")
    #expect(try workspace.bytes(victim) == before, "another coach's sheet is whole")
    let note = thing == .folder ? "2-none.csv.txt" : "none.csv.txt"
    #expect(isFile("output/inbox/marta/refused/\(note)"))
    #expect(try workspace.text("output/inbox/marta/refused/\(note)").hasPrefix("none.csv was not taken in.\n"))
    #expect(try night().code == 0, "and the next night does")
  }

  @Test(arguments: things) func aShelfThatIsNoneKeepsNobodyWaiting(_ thing: StrangeThing) throws {
    guard thing != .folder else { return }
    for shelf in ["done", "refused"] {
      try #require(try thing.put(at: "output/inbox/marta/\(shelf)", victim: "output/review/jonas.csv", in: workspace))
    }
    var edited = sheet
    edited[0, "note"] = "new"
    try leave(edited.saved(), "back.csv")
    try leave("no sheet at all", "none.csv")
    for _ in 0..<2 { #expect(try night().code == 0) }
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE note = 'new';") == "1\n", "it is taken in, once")
    #expect(try workspace.run("doctor").output.contains("The database is sound"))
  }

  @Test(arguments: things) func amongResultsItStopsThatOneFileOnly(_ thing: StrangeThing) throws {
    let client = sheet[0, "client_id"]
    #expect(try workspace.run("approve", "--all", "--by", "Test", "--clients", "clients.jsonl").code == 0)
    let victims = ["output/review/jonas.csv", "output/mesocycle.sqlite"]
    let kept = try workspace.bytes("output/review/jonas.html")
    // Sheets are fresh after an approval: the night has something to say because profiles have changed since.
    var roster = Roster(count: 12, seed: 16)
    for place in roster.people.indices { roster.people[place].minutes = roster.people[place].minutes == 30 ? 60 : 30 }
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    for (index, place) in ["review/marta.csv", "plans/marta/\(client).ics", "run_results.json", "review/.marta.csv.next"].enumerated() {
      if place == "run_results.json", thing == .folder { continue }
      try #require(try thing.put(at: "output/\(place)", victim: victims[index % 2], in: workspace))
    }
    let result = try night()
    // A second name holds what somebody else wrote: the sheet goes beside it. What is no file at all is told.
    #expect(result.code == (thing == .secondName ? 0 : 2), "\(result.errors)")
    #expect(result.errors.contains(thing == .secondName ? "[sheet.edited]" : "[sheet.unwritable]"), "\(result.errors)")
    #expect(try workspace.text("output/review/jonas.csv").contains(",approved,"), "the next coach's sheet is written")
    #expect(try workspace.bytes("output/review/jonas.html") != kept && isFile("output/run_results.json"))
    let plans = try workspace.shell("ls output/plans/marta output/plans/jonas").output
    #expect(plans.components(separatedBy: ".html").count > 5 && plans.contains(".ics"), "\(plans)")
    #expect(try workspace.run("doctor").output.contains("The database is sound"))
    if thing == .folder || thing == .secondName { return }
    for place in ["review/marta.csv", "plans/marta/\(client).ics"] { #expect(!isFile("output/\(place)"), "nothing of it was touched") }
  }

  @Test(arguments: things) func besideTheDatabaseItIsRefused(_ thing: StrangeThing) throws {
    guard thing != .folder else { return }
    try #require(try thing.put(at: "output/mesocycle.sqlite.lock", victim: "output/mesocycle.sqlite", in: workspace))
    let result = try night()
    #expect(result.code == 2 && result.errors.contains("[run.locked]"), "\(result.errors)")
    #expect(try workspace.query("PRAGMA integrity_check; SELECT count(*) FROM clients;") == "ok\n12\n", "nothing of it is lost")
    try workspace.remove("output/mesocycle.sqlite.lock")
    guard thing != .link, thing != .secondName else { return }
    try #require(try thing.put(at: "output/mesocycle.sqlite-journal", victim: "", in: workspace))
    let other = try night()
    #expect(other.code == 2 && other.errors.contains("mesocycle.sqlite-journal' is no ordinary file"), "\(other.errors)")
  }

  @Test(arguments: things) func aPlansFolderThatIsNoneStopsThatCoachOnly(_ thing: StrangeThing) throws {
    guard thing != .folder, thing != .secondName else { return }
    #expect(try workspace.run("approve", "--all", "--by", "Test", "--clients", "clients.jsonl").code == 0)
    try #require(try thing.put(at: "output/plans/marta", victim: "output/review", in: workspace))
    let before = try workspace.shell("ls output/review").output
    let result = try night()
    #expect(result.code == 2 && result.errors.contains("[sheet.unwritable]"), "\(result.errors)")
    #expect(try workspace.shell("ls output/review").output == before, "nothing went where the link leads")
    #expect(try workspace.shell("ls output/plans/jonas").output.contains(".ics"))
  }

  @Test func aPartIsNeverWrittenInThePlaceOfADevice() throws {
    try workspace.shell("mkfifo part.csv")
    let result = try Program(arguments: ["export", "--as", "csv", "--coach", "marta", "--to", "part.csv"], in: workspace).wait(seconds: 30)
    #expect(result.code == 2 && result.errors.contains("no ordinary file"), "\(result.errors)")
    #expect(!isFile("part.csv"))
    let sheet = try Program(
      arguments: ["review", "import", "part.csv", "--coach", "marta", "--clients", "clients.jsonl"], in: workspace
    ).wait(seconds: 30)
    #expect(sheet.code == 1 && sheet.errors.contains("the sheet is no ordinary file"), "\(sheet.errors)")
    let approval = try Program(arguments: ["approve", "--sheet", "part.csv", "--by", "Test"], in: workspace).wait(seconds: 30)
    #expect(approval.code != 0 && approval.errors.contains("no ordinary file"), "\(approval.errors)")
  }
}
