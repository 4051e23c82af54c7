import Foundation
import Testing

/// What coaches and clients get says nothing of where files lie on the machine that the night runs on.
@Suite struct SheetPathTests {
  @Test func noFileOfACoachNamesAFolderOfTheMachine() throws {
    let workspace = try Workspace()
    try workspace.write(Roster(count: 6, seed: 3).jsonLines, to: "clients.jsonl")
    let night = try workspace.nightly(
      "--rules", workspace.at("rules"), "--database", workspace.at("output/mesocycle.sqlite"), "--output", workspace.at("output"),
      clients: workspace.at("clients.jsonl"))
    try #require(night.code == 0, "\(night.errors)")
    let approved = try workspace.run(
      "approve", "--all", "--by", "Marta", "--yes", "--today", Workspace.today, "--rules", workspace.at("rules"))
    try #require(approved.code == 0, "\(approved.errors)")
    let exported = try workspace.run(
      "export", "--as", "csv,json,page,ics,plan", "--today", Workspace.today, "--rules", workspace.at("rules"))
    try #require(exported.code == 0, "\(exported.errors)")
    var kinds: Set<String> = []
    for folder in ["output/review", "output/plans", "output/inbox"] where workspace.exists(folder) {
      for (name, bytes) in try workspace.files(folder) {
        kinds.insert((name as NSString).pathExtension)
        #expect(bytes.range(of: Data(workspace.path.utf8)) == nil, "\(folder)/\(name)")
      }
    }
    #expect(kinds.isSuperset(of: ["csv", "json", "html", "ics"]))
    let json = try workspace.files("output/review").filter { $0.key.hasSuffix(".json") }.values
    #expect(json.contains { $0.range(of: Data("\"file\":\"rules/".utf8)) != nil || $0.range(of: Data("\"file\": \"rules/".utf8)) != nil })
  }
}
