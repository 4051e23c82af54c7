import Foundation
import ProgramRuns
import Testing

/// A plan that somebody edited stays when profile or rules change, and the night checks it by them: it can be approved, or it says why not.
@Suite struct EditedPlanNightTests {
  let workspace: Workspace
  private static let line = """
    {"id":"a","name":"Zebrafink","coach":"marta","born":"1990-01-11","goal":"strength","experience":"intermediate",\
    "training_days":["mon","wed","fri"],"minutes_per_session":60,"equipment":["commercial_gym"],"conditions":["none"],\
    "clearance":"cleared","body_mass_kg":80,"lifts":[{"exercise":"back_squat","load_kg":100,"reps":5}]}

    """

  /// A night over one client, and an edit of week 1.
  init() throws {
    workspace = try Workspace()
    try workspace.write(Self.line, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    let edit = try run("edit", "set", "--week", "1", "--day", "1", "--exercise", "plank", "sets=3", "--by", "Marta")
    try #require(edit.code == 0 && edit.output.contains("Saved as revision 2"), "\(edit.output)\(edit.errors)")
  }

  private func run(_ verbs: String..., today: String = Workspace.today) throws -> Program.Result {
    let client = ["nightly", "export", "doctor"].contains(verbs[0]) ? [] : ["--client", "a"]
    return try Program(arguments: verbs + client + ["--clients", "clients.jsonl", "--today", today], in: workspace).wait()
  }

  /// What a verb prints, on one line.
  private func words(_ verb: String) throws -> String {
    try run(verb).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func change(_ old: String, _ new: String) throws {
    try workspace.write(try workspace.text("clients.jsonl").replacing(old, with: new), to: "clients.jsonl")
  }

  private func night() throws -> Program.Result {
    let night = try run("nightly", "--accept-change")
    #expect(night.code == 0 && night.output.contains("1 protected"), "\(night.output)\(night.errors)")
    return night
  }

  private func statuses() throws -> String {
    try workspace.query("SELECT group_concat(status, ' ') FROM (SELECT status FROM weeks ORDER BY plan_start, week_index);").dropLast()
      .description
  }

  /// Everything that the store says but of the runs themselves.
  private func store() throws -> String {
    try workspace.query(
      "\(TableDump.whole)\nSELECT * FROM edit_findings; SELECT * FROM history; SELECT client_id, hex(profile_digest), dirty_days FROM weeks;"
    )
  }

  @Test func aHarmlessChangeIsCheckedAndCanBeApproved() throws {
    try change("\"body_mass_kg\":80", "\"body_mass_kg\":81")
    let early = try run("approve", "--by", "Marta")
    #expect(early.code == 1 && early.output.contains("[approval.profile_changed]"), "\(early.output)")
    let first = try night()
    let results = try workspace.text("output/run_results.json")
    #expect(results.contains("edit.rechecked") && results.contains("the profile has changed since somebody edited the plan"), "\(results)")
    #expect(try statuses() == "pending pending pending pending", "\(first.output)")
    let approved = try run("approve", "--by", "Marta")
    #expect(approved.code == 0 && approved.output.contains("Approved 4 weeks"), "\(approved.output)\(approved.errors)")
    #expect(try run("doctor").code == 0)
  }

  @Test func aNightOverWhatIsCheckedAlreadyWritesNothing() throws {
    _ = try night()
    let untouched = try store()
    _ = try night()
    #expect(try store() == untouched, "nothing has changed since the edit")
    try change("\"body_mass_kg\":80", "\"body_mass_kg\":81")
    _ = try night()
    let checked = try store()
    #expect(checked != untouched && checked.contains("edit.rechecked"))
    let sheet = try workspace.bytes("output/review/marta.csv")
    _ = try night()
    #expect(try store() == checked && workspace.bytes("output/review/marta.csv") == sheet)
    #expect(!(try workspace.text("output/run_results.json").contains("edit.rechecked")), "it is news once")
  }

  @Test func whatSpeaksAgainstItNowIsNamedAndItsWeekIsADraft() throws {
    try change("\"commercial_gym\"", "\"dumbbells\",\"bench\",\"cable\"")
    _ = try night()
    #expect(try statuses() == "draft draft draft draft")
    let shown = try words("show")
    #expect(shown.contains("so it was checked again; found now: equipment.missing [edit.rechecked]"), "\(shown)")
    let refused = try run("approve", "--by", "Marta")
    #expect(refused.code == 1 && refused.output.contains("[equipment.missing]"), "\(refused.output)")
    try change("\"dumbbells\",\"bench\",\"cable\"", "\"commercial_gym\"")
    _ = try night()
    #expect(try statuses() == "pending pending pending pending")
    #expect(try workspace.text("output/run_results.json").contains("found no more: equipment.missing"))
    #expect(try run("approve", "--by", "Marta").code == 0)
    #expect(try run("doctor").code == 0)
  }

  @Test func theNextEditChecksTheWholePlanToo() throws {
    try change("\"body_mass_kg\":80", "\"body_mass_kg\":81")
    #expect(try run("edit", "check", "--by", "Marta").code == 0)
    #expect(try run("approve", "--dry-run", "--revision", "2", "--by", "Marta").output.contains("Would approve 4 weeks"))
    try change("\"body_mass_kg\":81", "\"body_mass_kg\":82")
    let edit = try run("edit", "note", "--week", "2", "--day", "1", "--exercise", "plank", "--by", "Marta", "slowly")
    #expect(edit.code == 0, "\(edit.output)\(edit.errors)")
    #expect(try run("export", "--as", "csv").code == 0)
    let approved = try run("approve", "--by", "Marta")
    #expect(approved.code == 0 && approved.output.contains("Approved 4 weeks"), "\(approved.output)\(approved.errors)")
  }

  @Test func rulesThatChangeAreLookedAtAsWell() throws {
    try workspace.write(
      try workspace.text("rules/catalogue.yaml").replacing("step: 2.5 kg, max: 300 kg", with: "step: 20 kg, max: 300 kg"),
      to: "rules/catalogue.yaml")
    _ = try night()
    let shown = try words("show")
    #expect(shown.contains("the rules or the program have changed since somebody edited the plan"), "\(shown)")
    #expect(shown.contains("[load.not_loadable]"), "\(shown)")
    #expect(try statuses().contains("draft"))
  }

  @Test func rulesThatHaveChangedAreNewsOnce() throws {
    let digest = "SELECT hex(rules_digest) FROM blocks;"
    let old = try workspace.query(digest)
    let rules = try workspace.text("rules/catalogue.yaml")
    try workspace.write(rules.replacing("step: 2.5 kg, max: 300 kg", with: "step: 1.25 kg, max: 300 kg"), to: "rules/catalogue.yaml")
    _ = try night()
    try #require(try workspace.text("output/run_results.json").contains("the rules or the program have changed"))
    #expect(try workspace.query(digest) != old, "the next check can tell them from what is approved before")
  }

  @Test func aDraftBesideAnApprovedWeekIsCheckedToo() throws {
    #expect(try run("export", "--as", "csv").code == 0)
    #expect(try run("approve", "--by", "Marta").code == 0)
    #expect(try run("edit", "set", "--week", "2", "--day", "1", "--exercise", "plank", "sets=1", "--by", "Marta").code == 0)
    #expect(try statuses() == "approved pending approved approved")
    try change("\"body_mass_kg\":80", "\"body_mass_kg\":81")
    #expect(try run("nightly", "--accept-change").code == 0)
    let approved = try run("approve", "--by", "Marta", "--week", "2")
    #expect(approved.code == 0 && approved.output.contains("Approved 1 week"), "\(approved.output)\(approved.errors)")
    #expect(try statuses() == "approved approved approved approved")
    #expect(try run("doctor").code == 0)
  }
}
