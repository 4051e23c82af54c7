import Foundation
import Testing

/// What stands in the environment and nobody reads, and where the database stays.
@Suite struct EnvironmentTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 2, seed: 14).jsonLines, to: "clients.jsonl")
  }

  @Test func aVariableThatNobodyReadsIsNamed() throws {
    let night = try workspace.run(
      "nightly", environment: ["MESOCYCLE_CLIENTS": "clients.jsonl", "MESOCYCLE_DATABSE": "x.sqlite", "MESOCYCLE_GROUP": "gym"])
    #expect(night.code == 0, "\(night.errors)")
    #expect(night.errors.contains("the variable MESOCYCLE_DATABSE is in the environment, and nothing is called so [option.variable]"))
    #expect(night.errors.contains("did you mean 'MESOCYCLE_DATABASE'?"))
    #expect(night.errors.contains("'group' is a key of mesocycle.yaml"), "\(night.errors)")
    #expect(night.errors.matches(of: /option\.variable/).count == 2, "each is told once: \(night.errors)")
    #expect(try workspace.text("output/run_results.json").contains("option.variable"))
    let status = try workspace.run("status", "--format", "json", environment: ["MESOCYCLE_COLOUR": "never"])
    #expect(status.code == 0 && status.errors.contains("did you mean 'MESOCYCLE_COLOR'?"), "\(status.errors)")
  }

  @Test func theProcessThatTakesTheInboxInSaysItNoSecondTime() throws {
    let variables = ["MESOCYCLE_CLIENTS": "clients.jsonl", "MESOCYCLE_DATABSE": "x.sqlite"]
    #expect(try workspace.run("nightly", environment: variables).code == 0)
    let coach = try #require(FileManager.default.contentsOfDirectory(atPath: workspace.at("output/inbox")).sorted().first)
    try workspace.shell("echo 'no sheet' > output/inbox/\(coach)/x.csv; touch -d '1 hour ago' output/inbox/\(coach)/x.csv")
    for verb in [["review", "sync"], ["nightly"]] {
      let result = try Program(arguments: verb, in: workspace, environment: variables).wait()
      #expect(result.errors.matches(of: /option\.variable/).count == 1, "\(result.errors)")
      try workspace.shell("echo 'no sheet either' > output/inbox/\(coach)/y.csv; touch -d '1 hour ago' output/inbox/\(coach)/y.csv")
    }
    #expect(workspace.exists("output/inbox/\(coach)/refused/x.csv") && workspace.exists("output/inbox/\(coach)/refused/y.csv"))
  }

  @Test func ourOwnVariablesAreKnown() throws {
    let names = ["EVENT": "ready", "EVENT_ID": "x", "NOTIFY_SECRET": "hush", "RECORD": "1", "LEAD_DAYS": "9", "ACCEPT_CHANGE": "no"]
    let result = try workspace.run(
      "nightly", "--clients", "clients.jsonl",
      environment: Dictionary(uniqueKeysWithValues: names.map { ("MESOCYCLE_\($0.key)", $0.value) }))
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test(arguments: ["Europe/Berln", "Mars/Olympus", "nowhere", "UTC+x"]) func aTimeZoneThatThereIsNotIsTold(zone: String) throws {
    let night = try workspace.run("nightly", "--clients", "clients.jsonl", environment: ["TZ": zone, "MESOCYCLE_TODAY": ""])
    #expect(night.code == 0, "\(night.errors)")
    #expect(
      night.errors.contains("TZ is '\(zone)', and no time zone is called so: today's date is that in UTC [option.timezone]"),
      "\(night.errors)")
    if zone == "Europe/Berln" { #expect(night.errors.contains("did you mean 'Europe/Berlin'?"), "\(night.errors)") }
    #expect(try workspace.text("output/run_results.json").contains("option.timezone"))
    let dated = try workspace.run("status", environment: ["TZ": zone])
    #expect(dated.errors.isEmpty, "whose day is named needs no zone: \(dated.errors)")
  }

  @Test(arguments: ["Europe/Berlin", ":America/New_York", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC", "EST5EDT", "<+03>-3"])
  func aTimeZoneThatThereIsSaysNothing(zone: String) throws {
    let night = try workspace.run("nightly", "--clients", "clients.jsonl", environment: ["TZ": zone, "MESOCYCLE_TODAY": ""])
    #expect(night.code == 0 && !night.errors.contains("option."), "\(night.errors)")
    let day = try workspace.shell("TZ='\(zone)' date +%F").output
    #expect(try workspace.text("output/run_results.json").contains("\"today\": \"\(day.dropLast())\""))
  }

  @Test(arguments: [
    ("Europe/Berln", "did you mean 'Europe/Berlin'?"), ("berlin", "did you mean 'Europe/Berlin'?"), ("GMT+99", "is not known"),
  ])
  func aTimeZoneThatIsGivenHasToExist(zone: String, hint: String) throws {
    let night = try workspace.run("nightly", "--clients", "clients.jsonl", "--timezone", zone)
    #expect(
      night.code == 64 && night.errors.contains("--timezone '\(zone)' is not known") && night.errors.contains(hint), "\(night.errors)")
  }

  @Test(arguments: ["0", "-1", "1025", "ten"]) func aNoticeOfNoDaysIsRefused(days: String) throws {
    let night = try workspace.run("nightly", "--clients", "clients.jsonl", environment: ["MESOCYCLE_LEAD_DAYS": days])
    #expect(night.code == 64 && night.errors.contains("MESOCYCLE_LEAD_DAYS takes a whole number from 1 to 1024"), "\(night.errors)")
    #expect(!workspace.exists("output"))
  }

  @Test func theDatabaseStaysWhereItIsWhereverSheetsGo() throws {
    #expect(try workspace.nightly("--output", "elsewhere").code == 0)
    #expect(
      workspace.exists("output/mesocycle.sqlite") && workspace.exists("elsewhere/review/marta.csv") || workspace.exists("elsewhere/review"))
    #expect(try workspace.run("approve", "--clients", "clients.jsonl", "--all", "--by", "Marta", "--yes", "--output", "third").code == 0)
    let night = try workspace.nightly("--output", "third")
    #expect(night.code == 0 && night.output.contains("2 protected") || night.output.contains("2 not due"), "\(night.output)")
  }

  @Test func aFolderThatHasADatabaseFromBeforeKeepsIt() throws {
    #expect(try workspace.nightly("--output", "old", "--database", "old/mesocycle.sqlite").code == 0)
    #expect(try workspace.nightly("--output", "old").output.contains("2 unchanged"))
    #expect(!workspace.exists("output"))
    #expect(try workspace.nightly().code == 0)
    let both = try workspace.nightly("--output", "old")
    #expect(both.code == 64, "nobody can know which is meant")
    #expect(
      both.errors.contains("there is a database in 'output' and one in 'old': name the one that is meant with --database"), "\(both.errors)"
    )
    #expect(try workspace.nightly("--output", "./output").code == 0, "the same folder by another name")
  }
}
