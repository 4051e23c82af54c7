import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// What a month after logs begins with, goal by goal: numbers that have to come out whatever road the logs took.
@Suite struct RightValueTests {
  private typealias Done = (reps: Int, load: Double, row: Int?)

  private static let asked = [(sets: 4, reps: 6...6, load: 75.0, rir: 3)]

  private func bench() throws -> Lifter {
    try Lifter("hypertrophy", "barbell_bench_press", 98) { ($0.experience, $0.bodyMassKilograms) = (.advanced, 65) }
  }

  /// The bench press after months of 6 @ 75, each day with these sets.
  private func bench(
    hasRows: Bool, asked: [(sets: Int, reps: ClosedRange<Int>, load: Double, rir: Int)] = asked, _ done: @escaping (Int) -> [Done]
  ) throws -> Double {
    try bench().after("barbell_bench_press", asked: asked, hasRows: hasRows, log: done).first("barbell_bench_press")
  }

  private static let over: [Done] = Array(repeating: (7, 75, 0), count: 4)

  @Test(arguments: [false, true]) func aRepetitionOverEverySessionIsAStep(hasRows: Bool) throws {
    #expect(try bench(hasRows: hasRows) { _ in Self.over } == 77.5)
  }

  /// Extra sets, whatever they are, are volume alone: behind the planned ones with or without the row's id, and before them as a build-up.
  @Test(arguments: [false, true]) func extraSetsDecideNothing(hasRows: Bool) throws {
    let extras: [[Done]] = [
      Array(repeating: (7, 78.75, 0), count: 5), Array(repeating: (7, 82.5, nil), count: 3), Array(repeating: (20, 45, nil), count: 2),
      [(5, 75, 0), (3, 75, 0)], [(2, 85, nil), (2, 85, nil)],
    ]
    for extra in extras { #expect(try bench(hasRows: hasRows) { _ in Self.over + extra } == 77.5) }
    #expect(try bench(hasRows: false) { _ in [(8, 40, nil), (5, 60, nil)] + Self.over } == 77.5)
  }

  /// Back-off sets behind the top sets are judged by their own row.
  @Test(arguments: [false, true]) func backOffSetsAreJudgedByTheirOwnRow(hasRows: Bool) throws {
    let asked = Self.asked + [(sets: 2, reps: 8...8, load: 62.5, rir: 3)]
    let backOff: [Done] = [(8, 62.5, 1), (8, 62.5, 1)]
    #expect(try bench(hasRows: hasRows, asked: asked) { _ in Self.over + backOff } == 77.5)
    let next = try bench().after("barbell_bench_press", asked: asked, hasRows: hasRows) { _ in Self.over + backOff }
    let strands = try next.verdict("barbell_bench_press").strands
    #expect(strands.map(\.load) == [7500, 7500, 6250, 6250] && strands.allSatisfy { $0.action == .progress(steps: 1) })
    // Where they fail, they alone are lighter the next time.
    let failed = try bench().after("barbell_bench_press", asked: asked, hasRows: hasRows) { _ in Self.over + [(5, 62.5, 1), (4, 62.5, 1)] }
    let actions = try failed.verdict("barbell_bench_press").strands.map(\.action)
    #expect(actions == [.progress(steps: 1), .progress(steps: 1), .reduce(by: 0.05), .reduce(by: 0.05)])
    #expect(try failed.first("barbell_bench_press") == 77.5)
  }

  @Test(arguments: [false, true]) func twoExtraDoublesEarnNothingMore(hasRows: Bool) throws {
    let lifter = try Lifter("strength", "barbell_bench_press", 93)
    let asked = [(sets: 4, reps: 5...5, load: 75.0, rir: 3)]
    let plain = try lifter.after("barbell_bench_press", asked: asked, hasRows: hasRows) { _ in Array(repeating: (5, 75, 0), count: 4) }
    let extra = try lifter.after("barbell_bench_press", asked: asked, hasRows: hasRows) { _ in
      Array(repeating: (5, 75, 0), count: 4) + [(2, 85, nil), (2, 85, nil)]
    }
    #expect(try plain.first("barbell_bench_press") == 77.5)
    #expect(try extra.plan() == plain.plan())
  }

  /// A step of 11 % is earned with repetitions first (training-science section 4.6).
  @Test(arguments: [(0, "18"), (1, "18"), (2, "18"), (3, "20"), (6, "20")]) func dumbbellsInTwosAreEarned(over: Int, load: String) throws {
    let lifter = try Lifter("strength", "dumbbell_row", 24)
    try #require(try lifter.plan().prescriptions.contains { $0.exercise == (try lifter.id("dumbbell_row")) && $0.load != nil })
    let next = try lifter.after("dumbbell_row", asked: [(sets: 4, reps: 5...6, load: 18, rir: 2)]) { _ in
      Array(repeating: (6 + over, 18, 0), count: 4)
    }
    let row = try next.firstRow("dumbbell_row")
    #expect(row.hasSuffix("@\(load)"), "\(row)")
    if load == "18" { #expect(try #require(Int(row.split(separator: "-")[0])) > 5, "\(row)") }
  }

  /// The strength bench of 77.5, exactly as asked for six blocks: never below it, and never below who logs nothing.
  @Test func asAskedFromSeventySevenAndAHalf() throws {
    let asked = [(sets: 4, reps: 5...5, load: 77.5, rir: 3)]
    let bench = "barbell_bench_press"
    let lifter = try Lifter("strength", bench, 96)
    var logs = try lifter.after(bench, asked: asked) { _ in Array(repeating: (5, 77.5, 0), count: 4) }
    var silent = try lifter.after(bench, asked: asked, log: nil)
    for _ in 0..<5 {
      let (a, b) = (try logs.first(bench), try silent.first(bench))
      #expect(a >= 77.5 && a >= b, "\(a), and \(b) without logs")
      logs = try logs.next(.done(try logs.plan()) { $0.rpe = nil })
      silent = try silent.next([])
    }
  }

  /// Blocks exactly as asked, without a word of effort: never a step back, and no slower than who doesn't log.
  @Test(arguments: [93.0, 95, 97, 99, 101]) func asAskedNeverGoesBack(oneRepMax: Double) throws {
    var (logs, silent) = (
      try Lifter("strength", "barbell_bench_press", oneRepMax), try Lifter("strength", "barbell_bench_press", oneRepMax)
    )
    var last = 0.0
    for _ in 0..<4 {
      let (a, b) = (try logs.first("barbell_bench_press"), try silent.first("barbell_bench_press"))
      #expect(a >= last && a >= b && a <= last + (last == 0 ? 200 : 2.5), "\(last), then \(a), and \(b) without logs")
      last = a
      logs = try logs.next(.done(try logs.plan()) { $0.rpe = nil })
      silent = try silent.next([])
    }
  }
}
