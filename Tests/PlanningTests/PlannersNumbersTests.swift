import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The numbers that planning keeps to stand in its topics of the rules: checks read them there, and what is said of checks changes no plan.
@Suite struct PlannersNumbersTests {
  /// A few clients who have no condition, and the blocks that they get by the shipped rules and a layer over them.
  private func blocks(_ layer: String) throws -> [Mesocycle?] {
    let rules = try Variants.rules(layer)
    var clients = SyntheticClients(rules.rulebook, .healthy, seed: 13)
    return clients.make(24).map { SmallRulebook.context($0, rules: rules).plan().mesocycle }
  }

  /// Reasons are numbers of rules, which a rule more or less moves.
  private func withoutReasons(_ block: Mesocycle) -> Mesocycle {
    var block = block
    for index in block.prescriptions.indices { block.prescriptions[index].reasons = Reasons() }
    return block
  }

  @Test func checksThatAreOffChangeNoPlan() throws {
    let numbers: [FindingCode: String] = [
      .checkFeasibleLoad: ", factor: 1.03", .checkRamp: ", warn: 1, error: 1.2", .checkTimeOver: ", warn: 1",
      .checkHardDays: ", days: 6, novice_warn: 4, novice_error: 5",
    ]
    let off = CheckForm.all.filter { !$0.isUnyielding }.map { "  - {id: \($0.code.id), severity: off\(numbers[$0.code] ?? "")}" }
    let (usual, without) = (try blocks("tags: []"), try blocks("validation:\n" + off.joined(separator: "\n")))
    #expect(usual.count { $0 != nil } > 20)
    for (block, other) in zip(usual, without) {
      guard let block else { continue }
      #expect(withoutReasons(block) == other.map(withoutReasons))
    }
  }

  @Test(arguments: [
    "time: {longest: 100 %}", "time: {heavy: {from: 60 %, rest: 240 s}}", "sanitisation: {outside_band: 0 %}", "volume: {day_dose: 4 sets}",
  ])
  func planningKeepsToTheNumbersOfItsTopics(layer: String) throws {
    #expect(try blocks(layer) != blocks("tags: []"))
  }

  @Test func checksReadTheNumbersOfPlanning() throws {
    let client = SmallRulebook.client { $0.lifts = [KnownLift(exercise: SmallRulebook.exercise("back_squat"), kilograms: 140, reps: 1)] }
    func codes(_ change: (inout Rulebook) -> Void) -> Set<FindingCode> {
      let draft = SmallRulebook.context(client).draft(through: .sanitise).draft
      let strict = PlanningRules(SmallRulebook.book(change))
      return Set(ValidateStage.findings(draft, SmallRulebook.context(client, rules: strict)).map(\.code))
    }
    #expect(codes { _ in } == [])
    #expect(codes { $0.time.heavy = HeavyLift(part: 0.1, rest: 500) } == [.checkRest])
    #expect(codes { $0.sanitisation.outsideBand = -8 } == [.checkGoalBand])
  }
}
