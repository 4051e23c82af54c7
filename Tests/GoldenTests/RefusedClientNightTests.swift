import Foundation
import Testing

/// A database that refuses what is to be stored of one client: that client's night failed, and nobody else's.
@Suite struct RefusedClientNightTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try roster(minutes: 45)
    try #require(try workspace.nightly().code == 0)
    let said = try workspace.query(
      """
      CREATE TRIGGER no BEFORE INSERT ON prescriptions WHEN (SELECT client_id FROM weeks WHERE number = NEW.place >> 8) = 'b'
      BEGIN SELECT RAISE(ABORT, 'not this one'); END;
      """)
    try #require(said.isEmpty)
    try roster(minutes: 60)
  }

  private func roster(minutes: Int) throws {
    let lines = ["a", "b", "c"].map {
      """
      {"id":"\($0)","name":"Zebrafink","coach":"\($0 == "c" ? "jonas" : "marta")","age":30,"goal":"general_fitness","experience":"novice",\
      "training_days":["mon","thu"],"minutes_per_session":\(minutes),"equipment":["dumbbells"],"conditions":"none","clearance":"cleared"}

      """
    }
    try workspace.write(lines.joined(), to: "clients.jsonl")
  }

  private func outcomes() throws -> String { try workspace.query("SELECT client_id, outcome FROM clients ORDER BY 1;") }

  @Test func theNightGoesOnAndSaysWhoFailed() throws {
    let plan = "SELECT * FROM plan_rows WHERE client_id = 'b' ORDER BY row_id;"
    let before = try workspace.query(plan)
    let result = try workspace.nightly("--accept-change")
    #expect(result.code == 1, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "Read 3 clients: 0 new, 2 replanned, 0 unchanged, 0 protected, 0 not due, 0 held, 0 infeasible, 0 rejected, 1 failed"))
    #expect(result.output.contains("Delivered 2 plans:"))
    #expect(result.errors.contains("client b is failed:\n"))
    #expect(result.errors.contains("refused: not this one [store.refused]"))
    #expect(try outcomes() == "a|replanned\nb|failed\nc|replanned\n")
    #expect(try workspace.query(plan) == before)
    let results = try workspace.text("output/run_results.json")
    #expect(results.contains(/"client_id": ?"b",\s*"coach_id": ?"marta",\s*"outcome": ?"failed"/))
    #expect(try workspace.text("output/review/marta.clients.csv").contains(/b,Zebrafink,failed,.*store\.refused: nothing of tonight/))
    #expect(try workspace.run("approve", "--client", "b", "--by", "Lea").output.contains("ended as 'failed'"))
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func aRowThatNobodyCanReadIsOneClientsAndOneCoachs() throws {
    let said = try workspace.query(
      "DROP TRIGGER no; UPDATE weeks SET content_hash = 'no hash, but just as long as one' WHERE client_id = 'b' AND week_index = 1;")
    try #require(said.isEmpty)
    let result = try workspace.nightly("--accept-change")
    #expect(result.code == 1, "\(result.errors)")
    #expect(result.errors.contains("client b is failed:\n"))
    #expect(try outcomes() == "a|replanned\nb|failed\nc|replanned\n")
    #expect(result.errors.contains("the sheets of coach marta could not be brought up to date"))
    #expect(try workspace.text("output/review/jonas.clients.csv").contains("c,Zebrafink,replanned"))
  }

  @Test(arguments: [
    "UPDATE weeks SET content_hash = 'no hash, but just as long as one' WHERE client_id = 'b' AND week_index = 1;",
    "UPDATE prescriptions SET note = 999999 WHERE place = (SELECT 256 * number FROM weeks WHERE client_id = 'b' AND week_index = 1);",
  ]) func aRowThatNobodyCanReadKeepsNobodyElseFromBeingApproved(damage: String) throws {
    try roster(minutes: 45)
    try #require(try workspace.query(damage).isEmpty)
    for dryRun in [["--dry-run"], []] {
      let result = try Program(
        arguments: ["approve", "--all", "--by", "Lea", "--clients", "clients.jsonl", "--today", Workspace.today] + dryRun, in: workspace
      ).wait()
      #expect(
        result.code == 1 && result.output.contains(dryRun.isEmpty ? "Approved 8 weeks" : "Would approve 8 weeks"),
        "\(result.output)\(result.errors)")
      #expect(
        result.output.contains("b") && result.output.contains("holds a value that no version of the program writes"), "\(result.output)")
    }
    #expect(
      try workspace.query("SELECT client_id, count(*) FROM weeks WHERE status = 'approved' GROUP BY 1;") == "a|4\nc|4\n")
  }

  @Test func whoeverIsPagedHearsOfItOnce() throws {
    let mail = [
      "--accept-change", "--notify-mail", "mail", "--notify-to", "{coach}@gym.example", "--notify-alerts-to", "pager@gym.example",
    ]
    for _ in 0..<2 {
      #expect(try Program(arguments: workspace.nightlyArguments(mail), in: workspace).wait().code == 1)
      let alerts = try workspace.files("mail").filter { $0.key.hasPrefix("alert") }.map { String(decoding: $0.value, as: UTF8.self) }
      #expect(alerts.count == 1 && alerts[0].contains("To: pager@gym.example"), "\(alerts)")
      #expect(alerts[0].contains("Client: b\r\n") && alerts[0].contains("Clients whose plan could not be stored: 1\r\n"), "\(alerts)")
      #expect(alerts[0].contains("something could not be stored") && alerts[0].contains("Reason: store.refused"), "\(alerts)")
    }
  }

  @Test func whatCouldNotBeReplacedHasNotExpired() throws {
    let night = try workspace.nightly("--accept-change", today: "2026-12-08")
    let expired = "a (2026-12-07), c (2026-12-07)"
    #expect(
      night.code == 1 && night.output.contains("Expired before anybody approved: \(expired)\n"), "\(night.output)\(night.errors)")
    #expect(night.errors.contains("the blocks of a (2026-12-07), c (2026-12-07) in time"), "\(night.errors)")
  }

  @Test func itCountsAgainstWhatIsTolerated() throws {
    #expect(try workspace.nightly("--accept-change", "--tolerate-rejected", "1").code == 0)
  }

  @Test func theNightAfterMakesItGood() throws {
    _ = try workspace.nightly("--accept-change")
    #expect(try workspace.nightly().code == 1, "still refused")
    #expect(try workspace.query("DROP TRIGGER no;").isEmpty)
    #expect(try workspace.nightly().code == 0)
    #expect(try outcomes() == "a|replanned\nb|replanned\nc|replanned\n")
    #expect(try workspace.query("SELECT count(*) FROM client_findings WHERE code = 'store.refused';") == "0\n")
  }
}
