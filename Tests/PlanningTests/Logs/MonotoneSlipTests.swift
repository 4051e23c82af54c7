import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Of two histories of a named programme that are equal but for one set with more repetitions, or the same with more load, the better one
/// never earns less.
@Suite struct MonotoneSlipTests {
  /// What comes next of an exercise: its heaviest load of the first week, and the fewest repetitions with it.
  private struct Next: Equatable, CustomStringConvertible {
    var load: Int32 = 0
    var reps = 0

    init(_ plan: Mesocycle, _ exercise: ExerciseID) {
      for row in plan.prescriptions where row.exercise == exercise && row.week == 1 && row.kind.countsAsVolume {
        guard let load = row.load?.hundredths else { continue }
        if load > self.load || (load == self.load && Int(row.repsMin) < reps) { (self.load, reps) = (load, Int(row.repsMin)) }
      }
    }

    var description: String { "\(reps) @ \(load)" }
  }

  /// Random slips of single sets: mostly as asked, some repetitions more or fewer, now and then a lighter or heavier bar.
  private static func slip(_ set: inout LoggedSet, _ random: inout SeededRandom) {
    let reps = random.pick([0, 0, 0, 0, 1, 1, 2, 3, -1, -1, -2, -4])
    set.reps = max(0, (set.reps ?? 0) + Int32(reps))
    if random.chance(8) { set.load = set.load.map { Load(hundredths: max(0, $0.hundredths + random.pick([-500, -250, 250]))) } }
    set.rpe = nil
  }

  /// Makes a set better by repetitions or by load.
  private static func better(_ set: inout LoggedSet, _ random: inout SeededRandom) {
    if random.chance(75) {
      set.reps = (set.reps ?? 0) + Int32(1 + random.below(3))
    } else {
      set.load = set.load.map { Load(hundredths: $0.hundredths + 250) }
    }
  }

  @Test(arguments: ["stronglifts_5x5", "starting_strength", "greyskull_lp", "gzclp", "reddit_ppl", "wendler_531", "nsuns_5day"])
  func inNamedProgrammes(template: String) throws {
    let rules = try ShippedRules.required()
    let id = try #require(rules.rulebook.templates.first { $0.id.hasPrefix(template) }).id
    let days = try #require(rules.rulebook.templates.first { $0.id == id }).daysPerWeek
    let weekdays = Array([Weekday.mon, .wed, .fri, .tue, .thu, .sat].prefix(max(3, days)))
    let trainee = try Trainee(
      id, ["back_squat": 140, "barbell_bench_press": 100, "deadlift": 170, "overhead_press": 65], days: weekdays
    ) { $0.experience = .novice }
    guard trainee.result.mesocycle != nil else { return }
    var random = SeededRandom(UInt64(template.utf8.count) &* 31)
    for sample in 0..<8 {
      var worse = trainee
      for number in 0..<(6 + random.below(3)) { try worse.log(number) { set, _ in Self.slip(&set, &random) } }
      // What was done after it was done by a sheet that this set moves, so it is in the last session.
      let day = worse.history.sessions.count - 1
      let place = random.below(worse.history.sessions[day].sets.count)
      let exercise = worse.history.sessions[day].sets[place].exercise
      guard worse.history.sessions[day].sets[place].reps != nil else { continue }
      var better = worse
      Self.better(&better.history.sessions[day].sets[place], &random)
      let (a, b) = (try worse.nextBlock().result.mesocycle, try better.nextBlock().result.mesocycle)
      guard let first = a.map({ Next($0, exercise) }), let second = b.map({ Next($0, exercise) }) else { continue }
      #expect(
        second.load >= first.load,
        "\(template), sample \(sample): \(rules.rulebook[exercise].id) \(first) became \(second) by session \(day), set \(place)")
    }
  }
}
