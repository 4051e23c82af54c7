import Foundation
import Testing

/// `mesocycle rules coverage` as an author calls it.
@Suite struct RulesCoverageTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace(rules: "../rules") }

  @Test func theShippedRulesCanServeEverybody() throws {
    let result = try workspace.run("rules", "coverage")
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains(" combinations of slot, preset, condition and level: "))
    #expect(result.errors.isEmpty)
  }

  @Test func jsonSaysTheSame() throws {
    let result = try workspace.run("rules", "coverage", "--format", "json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let counts = try ["filled_by_own_pattern", "filled_by_alternative", "unfilled"].map { try #require(document[$0] as? Int) }
    #expect(document["combinations"] as? Int == counts.reduce(0, +))
    #expect((document["unplannable"] as? [Any])?.isEmpty == true)
  }

  @Test func aKindThatCannotBePlannedEndsWithOne() throws {
    try workspace.write(
      """
      conditions:
        - {id: feet, name: Never on the feet, exclude: {tags: [standing]}}

      """, to: "gym/conditions.yaml")
    let result = try workspace.run("rules", "coverage", "--rules", "rules", "--rules", "gym")
    #expect(result.code == 1)
    #expect(
      result.output.contains("bodyweight, feet, novice, intermediate, advanced: no exercise can give the week its squat"),
      "\(result.output)")
  }
}
