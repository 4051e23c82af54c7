import Foundation
import ProgramRuns
import Testing

/// What logs show, as coaches get it: the list of clients, the list of what to look at first, and the report of the terminal.
@Suite struct LogReportTests {
  /// Two weeks of an approved block, after which two clients of different coaches have logged everything, but for what `change` makes of it.
  private struct Gym {
    let workspace: Workspace
    var coaches: [String: String] = [:]
    /// The ids of those who logged, each of another coach.
    var loggers: [String] = []

    init(_ change: (inout Line) -> Void = { _ in }) throws {
      workspace = try Workspace()
      let roster = Roster(count: 8, seed: 21)
      for person in roster.people { coaches[person.id] = person.coach }
      try workspace.write(roster.jsonLines, to: "clients.jsonl")
      try #require(try workspace.nightly().code == 0)
      try #require(try workspace.run("approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
      let rows = try workspace.query(
        """
        .mode list
        .separator ,
        SELECT client_id, date, exercise_id, kind, measure, sets, reps_min, load, unit, row_id FROM schedule
        WHERE week_index <= 2 AND kind <> 'ramp' ORDER BY client_id, date, order_index;
        """)
      var log = "client_id,date,exercise,reps,seconds,load,unit,pain,row_id\n"
      for row in rows.split(separator: "\n") {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        try #require(cells.count == 10, "\(row)")
        let isNew = !loggers.contains(cells[0])
        if isNew, loggers.count == 2 || loggers.contains(where: { coaches[$0] == coaches[cells[0]] }) { continue }
        if isNew { loggers.append(cells[0]) }
        let isReps = cells[4].hasPrefix("reps")
        let amount = try #require(Int(cells[6]))
        for set in 0..<(Int(cells[5]) ?? 0) {
          var line = Line(client: loggers.firstIndex(of: cells[0]) ?? 0, date: cells[1], exercise: cells[2], set: set)
          line.reps = isReps ? amount : nil
          change(&line)
          if line.isLeftOut { continue }
          let seconds = isReps ? "" : "\(cells[4] == "minutes" ? 60 * amount : amount)"
          log += "\(cells[0]),\(cells[1]),\(cells[2]),\(line.reps.map(String.init) ?? ""),\(seconds),\(cells[7]),\(cells[8]),"
          log += "\(line.pain.map(String.init) ?? ""),\(cells[9])\n"
        }
      }
      try #require(loggers.count == 2)
      try workspace.write(log, to: "log.csv")
      let taken = try workspace.run("logs", "import", "log.csv", "--clients", "clients.jsonl", "--today", today)
      try #require(taken.code == 0, "\(taken.output)\(taken.errors)")
    }

    /// The Monday of the third week.
    let today = "2026-12-21"

    func list(_ name: String) throws -> EditedSheet { EditedSheet(try workspace.bytes("output/review/\(name)")) }

    func coach(_ logger: Int) -> String { coaches[loggers[logger]] ?? "" }
  }

  /// A set that is logged.
  private struct Line {
    var client: Int
    var date: String
    var exercise: String
    var set: Int
    var reps: Int?
    var pain: Int?
    var isLeftOut = false
  }

