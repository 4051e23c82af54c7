import Rulebook
import TrainingModel

@testable import Planning

/// One block of a client and what was done of it, a line a day.
struct ReportedWeek {
  static let rules = ReportRules(Shipped.rules)
  static let start = CalendarDate(dayNumber: 20_458)  // a Monday

  var block: PastBlock
  var days: [PlanDay] = []
  var logs: [WorkoutLog] = []
  private var nextRow: UInt64 = 1

  init(unit: LoadUnit = .kg, phases: [Phase?] = [.introduce, .build, .overreach, .deload]) {
    block = PastBlock(start: Self.start, lastDay: Self.start + 27, unit: unit, phases: phases, rows: [])
  }

  static func exercise(_ id: String) -> ExerciseID { Shipped.rules.exercise(id) ?? ExerciseID(0) }

  /// Plans so many sets of an exercise.
  mutating func plan(_ id: String, week: Int = 1, day: Int, sets: Int = 3, reps: ClosedRange<Int> = 8...8, load: Double? = 100) {
    block.rows.append(
      PastRow(
        id: RowID(rawValue: nextRow), exercise: Self.exercise(id), week: week, day: day, sets: sets, reps: reps,
        load: load.map { Load(hundredths: Int32($0 * 100)) }))
    nextRow += 1
    let place = PlanDay(week: week, day: day)
    if !days.contains(place) { days.append(place) }
  }

  /// Logs sets of repetitions and loads, in the day's order.
  mutating func log(
    _ id: String, week: Int = 1, day: Int, _ sets: [(reps: Int, load: Double)], rpe: UInt8? = nil, pain: UInt8? = nil,
    sides: [LogSide] = []
  ) {
    let done = DoneExercise(
      name: id, exercise: id,
      sets: sets.enumerated().map { place, set in
        DoneSet(
          reps: Int32(set.reps), load: Load(hundredths: Int32(set.load * 100)), halfRPE: rpe, pain: pain,
          side: sides.isEmpty ? nil : sides[place % sides.count])
      })
    let key = LogKey(client: "anna", planStart: Self.start, week: week, day: day)
    if let place = logs.firstIndex(where: { $0.key == key }) {
      logs[place].parts[0].session.exercises.append(done)
    } else {
      let date = Self.start.day(day, ofWeek: week)
      logs.append(
        WorkoutLog(
          key: key, date: date, isCompleted: true,
          parts: [LogPart(app: .csv, exported: 1, session: DoneSession(date: date, unit: block.unit, exercises: [done]))]))
    }
  }

  /// What the logs show on a day, counted from the first of the block.
  func report(_ day: Int) -> TrainingReport {
    TrainingReport(of: "anna", logs, [ApprovedTraining(block: block, days: days.sorted())], Self.rules, today: Self.start + day)
  }

  /// The flags of a day as `kind exercise value`.
  func flags(_ day: Int) -> [String] {
    report(day).flags.map { flag in
      "\(flag.kind) \(flag.exercise.map { Shipped.rules[$0].id } ?? "-") \((flag.value * 100).rounded() / 100)"
    }
  }
}
