import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A client of the shipped rules without a programme, month after month, with what they log.
struct Lifter {
  var client: Client
  var rules: PlanningRules
  var history = BlockHistory()
  var start = SmallRulebook.monday

  /// An intermediate of 30 in a commercial gym on Monday, Wednesday and Friday who likes the exercise and is known by it.
  init(
    _ goal: String, _ exercise: String, _ oneRepMax: Double, unit: LoadUnit = .kg, equipment: [String]? = nil,
    _ change: (inout Client) -> Void = { _ in }
  ) throws {
    rules = try ShippedRules.required()
    let book = rules.rulebook
    client = Client(
      id: "lifter", goal: GoalID(try #require(book.goals.firstIndex { $0.id == goal })), experience: .intermediate,
      trainingDays: WordSet([.mon, .wed, .fri]), minutesPerSession: 75,
      equipment: try #require(book.presets.first { $0.id == "commercial_gym" }).items)
    (client.statedAge, client.conditions, client.clearance, client.bodyMassKilograms) = (30, ConditionSet(), .cleared, 80)
    client.units = unit
    let id = try #require(book.exercise(exercise))
    client.likes = [id]
    let kilograms = unit == .kg ? oneRepMax : oneRepMax / Load.poundsPerKilogram
    client.lifts = [KnownLift(exercise: id, kilograms: kilograms, reps: 1, date: SmallRulebook.monday + -10)]
    change(&client)
  }

  var context: PlanningContext { PlanningContext(rules: rules, client: client, start: start, history: history) }

  var result: PlanningPipeline.Result { context.plan() }

  /// The block, or a failed test that says why there is none.
  func plan() throws -> Mesocycle {
    let result = result
    return try #require(result.mesocycle, "\(result.findings.filter { $0.severity == .error }.map(\.cellText))")
  }

  func id(_ exercise: String) throws -> ExerciseID { try #require(rules.rulebook.exercise(exercise)) }

  /// What the logs make of an exercise.
  func verdict(_ exercise: String) throws -> ExerciseVerdict {
    let (draft, _) = context.draft(through: .analyse)
    return try #require(draft.analysis.lastMonth.verdict(try id(exercise)))
  }

  /// The month after this one, with what was logged of it.
  func next(_ sessions: [LoggedSession]) throws -> Lifter {
    var next = self
    next.history = .approved(try plan(), sessions: history.sessions + sessions)
    next.start = start + 28
    return next
  }

  /// The month after a month in which one exercise was asked for as these rows, and whatever else as it was planned.
  ///
  /// - Parameters:
  ///   - rows: What each day with the exercise in a hard week asked for, in its order.
  ///   - log: What was done of it on such a day; nil for who logs nothing.
  func after(
    _ exercise: String, asked rows: [(sets: Int, reps: ClosedRange<Int>, load: Double, rir: Int)], hasRows: Bool = true,
    log: ((_ day: Int) -> [(reps: Int, load: Double, row: Int?)])?
  ) throws -> Lifter {
    let id = try id(exercise)
    let plan = try plan()
    var block = PastBlock(plan)
    let before = block.rows
    block.rows = []
    var sessions = [LoggedSession].done(plan)
    for place in sessions.indices { sessions[place].sets.removeAll { $0.exercise == id } }
    var number = 0
    for row in before {
      guard row.exercise == id, block.phase(row.week) != .deload else {
        block.rows.append(row)
        continue
      }
      let asked = rows.enumerated().map { place, asked in
        PastRow(
          id: RowID(seed: UInt64(number * 10 + place), place: 7), exercise: id, week: row.week, day: row.day, sets: asked.sets,
          reps: asked.reps, load: Load(hundredths: Int32((asked.load * 100).rounded())), rir: asked.rir)
      }
      block.rows += asked
      if let log, let place = sessions.firstIndex(where: { $0.week == row.week && $0.day == row.day }) {
        sessions[place].sets += log(number).map { done in
          LoggedSet(
            exercise: id, row: hasRows ? done.row.map { asked[$0].id } : nil, amount: done.reps,
            load: Load(hundredths: Int32((done.load * 100).rounded())))
        }
      }
      number += 1
    }
    if !hasRows {
      for place in sessions.indices { for set in sessions[place].sets.indices { sessions[place].sets[set].row = nil } }
    }
    var next = self
    next.history = .approved(plan, sessions: log == nil ? [] : sessions)
    next.history.last = block
    next.start = start + 28
    return next
  }

  /// The load of the exercise's first working row, in the client's unit.
  func first(_ exercise: String) throws -> Double {
    let id = try id(exercise)
    let row = try #require(try plan().prescriptions.first { $0.exercise == id && $0.kind.countsAsVolume })
    return Double(try #require(row.load).hundredths) / 100
  }

  /// `4x7@67.5` for the exercise's first working row.
  func firstRow(_ exercise: String) throws -> String {
    let id = try id(exercise)
    let row = try #require(try plan().prescriptions.first { $0.exercise == id && $0.kind.countsAsVolume })
    return "\(row.repsMin)-\(row.repsMax)@\(row.load.map(\.description) ?? "?")"
  }
}
