import Testing
import TrainingModel

@testable import Nightly

/// When a run is held because too much would change.
@Suite struct BrakeTests {
  @Test func aFifthPassesAndOneMoreDoesNot() {
    var brake = Brake(planned: 10)
    brake.count(.replanned)
    brake.count(.held)
    #expect(!brake.holds)
    brake.absent = 1
    #expect(brake.holds && brake.affected == 3)
  }

  @Test func whoIsPlannedAsBeforeDoesNotCount() {
    var brake = Brake(planned: 4)
    for outcome in [Outcome.new, .unchanged, .protected, .notDue] { brake.count(outcome) }
    #expect(!brake.holds && brake.affected == 0)
  }

  @Test(arguments: [Outcome.rejected, .held, .infeasible, .replanned, .failed]) func everyLossCounts(outcome: Outcome) {
    var brake = Brake(planned: 4)
    brake.count(outcome)
    #expect(brake.holds)
  }

  @Test func nobodyPlannedBeforeHoldsNothing() { #expect(!Brake(planned: 0).holds) }

  @Test func theMessageSaysHowManyOfWhatAndWhatToDo() {
    var brake = Brake(planned: 5)
    brake.count(.rejected)
    brake.count(.rejected)
    brake.absent = 1
    let finding = brake.finding
    #expect(finding.message == "of 5 clients who had a plan, 3 would lose or change it (2 rejected, 1 absent): nothing was written")
    #expect(finding.hint?.contains("--accept-change") == true)
  }
}
