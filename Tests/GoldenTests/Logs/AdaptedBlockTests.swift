import Foundation
import ProgramRuns
import Testing

/// The weeks that are left of a running block follow what was logged of it, through the built program.
@Suite struct AdaptedBlockTests {
  private let workspace: Workspace
  private let lines = Lines()
  /// The Monday on which the second week begins.
  private static let second = "2026-12-14"

  /// What each client has logged, week by week: by exercise, how many repetitions short of the most its sets were where that is not as asked.
  private final class Lines {
    var byClient: [String: [Int: [String: Int]]] = [:]
  }

  /// A client who is strong in the squat, whose block from 2026-12-07 is approved.
  init() throws {
    workspace = try Workspace(rules: "../rules")
    try workspace.write(Self.profile("a", template: ""), to: "clients.jsonl")
    try approveBlock()
  }

  private func approveBlock() throws {
    try #require(try workspace.nightly().code == 0)
    let approved = try run("approve", "--all", "--by", "Marta", on: "2026-12-03")
    try #require(approved.code == 0, "\(approved.output)\(approved.errors)")
  }

  private static func profile(_ id: String, template: String) -> String {
    """
    {"id":"\(id)","name":"Zebrafink","coach":"marta","born":"1990-01-11","goal":"strength","experience":"intermediate",\
    "training_days":["mon","wed","fri"],"minutes_per_session":90,"equipment":["commercial_gym"],"conditions":["none"],\
    "clearance":"cleared","body_mass_kg":80,\(template)"lifts":[{"exercise":"back_squat","load_kg":100,"reps":5}]}

    """
  }

  private func run(_ arguments: String..., on today: String) throws -> Program.Result {
    try Program(arguments: arguments + ["--clients", "clients.jsonl", "--today", today], in: workspace).wait()
  }

  @discardableResult
  private func night(_ today: String = second) throws -> Program.Result {
    let night = try workspace.nightly(today: today)
    #expect(night.code == 0, "\(night.output)\(night.errors)")
    return night
  }

  /// Logs a week as it is asked for, but one lift `left` repetitions short of the most; an export holds everything that was logged before, too.
  private func log(
    _ client: String = "a", week: Int, left: Int = 5, exercise: String = "back_squat", pain: Int? = nil
  ) throws {
    lines.byClient[client, default: [:]][week, default: [:]][exercise] = left
    var rows = ""
    for (week, others) in (lines.byClient[client] ?? [:]).sorted(by: { $0.key < $1.key }) {
      let efforts = others.sorted { $0.key < $1.key }.map { "WHEN '\($0.key)' THEN \(10 - $0.value)" }.joined(separator: " ")
      rows += try workspace.query(
        """
        .mode csv
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
        SELECT client_id, date, exercise_id, coalesce(reps_max, reps_min), load, 'kg',
          CASE exercise_id \(efforts) ELSE 10 - rir END, CASE exercise_id WHEN '\(exercise)' THEN \(pain.map(String.init) ?? "NULL") END, row_id
        FROM schedule, n WHERE client_id = '\(client)' AND week_index = \(week) AND i <= sets AND kind = 'work' AND measure LIKE 'reps%'
        ORDER BY date, order_index, i;
        """)
    }
    try workspace.write("client_id,date,exercise,reps,load,unit,rpe,pain,row_id\n" + rows, to: "log-\(client).csv")
    let taken = try run("logs", "import", "log-\(client).csv", "--replace", on: "2026-12-31")
    #expect(taken.code == 0, "\(taken.output)\(taken.errors)")
  }

  /// `2:95 3:102.5`: what the squat asks for by week, of what waits where something does, else of what is in force.
  private func loads(_ table: String) throws -> String {
    try workspace.query(
      "SELECT group_concat(week_index || ':' || load, ' ') FROM (SELECT * FROM \(table) WHERE client_id = 'a' AND exercise_id = 'back_squat' AND kind = 'work' ORDER BY week_index);"
    ).trimmingCharacters(in: .newlines)
  }

