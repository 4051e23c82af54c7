import Foundation
import Testing

/// An approval that somebody takes back before the week has begun.
@Suite struct TakeBackTests {
  let workspace: Workspace
  let id: String

  init() throws {
    workspace = try Workspace()
    let roster = Roster(count: 3, seed: 16)
    id = roster.people[0].id
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    try #require(try approve().code == 0)
  }

  private func approve(_ options: String..., today: String = Workspace.today) throws -> Program.Result {
    try Program(
      arguments: ["approve", "--client", id, "--by", "Marta", "--clients", "clients.jsonl", "--today", today] + options, in: workspace
    ).wait()
  }

  private func weeks() throws -> [String] {
    try workspace.query(
      "SELECT status || ' ' || (SELECT count(*) > 0 FROM schedule s WHERE s.client_id = w.client_id AND "
        + "s.week_index = w.week_index) FROM weeks w WHERE client_id = '\(id)' ORDER BY week_index;"
    ).split(separator: "\n").map(String.init)
  }

  @Test func whatHasNotBegunWaitsAgainAndCanBeApprovedAtOnce() throws {
    #expect(try approve("--take-back", "--weeks", "3,4", "--dry-run").output.contains("Would take back 2 weeks"))
    #expect(try weeks() == Array(repeating: "approved 1", count: 4))
    let back = try approve("--take-back", "--weeks", "3,4")
    #expect(
      back.code == 0 && back.output.contains("weeks 3, 4") && back.output.contains("Took back 2 weeks"), "\(back.output)\(back.errors)")
    #expect(try weeks() == ["approved 1", "approved 1", "pending 0", "pending 0"])
    #expect(try workspace.run("doctor").code == 0)
    #expect(try workspace.nightly().code == 0)
    #expect(try weeks() == ["approved 1", "approved 1", "pending 0", "pending 0"], "a night leaves the decision to the coach")
    let again = try approve()
    #expect(again.code == 0 && again.output.contains("Approved 2 weeks"), "\(again.output)\(again.errors)")
    let story = try workspace.query("SELECT group_concat(to_status, ' ') FROM history WHERE client_id = '\(id)' AND week_index = 3;")
    #expect(story.hasSuffix("approving approved pending approving approved\n"), "\(story)")
    let told = try workspace.run("history", "--client", id).output
    #expect(told.components(separatedBy: "approval taken back").count == 3, "\(told)")
  }

  @Test func theClientsFilesSayItAtOnce() throws {
    #expect(try workspace.run("export", "--as", "ics,plan", "--today", Workspace.today).code == 0)
    func calendar() throws -> String {
      let path = try #require(try workspace.files("output/plans").keys.first { $0.hasSuffix("\(id).ics") })
      return try workspace.text("output/plans/\(path)")
    }
    #expect(try !calendar().contains("STATUS:CANCELLED"))
    #expect(try approve("--take-back").code == 0)
    #expect(try calendar().contains("STATUS:CANCELLED") && !calendar().contains("STATUS:CONFIRMED"))
  }

  @Test func whatHasBegunStaysAndIsSaid() throws {
    let back = try approve("--take-back", "--format", "json", today: "2026-12-08")
    #expect(back.code == 1 && back.output.contains("week 1 began on 2026-12-07"), "\(back.output)\(back.errors)")
    #expect(back.output.contains("\"taken_back\""))
    #expect(try weeks() == ["approved 1", "pending 0", "pending 0", "pending 0"])
    #expect(try workspace.run("doctor").code == 0)
    #expect(try approve("--take-back", "--revision", "1").code == 64)
  }

  @Test func aDraftBesideAnApprovedWeekIsWhatIsLeftOfIt() throws {
    let edit = try workspace.run(
      "edit", "set", "--client", id, "--week", "2", "--day", "2", "--order", "1", "note=slowly", "--by", "Marta", "--clients",
      "clients.jsonl", "--today",
      Workspace.today)
    #expect(edit.code == 0, "\(edit.output)\(edit.errors)")
    #expect(try weeks()[1] == "pending 1")
    #expect(try approve("--take-back").code == 0)
    #expect(try weeks() == Array(repeating: "pending 0", count: 4))
    #expect(try workspace.run("doctor").code == 0)
  }
}
