import Planning
import Rulebook
import Testing
import TrainingModel

@testable import PlanAudit

/// The checker's own arithmetic against published vectors, and the shipped plans against its set budgets.
@Suite struct VectorTests {
  private let bench: AuditBench

  init() throws { bench = try AuditBench.required() }

  private func row(_ id: String, order: Int, sets: Int, reps: Int, rest: Int, tempo: Int?) throws -> AuditRow {
    let exercise = try #require(bench.auditor.catalogue.exercise(id), "\(id) is gone")
    let measure = bench.auditor.catalogue.exercises[exercise].isUnilateral ? "reps_each_side" : "reps"
    return AuditRow(
      date: 20_458, order: order, superset: 0, exercise: exercise, kind: "work", measure: measure, sets: sets, repsMin: reps, repsMax: reps,
      load: nil, unit: "kg", rir: 2, rest: rest, tempo: tempo, role: "")
  }

  private func client(age: Int = 40) -> AuditClient {
    AuditClient(id: "v", goal: "strength", level: 1, age: age, days: [0], minutes: 60, equipment: [])
  }

  /// Section 3.5: 924 + 450 + 288 + 360 s, 360 s of warm-up and three transitions are 42.7 min; the second lift there has a set-up of 45 s
  /// where the shipped barbell has 60.
  @Test func theReferenceSessionTakes42Point7Minutes() throws {
    let rows = [
      try row("back_squat", order: 1, sets: 4, reps: 6, rest: 180, tempo: nil),
      try row("barbell_bench_press", order: 2, sets: 3, reps: 10, rest: 120, tempo: nil),
      try row("dumbbell_curl", order: 3, sets: 3, reps: 12, rest: 75, tempo: 3),
      try row("concentration_curl", order: 4, sets: 3, reps: 10, rest: 75, tempo: 3),
    ]
    let plan = AuditPlan(start: 20_458, rows: rows, phases: ["build", "build", "build", "build"])
    let seconds = try #require(bench.auditor.seconds(of: plan, for: client()).first)
    #expect(((seconds - 15) / 6).rounded() / 10 == 42.7, "\(seconds) s")
    #expect(bench.auditor.seconds(of: plan, for: client(age: 65)).first == seconds + 240)
  }

  @Test func aPairSavesTheRestsBetween() throws {
    var rows = [
      try row("dumbbell_curl", order: 1, sets: 3, reps: 10, rest: 90, tempo: 3),
      try row("rope_pushdown", order: 2, sets: 3, reps: 10, rest: 90, tempo: 3),
    ]
    let apart = AuditPlan(start: 20_458, rows: rows, phases: [])
    for place in rows.indices { rows[place].superset = 1 }
    let paired = AuditPlan(start: 20_458, rows: rows, phases: [])
    let seconds = [apart, paired].map { bench.auditor.seconds(of: $0, for: client())[0] }
    // 360 s of warm-up, two set-ups of 30 s and a transition; apart 2 × (90 + 180) s, as a pair 3 × (30 + 15 + 30) + 2 × 90 s.
    #expect(seconds[0] == 1020)
    #expect(seconds[1] == 885)
  }

  @Test(arguments: [(3, 109.0), (5, 116.6), (8, 126.7), (10, 133.3)]) func oneRepMaxIsTheMedianOfThree(reps: Int, expected: Double) throws {
    let estimate = try #require(OneRepMaxes.estimate(AuditLift(exercise: "", kilograms: 100, reps: reps)))
    #expect((estimate * 10).rounded() / 10 == expected, "\(estimate)")
  }

  @Test func effortFollowsTheChart() {
    let vectors: [(reps: Int, rir: Double, percent: Double)] = [
      (1, 0, 100), (5, 0, 86.3), (8, 2, 73.9), (12, 4, 57.4), (3, 0.5, 90.7), (6, 3.5, 75.1), (12, 0, 68),
    ]
    for vector in vectors { #expect(abs(EffortChart.part(reps: vector.reps, rir: vector.rir) * 100 - vector.percent) < 0.001) }
    for reps in 1...11 {
      for rir in 1...4 {
        #expect(EffortChart.part(reps: reps, rir: Double(rir)) == EffortChart.part(reps: reps + 1, rir: Double(rir - 1)))
        #expect(abs(EffortChart.rir(part: EffortChart.part(reps: reps, rir: Double(rir)), reps: reps) - Double(rir)) < 0.001)
      }
    }
  }

  /// Section 3.5 gives about so many sets to a session of so many minutes; what is planned stays near and never falls as time grows.
  @Test(arguments: [
    ("strength", [20: 3, 30: 6, 45: 9, 60: 13, 75: 18, 90: 22]), ("hypertrophy", [20: 5, 30: 9, 45: 15, 60: 21, 75: 28, 90: 28]),
  ])
  func sessionsHoldAboutTheSetsOfTheBudget(goal: String, budget: [Int: Int]) throws {
    let rulebook = bench.rulebook
    var client = Client(
      id: "budget", goal: GoalID(try #require(rulebook.goals.firstIndex { $0.id == goal })), experience: .intermediate,
      trainingDays: WordSet([.mon, .tue, .thu, .fri]), minutesPerSession: 60,
      equipment: try #require(rulebook.presets.first { $0.id == "commercial_gym" }).items)
    (client.statedAge, client.conditions, client.clearance) = (30, ConditionSet(), .cleared)
    var (memory, last) = (PlanningMemory(), 0.0)
    for (minutes, sets) in budget.sorted(by: { $0.key < $1.key }) {
      client.minutesPerSession = minutes
      let plan = try #require(bench.plan(client, start: CalendarDate(dayNumber: 20_458), using: &memory).mesocycle)
      let done = plan.prescriptions.reduce(0) { $0 + ($1.week == 3 && $1.kind.countsAsVolume ? Int($1.sets) : 0) }
      let mean = Double(done) / 4
      #expect(mean >= 0.6 * Double(sets) && mean <= 1.8 * Double(sets), "\(goal), \(minutes) min: \(mean) sets for about \(sets)")
      #expect(mean >= last - 0.5, "\(goal): fewer sets in \(minutes) min")
      last = mean
    }
  }
}
