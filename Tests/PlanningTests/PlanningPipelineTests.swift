import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct PlanningPipelineTests {
  @Test func runsEveryStageOnceInOrder() {
    var memory = PlanningMemory()
    var heard: [StageName] = []
    let result = PlanningPipeline().plan(SmallRulebook.context(SmallRulebook.client()), using: &memory) { heard.append($0) }
    #expect(heard == StageName.allCases.filter { $0 != .programme })
    #expect(result.reached == .validated)
    #expect(result.mesocycle != nil)
  }

  @Test func stopsAtTheStageThatSaysAnError() {
    var memory = PlanningMemory()
    var heard: [StageName] = []
    let client = SmallRulebook.client { $0.clearance = nil }
    let result = PlanningPipeline().plan(SmallRulebook.context(client), using: &memory) { heard.append($0) }
    #expect(heard.last == .validate)
    #expect(result.mesocycle == nil)
    #expect(result.reached == .sanitised)
    #expect(result.findings.contains { $0.code == .checkGate && $0.severity == .error })
  }

  @Test func leavesNothingOfOneClientToTheNext() {
    var memory = PlanningMemory()
    let strong = SmallRulebook.client {
      $0.lifts = [KnownLift(exercise: SmallRulebook.exercise("back_squat"), kilograms: 200, reps: 1)]
      $0.conditions = SmallRulebook.conditions("shoulder")
    }
    _ = PlanningPipeline().plan(SmallRulebook.context(strong), using: &memory)
    let after = PlanningPipeline().plan(SmallRulebook.context(SmallRulebook.client()), using: &memory)
    #expect(after.mesocycle == SmallRulebook.context(SmallRulebook.client()).plan().mesocycle)
  }
}
