import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Training that no plan asked for makes the first plan know its loads, and bad pain stops a movement wherever it was felt.
@Suite struct FreeTrainingTests {
  private func free(_ lifter: Lifter, _ exercise: String, day: Int, _ sets: [(reps: Int32, load: Int32)]) throws -> LoggedSession {
    LoggedSession(
      date: lifter.start + day, unit: .kg,
      sets: try sets.map { LoggedSet(exercise: try lifter.id(exercise), reps: $0.reps, load: Load(hundredths: $0.load)) })
  }

  private func newcomer() throws -> Lifter { try Lifter("strength", "back_squat", 100) { $0.lifts = [] } }

  @Test func aNewClientsLogMakesLoadsKnown() throws {
    var lifter = try newcomer()
    #expect(try lifter.firstRow("back_squat").hasSuffix("@?"))
    lifter.history.sessions = [
      try free(lifter, "back_squat", day: -20, [(5, 8000), (5, 8000)]), try free(lifter, "back_squat", day: -6, [(5, 8500)]),
    ]
    let stated = try Lifter("strength", "back_squat", 100) {
      $0.lifts[0] = KnownLift(exercise: $0.lifts[0].exercise, kilograms: 85, reps: 5, date: SmallRulebook.monday + -6)
    }
    #expect(try lifter.first("back_squat") == stated.first("back_squat"))
  }

  @Test func whatCannotBeRightMakesNothingKnown() throws {
    var lifter = try newcomer()
    lifter.history.sessions = [
      try free(lifter, "back_squat", day: -20, [(5, 8000)]), try free(lifter, "back_squat", day: -13, [(5, 80_000)]),
      try free(lifter, "back_squat", day: -10, [(5, 14_000)]), try free(lifter, "back_squat", day: -200, [(5, 9000)]),
      try free(lifter, "back_squat", day: 3, [(5, 9000)]),
    ]
    let slip = try lifter.first("back_squat")
    lifter.history.sessions = [lifter.history.sessions[0]]
    #expect(try lifter.first("back_squat") == slip)
    lifter.history.sessions[0].sets[0].isFlagged = true
    #expect(try lifter.firstRow("back_squat").hasSuffix("@?"))
  }

  /// Pounds that were read as kilograms would double what is known.
  @Test func farMoreThanTheProfileKnowsIsAskedAbout() throws {
    var lifter = try Lifter("strength", "back_squat", 100)
    let stated = try lifter.first("back_squat")
    lifter.history.sessions = try (1...8).map { try free(lifter, "back_squat", day: -5 * $0, [(5, 14_000), (5, 22_000)]) }.reversed()
    #expect(try lifter.first("back_squat") == stated)
    let doubt = try #require(lifter.result.findings.first { $0.code == .historyImplausible })
    #expect(doubt.message == "logs show far more than is known of Barbell Back Squat, so they are not used there")
    // Who got there step by step is believed.
    lifter.history.sessions = try (1...8).map { try free(lifter, "back_squat", day: 5 * $0 - 50, [(5, 10_000 + 1_500 * Int32($0))]) }
    #expect(try lifter.first("back_squat") > stated && !lifter.result.findings.contains { $0.code == .historyImplausible })
  }

  @Test func aProgrammeBeginsWithWhatWasLifted() throws {
    var trainee = try Trainee("stronglifts_5x5", days: [.mon, .wed, .fri])
    #expect(try trainee.sessions(only: ["back_squat"])[0].hasSuffix("5x5"))
    trainee.history.sessions = [
      LoggedSession(
        date: trainee.start + -5, unit: .kg,
        sets: [LoggedSet(exercise: try trainee.id("back_squat"), reps: 5, load: Load(hundredths: 12_000))])
    ]
    #expect(try trainee.sessions(only: ["back_squat"])[0].hasSuffix("5x5@102.5"), "85 % of the 5RM")
  }

  @Test(arguments: [(7, false, true), (6, false, false), (0, true, true)]) func badPainStopsTheMovement(
    pain: UInt8, radiates: Bool, isStopped: Bool
  ) throws {
    var lifter = try newcomer()
    var hurt = try free(lifter, "front_squat", day: -8, [(5, 6000)])
    (hurt.sets[0].pain, hurt.sets[0].radiates) = (pain, radiates)
    lifter.history.sessions = [hurt]
    let result = lifter.result
    let squats = try #require(result.mesocycle).prescriptions.contains { lifter.rules.facts[$0.exercise.index].pattern == .squat }
    #expect(squats != isStopped)
    #expect(result.findings.contains { $0.code == .historySuspended && $0.severity == .warning } == isStopped)
    // Trained twice without, it comes back; and after two months nobody asks.
    lifter.history.sessions += [
      try free(lifter, "front_squat", day: -5, [(5, 3000)]), try free(lifter, "front_squat", day: -3, [(5, 4000)]),
    ]
    #expect(!lifter.result.findings.contains { $0.code == .historySuspended })
    hurt.date = lifter.start + -60
    lifter.history.sessions = [hurt]
    #expect(!lifter.result.findings.contains { $0.code == .historySuspended })
  }

  @Test func aProgrammeWithAStoppedMovementIsNotTaken() throws {
    var trainee = try Trainee("stronglifts_5x5", ["back_squat": 140], days: [.mon, .wed, .fri])
    try trainee.log(0) { set, _ in set.pain = 8 }
    let next = try trainee.nextBlock()
    #expect(next.result.mesocycle == nil && next.result.findings.contains { $0.code == .templateUnfit && $0.message.contains("hurt") })
  }

  @Test func aNoteSaysThatPainRadiates() throws {
    let rules = try ShippedRules.required().rulebook.history.logs
    for note in [
      "radiates down the leg", "Shooting pain, left", "tingling fingers", "Pins and needles", "strahlt ins Bein aus", "numbness",
    ] {
      #expect(rules.saysRadiating(note), "\(note)")
    }
    for note in ["easy", "doesn’t radiate", "no tingling today", "nicht ausstrahlend", "radio was loud", ""] {
      #expect(!rules.saysRadiating(note), "\(note)")
    }
  }
}
