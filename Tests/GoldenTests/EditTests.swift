import Foundation
import Testing

/// Plans changed without a spreadsheet, through the built program: every change checked, counted, kept and taken back.
@Suite struct EditTests {
  let workspace: Workspace
  var roster = Roster(count: 4, seed: 3)
  private var id: String { roster.people[0].id }

  init() throws {
    workspace = try Workspace(rules: "../rules")
    for index in roster.people.indices {
      (roster.people[index].days, roster.people[index].minutes) = (["mon", "wed", "fri"], 60)
      (roster.people[index].equipment, roster.people[index].conditions) = ("commercial_gym", "none")
      (roster.people[index].units, roster.people[index].born, roster.people[index].squat) = ("kg", "1990-05-05", 100)
      (roster.people[index].goal, roster.people[index].experience) = ("strength", "intermediate")
    }
    roster.people[1].conditions = "patellofemoral_pain"
    (roster.people[2].equipment, roster.people[3].units) = ("dumbbells", "lb")
    roster.people[3].conditions = "diabetes_insulin"
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    let night = try workspace.nightly("--start", Workspace.start)
    try #require(night.code == 0, "\(night.errors)")
  }

  @discardableResult
  private func run(_ verbs: [String], _ arguments: String..., person: Int? = 0) throws -> Program.Result {
    try run(verbs, arguments, person: person)
  }

  private func run(_ verbs: [String], _ arguments: [String], person: Int? = 0) throws -> Program.Result {
    let client = person.map { ["--client", roster.people[$0].id] } ?? []
    let base = ["--clients", "clients.jsonl", "--today", Workspace.today]
    return try Program(arguments: verbs + client + base + arguments, in: workspace).wait()
  }

  private func edit(_ verb: String, _ arguments: String..., person: Int? = 0, by: String = "Marta") throws -> Program.Result {
    let client = person.map { ["--client", roster.people[$0].id] } ?? []
    let base = ["edit", verb, "--by", by, "--clients", "clients.jsonl", "--today", Workspace.today]
    return try Program(arguments: base + client + arguments, in: workspace).wait()
  }

  /// Everything that the stored rows of a client say.
  private func rows(_ person: Int = 0) throws -> String {
    try workspace.query(
      """
      SELECT row_id, week_index, day_index, order_index, date, superset, exercise_id, kind, measure, sets, reps_min, reps_max, load, unit,
        load_basis, target, rir, rest_s, tempo, note, reasons FROM plan_rows WHERE client_id = '\(roster.people[person].id)' ORDER BY 2, 3, 4;
      SELECT week_index, day_index, focus, minutes FROM sessions WHERE client_id = '\(roster.people[person].id)' ORDER BY 1, 2;
      """)
  }

  private func value(_ sql: String) throws -> String { try workspace.query(sql + ";").trimmingCharacters(in: .whitespacesAndNewlines) }

  /// The id of the first working row of the block with an exercise of the pattern that the name says.
  private func row(_ person: Int = 0, where condition: String = "1") throws -> String {
    try value(
      """
      SELECT row_id FROM schedule_preview WHERE client_id = '\(roster.people[person].id)' AND kind = 'work' AND \(condition)
      ORDER BY week_index, day_index, order_index LIMIT 1
      """)
  }

