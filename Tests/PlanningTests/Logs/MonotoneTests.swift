import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// More repetitions never earn less than fewer, and what was done as it was asked for never less than nothing logged at all.
@Suite struct MonotoneTests {
  @Test(arguments: [UInt64(1), 2, 7, 8]) func moreRepetitionsNeverEarnLess(seed: UInt64) throws {
    var random = SeededRandom(seed &* 104_729)
    let goal = random.pick(["strength", "hypertrophy", "general_fitness"])
    let exercise = random.pick(["barbell_bench_press", "back_squat", "deadlift"])
    let lifter = try Lifter(goal, exercise, Double(60 + random.below(80)))
    let (id, plan) = (try lifter.id(exercise), try lifter.plan())
    let silent = try Self.load(lifter.next([]), exercise)
    var last = 0.0
    for more in -3...6 {
      let sessions = [LoggedSession].done(plan) { set in
        guard set.exercise == id else { return }
        (set.rpe, set.reps) = (nil, max(0, (set.reps ?? 0) + Int32(more)))
      }
      guard let load = try Self.load(lifter.next(sessions), exercise) else { continue }
      #expect(load >= last, "\(goal) \(exercise): \(more) more")
      if more >= 0, let silent { #expect(load >= silent, "\(goal) \(exercise): \(more) more") }
      last = max(last, load)
    }
    #expect(last > 0, "\(goal) \(exercise)")
  }

  /// The heaviest load of the exercise in the first week; nil where it is not planned.
  private static func load(_ lifter: Lifter, _ exercise: String) throws -> Double? {
    let id = try lifter.id(exercise)
    return lifter.result.mesocycle?.prescriptions.filter { $0.exercise == id && $0.week == 1 && $0.kind.countsAsVolume }
      .compactMap { $0.load.map { Double($0.hundredths) / 100 } }.max()
  }

  /// Sets that are flagged, extra or of a build-up change nothing, whatever stands in them.
  @Test(arguments: [UInt64(5), 6]) func whatDoesNotCountChangesNothing(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let lifter = try Lifter("strength", "barbell_bench_press", 100)
    let sessions = [LoggedSession].done(try lifter.plan()) { $0.rpe = nil }
    let clean = try lifter.next(sessions).plan()
    var noisy = sessions
    for place in noisy.indices {
      guard var set = noisy[place].sets.randomElement(using: &random) else { continue }
      (set.row, set.reps, set.isFlagged) = (nil, 3310, true)
      noisy[place].sets.insert(set, at: random.below(noisy[place].sets.count + 1))
      (set.reps, set.isFlagged, set.kind) = (Int32(random.below(12)), false, .ramp)
      noisy[place].sets.insert(set, at: random.below(noisy[place].sets.count + 1))
    }
    #expect(try lifter.next(noisy).plan() == clean)
  }
}