  /// What a verb says of the client, on one line.
  private func words(_ verb: String) throws -> String {
    try run(verb, "--client", "a", on: Self.second).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func statuses() throws -> String {
    try workspace.query(
      "SELECT group_concat(status || revision, ' ') FROM (SELECT * FROM weeks WHERE plan_start = '2026-12-07' ORDER BY week_index);"
    ).trimmingCharacters(in: .newlines)
  }

  /// Everything that the store says but of the runs themselves.
  private func store() throws -> String {
    try workspace.query(
      "\(TableDump.whole)\nSELECT * FROM edit_findings; SELECT * FROM history; SELECT * FROM revisions; SELECT * FROM adaptations;")
  }

  private static let planned = "1:90.0 2:95.0 3:102.5 4:82.5"

  @Test func aDraftWaitsBesideWhatIsApproved() throws {
    #expect(try loads("schedule") == Self.planned)
    try log(week: 1)
    let first = try night()
    #expect(
      first.output.contains("1 protected") && first.output.contains("Adapted 1 running block to what was logged: 1 waits for its coach"))
    #expect(try workspace.text("output/run_results.json").contains("\"adapted\": 1,"))
    #expect(try workspace.text("output/run_results.json").contains("\"adapted_weeks\": [2, 3, 4]"))
    // What is approved stays in force and is what the client has.
    #expect(try statuses() == "finalized1 pending2 pending2 pending2")
    #expect(try loads("schedule") == Self.planned)
    #expect(try loads("schedule_preview") == "2:97.5 3:105.0 4:85.0")
    // The reason stands in sheet, page and list, and in the terminal.
    let reason = "Barbell Back Squat: 5 5 5 5 at 90 on 7 December with 5 left: 97.5 instead of 95"
    for file in ["marta.csv", "marta.clients.csv", "marta.html"] {
      #expect(try workspace.text("output/review/\(file)").contains(reason), "\(file)")
    }
    let shown = try words("show")
    #expect(shown.contains("revision 2, revision 1 in force") && shown.contains("97.5 kg"), "\(shown)")
    #expect(shown.contains("What logs changed:") && shown.contains(reason), "\(shown)")
    let difference = try run("diff", "--client", "a", "1", on: Self.second).output
    #expect(difference.contains("Barbell Back Squat: load 95 kg → 97.5 kg"), "\(difference)")
    #expect(try run("history", "--client", "a", on: Self.second).output.contains("follows what"))
    // A second night writes nothing, and counts nothing.
    let untouched = try store()
    let second = try night()
    #expect(second.output.contains("1 protected") && !second.output.contains("Adapted"))
    #expect(try store() == untouched)
    #expect(try run("doctor", on: Self.second).code == 0)
  }

  @Test func whatIsApprovedIsInForceAndStays() throws {
    try log(week: 1)
    try night()
    let approved = try run("approve", "--client", "a", "--by", "Marta", on: Self.second)
    #expect(approved.code == 0 && approved.output.contains("Approved 3 weeks"), "\(approved.output)\(approved.errors)")
    #expect(try loads("schedule") == "1:90.0 2:97.5 3:105.0 4:85.0")
    let after = try night()
    #expect(after.output.contains("1 not due") && !after.output.contains("Adapted"))
    #expect(try statuses() == "finalized1 approved2 approved2 approved2", "the same log is not paid twice")
    // Taken back as any edit is: a draft that says what was planned waits, and the night offers nothing against it.
    #expect(try run("undo", "--client", "a", "--by", "Marta", on: Self.second).code == 0)
    #expect(try loads("schedule_preview") == "2:95.0 3:102.5 4:82.5")
    try night()
    #expect(try run("approve", "--client", "a", "--by", "Marta", on: Self.second).code == 0)
    try night()
    #expect(try loads("schedule") == Self.planned && statuses() == "finalized1 approved3 approved3 approved3")
  }

