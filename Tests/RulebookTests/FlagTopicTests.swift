import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// What of the logs is told to coaches.
@Suite struct FlagTopicTests {
  private static let flags = """
    flags:
      record: {days: 7 days, gain: 2.5 %}
      failed_target: {days: 8 days}
      stall: {days: 9 days, exposures: 4}
      skipped: {days: 10 days, times: 3}
      pain: {days: 11 days, once: 5, often: 3, times: 2, within: 20 days}
      drop: {days: 12 days, fall: 10 %, exposures: 2}
      inconsistent: {days: 21 days, sessions: 50 %}
      compliance: {days: 28 days}
      volume: {days: 14 days}
    """

  @Test func everyNumberIsTheGyms() throws {
    let rules = try #require(try RuleFolders.load(["flags.yaml": Self.flags]).rulebook).flags
    #expect(FlagKind.allCases.map(rules.days) == [11, 12, 8, 10, 21, 9, 7])
    #expect(rules.recordGain == 0.025 && rules.stallExposures == 4 && rules.skippedTimes == 3 && rules.leastSessions == 0.5)
    #expect(rules.pain == (once: 5, often: 3, times: 2, within: 20) && rules.drop == (fall: 0.1, exposures: 2))
    #expect(rules.complianceDays == 28 && rules.volumeDays == 14)
  }

  @Test func rulesWithoutFlagsHaveTheUsualOnes() throws {
    #expect(try #require(try RuleFolders.load().rulebook).flags == FlagRules())
  }

  @Test func noPlanDependsOnThem() throws {
    let with = try #require(try RuleFolders.load(["flags.yaml": Self.flags]).rulebook)
    #expect(try with.digest == #require(try RuleFolders.load().rulebook).digest)
    #expect(RulesExport.json(with).contains("\"record\":{\"days\":7,\"gain\":0.025}"))
  }

  @Test func whatIsOutOfRangeOrMissingIsTold() throws {
    let (book, findings) = try RuleFolders.load([
      "flags.yaml": Self.flags.replacing("gain: 2.5 %", with: "gain: 250 %").replacing("exposures: 4", with: "exposures: 0")
        .replacing(", times: 3}", with: "}").replacing("often: 3", with: "often: 0")
    ])
    #expect(book == nil)
    #expect(findings.map(\.code).sorted { $0.id < $1.id } == [.rulesMissingKey, .rulesRange, .rulesRange, .rulesRange])
    #expect(Set(findings.compactMap { $0.place?.line }) == [2, 4, 5, 6])
  }
}
