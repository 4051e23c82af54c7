import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Help of a machine and what hangs from the body, by the shipped rules: what the number beside the exercise means for the next month.
@Suite struct BodyLoadTests {
  private static let help = "assisted_pull_up", added = "weighted_pull_up"

  /// Somebody who does no other vertical pull: a novice with the assistance machine, or somebody advanced with the belt. Nothing is known of
  /// their strength.
  private func lifter(_ exercise: String, bodyMass: Double? = 82, unit: LoadUnit = .kg) throws -> Lifter {
    let isHelp = exercise == Self.help
    var lifter = try Lifter(isHelp ? "general_fitness" : "hypertrophy", exercise, 100, unit: unit) { client in
      (client.lifts, client.bodyMassKilograms) = ([], bodyMass)
      client.experience = isHelp ? .novice : .advanced
    }
    let id = try lifter.id(exercise)
    lifter.client.never = lifter.rules.byPattern[Int(lifter.rules.facts[id.index].pattern.rawValue)].filter { $0 != id }
    return lifter
  }

  /// The month after one in which each week asked for so much help, and had some.
  private func next(
    asked: Double = 30, reps: Int = 10, unit: LoadUnit = .kg, bodyMass: Double? = 82, _ help: @escaping (_ day: Int) -> Double
  ) throws -> Lifter {
    try lifter(Self.help, bodyMass: bodyMass, unit: unit).after(Self.help, asked: [(sets: 3, reps: 8...10, load: asked, rir: 2)]) { day in
      Array(repeating: (reps, help(day), 0), count: 3)
    }
  }

  private func rows(_ lifter: Lifter, _ exercise: String) throws -> [Prescription] {
    let id = try lifter.id(exercise)
    return try lifter.plan().prescriptions.filter { $0.exercise == id }
  }

  private func work(_ lifter: Lifter, _ exercise: String) throws -> [Prescription] {
    try rows(lifter, exercise).filter { $0.kind.countsAsVolume }
  }

  // MARK: - Help

  @Test func theMachineIsFoundByEffortFirst() throws {
    let work = try work(lifter(Self.help), Self.help)
    #expect(!work.isEmpty)
    #expect(work.allSatisfy { $0.loadBasis == .assist && $0.load == nil && $0.target.kind == .findByEffort })
  }

  @Test(arguments: [82, nil] as [Double?]) func lessHelpIsProgress(bodyMass: Double?) throws {
    let next = try next(bodyMass: bodyMass) { [30, 25, 20][min($0, 2)] }
    let strand = try #require(try next.verdict(Self.help).strands.first)
    #expect(strand.action == .progress(steps: 1))
    #expect(try next.first(Self.help) == 15)
    #expect(try next.verdict(Self.help).measured.isEmpty, "no 1RM comes from it")
  }

  @Test(arguments: [82, nil] as [Double?]) func moreHelpIsNoStep(bodyMass: Double?) throws {
    let next = try next(asked: 30, bodyMass: bodyMass) { [20, 20, 25, 30][$0] }
    #expect(try next.verdict(Self.help).strands.allSatisfy { !$0.action.isProgress })
    #expect(try next.first(Self.help) == 30)
  }

  @Test func theSameHelpAtTheTopOfTheRangeIsAStep() throws {
    #expect(try next { _ in 30 }.first(Self.help) == 25)
    #expect(try next(reps: 8) { _ in 30 }.first(Self.help) == 30, "within the range the repetitions rise first")
    #expect(try next(asked: 60, unit: .lb) { _ in 60 }.first(Self.help) == 50)
    #expect(try next(asked: 5) { _ in 5 }.first(Self.help) == 5, "less than the machine's least is no machine any more")
  }

  @Test func failureAsksForMoreHelp() throws {
    let next = try next(reps: 5) { _ in 30 }
    #expect(try next.verdict(Self.help).action == .reduce(by: 0.05))
    #expect(try next.first(Self.help) > 30)
    #expect(next.result.findings.allSatisfy { $0.code != .checkHistory })
  }