  @Test func whatIsRefusedComesAgainWithNewEvidenceAlone() throws {
    try log(week: 1)
    try night()
    let refused = try run("undo", "--client", "a", "--by", "Marta", on: Self.second)
    #expect(refused.code == 0, "\(refused.output)\(refused.errors)")
    #expect(try statuses() == "finalized1 approved1 approved1 approved1" && loads("schedule") == Self.planned)
    for day in ["2026-12-14", "2026-12-15"] {
      let night = try night(day)
      #expect(night.output.contains("1 not due") && !night.output.contains("Adapted"))
    }
    // Another lift's log is no evidence of the squat.
    try log(week: 1, left: 5, exercise: "barbell_bench_press")
    #expect(try night("2026-12-16").output.contains("Adapted 1 running block"))
    let others = try loads("schedule_preview").split(separator: " ").map(String.init)
    #expect(!others.isEmpty && Set(others).isSubset(of: ["2:95.0", "3:102.5", "4:82.5"]), "\(others)")
    // Nor does newer evidence of the other lift bring back what was refused of this one.
    try log(week: 1, left: 6, exercise: "barbell_bench_press")
    try night("2026-12-16")
    #expect(try Set(loads("schedule_preview").split(separator: " ").map(String.init)).isSubset(of: ["2:95.0", "3:102.5", "4:82.5"]))
    try log(week: 2, left: 5)
    let again = try night("2026-12-17")
    #expect(again.output.contains("Adapted 1 running block"), "\(again.output)")
    let offered = try loads("schedule_preview")
    #expect(offered.contains("3:107.5 4:87.5"), "\(offered)")
  }

  /// A look that calls for nothing is noted on its first night.
  @Test func asItWasAskedForIsLookedAtOnce() throws {
    try log(week: 1, left: 3)
    #expect(try night().output.contains("1 not due"))
    #expect(try workspace.query("SELECT count(*), max(rows) FROM adaptations;") == "1|[]\n")
    let (untouched, mark) = (try store(), "SELECT hex(fingerprint), first_day, rows FROM adaptations;")
    let noted = try workspace.query(mark)
    try night()
    #expect(try store() == untouched)
    try night("2026-12-15")
    #expect(try workspace.query(mark) == noted)
  }

  @Test func whatHurtGivesWayToSomethingElse() throws {
    try log(week: 1, left: 3, pain: 6)
    let first = try night()
    #expect(first.output.contains("Adapted 1 running block to what was logged: 1 waits for its coach"), "\(first.output)")
    #expect(try loads("schedule") == Self.planned && loads("schedule_preview") == "")
    #expect(try workspace.text("output/review/marta.csv").contains("Barbell Back Squat: pain 6 of 10 on 7 December: "))
    let count = "SELECT week_index, count(DISTINCT exercise_id) FROM %@ WHERE kind = 'work' AND week_index = 2 GROUP BY 1;"
    let before = try workspace.query(count.replacing("%@", with: "schedule"))
    let shown = try words("show")
    #expect(try workspace.query(count.replacing("%@", with: "schedule_preview")) == before, "\(shown)")
    let untouched = try store()
    try night()
    #expect(try store() == untouched)
    let approved = try run("approve", "--client", "a", "--by", "Marta", on: Self.second)
    #expect(approved.code == 0 && approved.output.contains("Approved 3 weeks"), "\(approved.output)\(approved.errors)")
    #expect(try !night().output.contains("Adapted"))
    #expect(try loads("schedule") == "1:90.0")
    #expect(try run("doctor", on: Self.second).code == 0)
  }

  @Test func newEvidenceTakesThePlaceOfWhatWaits() throws {
    try log(week: 1)
    try night()
    try log(week: 1, left: 3)
    let steady = try night()
    // As it was asked for after all: nothing waits any more, and nobody has to say so.
    #expect(steady.output.contains("1 not due"), "\(steady.output)")
    #expect(try statuses() == "finalized1 approved1 approved1 approved1")
    try log(week: 1)
    try night()
    try log(week: 2, left: 5)
    try night("2026-12-15")
    // Week 2 was done; of what waited for it nothing is left, and one draft waits for the rest.
    let waiting = try loads("schedule_preview")
    #expect(waiting.hasPrefix("3:") && waiting.contains("4:"), "\(waiting)")
    #expect(try statuses().hasPrefix("finalized1 approved1 pending"), "\(waiting)")
    #expect(try run("undo", "--client", "a", "--by", "Marta", on: "2026-12-15").code == 0)
    #expect(try statuses() == "finalized1 approved1 approved1 approved1" && loads("schedule") == Self.planned, "one step back is enough")
  }

