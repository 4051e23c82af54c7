import Testing
import TrainingModel

@testable import Planning
@testable import Rulebook

/// Each model of training-science section 4.4 over one block, in kilograms and pounds.
@Suite struct ProgressionModelTests {
  private static let hard: [Phase] = [.introduce, .build, .overreach, .deload]

  /// The four weeks of a lift as text: `100 x 8`, `100 x 8-10`, or only the repetitions.
  private func weeks(
    _ model: ProgressionModel, exercise: String = "back_squat", oneRepMax: Double, reps: ClosedRange<Int>, band: ClosedRange<Double>? = nil,
    rirs: [Int] = [3, 2, 1, 4], phases: [Phase] = hard, exposure: Int = 0, growth: Double = 0, cap: Double = 0.1, unit: LoadUnit = .kg,
    role: SlotRole = .main
  ) -> [String] {
    let id = SmallRulebook.exercise(exercise)
    let facts = SmallRulebook.rules.facts[id.index]
    let prescription = RolePrescription(
      reps: reps, intensity: band, sets: 3...3, rest: 120...120, tempo: Tempo(text: "2-0-1-0")!, seconds: 20...40, rule: RuleID(0))
    let place = Slot(patterns: [facts.pattern], role: role, priority: 1, muscles: MuscleSet(), key: 1, rule: RuleID(0))
    var slot = PlannedSlot(place, session: 0, exercise: id, prescription: prescription, limit: ResolvedLimit())
    slot.course.oneRepMax = oneRepMax * 100
    let block = BlockRule(
      id: "b", when: Matcher(), weeks: phases.map { BlockWeek(phase: $0, sets: 1, load: $0 == .deload ? 0.9 : 1) }, rule: RuleID(0))
    let rule = ProgressionRule(id: "r", when: Matcher(), model: model, weeklyCap: cap, growth: growth, rule: RuleID(0))
    let course = BlockCourse(block, client: SmallRulebook.client(), start: SmallRulebook.monday)
    let progression = SlotProgression(slot: slot, facts: facts, course: course, rirs: FourWeeks { rirs[$0] }, exposure: exposure)
    let weeks = progression.weeks(rule, ladder: facts.loadedBy.flatMap { SmallRulebook.rules.ladder($0, unit) }, unit: unit)
    return weeks.indices.map { week in
      let reps = weeks[week].reps
      let text = reps.count == 1 ? "\(reps.lowerBound)" : "\(reps.lowerBound)-\(reps.upperBound)"
      return (weeks[week].load.map { "\(Load(hundredths: Int32($0))) x " } ?? "") + text
    }
  }

  private let step = RegionStep(upper: LoadStep(kg: 250, lb: 500), lower: LoadStep(kg: 500, lb: 1000))