  @Test func coachesReadOfTheirOwnClientsAndOfNobodyElse() throws {
    var hurt = ""
    let gym = try Gym { line in
      if line.client == 0, hurt.isEmpty { hurt = line.exercise }
      if line.client == 0, line.exercise == hurt, line.set == 0 { line.pain = 6 }
    }
    let night = try gym.workspace.nightly(today: gym.today)
    try #require(night.code == 0, "\(night.errors)")
    let mine = try gym.list("\(gym.coach(0)).attention.csv")
    #expect(mine.heading == ["client_id", "client_name", "flag", "exercise_id", "date", "value", "text"])
    let pain = try #require(mine.rows.indices.first { mine[$0, "flag"] == "pain" })
    #expect(pain == 0, "pain comes first")
    #expect(mine[pain, "client_id"] == gym.loggers[0] && mine[pain, "exercise_id"] == hurt && mine[pain, "value"] == "6")
    #expect(mine[pain, "text"].hasSuffix(": pain 6 of 10"))
    #expect(Set(mine.rows.indices.map { mine[$0, "client_id"] }) == [gym.loggers[0]])
    let theirs = try gym.list("\(gym.coach(1)).attention.csv")
    #expect(theirs.rows.indices.allSatisfy { theirs[$0, "client_id"] == gym.loggers[1] && theirs[$0, "flag"] != "pain" })
    for coach in Set(gym.coaches.values) where coach != gym.coach(0) && coach != gym.coach(1) {
      #expect(!gym.workspace.exists("output/review/\(coach).attention.csv"), "nobody of \(coach) logs")
    }
    let rights = try FileManager.default.attributesOfItem(atPath: gym.workspace.at("output/review/\(gym.coach(0)).attention.csv"))
    #expect((rights[.posixPermissions] as? Int).map { $0 & 0o007 } == 0)

    let clients = try gym.list("\(gym.coach(0)).clients.csv")
    for row in clients.rows.indices {
      let isLogger = clients[row, "client_id"] == gym.loggers[0]
      #expect(clients[row, "compliance"] == (isLogger ? "100" : ""))
      #expect(clients[row, "flags"].split(separator: " | ").contains("pain") == isLogger)
    }
    #expect(!night.output.contains("pain") && !night.errors.contains("pain"), "what hurts is nobody's but the coach's")
  }

  @Test func complianceFallsWithTheDays() throws {
    let gym = try Gym()
    try gym.workspace.nightly(today: gym.today)
    func compliance() throws -> Int? {
      let list = try gym.list("\(gym.coach(0)).clients.csv")
      return list.rows.indices.first { list[$0, "client_id"] == gym.loggers[0] }.flatMap { Int(list[$0, "compliance"]) }
    }
    #expect(try compliance() == 100)
    let files = try gym.workspace.files("output/review")
    try gym.workspace.nightly(today: gym.today)
    #expect(try gym.workspace.files("output/review") == files, "the same day says the same")
    // A week later nobody has logged the third week, and no plan has changed.
    try gym.workspace.nightly(today: "2026-12-28")
    #expect(try compliance() == 67)
    let list = try gym.list("\(gym.coach(0)).attention.csv")
    #expect(list.rows.indices.contains { list[$0, "flag"] == "inconsistent" && list[$0, "exercise_id"].isEmpty })
  }

