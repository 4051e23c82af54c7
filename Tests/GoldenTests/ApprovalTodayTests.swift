import ProgramRuns
import Testing

/// Nothing is approved that today's profile and rules would mark with an error, by whatever hand it comes.
@Suite struct ApprovalTodayTests {
  let workspace: Workspace
  /// What a profile says that gets a plan with a bar.
  private static let line = """
    {"id":"ID","name":"Zebrafink","coach":"marta","born":"1990-01-11","goal":"strength","experience":"intermediate",\
    "training_days":["mon","wed","fri"],"minutes_per_session":60,"equipment":["commercial_gym"],"conditions":["none"],\
    "clearance":"cleared","lifts":[{"exercise":"back_squat","load_kg":100,"reps":5}]}

    """

  /// A night over two clients of the same coach.
  init() throws {
    workspace = try Workspace()
    try profiles()
    let night = try workspace.nightly()
    try #require(night.code == 0, "\(night.errors)")
  }

  /// Writes both profiles, the first with `old` replaced by `new`.
  private func profiles(_ old: String = "", _ new: String = "") throws {
    let first = Self.line.replacing("ID", with: "a")
    try workspace.write((old.isEmpty ? first : first.replacing(old, with: new)) + Self.line.replacing("ID", with: "b"), to: "clients.jsonl")
  }

  private func approve(_ arguments: String...) throws -> Program.Result {
    try Program(
      arguments: ["approve", "--by", "Marta", "--yes", "--clients", "clients.jsonl", "--today", Workspace.today] + arguments, in: workspace
    ).wait()
  }

  private func approved() throws -> String {
    try workspace.query("SELECT group_concat(client_id || week_index, ' ') FROM weeks WHERE status = 'approved';").dropLast().description
  }

  private func expectSound() throws {
    let doctor = try workspace.run("doctor")
    #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
  }

  /// Changes of a profile, with the code of what then speaks against its plan.
  static let changes = [
    ("\"cleared\"", "\"clearance_required\"", "gate.not_cleared"), ("\"clearance\":\"cleared\",", "", "gate.not_cleared"),
    ("\"clearance\":\"cleared\"", "\"clearance\":\"cleared\",\"status\":\"on_hold\"", "gate.on_hold"),
    ("\"conditions\":[\"none\"]", "\"conditions\":[\"shoulder_impingement\"]", "exclusion.breached"),
    ("\"lifts\"", "\"never\":[\"back_squat\"],\"lifts\"", "exclusion.breached"),
    ("\"commercial_gym\"", "\"dumbbells\"", "equipment.missing"),
    ("\"load_kg\":100", "\"load_kg\":40", "load.too_heavy"),
  ]

  @Test(arguments: changes) func aWeekThatTodaysProfileSpeaksAgainstIsRefusedByName(_ old: String, _ new: String, _ code: String) throws {
    try profiles(old, new)
    for arguments in [["--all", "--week", "1", "--dry-run"], ["--all", "--week", "1"]] {
      let result = try Program(
        arguments: ["approve", "--by", "Marta", "--yes", "--clients", "clients.jsonl", "--today", Workspace.today] + arguments,
        in: workspace
      ).wait()
      #expect(result.code == 1, "\(result.output)\(result.errors)")
      #expect(result.output.contains("a, block from 2026-12-07: week 1: error:"), "\(result.output)")
      #expect(result.output.contains("[approval.errors]") && result.output.contains("[\(code)]"), "\(result.output)")
      #expect(result.output.contains("1 refused"), "the other client is nobody's concern: \(result.output)")
    }
    #expect(try approved() == "b1")
    try expectSound()
  }

  @Test(arguments: [
    (
      "equipment:\n  - {id: barbell, name: Barbell and plates, setup: barbell, loads: {kg: {min: 20 kg, step: 20 kg, max: 300 kg}, lb: {min: 45 lb, step: 45 lb, max: 660 lb}}}\n",
      "load.not_loadable"
    ),
    ("disable: [exercises.romanian_deadlift]\n", "structure.out_of_range"),
  ]) func aWeekThatTodaysRulesSpeakAgainstIsRefusedByName(_ layer: String, _ code: String) throws {
    try workspace.write(layer, to: "ours/ours.yaml")
    let result = try approve("--client", "a", "--rules", "rules", "--rules", "ours")
    #expect(result.code == 1 && result.output.contains("[\(code)]"), "\(result.output)\(result.errors)")
    #expect(try approved() == "")
    #expect(try approve("--client", "a").code == 0, "by the rules of the night nothing is wrong")
  }

  @Test func aProfileThatChangedWithoutAnErrorIsRefusedUntilTheNight() throws {
    try profiles("\"minutes_per_session\":60", "\"minutes_per_session\":75")
    let early = try approve("--all")
    #expect(early.code == 1 && early.output.contains("a, block from 2026-12-07: week 1: error: the profile has changed"), "\(early.output)")
    #expect(early.output.contains("[approval.profile_changed]") && early.output.contains("4 refused"), "\(early.output)")
    #expect(try approved() == "b1 b2 b3 b4")
    #expect(try workspace.nightly("--accept-change").code == 0)
    #expect(try approve("--client", "a").code == 0)
  }

