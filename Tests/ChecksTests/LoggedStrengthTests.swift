import Testing
import TrainingModel

@testable import Checks

/// What logs show of a client's strength, and what is a slip of the pen.
@Suite struct LoggedStrengthTests {
  /// The 1RM that is believed of the squat, in kilograms, rounded; the client of the scene has lifted 100 kg.
  private func squat(_ change: (inout Scene) -> Void) -> Int? {
    var scene = Scene()
    change(&scene)
    return KnownStrength(scene.block, scene.rules).oneRepMax(Scene.squat).map { Int(($0 / 100).rounded()) }
  }

  private static func logged(
    _ kilograms: Double, daysBefore: Int = 3, reps: Int = 1, reserve: Int = 0, _ exercise: ExerciseID = Scene.squat
  ) -> PastTraining.ShownSet {
    .init(exercise: exercise, load: kilograms * 100, reps: reps, reserve: reserve, day: Scene.monday + -daysBefore)
  }

  @Test func whatIsABitMoreIsBelieved() {
    #expect(squat { $0.block.past.sets = [Self.logged(130)] } == 130)
    #expect(squat { $0.block.past.sets = [Self.logged(160)] } == 160)
  }

  @Test func moreThanAMonthCanBringIsNot() {
    #expect(squat { $0.block.past.sets = [Self.logged(161)] } == 100)
    #expect(squat { $0.block.past.sets = [Self.logged(300)] } == 100)
    // One slip takes nothing from what is right beside it.
    #expect(squat { $0.block.past.sets = [Self.logged(110, daysBefore: 10), Self.logged(300), Self.logged(115, daysBefore: 1)] } == 115)
  }

  @Test func aSlipThatIsMadeEveryDayStaysOne() {
    // Pounds noted as kilograms.
    #expect(squat { $0.block.past.sets = (1...20).map { Self.logged(220, daysBefore: $0) } } == 100)
  }

  @Test func growthOverMonthsIsBelieved() {
    // A novice with a lift of five months ago, whose logs rise from week to week.
    let logs = (0..<20).map { Self.logged(100 + 7 * Double($0), daysBefore: 140 - 7 * $0) }
    #expect(squat { $0.block.past.sets = logs.reversed() } == 233)
  }

  @Test func theLastBlockCounts() {
    #expect(
      squat { scene in
        scene.client.lifts = []
        scene.block.past.sets = [.init(exercise: Scene.squat, load: 10_000, reps: 1, reserve: 0), Self.logged(300)]
      } == 100)
  }

  @Test func daysSpeakForEachOtherWhereNothingElseIsKnown() {
    func alone(_ sets: [PastTraining.ShownSet]) -> Int? {
      squat { scene in
        scene.client.lifts = []
        scene.block.past.sets = sets
      }
    }
    #expect(alone([Self.logged(80)]) == 80)
    #expect(alone([Self.logged(80, daysBefore: 9), Self.logged(90, daysBefore: 6), Self.logged(300)]) == 90)
    // Light sets of a day that has a heavy one are its build-up.
    #expect(alone([Self.logged(20), Self.logged(60), Self.logged(100)]) == 100)
    #expect(alone([Self.logged(700)]) == nil, "nobody has lifted that")
  }

  @Test func aRelatedLiftGivesWayToWhatSeveralDaysShow() {
    func press(_ sets: [PastTraining.ShownSet]) -> Double? {
      var scene = Scene()
      scene.rules.exercises[1].seed = (Scene.squat, 1)
      scene.block.past.sets = sets
      return KnownStrength(scene.block, scene.rules).oneRepMax(Scene.legPress).map { $0 / 100 }
    }
    #expect(press([Self.logged(300, Scene.legPress)]) == 100)
    #expect(press([Self.logged(200, daysBefore: 8, Scene.legPress), Self.logged(210, Scene.legPress)]) == 210)
  }

  @Test func anEasySetOfManyShowsWhatWasDone() {
    // Twelve with six in reserve are eighteen: only fifteen count.
    let counted = squat { $0.block.past.sets = [Self.logged(60, reps: 12, reserve: 6)] }
    #expect(counted == squat { $0.block.past.sets = [Self.logged(60, reps: 12, reserve: 3)] })
  }
}
