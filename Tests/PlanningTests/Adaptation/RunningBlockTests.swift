import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// What is left of a running block follows what was logged of it: more than was asked for earns a step, less takes one away, and what was done
/// as it was asked for changes nothing.
@Suite struct RunningBlockTests {
  private typealias Asked = (sets: Int, reps: ClosedRange<Int>, load: Double, rir: Int)

  /// A month of one lift on Mondays, and what was done of its first weeks.
  private struct Month {
    var lifter: Lifter
    let lift: ExerciseID
    var block: PastBlock
    var ramps: [RunningRow] = []
    /// What rows asked for before logs had changed them.
    var bases: [RowID: Double] = [:]
    var sessions: [LoggedSession] = []

    /// - Parameter weeks: What each week asks for; the last is easy.
    init(_ weeks: [Asked], of exercise: String = "barbell_bench_press", goal: String = "hypertrophy") throws {
      lifter = try Lifter(goal, exercise, 110)
      lift = try lifter.id(exercise)
      let rows = weeks.enumerated().map { [lift] place, asked in
        PastRow(
          id: RowID(seed: UInt64(place), place: 3), exercise: lift, week: place + 1, day: 1, sets: asked.sets, reps: asked.reps,
          load: Load(hundredths: Int32((asked.load * 100).rounded())), rir: asked.rir)
      }
      block = PastBlock(
        start: lifter.start, lastDay: lifter.start + 21, unit: lifter.client.units, phases: [.work, .work, .work, .deload], rows: rows)
    }

    /// Logs a week's sets, all at one load and RPE.
    mutating func log(_ week: Int, _ reps: [Int], at load: Double? = nil, rpe: Double? = nil, pain: UInt8? = nil) {
      let row = block.rows[week - 1]
      let sets = reps.map { reps in
        LoggedSet(
          exercise: lift, row: row.id, amount: reps, load: load.map { Load(hundredths: Int32(($0 * 100).rounded())) } ?? row.load, rpe: rpe,
          pain: pain)
      }
      sessions.append(
        LoggedSession(
          date: block.start.day(1, ofWeek: week), planStart: block.start, week: week, day: 1, unit: lifter.client.units, sets: sets))
    }

    /// Approves what is asked for from now on.
    mutating func approve(_ changes: [RowChange]) {
      for change in changes {
        guard case .load(let load) = change.kind, let place = block.rows.firstIndex(where: { $0.id == change.row }) else { continue }
        if bases[change.row] == nil { bases[change.row] = Double(block.rows[place].load?.hundredths ?? 0) / 100 }
        block.rows[place].load = load
      }
    }

    /// What the night on the first day of this week, or a later one of it, finds.
    func changes(week: Int, day: Int = 1) -> [RowChange] {
      let today = block.start.day(day, ofWeek: week)
      var history = BlockHistory(sessions: sessions.filter { $0.date <= today })
      history.last = block
      let rows = block.rows.map { row in
        let base = bases[row.id].map { Load(hundredths: Int32(($0 * 100).rounded())) } ?? row.load
        return RunningRow(row, kind: .work, base: base, isAdapted: bases[row.id] != nil)
      }
      let context = PlanningContext(rules: lifter.rules, client: lifter.client, start: today + 1, history: history)
      return RunningBlock(context, block, rows: rows + ramps, today: today).changes()
    }

    /// `2:80 3:80 4:60`: the loads of the weeks that would change.
    func loads(week: Int, day: Int = 1) -> String {
      changes(week: week, day: day).map { change in
        if case .load(let load) = change.kind { "\(change.week):\(load)" } else { "\(change.week)" }
      }.joined(separator: " ")
    }
  }

  private static let level: [Asked] = [(3, 8...8, 77.5, 3), (3, 8...8, 77.5, 2), (3, 8...8, 77.5, 1), (2, 8...8, 60, 5)]
  private static let rising: [Asked] = [(3, 5...5, 90, 3), (3, 5...5, 92.5, 2), (3, 5...5, 95, 2), (2, 5...5, 70, 5)]

