import ConditionGrid
import Foundation
import Planning
import Rulebook
import Testing

/// A slice of what `mesocycle-bench checks` runs whole: plans for every condition of the shipped rules, changed by hand.
@Suite struct ConditionGridTests {
  private static let rules: PlanningRules? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return RulebookLoader.load(layers: [root.appendingPathComponent("rules").path]).rulebook.map { PlanningRules($0) }
  }()

  /// Of every condition some clients, and of their changes some: which, the place in the grid decides, so that all kinds come up.
  @Test func everyForbiddenChangeIsAnErrorAndNothingAllowedIs() throws {
    let run = GridRun(try #require(Self.rules))
    let report = run.run(stride(from: 0, to: run.count, by: 127), share: 31)
    #expect(report.plans > 8 && report.forbidden > 100 && report.allowed > 300, "\(report.line)")
    #expect(report.faultCount == 0, "\(report.line)\n\(report.faults.prefix(20).joined(separator: "\n"))")
  }

  @Test func noUnionOfConditionsHasAForbiddenRowOrLacksSomethingInSilence() throws {
    let report = UnionRun(try #require(Self.rules)).run(0..<30)
    #expect(report.plans > 20, "\(report.line)")
    #expect(report.faultCount == 0, "\(report.line)\n\(report.faults.prefix(20).joined(separator: "\n"))")
  }
}