  @Test func aDayThatIsOverIsInNoDraft() throws {
    try log(week: 1)
    try night()
    let later = try night("2026-12-15")
    #expect(later.output.contains("1 protected"), "\(later.output)")
    #expect(try loads("schedule_preview") == "3:105.0 4:85.0")
    #expect(try run("approve", "--client", "a", "--by", "Marta", on: "2026-12-15").code == 0)
  }

  @Test func ownDraftsAreLeftAlone() throws {
    try log(week: 1)
    let edit = try run(
      "edit", "set", "--client", "a", "--week", "2", "--day", "1", "--exercise", "back_squat", "rir=3", "--by", "Marta", on: Self.second)
    #expect(edit.code == 0, "\(edit.output)\(edit.errors)")
    let night = try night()
    #expect(!night.output.contains("Adapted"))
    #expect(try loads("schedule_preview") == "2:95.0")
    #expect(try run("approve", "--client", "a", "--by", "Marta", on: Self.second).code == 0)
    #expect(try self.night().output.contains("Adapted 1 running block"))
    #expect(try loads("schedule_preview") == "2:97.5 3:105.0 4:85.0")
    #expect(
      try workspace.query(
        "SELECT DISTINCT rir FROM schedule_preview WHERE week_index = 2 AND exercise_id = 'back_squat' AND kind = 'work';") == "3\n")
  }

  @Test func withinACoachsBoundItIsApprovedAtOnce() throws {
    let set = try run("preferences", "--coach", "marta", "--adapt", "auto", "--adapt-within", "5 %", on: Self.second)
    #expect(set.code == 0 && set.output.contains("adapt      auto, within 5 %"), "\(set.output)\(set.errors)")
    try log(week: 1)
    let first = try night()
    #expect(first.output.contains("Adapted 1 running block to what was logged: 1 approved within a coach's bound"), "\(first.output)")
    #expect(first.output.contains("1 not due"))
    #expect(try loads("schedule") == "1:90.0 2:97.5 3:105.0 4:85.0")
    #expect(try statuses() == "finalized1 approved2 approved2 approved2")
    #expect(try workspace.query("SELECT DISTINCT approved_by FROM weeks WHERE week_index > 1;") == "marta\n")
    let untouched = try store()
    let second = try night()
    #expect(!second.output.contains("Adapted"))
    #expect(try store() == untouched)
    // Taken back as any edit is.
    #expect(try run("undo", "--client", "a", "--by", "Marta", on: Self.second).code == 0)
    #expect(try run("approve", "--client", "a", "--by", "Marta", on: Self.second).code == 0)
    try night()
    #expect(try loads("schedule") == Self.planned)
    #expect(try run("doctor", on: Self.second).code == 0)
  }

  /// Every step is a small one; together they are not.
  @Test func theBoundIsOneOfWhatThePlanWasMadeWith() throws {
    #expect(try run("preferences", "--coach", "marta", "--adapt", "auto", "--adapt-within", "5 %", on: Self.second).code == 0)
    try log(week: 1)
    #expect(try night().output.contains("1 approved within a coach's bound"))
    try log(week: 2)
    let second = try night("2026-12-15")
    #expect(second.output.contains("1 waits for its coach"), "82.5 to 87.5 is 6 %: \(second.output)")
    // While it waits, another lift's sets don't let it grow.
    let offered = try loads("schedule_preview")
    try log(week: 2, exercise: "barbell_bench_press")
    try night("2026-12-15")
    #expect(try loads("schedule_preview") == offered)
    #expect(try loads("schedule") == "1:90.0 2:97.5 3:105.0 4:85.0")
  }

  /// What a coach lets happen counts for whoever is theirs tonight.
  @Test func itIsApprovedInTheNameOfTonightsCoach() throws {
    let others = Self.profile("b", template: "").replacing("\"marta\"", with: "\"ben\"")
    try workspace.write(Self.profile("a", template: "") + "\n" + others, to: "clients.jsonl")
    try night()
    #expect(try run("preferences", "--coach", "ben", "--adapt", "auto", "--adapt-within", "5 %", on: Self.second).code == 0)
    try log(week: 1)
    try workspace.write(Self.profile("a", template: "").replacing("\"marta\"", with: "\"ben\"") + "\n" + others, to: "clients.jsonl")
    #expect(try night().output.contains("1 approved within a coach's bound"))
    #expect(try workspace.query("SELECT DISTINCT approved_by FROM weeks WHERE client_id = 'a' AND week_index > 1;") == "ben\n")
  }

  @Test func whatAHoldTookAwayIsOfferedAgain() throws {
    try log(week: 1)
    try night()
    let offered = try loads("schedule_preview")
    let cleared = Self.profile("a", template: "")
    try workspace.write(cleared.replacing("\"cleared\"", with: "\"clearance_required\""), to: "clients.jsonl")
    #expect(try workspace.nightly("--accept-change", today: Self.second).output.contains("1 held"))
    #expect(try statuses() == "finalized1 approved1 approved1 approved1")
    try workspace.write(cleared, to: "clients.jsonl")
    // The night that lets the client train again looks at the logs, too.
    try night()
    #expect(try loads("schedule_preview") == offered)
    let untouched = try store()
    try night()
    #expect(try store() == untouched)
  }

  /// What keeps a week from approval keeps it from one in the coach's name, too: it waits, and is told so.
  @Test func whatAConflictKeepsFromApprovalWaits() throws {
    #expect(try run("preferences", "--coach", "marta", "--adapt", "auto", "--adapt-within", "5 %", on: Self.second).code == 0)
    try log(week: 1)
    _ = try workspace.query(
      """
      INSERT INTO conflicts SELECT 'a', '2026-12-07', 'x', 'row', NULL, 3, 1, 'back_squat', 'load', '102.5', '100', '110', 1, 'marta', 'x.csv',
        2, '2026-12-10T10:00:00Z';
      """)
    let first = try night()
    #expect(first.output.contains("Adapted 1 running block to what was logged: 1 waits for its coach"), "\(first.output)")
    #expect(first.output.contains("1 protected"))
    #expect(try statuses() == "finalized1 approved2 pending2 approved2")
    func weeks(_ kind: String) throws -> String {
      try workspace.query("SELECT payload ->> '$.counts.weeks_\(kind)' FROM outbox_events WHERE kind = '\(kind)' ORDER BY entry;")
    }
    #expect(try weeks("approved") == "4\n2\n" && weeks("refused") == "1\n")
    let untouched = try store()
    #expect(try night().output.contains("1 protected"))
    #expect(try store() == untouched)
  }

  @Test func beyondTheBoundTheCoachIsAsked() throws {
    #expect(try run("preferences", "--coach", "marta", "--adapt", "auto", "--adapt-within", "2.5%", on: Self.second).code == 0)
    try log(week: 1)
    #expect(try night().output.contains("1 waits for its coach"), "82.5 to 85 is 3 %")
    #expect(try loads("schedule") == Self.planned)
    // With more room what waits is approved.
    #expect(try run("preferences", "--coach", "marta", "--adapt-within", "5", on: Self.second).code == 0)
    #expect(try night().output.contains("1 approved within a coach's bound"))
    #expect(try statuses() == "finalized1 approved2 approved2 approved2")
  }

  @Test func whoWantsNoneOfItGetsNone() throws {
    #expect(try run("preferences", "--coach", "marta", "--adapt", "off", on: Self.second).code == 0)
    try log(week: 1)
    let night = try night()
    #expect(night.output.contains("1 not due") && !night.output.contains("Adapted"))
    #expect(try statuses() == "finalized1 approved1 approved1 approved1")
    #expect(try workspace.query("SELECT count(*) FROM adaptations;") == "0\n")
    // Asked for again, it comes; and what waits goes with it when it is no longer wanted.
    #expect(try run("preferences", "--coach", "marta", "--adapt", "ask", on: Self.second).code == 0)
    let told = try workspace.nightly("--dry-run", today: Self.second)
    #expect(told.output.contains("Would adapt 1 running block to what was logged: 1 would wait for its coach"), "\(told.output)")
    #expect(try self.night().output.contains("Adapted 1 running block"))
    #expect(try run("preferences", "--coach", "marta", "--adapt", "off", on: Self.second).code == 0)
    #expect(try self.night().output.contains("1 not due"))
    #expect(try statuses() == "finalized1 approved1 approved1 approved1")
  }

  @Test(
    arguments: [
      (["--adapt", "auto"], "--adapt auto needs to know how far"), (["--adapt-within", "many"], "takes a percentage from 0.1 to 50"),
      (["--adapt-within", "80 %"], "takes a percentage from 0.1 to 50"), (["--adapt", "maybe"], "ask"),
    ])
  func whatCanNotBeMeantIsSaid(arguments: [String], said: String) throws {
    let result = try Program(arguments: ["preferences", "--coach", "marta"] + arguments, in: workspace).wait()
    #expect(result.code == 64 && result.errors.contains(said), "\(result.errors)")
    #expect(try workspace.query("SELECT count(*) FROM preferences;") == "0\n")
  }

  @Test func whoLogsNothingKeepsEverything() throws {
    let night = try night()
    #expect(night.output.contains("1 not due"))
    #expect(try workspace.query("SELECT count(*) FROM adaptations;") == "0\n")
  }

  /// A gym in which everybody did more than was asked for: no brake holds that, neither on the night that offers it nor when the next block
  /// follows what was approved.
  @Test func noBrakeCountsIt() throws {
    let people = ["a", "b", "c", "d", "e"]
    try workspace.write(people.map { Self.profile($0, template: "") }.joined(), to: "clients.jsonl")
    try workspace.nightly()
    #expect(try run("approve", "--all", "--by", "Marta", on: "2026-12-03").code == 0)
    #expect(try run("preferences", "--coach", "marta", "--adapt", "auto", "--adapt-within", "10 %", on: Self.second).code == 0)
    // The next block is there already when logs change the last week of this one.
    try night("2026-12-26")
    for id in people { for week in 1...3 { try log(id, week: week, left: 5) } }
    let adapted = try night("2026-12-27")
    #expect(adapted.output.contains("Adapted 5 running blocks"), "\(adapted.output)")
    for day in ["2026-12-28", "2026-12-29", "2026-12-31", "2027-01-01", "2027-01-02"] { try night(day) }
  }

  /// A named programme steps by what was lifted, from session to session.
  @Test func aProgrammeStepsByWhatWasLifted() throws {
    try workspace.write(Self.profile("b", template: "\"template\":\"stronglifts_5x5\","), to: "clients.jsonl")
    try workspace.nightly("--accept-change")
    #expect(try run("approve", "--client", "b", "--by", "Marta", on: "2026-12-03").code == 0)
    func squats(_ table: String) throws -> [String] {
      try workspace.query(
        "SELECT week_index || '/' || day_index || ' ' || load FROM \(table) WHERE client_id = 'b' AND exercise_id = 'back_squat' AND kind = 'work' ORDER BY date;"
      ).split(separator: "\n").map(String.init)
    }
    let planned = try squats("schedule")
    #expect(planned.prefix(3) == ["1/1 85.0", "1/3 87.5", "1/5 90.0"], "\(planned)")
    let monday = try workspace.query(
      "SELECT row_id FROM schedule WHERE client_id = 'b' AND date = '2026-12-07' AND exercise_id = 'back_squat' AND kind = 'work';"
    ).trimmingCharacters(in: .newlines)
    let sets = (1...5).map { _ in "b,2026-12-07,back_squat,3,85,kg,\(monday)" }.joined(separator: "\n")
    try workspace.write("client_id,date,exercise,reps,load,unit,row_id\n\(sets)\n", to: "fives.csv")
    #expect(try run("logs", "import", "fives.csv", on: "2026-12-08").code == 0)
    let night = try night("2026-12-08")
    #expect(night.output.contains("Adapted 1 running block"), "\(night.output)")
    #expect(try squats("schedule") == planned)
    #expect(try workspace.text("output/review/marta.csv").contains("Barbell Back Squat: 3 3 3 3 3 at 85 on 7 December: 85 instead of 87.5"))
    let approved = try run("approve", "--client", "b", "--by", "Marta", on: "2026-12-08")
    #expect(approved.code == 0, "\(approved.output)\(approved.errors)")
    #expect(try squats("schedule").prefix(4) == ["1/1 85.0", "1/3 85.0", "1/5 87.5", "2/1 90.0"])
    let again = try self.night("2026-12-08")
    #expect(!again.output.contains("Adapted"), "\(again.output)")
  }
}