  /// Who noted no number on the machine is not taken for somebody who needed no help.
  @Test func helpThatNobodyNotedIsNone() throws {
    let lifter = try lifter(Self.help)
    let id = try lifter.id(Self.help)
    let next = try lifter.next(.done(try lifter.plan()) { if $0.exercise == id { ($0.load, $0.rpe) = (nil, nil) } })
    #expect(try work(next, Self.help).allSatisfy { $0.load == nil })
  }

  /// An easy week and a build-up have more help than the sets that they are about, and no check objects.
  @Test func easyMeansMoreHelp() throws {
    var next = try next { _ in 30 }
    next.client.experience = .intermediate
    let rows = try rows(next, Self.help)
    let phases = try next.plan().weeks.reduce(into: [Int: Phase]()) { $0[$1.week] = $1.phase }
    let hard = rows.filter { $0.kind.countsAsVolume && phases[Int($0.week)] != .deload }.compactMap(\.load)
    let easy = rows.filter { $0.kind.countsAsVolume && phases[Int($0.week)] == .deload }.compactMap(\.load)
    let ramps = rows.filter { $0.kind == .ramp && phases[Int($0.week)] != .deload }.compactMap(\.load)
    #expect(try #require(easy.min()) > #require(hard.max()))
    #expect(ramps.allSatisfy { $0 > hard[0] })
    let codes: Set<FindingCode> = [.checkRamp, .checkLoadStep, .checkDeload, .checkHistory, .checkLoadable]
    #expect(next.result.findings.filter { codes.contains($0.code) }.map(\.cellText) == [])
  }

  @Test func reasonsSayHowMuchHelp() throws {
    let next = try next { [30, 25, 20][min($0, 2)] }
    let id = try next.id(Self.help)
    let told = try #require(next.result.progressReasons(next.context).first { $0.exercise == id })
    #expect(told.sentence.contains("10, 10, 10 with 20 kg of help"), "\(told.sentence)")
  }

  // MARK: - What hangs from the body

  /// 10 kg × 8 at 82 kg is a set with 92 kg.
  @Test func theBodyCountsWithWhatHangsFromIt() throws {
    var lifter = try lifter(Self.added)
    let id = try lifter.id(Self.added)
    lifter.client.lifts = [KnownLift(exercise: id, kilograms: 10, reps: 8, date: lifter.start + -10)]
    let (draft, _) = lifter.context.draft(through: .analyse)
    let shown = try #require(OneRepMax.estimate(9200, reps: 8))
    #expect(draft.analysis.oneRepMax[id.index] == shown)
    let work = try work(lifter, Self.added).filter { $0.week == 1 }
    #expect(!work.isEmpty)
    for row in work { try expectFits(row, shown) }
  }

  private func expectFits(_ row: Prescription, _ oneRepMax: Double) throws {
    let load = try #require(row.load)
    #expect(row.loadBasis == .added && load.hundredths.isMultiple(of: 250))
    let part = Double(8200 + load.hundredths) / oneRepMax
    #expect(abs(EffortTable.rir(part: part, reps: Int(row.repsMax)) - Int(try #require(row.rir))) <= 2, "\(row)")
  }