  @Test func aChangeIsToldCheckedAndKept() throws {
    let before = try rows()
    let row = try row()
    let dry = try edit("set", "--row", row, "rest=240", "--dry-run")
    #expect(
      dry.code == 0 && dry.output.contains("rest ") && dry.output.contains("Would be revision 2: 1 row changed"),
      "\(dry.output)\(dry.errors)")
    #expect(try rows() == before)
    let told = try edit("set", "--row", row, "rest=240", "--note", "long week")
    #expect(told.code == 0 && told.errors.isEmpty, "\(told.errors)")
    #expect(told.output.contains(" s → 240 s\n") && told.output.contains("Saved as revision 2: 1 row changed\n"), "\(told.output)")
    #expect(told.output.contains("Week 1 is pending: the checks found no error"), "\(told.output)")
    #expect(try value("SELECT rest_s FROM schedule_preview WHERE row_id = '\(row)'") == "240")
    #expect(try value("SELECT who, action, note FROM revisions WHERE client_id = '\(id)' AND revision = 2") == "Marta|edit|long week")
    let same = try edit("set", "--row", row, "rest=240")
    #expect(same.code == 0 && same.output.contains("Nothing is different, so nothing was stored"), "\(same.output)")
  }

  @Test func whatBreaksARuleIsKeptMarkedAndNotApproved() throws {
    let row = try row()
    let told = try edit("set", "--row", row, "load=400", "rir=1")
    #expect(told.code == 0 && told.output.contains("Week 1 is draft: the checks found "), "\(told.output)\(told.errors)")
    #expect(told.output.contains(": error: "), "\(told.output)")
    #expect(try value("SELECT status, dirty_days <> 0 FROM weeks WHERE client_id = '\(id)' AND week_index = 1") == "draft|1")
    #expect(try run(["export"], person: nil).code == 0)
    let approval = try run(["approve"], "--week", "1", "--by", "Marta")
    #expect(approval.code == 1 && approval.output.contains("has errors"), "\(approval.output)\(approval.errors)")
    let first = try #require(told.output.split(separator: "\n").first { $0.contains(": error: ") })
    #expect(approval.output.contains("    \(first)\n"), "what is wrong is told where it is refused: \(approval.output)")
    let undone = try run(["undo"], "--by", "Marta")
    #expect(undone.code == 0 && undone.output.contains("Week 1 is pending"), "\(undone.output)\(undone.errors)")
    #expect(try value("SELECT status, dirty_days FROM weeks WHERE client_id = '\(id)' AND week_index = 1") == "pending|0")
  }

  @Test func allIsTakenBackAndBroughtBack() throws {
    let original = try rows()
    let second = try value("SELECT DISTINCT date FROM schedule_preview WHERE client_id = '\(id)' AND week_index = 2 ORDER BY 1 LIMIT 1")
    #expect(try edit("set", "--row", row(), "sets=2").code == 0)
    #expect(try edit("move", "--date", second, "--to-date", "2026-12-15").code == 0)
    #expect(try edit("remove", "--row", row(where: "week_index = 3")).code == 0)
    #expect(try edit("reorder", "--date", Workspace.start, "3", "1").code == 0)
    #expect(try edit("note", "--row", row(where: "week_index = 4"), "slow and tall").code == 0)
    let end = try rows()
    #expect(end != original)
    for _ in 0..<5 {
      let undo = try run(["undo"], "--by", "Marta")
      #expect(undo.code == 0, "\(undo.errors)")
    }
    #expect(try rows() == original)
    let nothing = try run(["undo"], "--by", "Marta")
    #expect(
      nothing.code == 1 && nothing.errors.hasPrefix("there is nothing to take back: this is the plan as it was made\n"), "\(nothing.errors)"
    )
    for _ in 0..<5 { #expect(try run(["redo"], "--by", "Marta").code == 0) }
    #expect(try rows() == end)
    let reverted = try run(["revert"], "1", "--by", "Marta")
    #expect(reverted.code == 0 && reverted.output.contains("(what revision 1 said)"), "\(reverted.output)\(reverted.errors)")
    #expect(try rows() == original)
    #expect(try run(["undo"], "--by", "Marta").code == 0)
    #expect(try rows() == end)
    let history = try run(["history"])
    #expect(
      history.output.contains("planned") && history.output.contains("taken back to revision 1") && history.output.contains("returned to"))
    #expect(history.output.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(history.output)")
    let difference = try run(["diff"], "1", "2")
    #expect(
      difference.output.contains("sets ") && difference.output.contains("Different: 1 row changed"),
      "\(difference.output)\(difference.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run(["diff"], "1", "6", "--format", "json").output.utf8)) as? [String: Any]
    let counts = json?["difference"] as? [String: Any]
    #expect(counts?["removed"] as? Int ?? 0 >= 1 && counts?["moved"] as? Int ?? 0 >= 1)
  }

  @Test func somebodyElsesChangeTakesMoreThanAnUndo() throws {
    #expect(try edit("set", "--row", row(), "sets=2", by: "Jonas").code == 0)
    let refused = try run(["undo"], "--by", "Marta")
    #expect(refused.code == 1 && refused.errors.contains("revision 2 is a change by Jonas"), "\(refused.errors)")
    #expect(try run(["undo"], "--by", "Marta", "--force").code == 0)
  }

  @Test func anApprovedWeekStaysInForceUntilTheChangeIsApproved() throws {
    #expect(try run(["approve"], "--by", "Marta").code == 0)
    let scheduled = try value("SELECT count(*) FROM schedule WHERE client_id = '\(id)'")
    let row = try value(
      "SELECT row_id FROM schedule WHERE client_id = '\(id)' AND kind = 'work' ORDER BY week_index, day_index, order_index LIMIT 1")
    let told = try edit("set", "--row", row, "rest=240")
    #expect(told.output.contains("Week 1 is pending; revision 1 stays in force until this is approved"), "\(told.output)\(told.errors)")
    #expect(try value("SELECT count(*) FROM schedule WHERE client_id = '\(id)'") == scheduled)
    #expect(try value("SELECT rest_s FROM schedule WHERE row_id = '\(row)'") != "240")
    #expect(try run(["doctor"], person: nil).code == 0)
    #expect(try run(["history"]).output.contains("approved revision 1"))
    let undone = try run(["undo"], "--by", "Marta")
    #expect(undone.code == 0 && undone.output.contains("Week 1 is approved, as it was approved"), "\(undone.output)\(undone.errors)")
    #expect(try value("SELECT status, revision, force_revision FROM weeks WHERE client_id = '\(id)' AND week_index = 1") == "approved|1|1")
    #expect(try run(["doctor"], person: nil).code == 0)
    #expect(try run(["redo"], "--by", "Marta").output.contains("revision 1 stays in force until this is approved"))
    let over = try Program(
      arguments: [
        "edit", "set", "--by", "Marta", "--client", id, "--clients", "clients.jsonl", "--today", "2026-12-09", "--row", row, "sets=1",
      ], in: workspace
    ).wait()
    #expect(over.code == 1 && over.errors.contains("is over, and an approved plan was in force"), "\(over.errors)")
  }

  @Test func substitutesForAKneeHoldNothingExcluded() throws {
    let row = try row(1)
    let list = try edit("swap", "--row", row, "--limit", "200", "--format", "json", person: 1)
    #expect(list.code == 0, "\(list.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any]
    let ids = (document?["substitutes"] as? [[String: Any]] ?? []).compactMap { $0["exercise_id"] as? String }
    #expect(!ids.isEmpty)
    let catalogue = try JSONSerialization.jsonObject(with: Data(workspace.run("rules", "export").output.utf8)) as? [String: Any]
    let conditions = catalogue?["conditions"] as? [[String: Any]] ?? []
    let knee = try #require(conditions.first { $0["id"] as? String == "patellofemoral_pain" })
    let tags = Set(knee["excluded_tags"] as? [String] ?? knee["exclude_tags"] as? [String] ?? [])
    let exercises = catalogue?["exercises"] as? [[String: Any]] ?? []
    for id in ids {
      let exercise = try #require(exercises.first { $0["id"] as? String == id })
      #expect(tags.isDisjoint(with: exercise["tags"] as? [String] ?? []), "\(id)")
    }
    let human = try edit("swap", "--row", row, "--all", person: 1).output
    #expect(human.hasPrefix("Instead of ") && human.contains("same pattern") && human.contains("Kept out:"), "\(human)")
  }

  @Test func aSwapTakesTheLoadFromWhatIsKnown() throws {
    let row = try row(where: "exercise_id = 'back_squat'")
    try #require(!row.isEmpty)
    let told = try edit("swap", "--exercise", "back_squat", "--to", "front_squat")
    #expect(
      told.code == 0 && told.output.contains("exercise Barbell Back Squat") || told.output.contains("exercise Back Squat"),
      "\(told.output)\(told.errors)")
    #expect(try value("SELECT count(*) FROM schedule_preview WHERE client_id = '\(id)' AND exercise_id = 'back_squat'") == "0")
    let front = try value(
      "SELECT count(*), count(load), max(target) FROM schedule_preview WHERE client_id = '\(id)' AND exercise_id = 'front_squat' AND kind = 'work'"
    )
    #expect(!front.hasPrefix("0|"), "\(front)")
    let slip = try edit("swap", "--row", row, "--to", "front_sqat")
    #expect(slip.code == 1 && slip.errors.contains("did you mean 'front_squat'?"), "\(slip.errors)")
    let lacking = try edit("swap", "--row", self.row(2), "--to", "back_squat", person: 2)
    #expect(lacking.code == 1 && lacking.errors.contains("'equipment' lacks"), "\(lacking.errors)")
  }

  @Test func whatIsCopiedFitsTheOtherClient() throws {
    let from = "\(id):\(Workspace.start)"
    let copied = try edit("copy", "--from", from, "--to", "\(roster.people[3].id):2026-12-08", person: nil)
    #expect(copied.code == 0 && copied.output.contains("a session is new here: "), "\(copied.output)\(copied.errors)")
    let own = try value("SELECT load FROM schedule_preview WHERE row_id = '\(row(where: "exercise_id = 'back_squat'"))'")
    let lent = try value(
      """
      SELECT unit, load FROM schedule_preview WHERE client_id = '\(roster.people[3].id)' AND date = '2026-12-08' AND kind = 'work'
      ORDER BY order_index LIMIT 1
      """)
    let pounds = try #require(lent.split(separator: "|").last.flatMap { Double($0) })
    let kilograms = try #require(Double(own))
    #expect(
      lent.hasPrefix("lb|") && abs(pounds - kilograms * 2.20462) <= 2.5 && pounds.truncatingRemainder(dividingBy: 5) == 0,
      "\(lent) from \(own)")
    let nothing = try edit("copy", "--from", from, "--to", "\(roster.people[2].id):2026-12-08", person: nil)
    #expect(nothing.code == 1 && nothing.errors.contains("left out Barbell Back Squat: 'equipment' lacks"), "\(nothing.errors)")
    #expect(try edit("copy", "--from", "\(id):week:1", person: nil).code == 0)
    #expect(try !workspace.text("output/clips/clip.json").contains(id))
    let pasted = try edit("paste", "--week", "2", "--replace", person: 0)
    #expect(pasted.code == 0 && pasted.output.contains(" changed"), "\(pasted.output)\(pasted.errors)")
    #expect(!pasted.output.contains("added Barbell Back Squat"), "a row in the place of its like keeps its id: \(pasted.output)")
    let wrong = try edit("paste", "--date", Workspace.start, person: 3)
    #expect(wrong.errors.contains("what was copied is a week, which goes to a week"), "\(wrong.errors)")
  }

  @Test func anExerciseIsAddedWithWhatTheGoalAsksFor() throws {
    let told = try edit("add", "--exercise", "plank", "--date", "2026-12-08", "sets=2")
    #expect(told.code == 0 && told.output.contains("a session is new here: Extra session"), "\(told.output)\(told.errors)")
    #expect(try value("SELECT sets FROM schedule_preview WHERE client_id = '\(id)' AND date = '2026-12-08'") == "2")
  }

  @Test func aDayIsNamedByItsDateOrByItsPlace() throws {
    let told = try edit("add", "--exercise", "plank", "--week", "1", "--day", "2", "sets=2")
    #expect(told.code == 0 && told.output.contains("a session is new here: Extra session"), "\(told.output)\(told.errors)")
    #expect(try value("SELECT sets FROM schedule_preview WHERE client_id = '\(id)' AND date = '2026-12-08'") == "2")
    for wrong in [[], ["--week", "1"], ["--day", "2"], ["--date", "2026-12-08", "--week", "1", "--day", "2"]] {
      let refused = try run(["edit", "add"], ["--exercise", "plank", "--by", "Marta"] + wrong)
      #expect(refused.code == 64 && refused.errors.contains("--week and --day"), "\(wrong): \(refused.errors)")
    }
  }

  @Test func aCautionThatIsTakenAwayIsMissedUntilItStandsAgain() throws {
    let missing = "no note of the session says what it has to: Check blood sugar before and after: under 5 mmol/l"
    let row = try row(3, where: "note LIKE 'Check blood sugar%' AND week_index = 2")
    let told = try edit("note", "--row", row, "go easy", person: 3)
    #expect(told.code == 0 && told.output.contains(missing), "\(told.output)\(told.errors)")
    #expect(told.output.contains("Week 2 is pending"), "a coach may take the warning: \(told.output)")
    let german =
      "Langsam. Blutzucker vorher und nachher messen: unter 5 mmol/l (90 mg/dl) erst essen; schnellen Zucker bereithalten und bei Zittern, "
      + "Schwitzen oder Verwirrtheit aufhören; Marta fragen"
    let english =
      "Easy: check blood sugar before and after: under 5 mmol/l (90 mg/dl) eat  first; keep fast sugar at hand and stop when shaky, sweating "
      + "or confused, always"
    for note in [german, english] {
      let again = try edit("note", "--row", row, note, person: 3)
      #expect(again.code == 0 && !again.output.contains(missing), "\(again.output)\(again.errors)")
    }
    let removed = try edit("remove", "--row", row, person: 3)
    #expect(removed.code == 0 && removed.output.contains(missing), "\(removed.output)\(removed.errors)")
  }

  @Test func aTemplateFitsAClientWithOtherKit() throws {
    #expect(try run(["template", "save"], "--name", "base", "--by", "Marta").code == 0)
    let again = try run(["template", "save"], "--name", "base", "--by", "Marta")
    #expect(again.code == 1 && again.errors.contains("there is a template 'base' already"), "\(again.errors)")
    #expect(try run(["template", "list"], person: nil).output.contains("base"))
    #expect(try value("SELECT count(*) FROM templates WHERE rows || sessions LIKE '%\(id)%'") == "0")
    let applied = try run(["template", "apply"], "base", "--by", "Marta", person: 2)
    #expect(applied.code == 0 && applied.output.contains(" takes the place of "), "\(applied.output)\(applied.errors)")
    let lent = try value(
      """
      SELECT count(*) FROM schedule_preview WHERE client_id = '\(roster.people[2].id)' AND exercise_id IN ('back_squat', 'barbell_bench_press')
      """)
    #expect(lent == "0")
    #expect(applied.output.contains("the checks found"), "\(applied.output)")
    #expect(!applied.output.contains("equipment.missing"), "\(applied.output)")
    let strict = try run(["template", "apply"], "base", "--by", "Marta", "--strict", "--dry-run", person: 2)
    #expect(strict.code == 1 && strict.errors.contains("may not be given"), "\(strict.errors)")
    #expect(try run(["template", "remove"], "base", person: nil).code == 0)
    #expect(try run(["template", "show"], "base", person: nil).errors.hasPrefix("there is no template 'base'\n"))
  }

  @Test func aTemplateIsSpreadOverMoreTrainingDaysThanItHas() throws {
    #expect(try run(["template", "save"], "--name", "base", "--by", "Marta").code == 0)
    var more = roster
    more.people[2].days = ["mon", "tue", "wed", "thu", "fri", "sat"]
    try workspace.write(more.jsonLines, to: "clients.jsonl")
    let night = try workspace.nightly("--start", Workspace.start, "--accept-change")
    #expect(night.code == 0, "\(night.errors)")
    let applied = try run(["template", "apply"], "base", "--by", "Marta", person: 2)
    #expect(applied.code == 0 && applied.output.contains("In all, the checks found"), "\(applied.output)\(applied.errors)")
    let lines = applied.output.components(separatedBy: "In all").last?.split(separator: "\n") ?? []
    let found = lines.count { $0.contains("warning: ") || $0.contains("error: ") }
    let stored = try value("SELECT count(*) FROM edit_findings WHERE severity <> 'info'")
    #expect(found == min(10, Int(stored) ?? 0), "\(applied.output)")
    _ = try workspace.query(
      """
      CREATE TRIGGER unlucky BEFORE UPDATE OF number ON weeks WHEN NEW.client_id = '\(roster.people[1].id)'
      BEGIN SELECT RAISE(ABORT, 'not today'); END;
      """)
    let both = try run(["template", "apply"], "base", "--by", "Marta", "--client", roster.people[3].id, person: 1)
    #expect(both.code == 1 && both.errors.contains("refused: not today"), "\(both.output)\(both.errors)")
    #expect(both.output.contains("\(roster.people[3].id), block from") && both.output.contains("Saved as revision 2"), "\(both.output)")
    let days = try value(
      "SELECT group_concat(DISTINCT day_index) FROM schedule_preview WHERE client_id = '\(roster.people[2].id)' ORDER BY day_index")
    #expect(Set(days.split(separator: ",")) == ["1", "3", "5"], "\(days)")
  }

  @Test func warningsAreAcceptedWithANote() throws {
    #expect(try edit("set", "--row", row(), "sets=1", "rest=30").code == 0)
    let accepted = try edit("accept", "--week", "1", "--note", "coming back from a cold")
    guard accepted.code == 0 else {
      #expect(accepted.errors.contains("has no warnings to accept"), "\(accepted.errors)")
      return
    }
    #expect(try Int(value("SELECT count(*) FROM edit_findings WHERE accepted_by = 'Marta'")) ?? 0 > 0)
    #expect(try edit("check").code == 0)
    #expect(try Int(value("SELECT count(*) FROM edit_findings WHERE accepted_note = 'coming back from a cold'")) ?? 0 > 0)
  }

  @Test func slipsAreSaidInPlainWords() throws {
    let slips: [(arguments: [String], code: Int, message: String)] = [
      (["set", "sets=4"], 1, "no row is named"), (["set", "--row", "x", "sets=4"], 64, "--row takes the id of a row"),
      (["remove", "--date", "2026-12-06"], 1, "has no block with 2026-12-06"),
      (["set", "--date", "2026-12-08", "sets=4"], 1, "has no session"),
      (["move", "--date", "2026-12-07"], 64, "say where to"), (["note", "--row", "rbcdfghjklmnp", "x"], 1, "has no row rbcdfghjklmnp"),
      (["set", "--week", "5", "sets=4"], 64, "--week takes a week of the block from 1 to 4"),
      (["set", "--week", "1", "sets=40"], 1, "'sets' can't be 40: the rules allow 1 to 12"),
      (["copy", "--from", "\(id):never"], 64, "--from takes CLIENT:2026-12-07"),
    ]
    let base = ["--by", "Marta", "--client", id, "--clients", "clients.jsonl", "--today", Workspace.today]
    for slip in slips {
      let told = try Program(arguments: ["edit", slip.arguments[0]] + base + slip.arguments.dropFirst(), in: workspace).wait()
      #expect(told.code == slip.code && told.errors.contains(slip.message), "\(slip.arguments): \(told.code) \(told.errors)")
    }
  }

  @Test func aClientWhoseProfileIsGoneStaysADraft() throws {
    let row = try row()
    let told = try Program(
      arguments: [
        "edit", "set", "--by", "Marta", "--client", id, "--clients", "nowhere.jsonl", "--today", Workspace.today, "--row", row, "sets=2",
      ],
      in: workspace
    ).wait()
    #expect(told.code == 0 && told.output.contains("Week 1 is draft: it could not be checked"), "\(told.output)\(told.errors)")
    let checked = try edit("check")
    #expect(checked.output.contains("Week 1 is pending"), "\(checked.output)\(checked.errors)")
  }

  @Test func whatChangesNothingIsNoRevision() throws {
    func state() throws -> String {
      try workspace.query(
        """
        SELECT is_edited, revision, run_id FROM blocks; SELECT * FROM weeks; SELECT * FROM schedule_preview ORDER BY client_id, date, order_index;
        SELECT count(*) FROM history; SELECT count(*) FROM revisions; SELECT coach_id, kind, is_stale FROM sheets; SELECT * FROM sheet_changes;
        """)
    }
    let row = try workspace.query(
      """
      SELECT exercise_id, sets, reps_min, reps_max, rest_s, date, order_index, row_id FROM schedule_preview
      WHERE client_id = '\(id)' AND week_index = 1 AND kind = 'work' AND load IS NOT NULL LIMIT 1;
      """
    ).trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "|").map(String.init)
    let before = try state()
    let cells = ["sets=\(row[1])", "reps=\(row[2])-\(row[3])", "rest_s=\(row[4])"]
    for arguments in [
      ["edit", "swap", "--row", row[7], "--to", row[0]], ["edit", "swap", "--week", "1", "--exercise", row[0], "--to", row[0]],
      ["edit", "set", "--row", row[7]] + cells, ["edit", "move", "--row", row[7], "--to-order", row[6]],
      ["edit", "move", "--date", row[5], "--to-date", row[5]], ["edit", "swap", "--row", row[7], "--to", row[0], "--dry-run"],
    ] {
      let result = try Program(
        arguments: arguments + ["--client", id, "--by", "Marta", "--clients", "clients.jsonl"], in: workspace
      ).wait()
      #expect(result.code == 0 && result.output.contains("Nothing is different, so nothing was stored"), "\(result.output)\(result.errors)")
      #expect(try state() == before, "\(arguments)")
    }
    let json = try Program(
      arguments: [
        "edit", "swap", "--row", row[7], "--to", row[0], "--client", id, "--by", "Marta", "--format", "json", "--clients", "clients.jsonl",
      ],
      in: workspace
    ).wait().output
    #expect(json.contains("\"base_revision\": 1") && json.contains("\"revision\": 1") && json.contains("\"weeks\": []"), "\(json)")
    let sheet = try #require(roster.people.first).coach
    try workspace.copy("output/review/\(sheet).csv", to: "back.csv")
    let back = try workspace.run("review", "import", "back.csv", "--coach", sheet, "--by", "Marta", "--clients", "clients.jsonl")
    #expect(try back.code == 0 && state() == before, "\(back.output)\(back.errors)")
  }
}
