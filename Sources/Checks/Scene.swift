import Rulebook
import TrainingModel

/// Rules, a client and two weeks of training, small enough to know by heart, to which no check objects: examples change one thing of it.
///
/// The client is 35, intermediate, has everything, trains on Mondays and Wednesdays, squats 100 kg, and states the first condition, which
/// says nothing until an example has it say something. The second comes with 65 years. Each session is a build-up and three sets of squats,
/// three of rows, and a walk.
struct Scene: Sendable {
  var rules: CheckRules
  var block: FinishedBlock

  static let squat = ExerciseID(0), legPress = ExerciseID(1), row = ExerciseID(2), plank = ExerciseID(3), stand = ExerciseID(4)
  static let walk = ExerciseID(5), intervals = ExerciseID(6)
  /// A Monday.
  static let monday = CalendarDate(dayNumber: 20_458)
  static let sentence = NoteID(0)
  /// Whom a child is expected of in 84 days or fewer.
  static var lateInPregnancy: Matcher {
    var matcher = Matcher()
    matcher.daysToDue = 1...84
    return matcher
  }

  init() {
    rules = CheckRules(exercises: Self.catalogue, conditions: [ConditionEntry(), ConditionEntry()])
    rules.conditions[1].appliesTo = .init()
    rules.conditions[1].appliesTo?.age = 65...120
    rules.kilograms = [LoadLadder(min: 2000, step: 250, max: 30_000), LoadLadder(min: 1000, step: 500, max: 40_000)]
    rules.pounds = [LoadLadder(min: 4500, step: 500, max: 66_000), LoadLadder(min: 2000, step: 1000, max: 88_000)]
    rules.intervals.exercises = ExerciseBits([Self.intervals])
    rules.notes = ["Breathe out."]
    rules.programmeDays = [2]
    rules.standards = [LevelStandard(exercise: Self.squat, intermediate: 1, advanced: 1.5)]
    var client = Client(
      id: "somebody", goal: GoalID(0), experience: .intermediate, trainingDays: WordSet([.mon, .wed]), minutesPerSession: 60,
      equipment: EquipmentSet([EquipmentID(0), EquipmentID(1)]))
    (client.statedAge, client.conditions, client.clearance) = (35, ConditionSet([ConditionID(0)]), .cleared)
    client.lifts = [KnownLift(exercise: Self.squat, kilograms: 100, reps: 1)]
    block = FinishedBlock(Self.plan, for: client)
  }

  private static var catalogue: [ExerciseEntry] {
    var all = [
      ExerciseEntry("Squat", .squat), ExerciseEntry("Leg Press", .squat), ExerciseEntry("Row", .horizontalPull),
      ExerciseEntry("Plank", .coreAntiExtension), ExerciseEntry("One-Leg Stand", .balance), ExerciseEntry("Walk", .conditioning),
      ExerciseEntry("Intervals", .conditioning),
    ]
    for (place, item) in [(0, 0), (1, 1)] {
      all[place].equipment = EquipmentSet([EquipmentID(item)])
      all[place].loadedBy = EquipmentID(item)
    }
    all[0].record = LiftLimit.all[0]
    (all[3].measure, all[4].measure, all[5].measure, all[6].measure) = (.seconds, .secondsEachSide, .minutes, .minutes)
    return all
  }

  private static var plan: Mesocycle {
    var plan = Mesocycle(
      start: monday, unit: .kg, weeks: [Microcycle(week: 1, phase: .introduce), Microcycle(week: 2, phase: .build)])
    for week in 1...2 {
      for day in [1, 3] {
        plan.sessions.append(Session(week: week, day: day, focus: "Whole body", seconds: 2400))
        plan.prescriptions += [
          prescription(week, day, 1, squat, .ramp, 1, 5, load: 5000),
          prescription(week, day, 2, squat, .work, 3, 8, load: 7000, reserve: 2),
          prescription(week, day, 3, row, .work, 3, 10, reserve: 2), prescription(week, day, 4, walk, .cardio, 1, 10, measure: .minutes),
        ]
      }
    }
    return plan
  }

  private static func prescription(
    _ week: Int, _ day: Int, _ order: UInt8, _ exercise: ExerciseID, _ kind: RowKind, _ sets: UInt8, _ amount: UInt16,
    load: Int32? = nil, reserve: UInt8? = nil, measure: Measure = .reps
  ) -> Prescription {
    Prescription(
      week: UInt8(week), day: UInt8(day), order: order, rowID: RowID(seed: 1, place: UInt64(week * 100 + day * 10) + UInt64(order)),
      exercise: exercise, kind: kind, measure: measure, sets: sets, repsMin: amount, repsMax: amount,
      load: load.map { Load(hundredths: $0) }, loadBasis: load == nil ? .none : .total, rir: reserve, restSeconds: 120, tempo: nil)
  }

  // MARK: - Changes

  /// The condition that the client states.
  var condition: ConditionEntry {
    get { rules.conditions[0] }
    set { rules.conditions[0] = newValue }
  }

  var client: Client {
    get { block.client }
    set { block.client = newValue }
  }

  /// Has the stated condition limit every exercise, or one.
  mutating func limit(_ exercise: ExerciseID? = nil, _ change: (inout LimitEntry) -> Void) {
    var limit = LimitEntry()
    limit.exercises = ExerciseBits(exercise.map { [$0] } ?? rules.exercises.indices.map { ExerciseID($0) })
    change(&limit)
    condition.limits.append(limit)
  }

  /// Changes the first row of an exercise and kind.
  mutating func first(_ exercise: ExerciseID = squat, _ kind: RowKind = .work, _ change: (inout Prescription) -> Void) {
    guard let place = block.plan.prescriptions.firstIndex(where: { $0.exercise == exercise && $0.kind == kind }) else { return }
    change(&block.plan.prescriptions[place])
  }

  /// Puts another exercise into the place of the walk at the end of the first session, in seconds or minutes.
  mutating func finish(with exercise: ExerciseID) {
    let measure = rules[exercise].measure
    first(Self.walk, .cardio) { row in
      (row.exercise, row.measure) = (exercise, measure)
      row.kind = measure == .minutes ? .cardio : .mobility
    }
  }
}

extension Scene {
  /// A plan with the session of one day on another day of the same week.
  static func moved(_ plan: Mesocycle, week: Int, from day: Int, to other: Int) -> Mesocycle {
    var plan = plan
    for place in plan.sessions.indices where plan.sessions[place].week == week && plan.sessions[place].day == day {
      plan.sessions[place].day = other
    }
    for place in plan.prescriptions.indices where Int(plan.prescriptions[place].week) == week && Int(plan.prescriptions[place].day) == day {
      plan.prescriptions[place].day = UInt8(other)
    }
    return plan
  }
}
