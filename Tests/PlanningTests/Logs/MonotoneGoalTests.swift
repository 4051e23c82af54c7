import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Of two months by a goal that are equal but for one set with more repetitions, or the same with more load, the better one never begins the
/// next month lighter, or with fewer repetitions of the same load.
///
/// One thing stands against it: who was better once, and weaker both times since, has declined. So a better set of a third last time may earn
/// less where it makes that a decline, and never else.
@Suite struct MonotoneGoalTests {
  /// A month of random days: as asked, near to it, or wild; with a noted effort or without, and with sessions left out.
  private static func life(_ plan: Mesocycle, _ random: inout SeededRandom) -> [LoggedSession] {
    let course = random.below(4)
    let slips = course == 0 ? [0] : course == 1 ? [0, 0, 0, 1, -1] : [0, 0, 0, 0, 1, 1, 2, 3, -1, -1, -2, -4]
    var sessions = [LoggedSession].done(plan) { set in
      if let reps = set.reps { set.reps = max(0, reps + Int32(random.pick(slips))) }
      if random.chance(10) { set.load = set.load.map { Load(hundredths: max(0, $0.hundredths + random.pick([-500, -250, 250, 500]))) } }
      set.rpe = random.chance(course == 3 ? 90 : 40) ? nil : set.rpe.map { min(10, $0 + random.pick([-1, -0.5, 0, 0, 0.5, 1, 2])) }
    }
    if random.chance(30), sessions.count > 3 { sessions.remove(at: random.below(sessions.count)) }
    guard random.chance(20) else { return sessions }
    for place in sessions.indices { for set in sessions[place].sets.indices { sessions[place].sets[set].row = nil } }
    return sessions
  }

  /// What each row of the first week asks for, in their order: load, and the fewest repetitions.
  private static func first(_ plan: Mesocycle, _ exercise: ExerciseID) -> [(load: Int32, reps: Int)] {
    plan.prescriptions.filter { $0.exercise == exercise && $0.week == 1 && $0.kind.countsAsVolume }.map {
      ($0.load?.hundredths ?? 0, Int($0.repsMin))
    }
  }

  private static func better(_ set: inout LoggedSet, _ random: inout SeededRandom) {
    if random.chance(70) || set.load == nil {
      set.reps = (set.reps ?? 0) + Int32(1 + random.below(3))
    } else {
      set.load = set.load.map { Load(hundredths: $0.hundredths + random.pick([250, 500])) }
    }
  }

  @Test(arguments: [UInt64(1), 4]) func aBetterSetNeverEarnsLess(seed: UInt64) throws {
    let rules = try ShippedRules.required()
    var random = SeededRandom(seed &* 7_919)
    var compared = 0
    for var client in try SilentYearTests.lifters(rules) {
      for place in client.lifts.indices { client.lifts[place].reps = 3 + random.below(5) }
      guard let plan = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().mesocycle else { continue }
      let sessions = Self.life(plan, &random)
      func next(_ sessions: [LoggedSession]) -> PlanningContext {
        PlanningContext(rules: rules, client: client, start: SmallRulebook.monday + 28, history: .approved(plan, sessions: sessions))
      }
      let worse = next(sessions)
      guard let before = worse.plan().mesocycle else { continue }
      for _ in 0..<6 {
        var better = sessions
        let day = random.below(sessions.count)
        let place = random.below(sessions[day].sets.count)
        let exercise = sessions[day].sets[place].exercise
        guard sessions[day].sets[place].reps != nil else { continue }
        Self.better(&better[day].sets[place], &random)
        let context = next(better)
        // What nobody believes earns nothing.
        guard Self.slips(context) == Self.slips(worse), let after = context.plan().mesocycle else { continue }
        let (old, new) = (Self.first(before, exercise), Self.first(after, exercise))
        guard old.count == new.count, try !Self.declines(context, exercise) || Self.declines(worse, exercise) else { continue }
        compared += 1
        for (old, new) in zip(old, new) {
          #expect(
            new.load > old.load || (new.load == old.load && new.reps >= old.reps),
            "\(client.id), \(rules.rulebook[exercise].id): \(old) became \(new) by \(better[day].sets[place]) instead of \(sessions[day].sets[place])"
          )
        }
      }
    }
    #expect(compared > 60)
  }

  private static func slips(_ context: PlanningContext) -> Int {
    context.history.last.flatMap { LogReview(context, $0) }?.implausible ?? 0
  }

  /// Whether something of the exercise is lighter because its strength declined.
  private static func declines(_ context: PlanningContext, _ exercise: ExerciseID) throws -> Bool {
    let (draft, _) = context.draft(through: .analyse)
    let verdict = try #require(draft.analysis.lastMonth.verdict(exercise))
    return verdict.strands.contains { strand in
      if case .reduce = strand.action { strand.evidence.isDeclining(context.rulebook.history.logs) } else { false }
    }
  }
}
