import Foundation
import Testing

/// What commands say to people who look at a plan or change it.
@Suite struct PlainWordsTests {
  let workspace: Workspace
  var roster = Roster(count: 2, seed: 3)
  private var id: String { roster.people[0].id }

  init() throws {
    workspace = try Workspace(rules: "../rules")
    for index in roster.people.indices {
      (roster.people[index].coach, roster.people[index].days, roster.people[index].minutes) = ("marta", ["mon", "wed", "fri"], 60)
      (roster.people[index].equipment, roster.people[index].conditions) = ("commercial_gym", "none")
    }
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--start", Workspace.start).code == 0)
  }

  private func run(_ arguments: String..., today: String = Workspace.today) throws -> Program.Result {
    try Program(
      arguments: arguments + ["--clients", "clients.jsonl", "--today", today], in: workspace, environment: ["COLUMNS": "80"]
    ).wait()
  }

  private func value(_ sql: String) throws -> String { try workspace.query(sql + ";").trimmingCharacters(in: .whitespacesAndNewlines) }

  @Test func idsStayWholeInANarrowTerminal() throws {
    let rows = try run("edit", "rows", "--client", id)
    let lines = rows.output.split(separator: "\n")
    for id in try value("SELECT row_id FROM schedule_preview WHERE client_id = '\(id)'").split(separator: "\n") {
      #expect(lines.contains { $0.hasPrefix("\(id) ") }, "\(id)")
    }
    let words = Set(rows.output.split(whereSeparator: \.isWhitespace).map(String.init))
    for id in try value("SELECT DISTINCT exercise_id FROM schedule_preview WHERE client_id = '\(id)'").split(separator: "\n") {
      #expect(words.contains(String(id)), "\(id)")
    }
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
  }

  @Test func aBlockIsShownByItsStart() throws {
    let now = try run("show", "--client", id, "--start", Workspace.start)
    let unnamed = try run("show", "--client", id)
    #expect(now.code == 0 && now.output == unnamed.output)
    let later = try run("show", "--client", id, today: "2027-03-01")
    #expect(later.code == 1 && later.errors.contains("has no plan"), "\(later.output)")
    let old = try run("show", "--client", id, "--start", Workspace.start, today: "2027-03-01")
    #expect(old.code == 0 && old.output == now.output, "\(old.errors)")
    let json = try run("show", "--client", id, "--start", Workspace.start, "--format", "json", today: "2027-03-01")
    #expect(json.output.contains("\"plan_start\": \"\(Workspace.start)\""), "\(json.output.prefix(600))")
    let none = try run("show", "--client", id, "--start", "2026-11-30")
    #expect(
      none.code == 1 && none.errors == "client '\(id)' has no block that starts on 2026-11-30\n    there is one from \(Workspace.start)\n",
      "\(none.errors)")
  }

  @Test func rowsThatJoinAnotherSessionAreTold() throws {
    let row = try value(
      "SELECT row_id FROM schedule_preview WHERE client_id = '\(id)' AND date = '\(Workspace.start)' AND kind = 'work' LIMIT 1")
    let there = try value("SELECT count(*) FROM schedule_preview WHERE client_id = '\(id)' AND date = '2026-12-09'")
    let focus = try value("SELECT focus FROM sessions WHERE client_id = '\(id)' AND week_index = 1 AND day_index = 3")
    let move = ["edit", "move", "--by", "Marta", "--client", id, "--row", row, "--to-date"]
    let told = try Program(arguments: move + ["2026-12-09", "--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
    #expect(
      told.code == 0
        && told.output.contains("warning: wed 2026-12-09 has a session already, \(focus) with \(there) rows, which the moved rows join"),
      "\(told.output)\(told.errors)")
    #expect(told.output.contains("'mesocycle undo --client \(id) --by NAME'") && told.output.contains("[edit.shared_day]"))
    let free = try Program(arguments: move + ["2026-12-08", "--clients", "clients.jsonl", "--today", Workspace.today], in: workspace).wait()
    #expect(free.code == 0 && !free.output.contains("edit.shared_day"), "\(free.output)")
  }

  @Test func whatAGermanReadsIsGerman() throws {
    #expect(try run("preferences", "--coach", "marta", "--language", "de").code == 0)
    #expect(try run("edit", "add", "--by", "Marta", "--client", id, "--exercise", "plank", "--date", "2026-12-08", "sets=2").code == 0)
    #expect(try run("export").code == 0)
    let sheet = try workspace.text("output/review/marta.csv")
    #expect(sheet.contains(",Zusatzeinheit,") && !sheet.contains("Extra session"), "\(sheet.prefix(2000))")
    let list = try workspace.text("output/review/marta.clients.csv")
    #expect(list.contains("Die wartenden Wochen lesen und freigeben."))
    #expect(list.contains(/,(Anfänger|fortgeschritten|erfahren),(Mo|Di|Mi|Do|Fr|Sa|So)/), "\(list)")
    #expect(!list.contains(/,(novice|intermediate|advanced),|general_fitness|hypertrophy|barbell/), "\(list)")
  }
}
