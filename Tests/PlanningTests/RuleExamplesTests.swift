import Findings
import Testing
import TrainingModel

@testable import Planning
@testable import Rulebook

@Suite struct RuleExamplesTests {
  private func failures(_ expect: ExampleExpectation..., given change: (inout ExampleClient) -> Void = { _ in }) -> [Finding] {
    var given = ExampleClient()
    given.equipment = SmallRulebook.everything
    change(&given)
    let example = RuleExample(
      subject: "volume", place: Place(file: "small.yaml", line: 7, column: 3), given: given, expect: expect)
    return RuleExamples.failures(in: PlanningRules(SmallRulebook.book { $0.examples = [example] }))
  }

  @Test func holdWhereThePlanIsAsExpected() {
    #expect(
      failures(.exercise(SmallRulebook.exercise("back_squat")), .pattern(.hinge), .phase(week: 4, .deload), .sessionsPerWeek(3)).isEmpty)
    #expect(failures(.noTag(SmallRulebook.behindNeck), .rir(atLeast: 1)) { $0.conditions = SmallRulebook.conditions("shoulder") }.isEmpty)
    #expect(failures(.mainReps(6...12)).isEmpty)
    #expect(failures(.held) { $0.conditions = SmallRulebook.conditions("surgery") }.isEmpty)
  }

  @Test func failAtTheirPlaceAndSayWhatCame() throws {
    let finding = try #require(failures(.noExercise(SmallRulebook.exercise("back_squat"))).first)
    #expect(finding.code == .rulesExampleFailed)
    #expect(finding.place?.description == "small.yaml:7:3")
    #expect(finding.message.contains("back_squat"))
  }

  @Test(arguments: [
    ExampleExpectation.exercise(SmallRulebook.exercise("front_squat")), .pattern(.olympic), .noPattern(.squat), .phase(week: 4, .build),
    .sessionsPerWeek(2), .rir(atLeast: 6), .mainReps(1...2), .pullToPush(atLeast: 9), .held,
  ])
  func failWhereThePlanIsAnother(expectation: ExampleExpectation) { #expect(failures(expectation).count == 1) }

  @Test func sayWhereNobodyIsPlanned() { #expect(failures(.pattern(.squat)) { $0.age = 12 }.count == 1) }
}
