import Foundation
import Testing

/// What comes with the project: its rules, its clients and its mappings, as the README's command runs them.
@Suite struct ShippedTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace(rules: "../rules")
    try workspace.copy(Workspace.fixtures + "/clients", to: "fixtures/clients")
  }

  @Test func theReadmesNightPlansEverybodyWhoMayTrain() throws {
    let night = try workspace.run("nightly", "--today", Workspace.today)
    #expect(night.code == 0, "\(night.errors)")
    let count = try workspace.files("fixtures/clients").count
    #expect(count >= 24)
    let held = try workspace.query("SELECT count(*) FROM clients WHERE outcome = 'held';")
    #expect(held != "0\n" && night.output.hasPrefix("Read \(count) clients: \(count - (Int(held.dropLast()) ?? 0)) new"), "\(night.output)")
    #expect(try workspace.query(PlanChecks.torn) == "0|0\n")
    let sheets = try workspace.files("output/review").keys
    #expect(sheets.contains("marta.csv") && sheets.contains("marta.json") && sheets.contains("marta.clients.csv"))
    let again = try workspace.run("nightly", "--today", Workspace.today)
    #expect(
      again.code == 0 && again.output.contains("0 new, 0 replanned, \(count - (Int(held.dropLast()) ?? 0)) unchanged"), "\(again.output)")
  }

  @Test func theDemonstrationMappingPlansAGymsOwnTable() throws {
    try workspace.copy(Workspace.fixtures + "/everybody-held/members.csv", to: "members.csv")
    try workspace.copy(Workspace.fixtures + "/mappings/gym-members-demo.yaml", to: "demo.yaml")
    let night = try workspace.run("nightly", "--today", Workspace.today, "--clients", "members.csv", "--map", "demo.yaml")
    #expect(night.code == 0 && night.output.hasPrefix("Read 3 clients: 3 new"), "\(night.output)\(night.errors)")
    #expect(workspace.exists("output/review/demo.csv"))
  }

  @Test func theBrokenProfilesHarmNobodyElse() throws {
    try workspace.copy(Workspace.fixtures + "/broken", to: "clients")
    try workspace.copy(Workspace.fixtures + "/clients/anna-beck.yaml", to: "clients/anna-beck.yaml")
    let night = try workspace.run("nightly", "--today", Workspace.today, "--clients", "clients")
    #expect(night.code == 1 && night.output.contains(" clients: 1 new"), "\(night.output)")
    #expect(workspace.exists("output/review/marta.csv"))
  }
}
