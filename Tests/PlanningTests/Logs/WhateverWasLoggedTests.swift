import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// Whatever a new client's app tells, a plan comes of it: what can't be beside everything else that is known is not believed.
@Suite struct WhateverWasLoggedTests {
  /// Half a year of three days a week: each exercise from some load on, which rises, and whose numbers have nothing to do with the profile.
  private func life(_ rules: PlanningRules, _ random: inout SeededRandom) throws -> [LoggedSession] {
    let names = [
      "back_squat", "barbell_bench_press", "deadlift", "barbell_row", "overhead_press", "pull_up", "dumbbell_bench_press", "leg_press",
      "lat_pulldown", "romanian_deadlift", "goblet_squat", "dumbbell_row",
    ]
    let exercises = try names.map { try #require(rules.rulebook.exercise($0)) }
    var loads = exercises.map { _ in 1_500 + Double(random.below(9_000)) }
    var sessions: [LoggedSession] = []
    for day in stride(from: -180, to: -2, by: 2 + random.below(2)) {
      var session = LoggedSession(date: SmallRulebook.monday + day, unit: random.chance(20) ? .lb : .kg, sets: [])
      let first = random.below(2) * 6
      for place in first..<first + 6 {
        loads[place] *= 1 + Double(random.below(10)) / 1_000
        let isSlip = random.chance(2)
        for _ in 0..<3 {
          session.sets.append(
            LoggedSet(
              exercise: exercises[place], reps: Int32(4 + random.below(8)),
              load: Load(hundredths: Int32(loads[place] / 250) * (isSlip ? 2_500 : 250)),
              halfRPE: random.chance(50) ? UInt8(14 + random.below(6)) : nil))
        }
      }
      sessions.append(session)
    }
    return sessions
  }

  @Test(arguments: [UInt64(1), 2]) func everybodyHasAPlan(seed: UInt64) throws {
    let rules = try ShippedRules.required()
    var (random, planned, doubted) = (SeededRandom(seed), 0, 0)
    var made = SyntheticClients(rules.rulebook, .usual, seed: seed)
    for client in made.make(60) {
      var history = BlockHistory()
      guard PlanningContext(rules: rules, client: client, start: SmallRulebook.monday, history: history).plan().mesocycle != nil else {
        continue
      }
      planned += 1
      history.sessions = try life(rules, &random)
      let result = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday, history: history).plan()
      #expect(result.mesocycle != nil, "\(client.id): \(result.findings.filter { $0.severity == .error }.map(\.cellText))")
      if result.findings.contains(where: { $0.code == .historyImplausible }) { doubted += 1 }
    }
    #expect(planned > 40 && doubted > 5, "\(planned) \(doubted)")
  }

  /// What is just believed is believed by the checks as well, however often it was lifted and whatever was left.
  @Test(arguments: 1...15) func whatIsJustBelievedCanBePlannedFrom(reps: Int) throws {
    for halfRPE in [nil, 14, 17, 18, 20] as [UInt8?] {
      var lifter = try Lifter("strength", "back_squat", 100)
      let reserve = halfRPE.map { Int((10 - Double($0) / 2).rounded(.down)) } ?? 0
      guard let factor = OneRepMax.estimate(1, reps: reps + reserve), let known = OneRepMax.estimate(100, reps: 5) else { continue }
      let load = Load(hundredths: Int32(known * 1.599 / factor * 100))
      lifter.history.sessions = [
        LoggedSession(
          date: lifter.start + -6, unit: .kg,
          sets: [LoggedSet(exercise: try lifter.id("back_squat"), reps: Int32(reps), load: load, halfRPE: halfRPE)])
      ]
      let result = lifter.result
      #expect(result.mesocycle != nil, "\(reps) at \(load): \(result.findings.filter { $0.severity == .error }.map(\.cellText))")
      #expect(!result.findings.contains { $0.code == .historyImplausible })
    }
  }
}
