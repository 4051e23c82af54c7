import Foundation
import Testing

/// A client who is held while a week is approved and changed: what may not be approved is nobody's to read, and the next night finds
/// everything done.
@Suite struct HoldNightTests {
  let workspace: Workspace

  /// Week 1 is approved, and week 1 was changed since.
  init() throws {
    workspace = try Workspace()
    try roster("cleared")
    try #require(try workspace.nightly().code == 0)
    try #require(try run("approve", "--client", "a", "--week", "1", "--by", "Lea").code == 0)
    try change(sets: 3)
    try #require(try weeks() == "draft or pending 2 over 1, pending 1, pending 1, pending 1")
  }

  private func roster(_ clearance: String) throws {
    try workspace.write(
      """
      {"id":"a","name":"Zebrafink","coach":"marta","age":30,"goal":"general_fitness","experience":"novice",\
      "training_days":["mon","thu"],"minutes_per_session":45,"equipment":["dumbbells"],"conditions":"none","clearance":"\(clearance)"}

      """, to: "clients.jsonl")
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
  }

  /// Gives the first row of the block so many sets.
  private func change(sets: Int) throws {
    let told = try run("edit", "set", "--client", "a", "--week", "1", "--day", "1", "--order", "3", "sets=\(sets)", "--by", "Lea")
    try #require(told.code == 0 && told.output.contains("Saved as revision"), "\(told.output)\(told.errors)")
  }

  private func weeks() throws -> String {
    try workspace.query(
      """
      SELECT group_concat(CASE WHEN force_revision < revision THEN 'draft or pending' ELSE status END || ' ' || revision
        || CASE WHEN force_revision < revision THEN ' over ' || force_revision ELSE '' END, ', ')
      FROM (SELECT * FROM weeks ORDER BY week_index);
      """
    ).trimmingCharacters(in: .newlines)
  }

  /// Everything in the database but that a run was, and every file that people get.
  private func everything() throws -> [String: String] {
    var all = [
      "tables": try workspace.query(TableDump.whole + "SELECT * FROM history; SELECT * FROM sheet_changes; SELECT * FROM revisions;")
    ]
    for (name, data) in try workspace.files("output") where name.hasPrefix("review") || name.hasPrefix("plans") {
      all[name] = String(decoding: data, as: UTF8.self)
    }
    return all
  }

  @Test func theDraftGoesAndItsRevisionStays() throws {
    try roster("clearance_required")
    #expect(try workspace.nightly("--accept-change").code == 0)
    #expect(try weeks() == "approved 1")
    let sheet = try workspace.text("output/review/marta.csv")
    #expect(!sheet.contains(",pending,") && !sheet.contains(",draft,") && sheet.contains(",approved,"))
    #expect(try workspace.text("output/review/marta.clients.csv").contains("what was changed in week 1 and not approved was withdrawn"))
    #expect(try run("history", "--client", "a").output.contains("Lea"))
    #expect(try run("diff", "1", "2", "--client", "a").output.contains("sets "))
    #expect(try workspace.run("doctor").code == 0)
    try roster("cleared")
    #expect(try workspace.nightly("--accept-change").code == 0)
    #expect(try run("revert", "2", "--client", "a", "--by", "Lea").code == 0)
    #expect(try weeks().hasPrefix("draft or pending"))
    #expect(try workspace.run("doctor").code == 0)
  }

  @Test func whoApprovesAgainHearsThatTheWeeksAreSuspended() throws {
    try roster("clearance_required")
    #expect(try workspace.nightly("--accept-change").code == 0)
    let told = try run("approve", "--client", "a", "--by", "Lea")
    #expect(told.output.contains("approved weeks of client a are suspended"), "\(told.output)\(told.errors)")
  }

  @Test func theNextNightWritesNothing() throws {
    try roster("clearance_required")
    #expect(try workspace.nightly("--accept-change").code == 0)
    let before = try everything()
    #expect(try workspace.nightly().code == 0)
    for (name, text) in try everything() { #expect(before[name] == text, "\(name)") }
  }
}
