import Findings
import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// What holds for every programme, whatever was logged.
@Suite struct ProgrammePropertyTests {
  private static let ids = [
    "wendler_531", "wendler_531_bbb", "gzclp", "starting_strength", "stronglifts_5x5", "nsuns_5day", "greyskull_lp", "reddit_ppl",
  ]

  private func days(_ id: String) throws -> [Weekday] {
    let template = try #require(try ShippedRules.required().rulebook.templates.first { $0.id == id })
    return template.daysPerWeek == 3 ? [.mon, .wed, .fri] : [.mon, .tue, .thu, .fri, .sat, .wed].prefix(template.daysPerWeek).sorted()
  }

  @Test func allEightShip() throws {
    #expect(try ShippedRules.required().rulebook.templates.map(\.id) == Self.ids.sorted())
  }

  /// Three blocks with logs of all kinds: more, fewer, missing sets, lighter loads, pain, nothing.
  @Test(arguments: ids, [UInt64(1), 2, 3]) func survivesWhateverIsLogged(id: String, seed: UInt64) throws {
    var random = SeededRandom(seed &* 7919 &+ UInt64(id.utf8.count))
    for unit in [LoadUnit.kg, .lb] {
      var trainee = try Trainee(
        id, unit == .kg ? ["back_squat": 120, "barbell_bench_press": 80, "deadlift": 150] : ["back_squat": 265, "deadlift": 330],
        unit: unit,
        days: try days(id))
      for _ in 0..<3 {
        let count = try trainee.plan().sessions.count
        for session in stride(from: 0, to: count, by: 3) where random.below(4) > 0 {
          try trainee.log(session) { set, _ in
            let wild = random.below(9)
            set.amount = max(0, set.amount + wild - 4)
            if wild == 8 { set.load = set.load.map { Load(hundredths: $0.hundredths * 9 / 10) } }
            if wild == 7 { set.pain = 6 }
          }
          if random.below(5) == 0 { trainee.history.sessions[trainee.history.sessions.count - 1].sets.removeLast() }
        }
        let result = trainee.result
        let errors = result.findings.filter { $0.severity == .error }
        #expect(result.mesocycle != nil, "\(id) \(errors.map(\.cellText))")
        guard result.mesocycle != nil else { return }
        trainee = try trainee.nextBlock()
      }
    }
  }

  /// Where a working set has lost its number because nobody can believe it by then, the build-up before it names none that comes from it.
  @Test(arguments: ids) func aBuildUpLeadsToWhatIsBelieved(id: String) throws {
    let trainee = try Trainee(
      id, ["back_squat": 55, "barbell_bench_press": 40, "deadlift": 60, "overhead_press": 26], days: try days(id))
    let plan = try trainee.plan()
    for session in plan.sessions {
      let rows = plan.prescriptions.filter { $0.isIn(session) }
      for (place, ramp) in rows.enumerated() where ramp.kind == .ramp {
        let goals = rows[(place + 1)...].filter { $0.exercise == ramp.exercise && $0.kind != .ramp }
        #expect(!goals.isEmpty)
        guard let load = ramp.load else { continue }
        #expect(goals.contains { ($0.load?.hundredths ?? 0) > load.hundredths }, "\(id), week \(session.week): \(load)")
      }
    }
  }

  /// A session never moves a carried weight up by more than its scheme's largest step, or the next load that can be made.
  @Test(arguments: ids) func earnsOneStepASessionAtMost(id: String) throws {
    let trainee = try Trainee(
      id, ["back_squat": 120, "barbell_bench_press": 80, "deadlift": 150, "overhead_press": 50], days: try days(id))
    let context = PlanningContext(rules: trainee.rules, client: trainee.client, start: trainee.start)
    let analysis = AnalyseStage.analyse(context).output
    let template = context.rulebook[try #require(trainee.client.template)]
    let programme = Programme(template, analysis, try #require(analysis.subject), context)
    var state = programme.fresh
    for position in 0..<60 {
      let session = template.order[position % template.order.count]
      let before = state
      var sets: [LoggedSet] = []
      for (_, exercise) in programme.exercises(session) {
        for set in programme.sets(exercise, Programme.Moment(week: programme.week(position), state: state)) {
          let load = set.load.map { Load(hundredths: $0) }
          for _ in 0..<set.count {
            sets.append(
              LoggedSet(exercise: programme.exercise(exercise.track, state.tracks[exercise.track]), amount: set.top + 3, load: load))
          }
        }
      }
      programme.step(
        &state, session: session, .logged(LoggedSession(date: trainee.start + position, unit: .kg, sets: sets)))
      for (track, (old, new)) in zip(before.tracks, state.tracks).enumerated() {
        guard let a = old.weight, let b = new.weight, b > a else { continue }
        let ladder = try #require(programme.ladder(track, new))
        #expect(b - a <= max(1000, ladder.step), "\(id): \(a) to \(b)")
      }
    }
    #expect(state.position == 60 && state.tracks.allSatisfy { $0.weight == nil || ($0.weight ?? 0) > 0 })
  }

  @Test(arguments: ids) func stateSurvivesAsText(id: String) throws {
    var trainee = try Trainee(id, ["back_squat": 120, "barbell_bench_press": 80, "deadlift": 150], days: try days(id))
    try trainee.log(0) { set, _ in set.amount = max(0, set.amount - 2) }
    let second = try trainee.nextBlock()
    let record: ProgrammeRecord = try #require(second.result.programme)
    let third = try second.nextBlock()
    #expect(third.history.programme == record)
    let context = PlanningContext(rules: second.rules, client: second.client, start: second.start)
    let analysis = AnalyseStage.analyse(context).output
    let template = context.rulebook[try #require(second.client.template)]
    let programme = Programme(template, analysis, try #require(analysis.subject), context)
    let text = ProgrammeText(template: template, rulebook: context.rulebook)
    let state = text.state(record.state, fresh: programme.fresh, unit: .kg)
    #expect(text.text(of: state, unit: .kg) == record.state && state.position > 0)
    #expect(text.state(record.state, fresh: programme.fresh, unit: .lb) == programme.fresh)
  }
}