  @Test func whoIsNotInTheListOrCanNotBeReadIsRefused() throws {
    try workspace.write(Self.line.replacing("ID", with: "b"), to: "clients.jsonl")
    let gone = try approve("--all", "--week", "1")
    #expect(gone.code == 1 && gone.output.contains("the list of clients doesn't have this client today"), "\(gone.output)")
    try profiles("\"goal\":\"strength\"", "\"goal\":\"flying\"")
    let broken = try approve("--all", "--week", "1")
    #expect(broken.code == 1 && broken.output.contains("[approval.ineligible]"), "\(broken.output)")
    #expect(broken.output.contains("[profile.unknown_id]"), "\(broken.output)")
    try workspace.write(Self.line.replacing("ID", with: "a") + Self.line.replacing("ID", with: "a"), to: "clients.jsonl")
    let twice = try approve("--client", "a", "--week", "1")
    #expect(twice.code == 1 && twice.output.contains("[profile.duplicate_id]"), "\(twice.output)")
    #expect(try approved() == "b1")
  }

  @Test func withoutProfilesOrRulesNothingIsApproved() throws {
    for (arguments, words) in [
      (["--clients", "nowhere.jsonl"], "nowhere.jsonl"), (["--clients", "clients.jsonl", "--rules", "broken"], "broken"),
    ] {
      try workspace.write("goals: 3\n", to: "broken/broken.yaml")
      let result = try Program(arguments: ["approve", "--all", "--by", "Marta", "--yes"] + arguments, in: workspace).wait()
      #expect(result.code == 2 && result.errors.contains(words), "\(result.output)\(result.errors)")
    }
    #expect(try approved() == "")
  }

  @Test func whatWarnsByTodaysRulesIsTold() throws {
    try workspace.write(
      "validation:\n  - {id: volume.below_floor, severity: warning}\n  - {id: tempo.slow, severity: warning, warn: 1, error: 60}\n",
      to: "ours/ours.yaml")
    let result = try approve("--client", "a", "--week", "1", "--rules", "rules", "--rules", "ours")
    #expect(result.code == 0 && result.output.contains("stand in the weeks that were approved"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("[tempo.slow]"), "\(result.output)")
  }

  // MARK: Sheets

  /// The sheet of the night with week 1 of everybody to be approved, and a note of the first client's changed where `isChanged`.
  private func sheet(isChanged: Bool) throws -> EditedSheet {
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    for row in sheet.rows.indices where sheet[row, "week"] == "1" { sheet[row, "status"] = "approve" }
    if isChanged { sheet[sheet.first { sheet[$0, "client_id"] == "a" }, "note"] = "slowly" }
    return sheet
  }

  @Test(arguments: [false, true]) func aSheetIsHeldToTheSame(_ isChanged: Bool) throws {
    try profiles("\"commercial_gym\"", "\"dumbbells\"")
    try workspace.write(try sheet(isChanged: isChanged).saved(), to: "back.csv")
    let verb = ["review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--today", Workspace.today]
    let dry = try Program(arguments: verb + ["--dry-run"], in: workspace).wait()
    #expect(!dry.output.contains("a, block from 2026-12-07: week 1 would be approved"), "\(dry.output)")
    let result = try Program(arguments: verb, in: workspace).wait()
    #expect(result.code == 1 && result.output.contains("[approval.errors]"), "\(result.output)\(result.errors)")
    #expect(result.output.contains("a, block from 2026-12-07: week 1: error:"), "\(result.output)")
    #expect(result.output.contains("[equipment.missing]"), "\(result.output)")
    #expect(try approved() == "b1")
    try expectSound()
  }

  @Test func theSheetOfAnApprovalCommandIsHeldToTheSame() throws {
    try profiles("\"cleared\"", "\"follow_up_required\"")
    try workspace.write(try sheet(isChanged: false).saved(), to: "back.csv")
    let result = try approve("--sheet", "back.csv", "--week", "1")
    #expect(result.code == 1 && result.output.contains("[gate.clearance_not_given]"), "\(result.output)\(result.errors)")
    #expect(try approved() == "b1")
  }

  @Test func theInboxIsHeldToTheSame() throws {
    try profiles("\"conditions\":[\"none\"]", "\"conditions\":[\"shoulder_impingement\"]")
    try workspace.write(try sheet(isChanged: false).saved(), to: "output/inbox/marta/back.csv")
    try workspace.shell("touch -d '1 minute ago' output/inbox/marta/back.csv")
    let result = try Program(
      arguments: ["review", "sync", "--clients", "clients.jsonl", "--today", Workspace.today], in: workspace
    ).wait()
    #expect(result.code == 1 && result.output.contains("[exclusion.breached]"), "\(result.output)\(result.errors)")
    #expect(try approved() == "b1")
  }

  @Test func aSheetWhoseProfilesCanNotBeReadApprovesNothing() throws {
    try workspace.write(try sheet(isChanged: false).saved(), to: "back.csv")
    let result = try Program(
      arguments: ["review", "import", "back.csv", "--coach", "marta", "--clients", "nowhere.jsonl", "--today", Workspace.today],
      in: workspace
    ).wait()
    #expect(result.code == 1 && result.output.contains("[approval.unchecked]"), "\(result.output)\(result.errors)")
    #expect(try approved() == "")
  }
}
