import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Who lifts more than was asked for in every set goes on from what was lifted, as far as a month may bring so much.
@Suite struct HeavierThanAskedTests {
  private static let bench = "barbell_bench_press"

  /// The first load after months of 5 @ 75, each day lifted with this much.
  private func first(reps: Int = 5, lifted: @escaping (_ day: Int) -> Double) throws -> Double {
    let lifter = try Lifter("strength", Self.bench, 93)
    let asked = [(sets: 4, reps: 5...5, load: 75.0, rir: 3)]
    return try lifter.after(Self.bench, asked: asked) { day in Array(repeating: (reps, lifted(day), 0), count: 4) }.first(Self.bench)
  }

  @Test(arguments: [77.5, 80, 82.5]) func theNextMonthStartsFromWhatWasLifted(load: Double) throws {
    let next = try first { _ in load }
    #expect(next >= load && next <= load + 2.5, "\(load), then \(next)")
  }

  /// One heavier session is enough not to begin below it, and earns no more than its step.
  @Test func theLastSessionAlone() throws {
    let next = try first { $0 >= 2 ? 80 : 75 }
    #expect((80...82.5).contains(next), "\(next)")
  }

  /// What a month can't bring is not asked for: 5 % for somebody advanced.
  @Test func aMonthBringsOnlySoMuch() throws {
    let lifter = try Lifter("hypertrophy", Self.bench, 98) { ($0.experience, $0.bodyMassKilograms) = (.advanced, 65) }
    let next = try lifter.after(Self.bench, asked: [(sets: 4, reps: 6...6, load: 75, rir: 3)]) { _ in Array(repeating: (6, 85, 0), count: 4)
    }
    #expect((77.5...80).contains(try next.first(Self.bench)))
    #expect(next.result.findings.allSatisfy { $0.code != .checkHistory })
  }

  /// Heavier with missed repetitions is not what was asked for.
  @Test func missedRepetitionsAreNoReasonToGoOnHeavier() throws {
    #expect(try first(reps: 4) { _ in 80 } <= 80)
  }
}
