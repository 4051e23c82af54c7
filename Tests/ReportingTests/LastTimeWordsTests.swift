import Planning
import Testing
import TrainingModel

@testable import Reporting

/// How the sets of a day read.
@Suite struct LastTimeWordsTests {
  private func text(
    _ exercise: String, _ sets: [(amount: Int, load: Int, halfRPE: Int?)], _ language: Language = .english, _ unit: LoadUnit = .kg,
    basis: LoadBasis? = nil
  ) throws -> String {
    var rulebook = try PageFixture.rulebook()
    if let basis, let place = rulebook.exercise(exercise)?.index { rulebook.exercises[place].loadBasis = basis }
    let time = LastTime(date: CalendarDate(dayNumber: 0), sets: sets.map { .init(amount: $0.amount, load: $0.load, halfRPE: $0.halfRPE) })
    return LastTimeWords(rulebook, language).text(time, of: try #require(rulebook.exercise(exercise)), in: unit)
  }

  @Test func setsOfOneLoadStandTogether() throws {
    #expect(try text("barbell_bench_press", [(8, 6_000, 16), (8, 6_000, nil), (7, 6_000, 16)]) == "8, 8, 7 at 60 kg, RPE 8")
    #expect(try text("barbell_bench_press", [(8, 6_250, 17), (8, 6_000, 19)], .german) == "8 mit 62,5 kg; 8 mit 60 kg, RPE 8,5–9,5")
    #expect(try text("barbell_bench_press", [(5, 22_500, nil)], .english, .lb) == "5 at 225 lb")
  }

  @Test func manyAlikeAreCountedAndTooManyLeftAway() throws {
    #expect(try text("back_squat", Array(repeating: (5, 10_000, nil), count: 5)) == "5 × 5 at 100 kg")
    #expect(try text("back_squat", Array(repeating: (3, 10_000, nil), count: 14)) == "12 × 3 at 100 kg + 2")
    #expect(try text("back_squat", [(0, 10_000, nil)]) == "0 at 100 kg", "an attempt that failed")
  }

  @Test func whatIsCountedAndHeldIsSaidAsInAPrescription() throws {
    #expect(try text("plank", [(45, 0, nil), (40, 0, nil)]) == "45, 40 s")
    #expect(try text("dumbbell_row", [(10, 2_000, nil)]) == "10 each side at 20 kg per hand")
    #expect(try text("assisted_pull_up", [(8, 2_500, nil)], basis: .assist) == "8 at 25 kg of help")
    #expect(try text("weighted_pull_up", [(8, 0, nil), (6, 1_000, nil)], basis: .added) == "8; 6 at +10 kg")
  }
}