  @Test func moreThanWasAskedForIsAStepFromThenOn() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], rpe: 5)
    #expect(month.loads(week: 2) == "2:80 3:80 4:62.5")
    // Without a word of effort, repetitions tell.
    month.sessions = []
    month.log(1, [10, 10, 10])
    #expect(month.loads(week: 2) == "2:80 3:80 4:62.5")
    // A session earns one step, however much more it was.
    month.sessions = []
    month.log(1, [14, 14, 14])
    #expect(month.loads(week: 2) == "2:80 3:80 4:62.5")
  }

  /// The hardest set decides, and one repetition more is no step where the step is more than that.
  @Test func whatIsNotShownIsNotAskedFor() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], rpe: 6.5)
    #expect(month.loads(week: 2) == "")
    let weeks: [Asked] = [(3, 8...8, 30, 3), (3, 8...8, 30, 2), (3, 8...8, 30, 1), (2, 8...8, 22.5, 5)]
    month = try Month(weeks)
    month.log(1, [9, 9, 9])
    #expect(month.loads(week: 2) == "")
    month.sessions = []
    month.log(1, [11, 11, 11])
    #expect(month.loads(week: 2) == "2:32.5 3:32.5 4:25")
  }

  @Test func theReasonNamesTheSetsThatDecided() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], rpe: 5)
    let change = try #require(month.changes(week: 2).first)
    #expect(change.reason == "Barbell Bench Press: 8 8 8 at 77.5 on 5 January with 5 left: 80 instead of 77.5")
    #expect((change.week, change.day) == (2, 1) && change.exercise == month.lift)
  }

  @Test(arguments: [nil, 7.0, 6.5, 7.5]) func whatWasDoneAsAskedChangesNothing(rpe: Double?) throws {
    for weeks in [Self.level, Self.rising] {
      var month = try Month(weeks, goal: weeks[0].reps.upperBound == 5 ? "strength" : "hypertrophy")
      for week in 1...2 {
        // A plan that asks for less in reserve from week to week is done as it was asked for, too.
        let asked = weeks[week - 1]
        month.log(week, Array(repeating: asked.reps.upperBound, count: asked.sets), rpe: rpe.map { $0 + Double(3 - asked.rir) })
        #expect(month.loads(week: week + 1) == "", "\(weeks) week \(week)")
      }
    }
  }

  @Test func aMissedSessionIsNotPaidAndComesAgain() throws {
    var month = try Month(Self.rising, goal: "strength")
    month.log(1, [5, 4, 3])
    // The same again, and everything after it a step later; the easy week goes along.
    #expect(month.loads(week: 2) == "2:90 3:92.5 4:67.5")
    #expect(month.changes(week: 2).first?.reason.hasSuffix("5 4 3 at 90 on 5 January: 90 instead of 92.5") == true)
    month.sessions = []
    month.log(1, [5, 5, 5], rpe: 9)
    #expect(month.loads(week: 2) == "2:90 3:92.5 4:67.5", "much harder than it was asked for")
    month.sessions = []
    month.log(1, [5, 5, 5], pain: 2)
    #expect(month.loads(week: 2) == "2:90 3:92.5 4:67.5", "it hurt")
  }

  @Test func failingTwiceTakesLoadAway() throws {
    var month = try Month(Self.level)
    month.log(1, [7, 6, 6])
    #expect(month.loads(week: 2) == "", "one bad session says nothing where the load stays anyway")
    month.log(2, [6, 6, 5])
    #expect(month.loads(week: 3) == "3:72.5 4:57.5")
  }

  @Test func whoLeavesASessionOutIsNotPaidForIt() throws {
    var month = try Month(Self.rising, goal: "strength")
    month.log(1, [5, 5, 5])
    // The second week's may still be logged.
    #expect(month.loads(week: 2, day: 5) == "")
    month.sessions.append(
      LoggedSession(
        date: month.block.start.day(3, ofWeek: 2), planStart: month.block.start, week: 2, day: 3, unit: .kg,
        sets: [LoggedSet(exercise: try month.lifter.id("back_squat"), amount: 5, load: Load(hundredths: 5000))]))
    month.block.rows.append(
      PastRow(
        id: RowID(seed: 99, place: 4), exercise: try month.lifter.id("back_squat"), week: 2, day: 3, sets: 1, reps: 5...5,
        load: Load(hundredths: 5000), rir: 2))
    #expect(month.loads(week: 2, day: 5) == "3:92.5 4:67.5")
    #expect(month.changes(week: 2, day: 5).first?.reason.hasSuffix("left out on 12 January: 92.5 instead of 95") == true)
  }

  @Test func whatWasApprovedIsNotAddedTwice() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], rpe: 5)
    month.approve(month.changes(week: 2))
    #expect(month.block.rows.map { $0.load?.description } == ["77.5", "80", "80", "62.5"])
    #expect(month.loads(week: 2) == "")
    // Done as it is asked for now, it stays; more again, another step; and the log of the first week corrected takes it back.
    var steady = month
    steady.log(2, [8, 8, 8], rpe: 8)
    #expect(steady.loads(week: 3) == "")
    month.log(2, [8, 8, 8], rpe: 6)
    #expect(month.loads(week: 3) == "3:85 4:67.5", "easy twice running")
    month.sessions.removeAll()
    month.log(1, [8, 8, 8], rpe: 7)
    #expect(month.loads(week: 2) == "2:77.5 3:77.5 4:60")
  }

  @Test func whatIsOverOrDoneAlreadyStays() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], rpe: 5)
    #expect(month.loads(week: 2, day: 2) == "3:80 4:62.5", "the day of week 2 is over")
    // Week 2 was done on the day before its own.
    month.log(2, [8, 8, 8], rpe: 8)
    month.sessions[1].date = month.block.start.day(7, ofWeek: 1)
    #expect(!month.loads(week: 2).contains("2:"))
  }

  @Test func stepsOfTheKitHaveToBeEarned() throws {
    // Dumbbells in twos: from 18 to 20 is more than a tenth.
    let weeks: [Asked] = [(3, 8...12, 18, 2), (3, 8...12, 18, 2), (3, 8...12, 18, 1), (2, 8...12, 14, 5)]
    var month = try Month(weeks, of: "dumbbell_row")
    month.log(1, [12, 12, 12])
    #expect(month.loads(week: 2) == "")
    month.sessions = []
    month.log(1, [16, 16, 16])
    #expect(month.loads(week: 2).hasPrefix("2:20 3:20"))
  }

  @Test func theBuildUpGoesAlong() throws {
    var month = try Month(Self.level)
    month.ramps = [(40.0, 7), (70.0, 8)].map { load, place in
      let row = PastRow(
        id: RowID(seed: 1, place: UInt64(place)), exercise: month.lift, week: 2, day: 1, sets: 1, reps: 5...5,
        load: Load(hundredths: Int32(load * 100)), rir: nil)
      return RunningRow(row, kind: .ramp, base: row.load, isAdapted: false)
    }
    month.log(1, [8, 8, 8], rpe: 5)
    #expect(month.loads(week: 2) == "2:80 3:80 4:62.5 2:42.5 2:72.5")
    #expect(month.changes(week: 2).filter { $0.reason.isEmpty }.count == 2)
  }

  @Test func whoLogsNothingOfTheBlockKeepsIt() throws {
    var month = try Month(Self.level)
    #expect(month.changes(week: 3).isEmpty)
    // What belongs to no plan says nothing of it.
    month.log(1, [12, 12, 12])
    (month.sessions[0].planStart, month.sessions[0].week, month.sessions[0].day) = (nil, nil, nil)
    month.sessions[0].date = month.block.start + -40
    month.sessions[0].sets[0].row = nil
    for place in month.sessions[0].sets.indices { month.sessions[0].sets[place].row = nil }
    #expect(month.changes(week: 3).isEmpty)
  }

  /// What was written decides whether somebody has said no to it before, and not what the client weighs by now.
  @Test func aWeighInIsNoNewEvidence() throws {
    let weeks: [Asked] = [(3, 5...5, 10, 3), (3, 5...5, 10, 2), (3, 5...5, 10, 2), (2, 5...5, 5, 5)]
    var month = try Month(weeks, of: "weighted_pull_up", goal: "strength")
    month.log(1, [5, 5, 5], rpe: 5)
    let before = month.changes(week: 2)
    #expect(before.first?.reason.hasSuffix("5 5 5 at +10 on 5 January with 5 left: +12.5 instead of +10") == true, "\(before)")
    month.lifter.client.bodyMassKilograms = 83.4
    let after = month.changes(week: 2)
    #expect(!before.isEmpty && before.map(\.evidence) == after.map(\.evidence))
    month.sessions = []
    month.log(1, [5, 5, 5], at: 12.5, rpe: 5)
    #expect(month.changes(week: 2).first?.evidence != before.first?.evidence)
  }

  /// A load that the client was to find is known once it was found.
  @Test func whatWasFoundIsAskedForFromThenOn() throws {
    var month = try Month(Self.level)
    for place in month.block.rows.indices { month.block.rows[place].load = nil }
    month.log(1, [8, 8, 8], at: 40, rpe: 7)
    let found = month.changes(week: 2)
    #expect(month.loads(week: 2) == "2:40 3:42.5 4:35")
    #expect(found.first?.reason == "Barbell Bench Press: 8 8 8 at 40 on 5 January with 3 left: 40 instead of a load to be found")
    // However easy it was, it is no more than a step above what was lifted.
    month.sessions = []
    month.log(1, [8, 8, 8], at: 40, rpe: 4)
    #expect(month.loads(week: 2).hasPrefix("2:42.5 3:42.5"))
    // Without a load in the log nobody knows it still.
    month.sessions = []
    month.log(1, [8, 8, 8], rpe: 7)
    #expect(month.loads(week: 2) == "")
  }

  @Test func helpAndBodyWeightAreCalledWhatTheyAre() {
    let day = CalendarDate(dayNumber: 20_454)
    let help = AdaptationWords(name: "Assisted Dip", basis: .assist)
    let less = (help.load(Load(hundredths: 1500)), help.load(Load(hundredths: 2000)))
    #expect(
      help.reason([(-2000, 8), (-2000, 8)], on: day, effort: nil, now: less.0, before: less.1)
        == "Assisted Dip: 8 8 with 20 of help on 1 January: 15 of help instead of 20 of help")
    #expect(
      help.reason([(2000, 8)], on: day, effort: nil, now: help.load(Load(hundredths: 0)), before: less.0)
        == "Assisted Dip: 8 with 20 of help on 1 January: no help instead of 15 of help")
    let added = AdaptationWords(name: "Dip", basis: .added)
    #expect(
      added.reason([(0, 8), (250, 6)], on: day, effort: 8, now: added.load(Load(hundredths: 0)), before: added.load(Load(hundredths: 250)))
        == "Dip: 8, 6 at +2.5 on 1 January with 2 left: body weight instead of +2.5")
  }

  // MARK: - Pain

  private func pain(_ month: Month, week: Int) -> RunningPain {
    let today = month.block.start.day(1, ofWeek: week)
    var history = BlockHistory(sessions: month.sessions)
    history.last = month.block
    let context = PlanningContext(rules: month.lifter.rules, client: month.lifter.client, start: today + 1, history: history)
    return RunningPain(context, month.block, today: today)
  }

  /// As in the next block: something else takes the place of what hurts, the same in every week.
  @Test func somethingElseTakesThePlaceOfWhatHurts() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], pain: 3)
    #expect(pain(month, week: 2).changes.isEmpty)
    month.sessions = []
    month.log(1, [8, 8, 8], pain: 5)
    #expect(month.changes(week: 2).isEmpty)
    let changes = pain(month, week: 2).changes
    #expect(changes.map(\.week) == [2, 3, 4])
    var others: Set<ExerciseID> = []
    for change in changes {
      guard case .swap(let other, let leftOut) = change.kind else {
        Issue.record("\(change)")
        continue
      }
      others.insert(other)
      #expect(change.reason == "Barbell Bench Press: pain 5 of 10 on 5 January: \(month.lifter.rules.rulebook[other].name) instead")
      #expect(leftOut == "Barbell Bench Press: pain 5 of 10 on 5 January: left out" && change.lifted == nil)
    }
    #expect(others.count == 1 && !others.contains(month.lift))
    // It is no news on another night, and news where it hurts again.
    #expect(pain(month, week: 3).changes.map(\.evidence) == changes.dropFirst().map(\.evidence))
    month.log(2, [8, 8, 8], pain: 4)
    #expect(pain(month, week: 3).changes.first?.evidence != changes.first?.evidence)
  }

  @Test func badPainSuspendsTheWholeMovement() throws {
    var month = try Month(Self.level)
    month.log(1, [8, 8, 8], pain: 8)
    let pain = pain(month, week: 2)
    let rules = month.lifter.rules
    let pattern = rules.facts[month.lift.index].pattern
    #expect(rules.byPattern[Int(pattern.rawValue)].allSatisfy(pain.leavesOut))
    #expect(pain.changes.count == 3)
    for change in pain.changes {
      #expect(change.reason.contains("pain 8 of 10 on 5 January, so the whole movement (\(pattern.id)) is suspended: "), "\(change.reason)")
      if case .swap(let other, _) = change.kind { #expect(rules.facts[other.index].pattern != pattern) }
    }
  }

  /// Whatever is logged, every load can be made, more never gives less, and one night of a session earns two steps at the most.
  @Test func moreNeverGivesLess() throws {
    var random = SeededRandom(20_261_130)
    for _ in 0..<200 {
      let load = Double(Int.random(in: 16...60, using: &random)) * 2.5
      let rise = Double(Int.random(in: 0...1, using: &random)) * 2.5
      let reps = Int.random(in: 4...10, using: &random)
      let weeks: [Asked] = (0..<3).map { (3, reps...reps, load + Double($0) * rise, 3 - $0) } + [(2, reps...reps, max(20, load - 20), 5)]
      var last = 0.0
      for done in max(1, reps - 3)...(reps + 4) {
        var month = try Month(weeks)
        month.lifter.client.lifts = []
        month.log(1, [done, done, done])
        let now = month.changes(week: 2).first { $0.week == 2 }.flatMap { change -> Double? in
          if case .load(let load) = change.kind { Double(load.hundredths) / 100 } else { nil }
        }
        let next = now ?? weeks[1].load
        #expect(next >= last && next.truncatingRemainder(dividingBy: 2.5) == 0, "\(weeks) \(done)")
        #expect(next <= weeks[1].load + 5 && next >= weeks[0].load * 0.85)
        last = next
      }
    }
  }
}
