import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// A client of the shipped rules who follows a named programme, and what they get as short texts.
struct Trainee {
  var client: Client
  var history = BlockHistory()
  var start = SmallRulebook.monday
  let rules: PlanningRules

  /// A healthy intermediate of 30 with everything and two hours, on Monday, Tuesday, Thursday and Friday.
  ///
  /// `lifts` are 1RMs in the client's unit, by exercise id.
  init(
    _ template: String, _ lifts: KeyValuePairs<String, Double> = [:], unit: LoadUnit = .kg, days: [Weekday] = [.mon, .tue, .thu, .fri],
    rules other: PlanningRules? = nil, _ change: (inout Client) -> Void = { _ in }
  ) throws {
    rules = try other ?? ShippedRules.required()
    let book = rules.rulebook
    let gym = try #require(book.presets.first { $0.id == "commercial_gym" })
    let strength = try #require(book.goals.firstIndex { $0.id == "strength" })
    client = Client(
      id: "p1", goal: GoalID(strength), experience: .intermediate, trainingDays: WordSet(days), minutesPerSession: 120, equipment: gym.items
    )
    (client.statedAge, client.conditions, client.clearance, client.units) = (30, ConditionSet(), .cleared, unit)
    client.template = TemplateID(try #require(book.templates.firstIndex { $0.id == template }, "there is no template \(template)"))
    for (id, load) in lifts {
      let exercise = try #require(book.exercise(id))
      client.lifts.append(KnownLift(exercise: exercise, kilograms: unit == .kg ? load : load / Load.poundsPerKilogram, reps: 1))
    }
    change(&client)
  }

  var result: PlanningPipeline.Result { PlanningContext(rules: rules, client: client, start: start, history: history).plan() }

  /// The block, or a failed test that says why there is none.
  func plan() throws -> Mesocycle {
    let result = result
    return try #require(result.mesocycle, "\(result.findings.map(\.cellText))")
  }

  /// The working sets of every session, exercise by exercise: `Press: overhead_press 5@42.5 5@50 5+@57.5`.
  ///
  /// - Parameter only: The ids of the exercises to show; nil shows all.
  func sessions(week: Int? = nil, only: Set<String>? = nil) throws -> [String] {
    let plan = try plan()
    return plan.sessions.filter { week == nil || $0.week == week }.map { session in
      "\(session.focus): "
        + text(plan.rows(week: session.week, day: session.day).filter { $0.kind != .ramp && only?.contains(id($0)) != false })
    }
  }

  private func id(_ row: Prescription) -> String { rules.rulebook[row.exercise].id }

  /// Rows as text; several sets of a row as `3x5@60`, unknown loads without `@`.
  func text(_ rows: [Prescription]) -> String {
    var (words, last) = ([String](), ExerciseID?.none)
    for row in rows {
      if row.exercise != last { words.append(rules.rulebook[row.exercise].id) }
      last = row.exercise
      words.append(
        (row.sets > 1 ? "\(row.sets)x" : "") + "\(row.repsMin)" + (row.repsMax == 0 ? "+" : "") + (row.kind == .test ? "rm" : "")
          + (row.measure == .seconds ? "s" : "") + (row.load.map { "@\($0)" } ?? ""))
    }
    return words.joined(separator: " ")
  }

  /// Logs the working sets of session `number` (from 0) of the block as prescribed, but for what `change` alters of their repetitions and loads.
  mutating func log(_ number: Int, _ change: (inout LoggedSet, _ place: Int) -> Void = { _, _ in }) throws {
    try log(number) { set, place, _ in change(&set, place) }
  }

  /// The same, where `change` alters the sets for as many repetitions as possible alone.
  mutating func logOpen(_ number: Int, _ change: (inout LoggedSet) -> Void) throws {
    try log(number) { set, _, row in if row.kind == .amrap { change(&set) } }
  }

  private mutating func log(_ number: Int, _ change: (inout LoggedSet, _ place: Int, _ row: Prescription) -> Void) throws {
    let plan = try plan()
    let session = plan.sessions[number]
    var sets: [LoggedSet] = []
    for row in plan.rows(week: session.week, day: session.day) where row.kind != .ramp {
      for _ in 0..<row.sets {
        var set = LoggedSet(exercise: row.exercise, measure: row.measure, amount: Int(row.repsMin), load: row.load)
        change(&set, sets.count, row)
        sets.append(set)
      }
    }
    history.sessions.append(
      LoggedSession(
        date: plan.date(week: session.week, day: session.day), planStart: start, week: session.week, day: session.day, unit: client.units,
        sets: sets))
  }

  /// The block after this one.
  func nextBlock() throws -> Trainee {
    var next = self
    let record: ProgrammeRecord = try #require(result.programme)
    next.history.programme = record
    next.start = start + 28
    return next
  }

  /// The id of an exercise.
  func id(_ exercise: String) throws -> ExerciseID { try #require(rules.rulebook.exercise(exercise)) }
}