  @Test func aLogOfItShowsTheSame() throws {
    let lifter = try lifter(Self.added)
    let next = try lifter.after(Self.added, asked: [(sets: 3, reps: 8...8, load: 10, rir: 2)]) { _ in
      Array(repeating: (8, 10, 0), count: 3)
    }
    let measured = try next.verdict(Self.added).measured
    let shown = 9200 / EffortTable.part(reps: 10, rir: 0)
    #expect(measured.allSatisfy { $0 == shown } && !measured.isEmpty)
    try expectFits(try #require(try work(next, Self.added).first), shown)
    let free = LoggedSession(
      date: lifter.start + -5, unit: .kg,
      sets: [LoggedSet(exercise: try lifter.id(Self.added), amount: 8, load: Load(hundredths: 1000))])
    var fresh = lifter
    fresh.history.sessions = [free]
    #expect(try fresh.first(Self.added) > 0, "training that no plan asked for seeds the first load")
  }

  /// Without the body's mass nobody knows what was lifted, and the load goes on from itself.
  @Test func withoutTheBodysMassTheLoadGoesOnFromItself() throws {
    let lifter = try lifter(Self.added, bodyMass: nil)
    let next = try lifter.after(Self.added, asked: [(sets: 3, reps: 8...10, load: 10, rir: 2)]) { _ in
      Array(repeating: (10, 10, 0), count: 3)
    }
    #expect(try next.verdict(Self.added).measured.isEmpty)
    #expect(try next.first(Self.added) == 12.5)
  }

  @Test func bothAreReadAsPeopleSayThem() {
    let words = PrescriptionWords()
    #expect(
      words.load(Load(hundredths: 2000), .kg, .assist) == "20 kg of help" && words.load(Load(hundredths: 1000), .kg, .added) == "+10 kg")
  }
}

/// Where nobody knows the body's mass, or a machine helps with more than it, help is judged by its own number: less is better.
@Suite struct UnknownBodyTests {
  private static let help = "assisted_pull_up"

  private func after(bodyMass: Double?, asked: Double, reps: Int, _ help: @escaping (Int) -> Double) throws -> Lifter {
    var lifter = try Lifter("general_fitness", Self.help, 100) { client in
      (client.lifts, client.bodyMassKilograms, client.experience) = ([], bodyMass, .novice)
    }
    let id = try lifter.id(Self.help)
    lifter.client.never = lifter.rules.byPattern[Int(lifter.rules.facts[id.index].pattern.rawValue)].filter { $0 != id }
    return try lifter.after(Self.help, asked: [(sets: 3, reps: 8...10, load: asked, rir: 2)]) { day in
      Array(repeating: (reps, help(day), 0), count: 3)
    }
  }

  /// Help of just the body's mass, and of more, is help like any other.
  @Test(arguments: [(nil, 70.0), (nil, 80), (60, 60), (60, 75), (82, 30)] as [(Double?, Double)])
  func lessHelpIsAlwaysBetter(bodyMass: Double?, asked: Double) throws {
    #expect(try after(bodyMass: bodyMass, asked: asked, reps: 10) { _ in asked }.first(Self.help) == asked - 5)
    #expect(try after(bodyMass: bodyMass, asked: asked, reps: 8) { _ in asked }.first(Self.help) == asked, "the repetitions rise first")
    let more = try after(bodyMass: bodyMass, asked: asked, reps: 10) { _ in asked + 5 }
    #expect(try more.verdict(Self.help).strands.allSatisfy { $0.action == .repeat })
    let failed = try after(bodyMass: bodyMass, asked: asked, reps: 5) { _ in asked }
    #expect(try failed.verdict(Self.help).action == .reduce(by: 0.05))
    #expect(try failed.first(Self.help) > asked, "failure asks for more help, and never for less")
    #expect(try more.verdict(Self.help).measured.isEmpty && failed.result.findings.allSatisfy { $0.code != .checkHistory })
  }

  /// A part of a body that nobody knows is no number to show or to plan by: a step of the machine is.
  @Test func withoutTheBodysMassFailureIsAStep() throws {
    let failed = try after(bodyMass: nil, asked: 30, reps: 5) { _ in 30 }
    #expect(try failed.first(Self.help) == 35)
    let id = try failed.id(Self.help)
    let told = try #require(failed.result.progressReasons(failed.context).first { $0.exercise == id })
    #expect(told.text == "a step less, because its last sessions were too hard")
    let finding = try #require(failed.result.findings.first { $0.code == .historyReduced })
    #expect(finding.message.contains("a step lighter") && finding.hint?.contains("body_mass_kg") == true)
    let known = try after(bodyMass: 82, asked: 30, reps: 5) { _ in 30 }
    #expect(known.result.findings.contains { $0.code == .historyReduced && $0.message.contains("5 %") })
  }
}
