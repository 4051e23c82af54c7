import Foundation
import Testing

/// Who hears what of a night and of an approval, and what a night pays for a receiver that is dead: nothing.
@Suite struct NewsTests {
  let workspace: Workspace
  var roster = Roster(count: 12, seed: 16)
  static let mail = ["--notify-mail", "mail", "--notify-to", "{coach}@gym.example", "--notify-alerts-to", "pager@gym.example"]

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
  }

  private func night(_ arguments: [String] = mail) throws -> Program.Result {
    try Program(arguments: workspace.nightlyArguments(arguments), in: workspace).wait()
  }

  /// The mails by receiver, whole.
  private func mails(_ kind: String = "") throws -> [(to: String, text: String)] {
    try ((try? workspace.files("mail")) ?? [:]).filter { $0.key.hasPrefix(kind) }.map { _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return (String(try #require(text.firstMatch(of: /(?m)^To: (.*)\r\n/)).1), text)
    }.sorted { $0.to < $1.to }
  }

  private func pending(_ coach: String) throws -> String {
    try workspace.query(
      "SELECT count(*) FROM weeks JOIN clients USING (client_id) WHERE status = 'pending' AND coach_id = '\(coach)';"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func eachCoachHearsOnceOfEachNewSheet() throws {
    #expect(try night().code == 0)
    let first = try mails()
    #expect(first.map(\.to) == ["jonas@gym.example", "li@gym.example", "marta@gym.example"])
    for coach in ["jonas", "li", "marta"] {
      let text = try #require(first.first { $0.to.hasPrefix(coach) }).text
      #expect(text.contains("Weeks that wait for approval: \(try pending(coach))\r\n"), "\(text)")
    }
    try workspace.remove("mail")
    #expect(try night().code == 0)
    #expect(try mails().isEmpty, "the same night again is no news")
    var changed = roster
    let index = try #require(changed.people.firstIndex { $0.coach == "marta" })
    changed.people[index].minutes = changed.people[index].minutes == 30 ? 60 : 30
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    #expect(try night().code == 0)
    #expect(try mails().map(\.to) == ["marta@gym.example"])
  }

  @Test func aWayThatIsSetUpBeginsWithWhatHappensFromThenOn() throws {
    #expect(try night([]).code == 0)
    #expect(try workspace.run("notify", "send").code == 1, "there is no channel")
    // Moments are told to the second, and this one may be the same still.
    _ = try workspace.query("UPDATE outbox_events SET created_at = strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '-1 hour');")
    let status = try Program(arguments: ["notify", "status"] + Self.mail, in: workspace).wait()
    #expect(status.output.contains("mail") && !status.output.contains("3"), "\(status.output)")
    let sent = try Program(arguments: ["notify", "send"] + Self.mail, in: workspace).wait()
    #expect(sent.code == 0 && sent.output == "mail: 0 delivered, 0 waiting, 0 given up\n", "\(sent.output)\(sent.errors)")
    #expect(try mails().isEmpty, "nobody waits for what is past")
    let arguments = ["approve", "--clients", "clients.jsonl", "--coach", "marta", "--by", "Marta", "--yes"]
    #expect(try Program(arguments: arguments + ["--notify-command", "cat >> seen"] + Self.mail, in: workspace).wait().code == 0)
    #expect(try mails().map(\.to) == ["marta@gym.example"])
    let seen = try workspace.text("seen")
    #expect(
      seen.contains("\"kind\":\"approved\"") && !seen.contains("ready"), "what happens while a way is first used goes out by it: \(seen)")
  }

  @Test func aDeadReceiverChangesNeitherTheNightNorItsExitCode() throws {
    #expect(try night([]).code == 0)
    let plans = try workspace.query(TableDump.whole)
    try workspace.remove("output")
    // Nobody listens on the first port.
    let dead = try night(["--notify-webhook", "http://127.0.0.1:1/?key=hidden", "--notify-command", "sleep 60"])
    #expect(dead.code == 0, "\(dead.errors)")
    #expect(try workspace.query(TableDump.whole) == plans)
    let lines = dead.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("[notify.failed]") && $0.contains("warning") }, "\(dead.errors)")
    #expect(!dead.errors.contains("hidden") && !dead.errors.contains("127.0.0.1"))
    let results = try workspace.text("output/run_results.json")
    #expect(results.contains("\"notify.failed\"") && results.contains("\"exit_code\": 0"))
    #expect(!results.contains("hidden"))
    let status = try workspace.run("notify", "status", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
    let channels = try #require(document["channels"] as? [[String: Any]])
    #expect(channels.map { $0["channel"] as? String } == ["command", "webhook"])
    #expect(channels.map { $0["waiting"] as? Int } == [4, 4], "three sheets, and that the webhook is dead")
    #expect(channels.map { $0["last_error"] as? String } == ["timed out", "no connection"])
    #expect(channels[1]["open_until"] is String, "three failures in a row open the breaker")
    let table = try workspace.run("notify", "status").output
    #expect(table.contains("webhook") && table.contains("no connection"), "\(table)")
  }

  @Test func aHeldNightIsAnAlertForWhoeverIsPaged() throws {
    #expect(try night().code == 0)
    try workspace.remove("mail")
    try workspace.write(Roster(count: 5, seed: 16).jsonLines, to: "clients.jsonl")
    #expect(try night().code == 2)
    #expect(try night().code == 2)
    let alerts = try mails("alert")
    #expect(alerts.map(\.to) == ["pager@gym.example"], "the same trouble on the same day is one alert")
    #expect(alerts[0].text.contains("Reason: run.brake"), "\(alerts)")
    #expect(try mails("ready").isEmpty)
  }

  @Test func aNightThatNeverHadADatabaseIsAnAlertToo() throws {
    try workspace.write("goals: 3\n", to: "rules/broken.yaml")
    let broken = try night()
    #expect(broken.code == 2 && !broken.errors.contains("notify.failed"), "\(broken.errors)")
    #expect(try mails().map(\.to) == ["pager@gym.example"])
    #expect(!workspace.exists("output/mesocycle.sqlite"))
  }

  @Test func anApprovalIsToldWithWhatItMoved() throws {
    #expect(try night([]).code == 0)
    let weeks = try pending("marta")
    let arguments = ["approve", "--coach", "marta", "--by", "Mallory Zebrafink", "--yes", "--clients", "clients.jsonl"] + Self.mail
    #expect(try Program(arguments: arguments + ["--dry-run"], in: workspace).wait().code == 0)
    #expect(try mails().isEmpty)
    #expect(try Program(arguments: arguments, in: workspace).wait().code == 0)
    let approved = try mails("approved")
    #expect(approved.map(\.to) == ["marta@gym.example"] && approved[0].text.contains("Weeks approved: \(weeks)\r\n"), "\(approved)")
    let refused = try Program(
      arguments: ["approve", "--client", roster.people[0].id, "--revision", "9", "--by", "X", "--yes", "--clients", "clients.jsonl"]
        + Self.mail, in: workspace
    ).wait()
    #expect(refused.code == 1)
    #expect(try mails("refused").map(\.to) == ["\(roster.people[0].coach)@gym.example"])
    #expect(try mails("refused")[0].text.contains("Reason: approval.stale"))
  }

  @Test(arguments: [["review", "import", "back.csv", "--coach", "marta"], ["review", "sync"]])
  func whatASheetApprovesIsToldAtOnce(_ verb: [String]) throws {
    #expect(try night().code == 0)
    try workspace.remove("mail")
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    for row in sheet.rows.indices where sheet[row, "week"] == "1" { sheet[row, "status"] = "approve" }
    try workspace.write(sheet.saved(), to: "back.csv")
    try workspace.write(sheet.saved(), to: "output/inbox/marta/back.csv")
    try workspace.shell("touch -d '1 minute ago' output/inbox/marta/back.csv")
    let result = try Program(arguments: verb + ["--clients", "clients.jsonl"] + Self.mail, in: workspace).wait()
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(try mails("approved").map(\.to) == ["marta@gym.example"])
  }

  @Test func aDeadReceiverKeepsNobodyWaitingWhoImportsASheet() throws {
    #expect(try night().code == 0)
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    for row in sheet.rows.indices where sheet[row, "week"] == "1" { sheet[row, "status"] = "approve" }
    try workspace.write(sheet.saved(), to: "back.csv")
    let result = try Program(
      arguments: ["review", "import", "back.csv", "--coach", "marta", "--clients", "clients.jsonl", "--notify-command", "sleep 600"],
      in: workspace
    ).wait()
    #expect(result.code == 0 && result.errors.contains("[notify.failed]"), "\(result.output)\(result.errors)")
  }

  @Test func aCoachWhoseSheetBecameAnotherHearsOfIt() throws {
    #expect(try night().code == 0)
    try workspace.remove("mail")
    var sheet = EditedSheet(try workspace.bytes("output/review/marta.csv"))
    sheet[0, "note"] = "mine"
    try workspace.write(sheet.saved(), to: "output/review/marta.csv")
    var changed = roster
    let index = try #require(changed.people.firstIndex { $0.coach == "marta" })
    changed.people[index].minutes = changed.people[index].minutes == 30 ? 60 : 30
    try workspace.write(changed.jsonLines, to: "clients.jsonl")
    #expect(try night().code == 0)
    let told = try mails("ready")
    #expect(told.map(\.to) == ["marta@gym.example"] && workspace.exists("output/review/marta.new.csv"))
    #expect(told.first?.text.contains("marta.new.csv") == true && told.first?.text.contains("sheet.edited") == true, "\(told)")
  }

  @Test func anApprovalTellsWhatWarnsInItsWeeks() throws {
    #expect(try night([]).code == 0)
    let id = roster.people[0].id
    _ = try workspace.query(
      """
      DELETE FROM client_findings WHERE client_id = '\(id)';
      INSERT INTO client_findings (client_id, ordinal, code, severity, week_index, message) VALUES
        ('\(id)', 0, 'slot.unfilled', 'warning', 1, 'first'), ('\(id)', 1, 'slot.unfilled', 'warning', 1, 'second'),
        ('\(id)', 2, 'slot.unfilled', 'warning', 2, 'third'), ('\(id)', 3, 'slot.unfilled', 'warning', 2, 'fourth'),
        ('\(id)', 4, 'slot.unfilled', 'warning', 3, 'elsewhere');
      """)
    for (week, told) in [("1", ["first", "second"]), ("2", ["third", "fourth"])] {
      let arguments = ["approve", "--client", id, "--week", week, "--by", "Marta", "--clients", "clients.jsonl"]
      let dry = try Program(arguments: arguments + ["--dry-run"], in: workspace).wait().output
      #expect(dry.contains("2 warnings stand in the weeks that would be approved:\n"), "\(dry)")
      let result = try Program(arguments: arguments, in: workspace).wait().output
      #expect(result.contains("2 warnings stand in the weeks that were approved:\n"), "\(result)")
      for text in told { #expect(result.contains("week \(week): warning: \(text) [slot.unfilled]"), "\(result)") }
      #expect(result.contains("'mesocycle show --client \(id)' tells all of them") && !result.contains("elsewhere"), "\(result)")
    }
    let shown = try workspace.run("show", "--client", id).output
    for text in ["first", "fourth", "elsewhere"] { #expect(shown.contains("warning: \(text) [slot.unfilled]"), "\(shown)") }
    let one = try workspace.run("show", "--client", id, "--week", "3").output
    #expect(one.contains("elsewhere") && !one.contains("fourth"), "\(one)")
  }

  @Test func nothingOfAProfileButItsIdsLeavesTheHouse() throws {
    let secrets = ["Zebrafink", "Ölprinz", "ligament", "<script>", "epilepsy", "Mallory"]
    let hostile = """
      {"id":"c-9","name":"Ölprinz \\r\\nBcc: all@x <script>","coach_name":"Mallory","coach":"marta","age":40,"goal":"strength",\
      "experience":"novice","training_days":["mon"],"minutes_per_session":30,"equipment":["dumbbells"],"conditions":["epilepsy"],\
      "clearance":"clearance_required","notes":"tore the ligament <script>"}
      {"id":"c-10","name":"Ölprinz","coach":"marta","age":40,"goal":"ligament","experience":"novice","training_days":["mon"],\
      "minutes_per_session":30,"equipment":["dumbbells"],"conditions":"none","clearance":"clearance_required","notes":"ligament"}

      """
    try workspace.write(roster.jsonLines + hostile, to: "clients.jsonl")
    _ = try night(Self.mail + ["--notify-command", "cat >> seen; env >> seen", "--tolerate-rejected", "100%"])
    let told = try mails().map(\.text).joined() + workspace.text("seen") + workspace.query("SELECT payload FROM outbox_events;")
    #expect(told.contains("c-9") || told.contains("c-10"), "somebody is held: \(told)")
    for secret in secrets { #expect(!told.contains(secret), "\(secret)") }
  }

  @Test func theSecretIsNotTheCommands() throws {
    let result = try Program(
      arguments: workspace.nightlyArguments(), in: workspace,
      environment: [
        "MESOCYCLE_NOTIFY_COMMAND": "env > seen; cat > event", "MESOCYCLE_NOTIFY_SECRET": "hush",
        "MESOCYCLE_NOTIFY_WEBHOOK": "http://127.0.0.1:1/?key=hidden",
      ]
    ).wait()
    #expect(result.code == 0, "\(result.errors)")
    let seen = try workspace.text("seen")
    #expect(seen.contains("MESOCYCLE_EVENT=") && !seen.contains("hush") && !seen.contains("hidden"), "\(seen)")
  }

  @Test func theFileOfSettingsSetsChannelsUp() throws {
    try workspace.write(
      "notify-mail: post\nnotify_from: Büro <office@gym.example>\nnotify-to: ['{coach}@gym.example', 'li=li@home.example']\n",
      to: "mesocycle.yaml")
    #expect(try night([]).code == 0)
    let texts = try workspace.files("post").values.map { String(decoding: $0, as: UTF8.self) }.joined()
    for line in ["To: li@home.example\r\n", "To: marta@gym.example\r\n", "From: =?utf-8?B?QsO8cm8=?= <office@gym.example>\r\n"] {
      #expect(texts.contains(line), "\(line)")
    }
  }

  @Test(arguments: [
    (["--notify-webhook", "ftp://gym.example"], "--notify-webhook takes an address"),
    (["--notify-mail", "mail"], "--notify-mail needs --notify-to"),
    (["--notify-mail", "mail", "--notify-to", "marta"], "'marta' is not a mail address"),
    (["--notify-mail", "mail", "--notify-to", "{coach}@x", "--notify-from", "a@b\nBcc: c@d"], "is not a mail address"),
  ]) func whatCanNotBeAChannelIsUsage(arguments: [String], message: String) throws {
    for verb in [workspace.nightlyArguments(), ["notify", "send"]] {
      let result = try Program(arguments: verb + arguments, in: workspace).wait()
      #expect(result.code == 64 && result.errors.contains(message), "\(result.errors)")
    }
    #expect(!workspace.exists("output"))
  }
}
