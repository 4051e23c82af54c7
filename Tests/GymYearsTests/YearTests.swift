import Foundation
import ProgramRuns
import Testing

@testable import GymYears

/// Years of gyms, and what they look at.
@Suite struct YearTests {
  @Test func everyInvariantHasANameAndASentence() {
    let all = YearInvariant.all
    #expect(all.count >= 25)
    #expect(Set(all.map(\.name)).count == all.count && Set(all.map(\.sentence)).count == all.count)
    for invariant in all { #expect(invariant.sentence.hasSuffix(".") && invariant.name.contains("."), "\(invariant.name)") }
  }

  @Test func theSameSeedLivesTheSameLife() async throws {
    let plan = YearPlan(seed: 77, members: 6, days: 40)
    let run = try LivedYears.run()
    let (first, second) = (try await run.live(plan), try await run.live(plan))
    #expect(first.isSound, "\(first.text)")
    #expect((first.nights, first.approvedWeeks, first.refusals) == (second.nights, second.approvedWeeks, second.refusals))
  }

  /// Two processes live two years each: a crash is one gym's, and the others live on.
  ///
  /// Beside everything else that is tested a machine may take its time over it.
  @Test func fourYearsOfGymsEndAsTheyShould() throws {
    let workspace = try Workspace(rules: nil)
    let bench = (Program.mesocycle as NSString).deletingLastPathComponent + "/mesocycle-bench"
    let rules = (Workspace.fixtures as NSString).deletingLastPathComponent + "/rules"
    let end = try Program(
      bench, arguments: ["years", "--count", "4", "--seed", "1", "--rules", rules], in: workspace
    ).wait(seconds: 3_000)
    #expect(end.code == 0, "\(end.output.suffix(6000)) \(end.errors.suffix(2000))")
    #expect(end.output.split(separator: "\n").count { $0.hasPrefix("gym ") && $0.contains(": ok;") } == 4, "\(end.output.suffix(6000))")
  }
}

/// The shipped rules, compiled once for all tests.
enum LivedYears {
  private static let shelf = Result {
    try RuleShelf(rules: (Workspace.fixtures as NSString).deletingLastPathComponent + "/rules")
  }

  static func run() throws -> YearRun { YearRun(try shelf.get()) }
}