  @Test func linearAddsAStepAWeek() {
    let novice: [Phase] = [.introduce, .build, .build, .consolidate]
    #expect(
      weeks(.linear(step), oneRepMax: 100, reps: 5...8, rirs: [3, 3, 2, 2], phases: novice, growth: 0.015)
        == ["75 x 6", "77.5 x 6", "80 x 6", "82.5 x 5"])
    #expect(
      weeks(.linear(step), oneRepMax: 220, reps: 5...8, rirs: [3, 3, 2, 2], phases: novice, growth: 0.015, unit: .lb)
        == ["165 x 6", "170 x 6", "180 x 6", "180 x 6"])
  }

  @Test func doubleProgressionAddsARepetitionAndStepsUpAtTheTop() {
    #expect(weeks(.doubleProgression, oneRepMax: 100, reps: 8...12) == ["65 x 8-10", "65 x 9-11", "65 x 10-12", "60 x 8-10"])
    // A range of three repetitions is used up after three weeks; a fourth hard one takes the next step.
    let hard: [Phase] = [.introduce, .build, .overreach, .consolidate]
    #expect(
      weeks(.doubleProgression, oneRepMax: 100, reps: 8...10, rirs: [3, 2, 1, 1], phases: hard)
        == ["70 x 8", "70 x 9", "70 x 10", "72.5 x 8"])
  }

  @Test func twoForTwoStepsUpAfterTwoWeeks() {
    #expect(
      weeks(.twoForTwo(step), oneRepMax: 100, reps: 6...12, rirs: [3, 2, 2, 4])
        == ["65 x 9-11", "65 x 9-11", "70 x 9-11", "60 x 9-11"])
  }

  @Test func percentWaveFollowsItsTable() {
    let wave = PhaseTable(introduce: PercentSet(reps: 5, percent: 77.5)) {
      $0 == .build ? PercentSet(reps: 4, percent: 82.5) : $0 == .overreach ? PercentSet(reps: 3, percent: 87.5) : nil
    }
    #expect(
      weeks(.percentWave(PercentWave(weeks: wave)), oneRepMax: 200, reps: 3...6) == ["155 x 5", "165 x 4", "175 x 3", "140 x 5"])
    #expect(
      weeks(.percentWave(PercentWave(weeks: wave, trainingMax: 0.95)), oneRepMax: 200, reps: 3...6)
        == ["147.5 x 5", "157.5 x 4", "167.5 x 3", "132.5 x 5"])
  }

  @Test func rirRampLoadsWhatTheReserveAllows() {
    #expect(weeks(.rirRamp, oneRepMax: 200, reps: 5...7, cap: 0.075) == ["152.5 x 6", "157.5 x 6", "162.5 x 6", "137.5 x 6"])
  }

  @Test func undulatingGivesEachDayItsRepetitions() {
    let days: ProgressionModel = .undulating([3...5, 8...10, 12...15])
    let firsts = (0..<4).map { weeks(days, oneRepMax: 100, reps: 3...15, exposure: $0)[0] }
    #expect(firsts == ["80 x 4", "67.5 x 9", "57.5 x 13", "57.5 x 13"], "heavy, moderate, light, and light again")
  }

  @Test func stepTimesTheFirstLoad() {
    let parts = PhaseTable(introduce: 1.0) { $0 == .build ? 1.025 : $0 == .overreach ? 1.05 : nil }
    #expect(weeks(.step(parts), oneRepMax: 150, reps: 8...8) == ["105 x 8", "107.5 x 8", "112.5 x 8", "95 x 8"])
  }

  @Test func ladderAddsRepetitionsToBodyWeight() {
    #expect(weeks(.ladder, exercise: "push_up", oneRepMax: 0, reps: 6...14) == ["8-10", "9-11", "11-13", "8-10"])
  }

  @Test func lightDumbbellsEarnTheirStepWithRepetitions() {
    // 12 kg after 10 kg would be a fifth more: an accessory goes past its range, a main lift one repetition.
    #expect(
      weeks(.doubleProgression, exercise: "dumbbell_press", oneRepMax: 15.5, reps: 8...12, role: .accessory)
        == ["10 x 8-10", "10 x 9-11", "10 x 10-12", "10 x 8-10"])
    #expect(
      weeks(.rirRamp, exercise: "dumbbell_press", oneRepMax: 13.5, reps: 8...10, role: .main).map { $0.prefix(4) }
        .allSatisfy { $0 == "10 x" || $0 == "8 x " })
  }

  @Test func aWeakClientOnAnEmptyBarGainsRepetitions() {
    #expect(
      weeks(.linear(step), exercise: "overhead_press", oneRepMax: 31, reps: 8...12, rirs: [3, 3, 2, 2])
        == ["20 x 8-10", "20 x 9-11", "20 x 10-12", "20 x 8-10"])
    // Where even the bar is too much, the load is left to the client.
    #expect(weeks(.linear(step), exercise: "overhead_press", oneRepMax: 22, reps: 8...12).allSatisfy { !$0.contains("x") })
  }

  @Test(arguments: stride(from: 24.0, through: 260, by: 3.5).map { $0 })
  func neverStepsTooFarOrBack(oneRepMax: Double) {
    for (model, rirs) in [(ProgressionModel.rirRamp, [3, 2, 1, 4]), (.linear(step), [3, 3, 2, 4]), (.doubleProgression, [3, 2, 1, 4])] {
      for unit in LoadUnit.allCases {
        let texts = weeks(model, oneRepMax: oneRepMax, reps: 6...10, rirs: rirs, growth: 0.015, unit: unit)
        let parts = texts.map { $0.split(separator: " x ").map { Double($0.split(separator: "-")[0]) ?? 0 } }
        guard parts.allSatisfy({ $0.count == 2 }) else { continue }
        for (week, (before, after)) in zip(parts.prefix(3), parts.prefix(3).dropFirst()).enumerated() {
          #expect(after[0] >= before[0] && after[0] <= before[0] * 1.1001, "\(texts)")
          // Where the reserve stays, so may the week.
          #expect(after[0] > before[0] || after[1] > before[1] || after[1] >= 8 || rirs[week] == rirs[week + 1], "\(texts)")
        }
        #expect(parts[2] != parts[0], "\(texts)")
        #expect(parts[3][0] <= parts[2][0])
      }
    }
  }
}
