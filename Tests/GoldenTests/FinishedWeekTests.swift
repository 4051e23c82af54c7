import Foundation
import Testing

/// A week that is over in a block whose other weeks are open, and whatever has the block planned anew: the night ends well for everybody.
@Suite struct FinishedWeekTests {
  let workspace: Workspace
  static let ninthDay = "2026-12-16"

  /// Week 1 of the first of two clients is approved and over.
  init() throws {
    workspace = try Workspace(rules: "../rules")
    try roster()
    try #require(try workspace.nightly().code == 0)
    try #require(try run("approve", "--client", "a", "--week", "1", "--by", "Lea", today: Workspace.today).code == 0)
  }

  private func roster(_ a: String = "", template: String = "stronglifts_5x5", squat: Int = 100, others: [String] = ["b"]) throws {
    func line(_ id: String, _ more: String) -> String {
      """
      {"id":"\(id)","name":"Zebrafink","coach":"marta","age":30,"goal":"strength","experience":"intermediate",\
      "training_days":["mon","wed","fri"],"minutes_per_session":75,"equipment":["commercial_gym"],"conditions":"none",\
      "clearance":"cleared"\(more)}

      """
    }
    let lift =
      ",\"template\":\"\(template)\",\"lifts\":[{\"exercise\":\"back_squat\",\"load_kg\":\(squat),\"reps\":5,\"date\":\"2026-11-25\"}]"
    try workspace.write(line("a", lift + a) + others.map { line($0, "") }.joined(), to: "clients.jsonl")
  }

  private func run(_ arguments: String..., today: String) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", today], in: workspace).wait()
  }

  private func finished() throws -> String {
    try workspace.query(
      """
      SELECT * FROM schedule WHERE week_index = 1 ORDER BY row_id;
      SELECT week_index, content_hash, revision, approved_by, approved_at FROM weeks WHERE client_id = 'a' AND week_index = 1;
      SELECT * FROM sessions WHERE client_id = 'a' AND week_index = 1 ORDER BY day_index;
      """)
  }

  private func open() throws -> String {
    try workspace.query("SELECT * FROM schedule_preview WHERE client_id = 'a' ORDER BY row_id;")
  }

  /// Nobody's night ends, week 1 is what it was, and a client who is new has a plan.
  private func holds(_ command: String = "nightly", _ arguments: String...) throws {
    let (before, waiting) = (try finished(), try open())
    let night = try Program(
      arguments: [command, "--clients", "clients.jsonl", "--today", Self.ninthDay, "--accept-change"] + arguments, in: workspace
    ).wait()
    #expect(night.code == 0, "\(night.output)\(night.errors)")
    #expect(try finished() == before && !before.isEmpty)
    #expect(try open() != waiting && !waiting.isEmpty)
    #expect(try workspace.query("SELECT count(*) FROM weeks WHERE client_id = 'c' AND status = 'pending';") == "4\n")
    #expect(try workspace.run("doctor").code == 0)
    #expect(try workspace.nightly(today: Self.ninthDay).code == 0)
  }

  @Test func aTemplateClientWithANewLift() throws {
    try roster(squat: 110, others: ["b", "c"])
    try holds()
  }

  @Test func anotherTemplateInPounds() throws {
    try roster(",\"units\":\"lb\"", template: "starting_strength", others: ["b", "c"])
    try holds()
    #expect(try workspace.query("SELECT DISTINCT unit FROM plan_rows WHERE client_id = 'a';") == "kg\n")
  }

  @Test func theStagesAlone() throws {
    try roster(squat: 110, others: ["b", "c"])
    try holds("generate")
  }

  @Test func otherRules() throws {
    let path = "rules/templates/stronglifts_5x5.yaml"
    let text = try workspace.text(path)
    try workspace.write(text.replacing("rest: 180 s", with: "rest: 210 s"), to: path)
    try roster(others: ["b", "c"])
    try holds()
    #expect(try workspace.query("SELECT count(*) FROM schedule_preview WHERE client_id = 'a' AND rest_s = 210;") != "0\n")
  }
}
