import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// How long supersets take, and what is said of letters that make none.
@Suite struct SupersetRoundsTests {
  private static let rules = SmallRulebook.rules

  /// The seconds of exercises that are done in turn, with sets of 60 s, 90 s after each round and 15 s to change.
  private func seconds(_ sets: [Int]) -> Int {
    var rounds = SessionClock.Rounds()
    for count in sets {
      rounds.begin()
      rounds.add(sets: count, work: count * 60, rest: 90)
    }
    return rounds.seconds(change: 15)
  }

  @Test(arguments: [
    ([3, 3, 3], 9 * 60 + 6 * 15 + 2 * 90), ([4, 3, 2], 9 * 60 + 5 * 15 + 3 * 90), ([4, 1, 1], 6 * 60 + 2 * 15 + 3 * 90),
    ([4], 4 * 60 + 3 * 90), ([2, 3], 5 * 60 + 2 * 15 + 2 * 90), ([0, 3], 3 * 60 + 2 * 90), ([], 0),
  ])
  func eachRoundHoldsThoseThatStillHaveASet(sets: [Int], expected: Int) { #expect(seconds(sets) == expected) }

  /// Round by round, as somebody with a watch would count it.
  @Test func theSumIsThatOfTheRounds() {
    // Every superset of up to three exercises with up to six sets each.
    for number in 0..<343 {
      let sets = [number % 7, number / 7 % 7, number / 49]
      var watched = 0
      for round in 0..<(sets.max() ?? 0) {
        let here = sets.count { $0 > round }
        watched += here * 60 + (here - 1) * 15 + (round > 0 ? 90 : 0)
      }
      #expect(seconds(sets) == watched, "\(sets)")
    }
  }

  /// 4, 3 and 2 sets of 60 s of three exercises: 24 minutes; 3, 3 and 3: 23; and straight sets of 4, 1 and 1: 20.
  @Test(arguments: [([4, 3, 2], UInt8(1), 24), ([3, 3, 3], 1, 23), ([4, 1, 1], 0, 20)])
  func aSessionTakesTheMinutesOfItsRounds(sets: [Int], superset: UInt8, minutes: Int) {
    let time = SessionTime(SessionClock(model: SmallRulebook.time, age: 30), Self.rules.facts)
    let rows = zip(["plank", "hip_mobility", "plank"], sets).enumerated().map { place, exercise in
      var row = Prescription(
        week: 1, day: 1, order: UInt8(place + 1), rowID: RowID(rawValue: UInt64(place)), exercise: SmallRulebook.exercise(exercise.0),
        kind: .work, measure: .seconds, sets: UInt8(exercise.1), repsMin: 60, repsMax: 60, load: nil, loadBasis: .none, rir: nil,
        restSeconds: 90, tempo: nil)
      row.superset = superset
      return row
    }
    let model = SmallRulebook.time
    let frame = model.generalWarmup + model.cooldown + 3 * model.setup[Int(SetupClass.bodyweight.rawValue)] + 2 * model.transition
    let expected = frame + (superset > 0 ? seconds(sets) : sets.map { seconds([$0]) }.reduce(0, +))
    #expect(time.seconds(of: rows) == expected && (expected + 59) / 60 == minutes, "\((expected + 59) / 60)")
  }

  // MARK: Letters

  /// What is said of a good plan whose first session has these supersets, row by row.
  private func said(_ letters: [UInt8]) -> [Finding] {
    let context = SmallRulebook.context(SmallRulebook.client { _ in })
    var draft = context.draft(through: .sanitise).draft
    let session = draft.mesocycle.sessions[0]
    let rows = draft.mesocycle.prescriptions.indices.filter {
      draft.mesocycle.prescriptions[$0].isIn(session) && draft.mesocycle.prescriptions[$0].kind != .ramp
    }
    for row in rows { draft.mesocycle.prescriptions[row].superset = 0 }
    for (row, letter) in zip(rows, letters) { draft.mesocycle.prescriptions[row].superset = letter }
    #expect(rows.count >= letters.count)
    return ValidateStage.findings(draft, context).filter { $0.code == .checkSuperset }
  }

  @Test func aLetterOnOneRowAloneOrOnRowsThatStandApartIsTold() {
    #expect(said([]).isEmpty && said([1, 1]).isEmpty && said([0, 2, 2]).isEmpty)
    let alone = said([1])
    #expect(alone.map(\.severity) == [.warning] && alone[0].message.contains("'A' is one exercise alone") && alone[0].week == 1)
    let split = said([1, 0, 1])
    #expect(split.count == 1 && split[0].message.contains("another exercise stands between those of the superset 'A'"))
  }

  @Test func plannedSupersetsStandTogether() {
    #expect(said([1, 1, 0, 1]).count == 1)
  }
}
