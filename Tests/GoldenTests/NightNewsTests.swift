import Foundation
import Testing

/// What nobody sees in a night's numbers: who is gone, what expired, what begins unapproved, which way is dead; by id alone.
@Suite struct NightNewsTests {
  let workspace: Workspace
  var roster = Roster(count: 12, seed: 16)
  private static let mail = ["--notify-mail", "mail", "--notify-to", "{coach}@gym.example", "--notify-alerts-to", "pager@gym.example"]

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try night().code == 0)
    try workspace.remove("mail")
  }

  private func night(_ arguments: [String] = [], today: String = Workspace.today) throws -> Program.Result {
    try Program(arguments: workspace.nightlyArguments(Self.mail + arguments, today: today), in: workspace).wait()
  }

  /// The alerts by receiver, whole, each told once and then gone.
  private func alerts() throws -> [(to: String, text: String)] {
    defer { try? workspace.remove("mail") }
    return try ((try? workspace.files("mail")) ?? [:]).filter { $0.key.hasPrefix("alert") }.map { _, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return (String(try #require(text.firstMatch(of: /(?m)^To: (.*)\r\n/)).1), text)
    }.sorted { ($0.to, $0.text) < ($1.to, $1.text) }
  }

  private func results(_ key: String) throws -> [[String: Any]] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: workspace.bytes("output/run_results.json")) as? [String: Any])
    return try #require(document[key] as? [[String: Any]])
  }

  @Test func whoIsGoneIsNamedInSummaryLogResultsAndMail() throws {
    var fewer = roster
    let gone = [fewer.people.remove(at: 7), fewer.people.remove(at: 2)].reversed().map { $0 }
    try workspace.write(fewer.jsonLines, to: "clients.jsonl")
    let first = try night()
    let ids = gone.map(\.id).sorted()
    #expect(first.code == 0)
    #expect(first.output.contains("Absent since the last night: \(ids.joined(separator: ", "))\n"), "\(first.output)")
    #expect(
      first.errors.contains("warning: 2 clients of the last night are no longer in the list: \(ids.joined(separator: ", ")) [run.absent]"))
    #expect(try results("absent").compactMap { $0["client_id"] as? String } == ids)
    let told = try alerts()
    #expect(Set(told.map(\.to)) == Set(gone.map { "\($0.coach)@gym.example" } + ["pager@gym.example"]), "\(told)")
    let pager = try #require(told.first { $0.to.hasPrefix("pager") }).text
    for id in ids { #expect(pager.contains("Client: \(id)\r\n")) }
    #expect(pager.contains("Clients no longer in the list: 2\r\n") && pager.contains("Reason: run.absent"))
    for person in gone {
      let own = try #require(told.first { $0.to.hasPrefix(person.coach) }).text
      #expect(own.contains("Client: \(person.id)\r\n"))
      for other in gone where other.coach != person.coach { #expect(!own.contains(other.id), "a coach hears of their own") }
    }
    #expect(!told.contains { $0.text.contains("Zebrafink") } && !first.errors.contains("Zebrafink"))
    let second = try night()
    #expect(!second.output.contains("Absent") && !second.errors.contains("run.absent"), "\(second.output)\(second.errors)")
    #expect(try alerts().isEmpty && results("absent").isEmpty)
  }

  @Test func whoIsGoneLaterOnTheSameDayIsToldTheSameDay() throws {
    var fewer = roster
    let coach = roster.people[0].coach
    for person in roster.people.filter({ $0.coach == coach }).prefix(2) {
      fewer.people.removeAll { $0.id == person.id }
      try workspace.write(fewer.jsonLines, to: "clients.jsonl")
      #expect(try night().code == 0)
      let told = try alerts()
      #expect(told.map(\.to) == ["\(coach)@gym.example", "pager@gym.example"], "\(told)")
      #expect(told.allSatisfy { $0.text.contains("Client: \(person.id)\r\n") })
    }
    #expect(try night().code == 0)
    #expect(try alerts().isEmpty)
  }

  @Test func aBlockThatBeginsUnapprovedIsToldWhenItComesNearAndOnTheEve() throws {
    let approved = roster.people[0]
    #expect(try workspace.run("approve", "--clients", "clients.jsonl", "--client", approved.id, "--by", "Marta", "--yes").code == 0)
    #expect(
      try workspace.run("approve", "--clients", "clients.jsonl", "--client", roster.people[1].id, "--week", "1", "--by", "Marta", "--yes")
        .code == 0)
    let early = try night(today: "2026-12-03")
    #expect(early.code == 0 && !early.output.contains("Begin") && !early.errors.contains("approval.due"), "\(early.errors)")
    #expect(try alerts().isEmpty)
    for (today, isTold) in [("2026-12-04", true), ("2026-12-05", false), ("2026-12-06", true), ("2026-12-07", false)] {
      let result = try night(today: today)
      // Who reads the summary sees it every night; mail comes twice.
      #expect(
        result.output.contains("Begin within three days unapproved: ") && result.errors.contains("[approval.due]"), "\(result.output)")
      #expect(!result.errors.contains(approved.id) && result.errors.contains("\(roster.people[1].id) (2026-12-07, weeks 2, 3, 4)"))
      #expect(try results("unapproved").count == 11)
      let told = try alerts()
      #expect(
        told.map(\.to) == (isTold ? ["jonas@gym.example", "li@gym.example", "marta@gym.example", "pager@gym.example"] : []), "\(today)")
      guard let pager = told.first(where: { $0.to.hasPrefix("pager") }) else { continue }
      #expect(pager.text.contains("Clients: 11\r\n") && pager.text.contains("Weeks that nobody has approved: 43\r\n"), "\(pager.text)")
      #expect(pager.text.contains("Block from: 2026-12-07\r\n"))
    }
    #expect(
      try workspace.run("approve", "--clients", "clients.jsonl", "--all", "--by", "Marta", "--yes", "--today", "2026-12-07").code == 0)
    #expect(try !night(today: "2026-12-07").output.contains("Begin"))
  }

  @Test func aPreviewThatExpiredIsNamed() throws {
    #expect(try workspace.run("approve", "--clients", "clients.jsonl", "--client", roster.people[0].id, "--by", "Marta", "--yes").code == 0)
    let dry = try self.night(["--dry-run"], today: "2026-12-08")
    let expired = roster.people.dropFirst().map { "\($0.id) (2026-12-07)" }
    #expect(dry.output.contains("Would expire, for nobody has approved: \(expired.joined(separator: ", "))\n"), "\(dry.output)")
    #expect(dry.errors.contains(" would take their place ") && !dry.errors.contains("took"), "\(dry.errors)")
    let night = try night(today: "2026-12-08")
    #expect(night.code == 0, "\(night.errors)")
    #expect(night.output.contains("Expired before anybody approved: \(expired.joined(separator: ", "))\n"), "\(night.output)")
    #expect(
      night.errors.contains("the blocks of \(expired.joined(separator: ", ")) in time, so later ones took their place [preview.expired]"),
      "\(night.errors)")
    #expect(try results("expired").count == 11)
    let told = try alerts()
    #expect(told.map(\.to) == ["jonas@gym.example", "li@gym.example", "marta@gym.example", "pager@gym.example"])
    #expect(told.allSatisfy { $0.text.contains("Reason: preview.expired") })
    #expect(try !self.night(today: "2026-12-08").output.contains("Expired"))
  }

  @Test func aHeldNightTellsOfNothingThatHasNotHappened() throws {
    try workspace.write(Roster(count: 5, seed: 16).jsonLines, to: "clients.jsonl")
    let night = try night(today: "2026-12-08")
    #expect(night.code == 2 && !night.output.contains("Expired"), "\(night.output)")
    #expect(try results("expired").isEmpty && results("absent").isEmpty)
    #expect(try alerts().map(\.to) == ["pager@gym.example"])
  }

  @Test func aDeadWayIsNamedAndToldByTheOthers() throws {
    var changed = roster
    func replan(_ minutes: Int) throws {
      for index in changed.people.indices.prefix(2) { changed.people[index].minutes = minutes }
      try workspace.write(changed.jsonLines, to: "clients.jsonl")
    }
    // Nobody listens on the first port.
    let webhook = ["--notify-webhook", "http://127.0.0.1:1/?key=hidden", "--accept-change"]
    var told: [(to: String, text: String)] = []
    for minutes in [35, 40, 50, 55] {
      try replan(minutes)
      let result = try night(webhook)
      #expect(result.code == 0, "\(result.errors)")
      told += try alerts()
      guard result.output.contains("No message gets out by webhook") else { continue }
      #expect(result.errors.contains("[notify.failed]") && !result.output.contains("hidden"))
      #expect(try workspace.text("output/run_results.json").contains("\"dead_channels\": [\"webhook\"]"))
    }
    let last = try night(webhook)
    #expect(last.output.contains("No message gets out by webhook: "), "\(last.output)\(last.errors)")
    told += try alerts()
    #expect(told.map(\.to) == ["pager@gym.example"], "once, and not every night: \(told)")
    #expect(told.first?.text.contains("Reason: notify.failed") == true)
  }

  @Test func whatTheMachineDoesNotLetANightDoIsNoCoachsBusiness() throws {
    try workspace.remove("output/review/marta.csv")
    try workspace.shell("mkdir -p output/review/marta.csv/inside")
    let night = try night()
    #expect(night.code == 2 && night.errors.contains("[sheet.unwritable]"), "\(night.errors)")
    let told = try alerts()
    #expect(told.map(\.to) == ["pager@gym.example"] && told[0].text.contains("Reason: sheet.unwritable"), "\(told)")
  }
}
