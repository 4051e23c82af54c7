import Foundation
import ProgramRuns
import Testing

/// From approval to what the client gets, with a coach who reads German.
@Suite struct ClientPlanTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 12, seed: 21).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
  }

  @Test func theNightAfterAnApprovalWritesCalendarsAndPages() throws {
    #expect(!workspace.exists("output/plans"))
    try #require(try workspace.run("approve", "--coach", "marta", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    try #require(try workspace.nightly().code == 0)
    let files = try workspace.files("output/plans/marta")
    #expect(!files.isEmpty && files.keys.allSatisfy { $0.hasSuffix(".ics") || $0.hasSuffix(".html") })
    let again = try workspace.run("export", "--as", "ics,plan", "--today", Workspace.today)
    #expect(again.output.hasPrefix("Wrote 0 files, "), "\(again.output)\(again.errors)")
    let german = try workspace.run("preferences", "--coach", "marta", "--language", "de", "--decimal", ",", "--format", "json")
    #expect(german.output.contains(#""language": "de", "decimal": ",", "delimiter": "auto", "view": "weekly""#), "\(german.output)")
    try #require(try workspace.nightly().code == 0)
    let later = try workspace.files("output/plans/marta")
    #expect(later.keys == files.keys && later.allSatisfy { $0.value != files[$0.key] })
    let sheet = try workspace.text("output/review/marta.csv")
    #expect(sheet.hasPrefix("\u{FEFF}row_id;client_id;") && (sheet.contains(";Mo;") || sheet.contains(";Di;")))
  }

  @Test func oneClientsFilesAlone() throws {
    try #require(try workspace.run("approve", "--coach", "marta", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    let client = try workspace.query("SELECT min(client_id) FROM clients WHERE coach_id = 'marta' AND approved_until IS NOT NULL;")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let export = try workspace.run("export", "--as", "ics", "--client", client, "--today", Workspace.today)
    #expect(export.output.hasPrefix("Wrote 1 files, 0 unchanged"), "\(export.output)\(export.errors)")
    #expect(workspace.exists("output/plans/marta/\(client).ics"))
  }

  @Test(arguments: [
    (["preferences", "--language", "de"], "name one coach with --coach ID"),
    (["preferences", "--coach", "marta", "--delimiter", "x"], "--delimiter takes a comma, a semicolon, tab or auto, not 'x'"),
    (["preferences", "--coach", "marta", "--decimal", ",", "--delimiter", ","], "cells can't be separated by commas"),
  ])
  func slipsAreToldAndChangeNothing(_ arguments: [String], _ message: String) throws {
    let result = try Program(arguments: arguments, in: workspace).wait()
    #expect(result.code == 64 && result.errors.contains(message), "\(result.errors)")
    #expect(try workspace.query("SELECT count(*) FROM preferences;") == "0\n")
  }
}
