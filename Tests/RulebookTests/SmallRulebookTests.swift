import Findings
import Testing
import TrainingModel

@testable import Rulebook

@Suite struct SmallRulebookTests {
  @Test func loadsWithoutAComplaint() throws {
    let (rulebook, findings) = try RuleFolders.load()
    #expect(findings.map { "\($0.place?.description ?? "") \($0.cellText)" } == [])
    let rules = try #require(rulebook)
    #expect(rules.exercises.map(\.id) == ["air_squat", "back_squat", "bench_press", "row"])
    #expect(rules.goals.map(\.id) == ["growth", "strength"])
  }
}
