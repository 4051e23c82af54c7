import Foundation
import Testing

/// Logs that lie in the clients' folders of the inbox.
@Suite struct LogInboxTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    var roster = Roster(count: 6, seed: 16)
    for place in roster.people.indices { (roster.people[place].units, roster.people[place].squat) = ("kg", nil) }
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  private static let heading = "date,start,exercise,set,reps,load,unit\n"

  /// Squats of a day, three sets.
  private static func day(_ date: String, load: String = "100", exercise: String = "back_squat") -> String {
    (1...3).map { "\(date),18:30,\(exercise),\($0),5,\(load),kg\n" }.joined()
  }

  /// Leaves a file that nobody is writing any more.
  private func leave(_ text: String, _ name: String, client: String = "c-1001", age: Double = 60) throws {
    let path = "output/inbox/logs/\(client)/\(name)"
    try workspace.write(text, to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: workspace.at(path))
  }

  private func sync(_ more: String...) throws -> Program.Result {
    try Program(
      arguments: ["logs", "sync", "--clients", "clients.jsonl", "--today", Workspace.today] + more, in: workspace
    ).wait()
  }

  private func names(_ folder: String = "", client: String = "c-1001") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: workspace.at("output/inbox/logs/\(client)/\(folder)")).sorted()
  }

  private func days() throws -> String {
    try workspace.query("SELECT user_id || ' ' || date FROM workout_logs ORDER BY 1;")
  }

  @Test func aLogIsTakenInOnceAndStoredForWhoHasTheFolder() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "strong.csv")
    let result = try sync()
    #expect(result.code == 0 && result.errors == "", "\(result.output)\(result.errors)")
    #expect(result.output.contains("c-1001/strong.csv: was taken in\n") && result.output.contains("Took 1 file out of the inbox"))
    #expect(try days() == "c-1001 2026-11-20\n" && names() == ["done"] && names("done") == ["strong.csv"])
    let before = try workspace.query(LogDump.whole)
    try leave(Self.heading + Self.day("2026-11-20"), "strong.csv")
    #expect(try sync().output.contains("1 as before"))
    #expect(try workspace.query(LogDump.whole) == before && names("done") == ["2-strong.csv", "strong.csv"])
  }

  @Test func theNightTellsHowManyWereTakenRefusedAndWait() throws {
    try leave(Self.heading + Self.day("2026-11-27"), "a.csv")
    try leave("no log at all", "b.csv", client: "c-1002")
    try leave(Self.heading + Self.day("2026-11-27"), "half.csv", client: "c-1003", age: 0)
    let night = try workspace.nightly()
    #expect(night.code == 0, "\(night.errors)")
    #expect(night.output.contains("Logs of clients in the inbox: 1 taken in, 1 refused, 1 waiting\n"), "\(night.output)")
    #expect(!night.errors.contains("a.csv") && !night.errors.contains("b.csv"), "a file may be named after its client")
    #expect(night.errors.contains("a log of client 'c-1002' was refused [inbox.refused]"), "\(night.errors)")
    #expect(try workspace.text("output/run_results.json").contains(#""logs": {"taken": 1, "refused": 1, "waiting": 1}"#))
    let text = try workspace.text("output/inbox/logs/c-1002/refused/b.csv.txt")
    #expect(text.hasPrefix("b.csv was not taken in.\n\nDone: nothing.\nWhat to do: ") && text.contains("[log.heading]"), "\(text)")
  }

  @Test func theSameNightFollowsThemForAClientWhomNobodyHasPlannedForYet() throws {
    func loads(_ folder: String) throws -> String {
      let night = try workspace.nightly("--output", folder, "--database", "\(folder)/mesocycle.sqlite")
      #expect(night.code == 0, "\(night.errors)")
      return try workspace.query(
        "SELECT client_id, week_index, day_index, load FROM schedule_preview WHERE exercise_id = 'back_squat' ORDER BY 1, 2, 3;",
        database: "\(folder)/mesocycle.sqlite")
    }
    let path = "known/inbox/logs/c-1001/a.csv"
    try workspace.write(Self.heading + Self.day("2026-11-27", load: "140") + Self.day("2026-11-30", load: "140"), to: path)
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at(path))
    let (unknown, known) = (try loads("unknown"), try loads("known"))
    func others(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("c-1001|") } }
    #expect(known != unknown && others(known) == others(unknown), "\(unknown)\n\(known)")
  }

  /// A refused log is news for the client's own coach, as a refused sheet is, be it a new client's of whom the database knows nothing yet.
  @Test func theOwnCoachHearsOfARefusedLogAndNobodyElse() throws {
    let coaches = try workspace.query("SELECT client_id, coach_id FROM clients WHERE client_id IN ('c-1002', 'c-1003') ORDER BY 1;")
      .split(separator: "\n").map { String($0.split(separator: "|")[1]) }
    func told() throws -> String {
      try workspace.query(
        """
        SELECT coach_id, payload ->> '$.counts.files', payload ->> '$.client_ids', payload ->> '$.codes' FROM outbox_events
        WHERE kind = 'refused' ORDER BY entry;
        """)
    }
    try leave("no log at all", "a.csv", client: "c-1002")
    try leave("no log either", "b.csv", client: "c-1002", age: 50)
    try leave(Self.heading + Self.day("2026-11-20"), "fine.csv")
    #expect(try sync().code == 1)
    #expect(try told() == "\(coaches[0])|2|[\"c-1002\"]|[\"log.heading\"]\n")
    #expect(try sync().code == 0)
    _ = try workspace.query("DELETE FROM outbox_events; DELETE FROM clients WHERE client_id = 'c-1003';")
    try leave("no log at all", "c.csv", client: "c-1003")
    #expect(try sync().code == 1)
    #expect(try told() == "\(coaches[1])|1|[\"c-1003\"]|[\"log.heading\"]\n")
    let payloads = try workspace.query("SELECT payload FROM outbox_events;")
    #expect(!payloads.contains(".csv"), "a file may be named after its client")
  }

  /// Pain of 7 or more, or said to radiate, is told the same night and once, also of what nobody knows, without a word of what hurt.
  @Test func badPainIsToldTheSameNight() throws {
    func told() throws -> String {
      try workspace.query(
        """
        SELECT coalesce(coach_id, '-'), client_id, payload ->> '$.codes[0]' FROM outbox_events
        WHERE payload ->> '$.codes[0]' = 'history.suspended' ORDER BY 2, 1;
        """)
    }
    let heading = "date,exercise,set,reps,load,unit,pain,note\n"
    try leave(heading + "2026-11-27,back_squat,1,5,100,kg,7,\n", "a.csv")
    try leave(heading + "2026-11-27,back_squat,1,5,100,kg,6,fine\n", "b.csv", client: "c-1002")
    try leave(heading + "2026-11-27,Flub,1,5,100,kg,,it radiates into the leg\n", "c.csv", client: "c-1003")
    try leave(heading + "2026-08-27,back_squat,1,5,100,kg,9,\n", "d.csv", client: "c-1004")
    _ = try workspace.nightly()
    let once = try told()
    #expect(once.contains("-|c-1001|history.suspended\n") && once.contains("-|c-1003|history.suspended\n"), "\(once)")
    #expect(!once.contains("c-1002") && !once.contains("c-1004"), "\(once)")
    #expect(once.split(separator: "\n").count == 4, "the house and the coach: \(once)")
    let payloads = try workspace.query("SELECT payload FROM outbox_events WHERE kind = 'alert';")
    for word in ["squat", "2026-11-27", "radiat", "Flub"] { #expect(!payloads.contains(word), "\(payloads)") }
    try leave(heading + "2026-11-27,back_squat,1,5,100,kg,8,\n2026-11-27,back_squat,2,5,100,kg,,\n", "again.csv")
    _ = try workspace.nightly()
    #expect(try told() == once)
  }

  @Test func theFolderSaysWhoseALogIsAndAFileThatNamesAnotherClientIsRefusedWhole() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "own.csv", client: "c-1002")
    try #require(try sync().code == 0)
    let before = try workspace.query(LogDump.whole)
    let rows =
      "client_id,date,exercise,set,reps,load,unit\nc-1001,2026-11-21,back_squat,1,5,80,kg\nc-1002,2026-11-22,back_squat,1,5,80,kg\n"
    try leave(rows, "mixed.csv")
    try leave(
      #"{"client_id": "c-1002", "date": "2026-11-23", "exercise": "back_squat", "reps": 5}"# + "\n", "other.jsonl", age: 50)
    let result = try sync()
    #expect(result.code == 1, "\(result.output)\(result.errors)")
    #expect(try workspace.query(LogDump.whole) == before)
    #expect(try names("refused") == ["mixed.csv", "mixed.csv.txt", "other.jsonl", "other.jsonl.txt"])
    let text = try workspace.text("output/inbox/logs/c-1001/refused/mixed.csv.txt")
    #expect(text.contains("mixed.csv:3: error: the file names another client") && !text.contains("c-1002"), "\(text)")
  }

  @Test func whatCantBeReadOrIsUnknownIsToldBesideTheFileAndTheRestIsStored() throws {
    try leave(
      Self.heading + Self.day("2026-11-20") + "2026-11-20,18:30,back_squat,4,many,100,kg\n" + Self.day("2026-11-21", exercise: "Flub"),
      "a.csv")
    let result = try sync()
    #expect(result.code == 1, "\(result.output)\(result.errors)")
    let text = try workspace.text("output/inbox/logs/c-1001/done/a.csv.txt")
    #expect(
      text.hasPrefix("a.csv was taken in.\n\nDone: 2 sessions new.\n") && text.contains("a.csv:5: ") && text.contains("'Flub'"), "\(text)")
    #expect(try days() == "c-1001 2026-11-20\nc-1001 2026-11-21\n")
  }

  @Test func anExportOfTheSameAgeThatSaysSomethingElseWaitsForADecision() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "a.csv")
    try #require(try sync().code == 0)
    let before = try workspace.query(LogDump.whole)
    try leave(Self.heading + Self.day("2026-11-20", load: "101"), "b.csv")
    #expect(try sync().code == 1)
    #expect(try names("conflict") == ["b.csv", "b.csv.txt"] && workspace.query(LogDump.whole) == before)
    #expect(try workspace.text("output/inbox/logs/c-1001/conflict/b.csv.txt").contains("--replace"))
  }

  @Test func whatIsStillWrittenIsLeftAndWhatIsNoFileIsPutAside() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "half.csv.part")
    try leave(Self.heading + Self.day("2026-11-20"), ".~lock.a.csv#")
    try leave("", "empty.csv")
    try workspace.shell("cd output/inbox/logs/c-1001 && mkfifo pipe.csv && mkdir folder && ln -s /etc/passwd link.csv")
    try leave(Self.heading + Self.day("2026-11-20"), "fresh.csv", age: 0)
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("left 1 for the next time"), "\(result.output)\(result.errors)")
    #expect(
      try names("refused")
        == ["empty.csv", "empty.csv.txt", "folder", "folder.txt", "link.csv", "link.csv.txt", "pipe.csv", "pipe.csv.txt"])
    #expect(try names() == [".~lock.a.csv#", "done", "half.csv.part", "refused"])
    #expect(try days() == "c-1001 2026-11-20\n", "what was just written is waited for")
  }

  @Test func whatLiesInTheFolderOfNoClientIsToldAndLeftThere() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "a.csv", client: "C-1001")
    try leave(Self.heading + Self.day("2026-11-20"), "a.csv", client: "Zebrafink")
    try workspace.write("x", to: "output/inbox/logs/loose.csv")
    let before = try workspace.shell("cd output/inbox && find . | sort").output
    let result = try sync()
    #expect(result.code == 1 && result.output.contains("1 file lies in 'inbox/logs' itself"), "\(result.output)\(result.errors)")
    #expect(
      result.output.contains("move what is a log into 'inbox/logs/c-1001'") && !result.output.contains("Zebrafink"), "\(result.output)")
    #expect(try workspace.shell("cd output/inbox && find . | sort").output == before && days() == "")
    let coaches = try workspace.run("review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today)
    #expect(coaches.code == 0 && !coaches.output.contains("stray"), "the logs are none of the coaches' files: \(coaches.output)")
  }

  @Test func anotherRunThatHoldsTheLockIsWaitedFor() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "a.csv")
    let lock = try HeldLockFile(workspace, since: Date())
    let result = try sync()
    #expect(result.code == 75 && result.errors.contains("another run holds the lock"), "\(result.errors)")
    #expect(try names() == ["a.csv"])
    withExtendedLifetime(lock) {}
  }

  @Test func theDocumentHasAFileAnEntry() throws {
    try leave(Self.heading + Self.day("2026-11-20"), "a.csv")
    let result = try sync("--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let file = try #require((document["files"] as? [[String: Any]])?.first)
    #expect(file["client_id"] as? String == "c-1001" && file["state"] as? String == "taken" && file["created"] as? Int == 1)
  }

  @Test func noCoachIsCalledAsTheFolderOfTheLogsIs() throws {
    var roster = Roster(count: 2, seed: 16)
    roster.people[0].coach = "Logs"
    try workspace.write(roster.jsonLines, to: "other.jsonl")
    let night = try workspace.nightly("--output", "other", "--database", "other/plans.sqlite", clients: "other.jsonl")
    #expect(!workspace.exists("other/review/logs.csv") && workspace.exists("other/inbox/logs"), "\(night.errors)")
    #expect(try workspace.text("other/run_results.json").contains("'coach' can't be 'logs'"))
  }
}
