import ProgramRuns
import Testing

/// What a condition or an age limits binds every hand: an edit past it makes its week a draft that nobody can approve.
@Suite struct LimitEditTests {
  let workspace: Workspace

  private static func line(_ id: String, _ conditions: String, _ more: String) -> String {
    """
    {"id":"\(id)","coach":"marta","training_days":["mon","wed","fri"],"minutes_per_session":60,"equipment":["commercial_gym"],\
    "clearance":"cleared","conditions":\(conditions),\(more)}

    """
  }

  /// A night over three people of the shipped rules, each with something else to mind.
  init() throws {
    workspace = try Workspace(rules: "../rules")
    let strong = "\"goal\":\"strength\",\"experience\":\"advanced\""
    try workspace.write(
      Self.line("pregnant", "[\"pregnancy_t2_t3\"]", strong + ",\"age\":31,\"sex\":\"female\"")
        + Self.line(
          "pressure", "[\"hypertension_controlled\",\"beta_blocker\"]",
          "\"goal\":\"fat_loss\",\"experience\":\"intermediate\",\"age\":50")
        + Self.line(
          "disc", "[\"disc_radicular\"]",
          strong + ",\"age\":40,\"body_mass_kg\":80,\"lifts\":[{\"exercise\":\"back_squat\",\"load_kg\":140,\"reps\":3}]"),
      to: "clients.jsonl")
    let night = try workspace.nightly("--start", Workspace.start)
    try #require(night.code == 0, "\(night.output)\(night.errors)")
    for client in ["pregnant", "pressure", "disc"] {
      try #require(
        workspace.query("SELECT count(*) FROM weeks WHERE client_id = '\(client)' AND status = 'pending';") == "4\n",
        "\(client): \(night.output)")
    }
  }

  private func edit(_ client: String, _ verb: String, _ arguments: String...) throws -> Program.Result {
    let base = ["edit", verb, "--by", "Marta", "--clients", "clients.jsonl", "--today", Workspace.today, "--client", client]
    return try Program(arguments: base + arguments, in: workspace).wait()
  }

  /// The first working row of a client in the first session for which a condition holds.
  private func row(_ client: String, _ condition: String) throws -> String {
    try workspace.query(
      """
      SELECT row_id FROM schedule_preview WHERE client_id = '\(client)' AND week_index = 1 AND \(condition)
      ORDER BY day_index, order_index LIMIT 1;
      """
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Expects that an edit was kept as a draft, that these codes and words are told, and that the week can't be approved.
  private func expectDraft(_ told: Program.Result, _ client: String, _ codes: [String], _ words: String) throws {
    #expect(told.code == 0 && told.output.contains("Week 1 is draft: the checks found "), "\(told.output)\(told.errors)")
    for code in codes { #expect(told.output.contains("[\(code)]") || told.output.contains("\(code):"), "\(code): \(told.output)") }
    #expect(told.output.contains(": error: ") && told.output.contains(words), "\(told.output)")
    #expect(try workspace.run("export").code == 0)
    let approval = try workspace.run("approve", "--client", client, "--week", "1", "--by", "Marta", "--yes", "--today", Workspace.today)
    #expect(approval.code == 1 && approval.output.contains(words), "what is wrong is told where it is refused: \(approval.output)")
    #expect(try workspace.query("SELECT status FROM weeks WHERE client_id = '\(client)' AND week_index = 1;") == "draft\n")
  }

  @Test func aSinglePregnantClientToFailureIsADraft() throws {
    let row = try row("pregnant", "kind = 'work' AND measure = 'reps'")
    let told = try edit("pregnant", "set", "--row", row, "reps=1-1", "rir=0")
    try expectDraft(told, "pregnant", ["limit.reps", "limit.rir"], "leaves nothing in reserve")
  }

  @Test func intervalsWithABetaBlockerAreADraft() throws {
    let row = try row("pressure", "kind = 'cardio'")
    let told = try edit("pressure", "swap", "--row", row, "--to", "bike_intervals", "--force")
    try expectDraft(told, "pressure", ["intervals.not_allowed"], "is for others")
  }

  @Test func aHeavySquatWithADiscIsADraft() throws {
    let told = try edit(
      "disc", "add", "--exercise", "back_squat", "--force", "--week", "1", "--day", "1", "sets=3", "reps=1-1", "load=140", "rir=1")
    try expectDraft(told, "disc", ["instead.ignored", "limit.reps", "limit.rir", "limit.intensity"], "Back Squat")
  }

  @Test func whatIsAllowedIsNoError() throws {
    let row = try row("pregnant", "kind = 'work' AND measure = 'reps'")
    let told = try edit("pregnant", "set", "--row", row, "reps=15-15", "rir=4")
    #expect(told.code == 0 && told.output.contains("Week 1 is pending: the checks found no error"), "\(told.output)\(told.errors)")
  }

  @Test func noMessageNamesACondition() throws {
    let told = try edit(
      "disc", "add", "--exercise", "back_squat", "--force", "--week", "1", "--day", "1", "sets=3", "reps=1-1", "load=140", "rir=1")
    #expect(!told.output.lowercased().contains("disc") || !told.output.contains("disc_radicular"), "\(told.output)")
  }
}

/// The doctor looks at what people train by as well, with the rules and profiles of today.
@Suite struct DoctorPlanTests {
  @Test func anApprovedWeekThatTodaysProfileForbidsIsTold() throws {
    let workspace = try Workspace(rules: "../rules")
    func profile(_ conditions: String) throws {
      try workspace.write(
        """
        {"id":"a","coach":"marta","age":35,"goal":"strength","experience":"intermediate","training_days":["mon","wed","fri"],\
        "minutes_per_session":60,"equipment":["commercial_gym"],"conditions":\(conditions),"clearance":"cleared"}

        """, to: "clients.jsonl")
    }
    try profile("[\"none\"]")
    #expect(try workspace.nightly("--start", Workspace.start).code == 0)
    #expect(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    let arguments = ["doctor", "--clients", "clients.jsonl", "--today", Workspace.today]
    let sound = try Program(arguments: arguments, in: workspace).wait()
    #expect(sound.code == 0 && sound.output.contains("ok      each week that waits or is trained"), "\(sound.output)\(sound.errors)")
    try profile("[\"rotator_cuff_tear\"]")
    let told = try Program(arguments: arguments, in: workspace).wait()
    #expect(told.code == 1 && told.output.contains("client a, week 1, the block from 2026-12-07"), "\(told.output)\(told.errors)")
    #expect(told.output.contains("exclusion.breached") && !told.output.contains("rotator_cuff"), "\(told.output)")
    #expect(told.output.contains("The database is sound"), "what is stored is what was approved: \(told.output)")
    let blind = try Program(arguments: ["doctor", "--clients", "nowhere.jsonl", "--today", Workspace.today], in: workspace).wait()
    #expect(blind.code == 0 && blind.output.contains("Not looked at: no week was held against today's profiles"), "\(blind.output)")
  }
}
