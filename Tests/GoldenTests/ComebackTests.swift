import Testing

/// Clients who drop out for a night, and plans that are approved in part: nobody is lost, and nothing that was approved changes.
@Suite struct ComebackTests {
  let workspace: Workspace
  var roster = Roster(count: 12, seed: 31)
  /// The client whom something happens to.
  private let id = "c-1001"

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  /// A night in which the client's line has this instead of that.
  private func night(_ old: String = "", _ new: String = "") throws -> Program.Result {
    let lines = roster.jsonLines.split(separator: "\n").map { line in
      line.contains("\"\(id)\"") && !old.isEmpty ? String(line).replacing(old, with: new) : String(line)
    }
    try workspace.write(lines.map { $0 + "\n" }.joined(), to: "clients.jsonl")
    return try workspace.nightly("--tolerate-rejected", "100%")
  }

  private func approve(_ weeks: String) throws -> Program.Result {
    try workspace.run("approve", "--client", id, "--weeks", weeks, "--by", "Marta", "--yes", "--today", Workspace.today)
  }

  private func weeks() throws -> String {
    try workspace.query("SELECT group_concat(week_index || ' ' || status, ', ') FROM weeks WHERE client_id = '\(id)' ORDER BY week_index;")
  }

  private var goal: String { "\"goal\":\"\(roster.people[0].goal)\"" }

  @Test func aMendedProfileIsApprovedLikeAnyOther() throws {
    let before = try workspace.query("SELECT coach_id, client_name FROM clients WHERE client_id = '\(id)';")
    #expect(try night(goal, "\"goal\":\"strenght\"").output.contains("1 rejected"))
    #expect(try workspace.query("SELECT coach_id, client_name FROM clients WHERE client_id = '\(id)';") == before)
    #expect(try approve("1-4").code == 1)
    #expect(try night().output.contains(" 0 rejected"))
    #expect(try workspace.query("SELECT outcome = 'unchanged' FROM clients WHERE client_id = '\(id)';") == "1\n")
    #expect(try approve("1-4").output.contains("Approved 4 weeks"))
  }

  @Test func aHoldOfOneNightCostsNoWeek() throws {
    try #require(try approve("1").code == 0)
    let approved = try workspace.query("SELECT * FROM schedule WHERE client_id = '\(id)';")
    #expect(try night("\"clearance\":\"cleared\"", "\"clearance\":\"clearance_required\"").output.contains("1 held"))
    #expect(try weeks() == "1 approved\n")
    #expect(try night().output.contains(" 0 held"))
    #expect(try weeks() == "1 approved, 2 pending, 3 pending, 4 pending\n")
    #expect(try workspace.query("SELECT * FROM schedule WHERE client_id = '\(id)';") == approved)
    #expect(try approve("2-4").output.contains("Approved 3 weeks"))
  }

  @Test func theOpenWeeksOfAPartlyApprovedBlockFollowTheProfile() throws {
    try #require(try approve("1").code == 0)
    let approved = try workspace.query("SELECT * FROM schedule WHERE client_id = '\(id)';")
    let minutes = roster.people[0].minutes
    #expect(try night().output.contains("1 protected"))
    let changed = try night("\"minutes_per_session\":\(minutes)", "\"minutes_per_session\":\(minutes == 30 ? 60 : 30)")
    #expect(changed.output.contains("1 replanned"), "\(changed.output)")
    #expect(try workspace.query("SELECT * FROM schedule WHERE client_id = '\(id)';") == approved)
    #expect(try workspace.query("SELECT DISTINCT revision FROM weeks WHERE client_id = '\(id)' AND week_index > 1;") == "2\n")
    #expect(try workspace.query("SELECT count(*) FROM client_findings WHERE client_id = '\(id)' AND code = 'plan.outdated';") == "1\n")
    #expect(try approve("2-4").output.contains("Approved 3 weeks"))
  }

  @Test func theBrakeCountsThoseWhosePlansAreApproved() throws {
    try #require(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    try #require(try workspace.nightly().code == 0)
    try workspace.write(Roster(count: 4, seed: 31).jsonLines, to: "clients.jsonl")
    let held = try workspace.nightly()
    #expect(held.code == 2 && held.errors.contains("8 absent"), "\(held.errors)")
    let forced = try workspace.run(
      "generate", "--clients", "clients.jsonl", "--rules", "rules", "--client", id, "--force", "--today", Workspace.today)
    #expect(forced.code == 0, "one client of twelve is no reason to hold: \(forced.errors)")
  }

  @Test func aNameThatIsSpelledAnewReplansNobody() throws {
    #expect(try night("Zebrafink \(id)", "Zebrafink the younger").output.contains("12 unchanged"))
    #expect(try workspace.text("output/review/\(roster.people[0].coach).csv").contains("Zebrafink the younger"))
  }
}
