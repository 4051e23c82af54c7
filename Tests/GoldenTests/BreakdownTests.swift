import Foundation
import Testing

/// A night during which the process breaks down that takes the inbox in.
@Suite struct BreakdownTests {
  @Test func theFileIsSetAsideAndTheNightGoesOn() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 60, seed: 5).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    let exported = try EditedSheet(workspace.bytes("output/review/marta.csv"))
    for (place, name) in ["first.csv", "second.csv"].enumerated() {
      var sheet = exported
      // The second is about the last client alone, so that it meets nothing that the first has stored by then.
      let last = sheet[sheet.rows.count - 1, "client_id"]
      for row in sheet.rows.indices where (sheet[row, "client_id"] == last) == (place == 1) { sheet[row, "note"] = "\(name) \(row)" }
      try workspace.write(sheet.saved(), to: "output/inbox/marta/\(name)")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: Double(place) * 10 - 60)],
        ofItemAtPath: workspace.at("output/inbox/marta/\(name)"))
    }
    let night = try Program(arguments: workspace.nightlyArguments(), in: workspace)
    // Once the first sheet is being taken in, the process that does it comes to the end that a trap gives it.
    let tried = "SELECT count(*) FROM inbox WHERE state = 'queued' AND tries = 1;"
    let deadline = ContinuousClock.now + .seconds(60)
    while try workspace.query(tried) != "1\n", !night.hasEnded(), ContinuousClock.now < deadline { usleep(1000) }
    let child = try #require(Self.children(of: night.pid).first)
    #expect(kill(child, SIGILL) == 0)
    let result = try night.wait()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    // The first of them, unless that was over by then.
    let name = try workspace.query("SELECT name FROM inbox WHERE state = 'refused';").trimmingCharacters(in: .newlines)
    let other = name == "first.csv" ? "second.csv" : "first.csv"
    #expect(
      result.errors.contains("made the program that takes sheets in break down, and was set aside [inbox.refused]"), "\(result.errors)")
    #expect(try workspace.query("SELECT name, state FROM inbox ORDER BY state DESC;") == "\(name)|refused\n\(other)|done\n")
    let note = try workspace.text("output/inbox/marta/refused/\(name).txt")
    #expect(note.hasPrefix("\(name) was set aside.\n") && note.contains("was ended by signal 4, so it was set aside"), "\(note)")
    #expect(workspace.exists("output/inbox/marta/done/\(other)") && workspace.exists("output/inbox/marta/refused/\(name)"))
    #expect(try workspace.query("SELECT count(*) FROM outbox_events WHERE kind = 'refused';") == "1\n")
    #expect(try workspace.run("doctor").code == 0)
    let next = try workspace.nightly()
    #expect(next.code == 0 && next.errors == "", "\(next.errors)")
  }

  @Test func nobodyElseStartsTheProcess() throws {
    let result = try Workspace().shell("'\(Program.mesocycle)' review take --at 2026-12-02T02:00:00Z 3<&-")
    #expect(result.code == 64 && result.errors.contains("only 'nightly', 'review sync' and 'logs sync' start this"), "\(result.errors)")
    #expect(try !Workspace().run("review", "--help").output.contains("take "))
  }

  /// The processes that a process has started and that still run.
  private static func children(of process: pid_t) -> [pid_t] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return threads.flatMap { thread in
      let list = (try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/children", encoding: .utf8)) ?? ""
      return list.split(separator: " ").compactMap { pid_t($0) }
    }
  }
}
