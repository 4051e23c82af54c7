import Checks
import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What logs change about the next month, with the shipped rules.
@Suite struct LogReviewTests {
  let rules: PlanningRules
  let client: Client
  let first: Mesocycle
  let squat: ExerciseID

  init() throws {
    rules = try ShippedRules.required()
    client = try Self.lifter(rules.rulebook)
    first = try #require(PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().mesocycle)
    squat = try #require(rules.rulebook.exercise("back_squat"))
    try #require(first.prescriptions.contains { $0.exercise == squat && $0.kind.countsAsVolume && $0.load != nil })
  }

  /// An intermediate with known lifts on four days a week.
  private static func lifter(_ book: Rulebook) throws -> Client {
    var client = Client(
      id: "logs", goal: GoalID(try #require(book.goals.firstIndex { $0.id == "strength" })), experience: .intermediate,
      trainingDays: WordSet([.mon, .tue, .thu, .fri]), minutesPerSession: 75,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    client.statedAge = 30
    client.conditions = ConditionSet()
    client.clearance = .cleared
    client.bodyMassKilograms = 80
    client.lifts = try [("back_squat", 110.0), ("barbell_bench_press", 85), ("deadlift", 140)].map { id, kilograms in
      KnownLift(exercise: try #require(book.exercise(id)), kilograms: kilograms, reps: 5, date: SmallRulebook.monday + -20)
    }
    return client
  }

  private func next(_ sessions: [LoggedSession]) throws -> (plan: Mesocycle, findings: [Finding]) {
    let context = PlanningContext(
      rules: rules, client: client, start: SmallRulebook.monday + 28, history: .approved(first, sessions: sessions))
    let result = context.plan()
    return (try #require(result.mesocycle, "\(result.findings.filter { $0.severity == .error })"), result.findings)
  }

  /// The first week's heaviest load of the squat, and the most that the first month asked for, in hundredths of kilograms.
  private func squats(_ plan: Mesocycle) -> Int32 {
    plan.prescriptions.filter { $0.week == 1 && $0.exercise == squat && $0.kind.countsAsVolume }.compactMap(\.load?.hundredths).max() ?? 0
  }

  private var hardest: Int32 {
    first.prescriptions.filter { $0.exercise == squat && $0.kind.countsAsVolume && $0.week < 4 }.compactMap(\.load?.hundredths).max() ?? 0
  }

  @Test func sessionsDoneAsAskedBeginAtLeastAsHeavyAsLastMonth() throws {
    let (plan, findings) = try next(.done(first))
    #expect(squats(plan) >= squats(first))
    #expect(!findings.contains { $0.code.id.hasPrefix("history.") && $0.severity != .info })
  }

  @Test func failedSessionsBeginLighter() throws {
    let logs = [LoggedSession].done(first) { set in
      if set.exercise == squat { (set.amount, set.rpe) = (max(0, set.amount - 3), 10) }
    }
    let (plan, findings) = try next(logs)
    #expect(Double(squats(plan)) <= Double(hardest) * 0.951)
    #expect(findings.contains { $0.code == .historyReduced && $0.severity == .info })
  }

  @Test func whatHurtsIsReplaced() throws {
    let logs = [LoggedSession].done(first) { set in if set.exercise == squat { set.pain = 5 } }
    let (plan, findings) = try next(logs)
    #expect(!plan.prescriptions.contains { $0.exercise == squat })
    #expect(plan.prescriptions.contains { rules.facts[$0.exercise.index].pattern == .squat })
    #expect(findings.contains { $0.code == .historyPain && $0.severity == .warning })
    let bad = try next(.done(first) { set in if set.exercise == squat { set.pain = 8 } })
    #expect(!bad.plan.prescriptions.contains { rules.facts[$0.exercise.index].pattern == .squat })
  }

  @Test func impossibleSetsAreSetAside() throws {
    let clean = try next(.done(first))
    func spoilt(_ change: @escaping (inout LoggedSet) -> Void) throws -> [Finding] {
      var logs = [LoggedSession].done(first)
      // One more set than was asked for, so that nothing is missing without it.
      guard let place = logs.indices.first(where: { logs[$0].sets.contains { $0.exercise == squat } }),
        var extra = logs[place].sets.first(where: { $0.exercise == squat })
      else { return [] }
      change(&extra)
      logs[place].sets.append(extra)
      let (plan, findings) = try next(logs)
      #expect(plan.prescriptions == clean.plan.prescriptions)
      return findings.filter { $0.code == .historyImplausible }
    }
    #expect(try spoilt { $0.load = Load(hundredths: ($0.load?.hundredths ?? 0) * 13 / 10) }.count == 1)
    #expect(try spoilt { $0.amount = 500 }.count == 1)
    #expect(try spoilt { $0.rpe = 11 }.count == 1)
    #expect(try spoilt { $0.pain = 12 }.count == 1)
    var future = [LoggedSession].done(first)
    future.append(LoggedSession(date: SmallRulebook.monday + 40, unit: .kg, sets: future[0].sets))
    #expect(try next(future).findings.contains { $0.code == .historyImplausible })
  }

  /// A log that can't be right, as of pounds noted for kilograms, doesn't make an edit possible that nobody can lift.
  @Test(arguments: [false, true]) func noSlipInALogAllowsAnEdit(isLogged: Bool) throws {
    var logs = [LoggedSession].done(first)
    if isLogged {
      for place in logs.indices { logs[place].sets.append(LoggedSet(exercise: squat, amount: 1, load: Load(hundredths: 30_000), rpe: 9)) }
    }
    let context = PlanningContext(
      rules: rules, client: client, start: SmallRulebook.monday + 28, history: .approved(first, sessions: logs))
    var memory = PlanningMemory()
    var edited = try #require(PlanningPipeline().plan(context, using: &memory).mesocycle)
    let place = try #require(edited.prescriptions.firstIndex { $0.exercise == squat && $0.kind == .work })
    (edited.prescriptions[place].repsMin, edited.prescriptions[place].repsMax) = (1, 1)
    edited.prescriptions[place].load = Load(hundredths: 29_000)
    let (found, _) = PlanningPipeline().check(edited, notes: WrittenNotes(of: edited, rules.rulebook), context, using: &memory)
    #expect(
      found.contains { $0.code == .checkFeasibleLoad && $0.severity == .error && $0.week == Int(edited.prescriptions[place].week) },
      "\(found.map(\.cellText))")
  }

  @Test func missedSessionsTakeSetsAndLoadsBack() throws {
    let all = [LoggedSession].done(first)
    let most = try next(Array(all.enumerated().filter { $0.offset % 3 != 2 || $0.offset == all.count - 1 }.map(\.element)))
    #expect(most.findings.contains { $0.code == .historyMissed && $0.severity == .info })
    #expect(sets(most.plan) < sets(try next(all).plan))
    let few = try next(Array(all.prefix(3)))
    #expect(few.findings.contains { $0.code == .historyRepeated })
    #expect(squats(few.plan) <= squats(first))
  }

  @Test func whoLogsAndLoggedNothingOfTheMonthDoesNotProgress() throws {
    var old = [LoggedSession].done(first)
    for place in old.indices {
      old[place].date = old[place].date + -28
      (old[place].planStart, old[place].week, old[place].day) = (SmallRulebook.monday + -28, nil, nil)
      for set in old[place].sets.indices { old[place].sets[set].row = nil }
    }
    let (plan, findings) = try next(old)
    #expect(findings.contains { $0.code == .historyRepeated || $0.code == .historyReturn })
    #expect(squats(plan) <= squats(first))
  }

  @Test func whatMayNotBeLoggedYetIsNotMissed() throws {
    let until = SmallRulebook.monday + 17
    let (_, findings) = try next([LoggedSession].done(first).filter { $0.date <= until })
    #expect(!findings.contains { [.historyMissed, .historyRepeated, .historyReturn].contains($0.code) })
  }

  @Test func poundsAndKilogramsSayTheSame() throws {
    var pounds = [LoggedSession].done(first)
    for place in pounds.indices {
      pounds[place].unit = .lb
      for set in pounds[place].sets.indices {
        pounds[place].sets[set].load = pounds[place].sets[set].load.map { Load(kilograms: Double($0.hundredths) / 100, in: .lb) }
      }
    }
    #expect(try next(pounds).plan.prescriptions == next(.done(first)).plan.prescriptions)
  }

  private func sets(_ plan: Mesocycle) -> Int {
    plan.prescriptions.filter { $0.week == 1 && $0.kind.countsAsVolume }.reduce(0) { $0 + Int($1.sets) }
  }
}
