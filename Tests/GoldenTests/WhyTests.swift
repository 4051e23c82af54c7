import Foundation
import Testing

/// `show --why` and the JSON tell for each prescription which rules made it, and each rule stands where they say.
@Suite struct WhyTests {
  let workspace: Workspace
  let id: String

  init() throws {
    workspace = try Workspace()
    let roster = Roster(count: 6, seed: 5)
    id = roster.people[0].id
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  private struct Reason: Decodable, Hashable {
    var rule, file, text: String
    var line: Int
  }

  private func show(_ arguments: String...) throws -> String {
    let result = try Program(arguments: ["show", "--client", id, "--today", Workspace.today] + arguments, in: workspace).wait()
    #expect(result.code == 0, "\(result.errors)")
    return result.output
  }

  /// The reasons of every prescription in the JSON.
  private func reasons() throws -> [[Reason]] {
    struct Sheet: Decodable {
      struct Client: Decodable { var weeks: [Week] }
      struct Week: Decodable { var days: [Day] }
      struct Day: Decodable { var prescriptions: [Row] }
      struct Row: Decodable { var reasons: [Int]? }
      var rules: [Reason]
      var clients: [Client]
    }
    let sheet = try JSONDecoder().decode(Sheet.self, from: Data(try show("--format", "json").utf8))
    return sheet.clients.flatMap(\.weeks).flatMap(\.days).flatMap(\.prescriptions)
      .map { ($0.reasons ?? []).map { sheet.rules[$0] } }
  }

  @Test func everyPrescriptionNamesItsSplitSlotRoleBlockAndVolume() throws {
    for reasons in try reasons() {
      let topics = Set(reasons.compactMap { $0.rule.split(separator: ".").first.map(String.init) })
      #expect(topics.contains("warmup") || topics.isSuperset(of: ["split", "goal", "block", "volume"]), "\(topics)")
    }
  }

  @Test func everyRuleStandsWhereItsReasonSays() throws {
    for reason in Set(try reasons().joined()) {
      let lines = try workspace.text(reason.file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.indices.contains(reason.line - 1), "\(reason)")
      #expect(!lines[reason.line - 1].trimmingCharacters(in: .whitespaces).isEmpty, "\(reason)")
      #expect(!reason.text.isEmpty)
    }
  }

  @Test func bothViewsNameEveryReasonWithItsPlace() throws {
    let all = Set(try reasons().joined())
    for view in ["weekly", "monthly"] {
      // Broken lines are put together again: a reason may be longer than the terminal is wide.
      let words = try show("--view", view, "--why").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for reason in all { #expect(words.contains("[\(reason.rule), \(reason.file):\(reason.line)]"), "\(view): \(reason)") }
      let lines = try show("--view", view, "--why").split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 100 })
      #expect(!(try show("--view", view)).contains("rules/"))
    }
  }

  @Test func theYieldAddsUpAlsoOnTheSecondNight() throws {
    func summary() throws -> [String: Any] {
      let results = try JSONSerialization.jsonObject(with: workspace.bytes("output/run_results.json")) as? [String: Any]
      return try #require(results?["summary"] as? [String: Any])
    }
    let first = try summary()
    let night = try workspace.nightly()
    #expect(night.output.contains("Delivered 6 plans: "), "\(night.output)")
    let second = try summary()
    for key in ["delivered", "clean", "with_warnings", "warnings"] { #expect(first[key] as? Int == second[key] as? Int, "\(key)") }
    #expect(second["unchanged"] as? Int == 6)
    for summary in [first, second] {
      #expect((summary["clean"] as? Int ?? 0) + (summary["with_warnings"] as? Int ?? 0) == summary["delivered"] as? Int)
    }
    let causes = { (summary: [String: Any]) in
      (summary["causes"] as? [[String: Any]] ?? []).map { "\($0["code"] ?? "") \($0["clients"] ?? 0)" }
    }
    #expect(causes(first) == causes(second))
  }

  @Test func anEditedPlanCountsByWhatTheChecksSayOfItNow() throws {
    func summary() throws -> (clean: Int, causes: [String]) {
      _ = try workspace.nightly()
      let results = try JSONSerialization.jsonObject(with: workspace.bytes("output/run_results.json")) as? [String: Any]
      let summary = try #require(results?["summary"] as? [String: Any])
      #expect(summary["protected"] as? Int == 1)
      let causes = (summary["causes"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      return (try #require(summary["clean"] as? Int), causes)
    }
    let row = try workspace.query("SELECT row_id FROM schedule_preview WHERE client_id = '\(id)' LIMIT 1;").dropLast()
    let note = try workspace.run(
      "edit", "note", "--client", id, "--by", "Marta", "--row", "\(row)", "slowly", "--clients", "clients.jsonl", "--today", Workspace.today
    )
    #expect(note.code == 0, "\(note.output)\(note.errors)")
    _ = try workspace.query("DELETE FROM edit_findings;")
    let before = try summary()
    let insert = "INSERT INTO edit_findings (client_id, plan_start, ordinal, code, severity, week_index, message) VALUES"
    _ = try workspace.query("\(insert) ('\(id)', '\(Workspace.start)', 0, 'time.over', 'error', 2, 'x');")
    let broken = try summary()
    #expect(broken.clean == before.clean - 1 && broken.causes.contains("time.over"), "\(before) \(broken)")
    _ = try workspace.query("UPDATE edit_findings SET accepted_by = 'Marta', accepted_note = 'fine', severity = 'warning';")
    #expect(try summary().clean == before.clean)
    _ = try workspace.query("UPDATE edit_findings SET accepted_by = NULL, plan_start = '2026-11-09';")
    #expect(try summary().clean == before.clean, "what was found in another block says nothing of this one")
  }
}