  @Test func theReportOfTheTerminalSaysTheSame() throws {
    let gym = try Gym { line in
      if line.client == 0, line.date < "2026-12-10", line.set == 0 { line.reps = line.reps.map { $0 - 1 } }
    }
    let id = gym.loggers[0]
    let result = try gym.workspace.run("logs", "report", "--client", id, "--today", gym.today, "--format", "json")
    try #require(result.code == 0, "\(result.errors)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let client = try #require((document["clients"] as? [[String: Any]])?.first)
    #expect(document["schema_version"] as? Int == 1 && client["client_id"] as? String == id && client["compliance"] as? Int == 100)
    let flags = try #require(client["flags"] as? [[String: Any]])
    #expect(flags.contains { $0["flag"] as? String == "failed_target" })
    let written = try gym.workspace.run("logs", "report", "--as", "csv", "--coach", gym.coach(0), "--today", gym.today)
    #expect(written.code == 0)
    let list = try gym.list("\(gym.coach(0)).attention.csv")
    #expect(list.rows.count == flags.count)
    #expect(list.rows.indices.map { list[$0, "text"] } == flags.map { $0["text"] as? String })
    #expect(!gym.workspace.exists("output/review/\(gym.coach(1)).attention.csv"), "only the coach who was named")
    let human = try gym.workspace.run("logs", "report", "--coach", gym.coach(0), "--today", gym.today)
    #expect(
      human.code == 0 && human.output.contains("Sessions ") && human.output.contains("Nothing was logged.")
        && !human.output.contains(gym.loggers[1]))
    #expect(try gym.workspace.run("logs", "report", "--client", "nobody", "--today", gym.today).code != 0)
  }

  @Test func pagesHoldOwnClientsAloneAndAreKeptUpToDate() throws {
    let gym = try Gym { line in if line.client == 0, line.set == 0 { line.pain = 5 } }
    let pages = (0...1).map { "output/review/\(gym.coach($0)).logs.html" }
    try gym.workspace.nightly(today: gym.today)
    #expect(!gym.workspace.exists(pages[0]), "nobody has asked for one")
    let written = try gym.workspace.run("logs", "report", "--as", "csv,page", "--today", gym.today)
    #expect(written.code == 0 && written.errors.isEmpty, "\(written.errors)")
    for logger in 0...1 {
      let page = try gym.workspace.text(pages[logger])
      #expect(page.contains("<small>\(gym.loggers[logger])</small>") && page.contains("class=\"number\"") && !page.contains("<script"))
      for (client, coach) in gym.coaches where coach != gym.coach(logger) { #expect(!page.contains(client), "\(client) is \(coach)'s") }
      let rights = try FileManager.default.attributesOfItem(atPath: gym.workspace.at(pages[logger]))
      #expect((rights[.posixPermissions] as? Int).map { $0 & 0o007 } == 0)
    }
    #expect(try gym.workspace.text(pages[0]).contains(": pain 5 of 10") && !gym.workspace.text(pages[1]).contains(": pain 5 of 10"))
    let files = try gym.workspace.files("output/review")
    let again = try gym.workspace.run("logs", "report", "--as", "csv,page", "--today", gym.today, "--format", "json")
    #expect(try again.output.contains("\"written\": []") && gym.workspace.files("output/review") == files, "\(again.output)")
    // What has been asked for once follows with the days, as the lists do.
    try gym.workspace.nightly(today: "2026-12-28")
    #expect(try gym.workspace.text(pages[0]).contains("Mon 28 Dec 2026"))
  }

  @Test func onePartIsPrintedOrGoesWhereItIsSent() throws {
    let gym = try Gym()
    let (id, other) = (gym.loggers[0], gym.loggers[1])
    let page = try gym.workspace.run("logs", "report", "--client", id, "--as", "page", "--today", gym.today)
    #expect(page.code == 0 && page.output.hasPrefix("<!DOCTYPE html>") && page.output.contains(id) && !page.output.contains(other))
    let list = try gym.workspace.run("logs", "report", "--client", id, "--as", "csv", "--today", gym.today)
    #expect(list.code == 0 && list.output.contains("client_id,client_name,flag,") && !list.output.contains(other))
    #expect(!gym.workspace.exists("output/review/\(gym.coach(0)).logs.html"), "a part is never a coach's page")
    let sent = try gym.workspace.run("logs", "report", "--client", id, "--as", "page", "--to", "one.html", "--today", gym.today)
    #expect(try sent.code == 0 && sent.output.isEmpty && gym.workspace.text("one.html") == page.output)
    let rights = try FileManager.default.attributesOfItem(atPath: gym.workspace.at("one.html"))
    #expect((rights[.posixPermissions] as? Int).map { $0 & 0o077 } == 0, "for this user alone")
    // As a coach, nobody sees another's client.
    let foreign = try gym.workspace.run(
      "logs", "report", "--coach", gym.coach(0), "--client", other, "--as", "page", "--today", gym.today)
    #expect(!foreign.output.contains("<small>\(other)</small>"))
    for slip in [
      ["--as", "pdf"], ["--as", "page,page"], ["--to", "x.html"], ["--as", "page", "--to", "x.html"], ["--as", "csv,page", "--client", id],
    ] {
      #expect(try Program(arguments: ["logs", "report"] + slip, in: gym.workspace).wait().code == 64, "\(slip)")
    }
  }

  @Test func aListThatACoachChangedStays() throws {
    let gym = try Gym { line in if line.client == 0, line.set == 0 { line.pain = 5 } }
    try gym.workspace.nightly(today: gym.today)
    let name = "output/review/\(gym.coach(0)).attention.csv"
    try gym.workspace.write(gym.workspace.text(name) + "talked to her\r\n", to: name)
    try gym.workspace.nightly(today: "2026-12-28")
    #expect(try gym.workspace.text(name).hasSuffix("talked to her\r\n"))
    #expect(gym.workspace.exists("output/review/\(gym.coach(0)).attention.new.csv"))
  }
}
