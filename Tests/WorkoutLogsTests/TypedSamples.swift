import SeededNumbers
import TrainingModel

@testable import WorkoutLogs

/// A small block of a client, what an app tells of it, and what people type of it.
enum TypedSamples {
  static let monday = CalendarDate(dayNumber: 20_000 - 20_000 % 7 + 4)

  static func row(
    _ number: UInt64, day: Int = 1, _ exercise: String = "barbell_bench_press", kind: RowKind = .work, measure: Measure = .reps,
    sets: Int = 3, amount: Int = 8, load: Int32? = 6000, week: Int = 1
  ) -> PlannedRow {
    PlannedRow(
      row: RowID(rawValue: number), planStart: monday, day: PlanDay(week: week, day: day), exercise: exercise, kind: kind, measure: measure,
      sets: sets, amount: amount, load: load.map(Load.init(hundredths:)), unit: .kg)
  }

  static func sets(_ reps: [Int32], _ loads: [Int32?]) -> [DoneSet] {
    reps.indices.map { DoneSet(reps: reps[$0], load: loads[min($0, loads.count - 1)].map(Load.init(hundredths:))) }
  }

  static func part(_ day: Int32, _ exercises: [(String, [DoneSet])], unit: LoadUnit = .kg, app: LogApp = .strong) -> LogPart {
    LogPart(
      app: app, exported: 0,
      session: DoneSession(
        date: monday + Int(day - 1), startMinute: 1080, name: "Push", unit: unit,
        exercises: exercises.map { DoneExercise(name: $0.0, exercise: $0.0, sets: $0.1) }))
  }

  static func record(_ subject: TypedSubject, _ values: TypedValues, source: LogApp = .sheet, exercise: String = "barbell_bench_press")
    -> TypedRecord
  {
    var date = monday
    if case .exercise(let day, _, _) = subject { date = day }
    let author = TypedAuthor(source: source, who: "Lea", at: "2026-01-01T00:00:00Z")
    return TypedRecord(
      subject, date: date, exercise: exercise, values: values,
      authors: Dictionary(uniqueKeysWithValues: values.fields.map { ($0, author) }))
  }

  static func reps(_ list: Int32...) -> TypedAmounts? { TypedAmounts(.reps, list) }
  static func kilograms(_ list: Int32...) -> TypedLoads? { TypedLoads(.kg, list.map { Load(hundredths: $0 * 100) }) }

  /// The days of parts with what was typed, as they are stored.
  static func logs(_ parts: [LogPart], _ rows: [PlannedRow], _ records: [TypedRecord]) -> [WorkoutLog] {
    DayAssignment("ann", planned(rows)).logs(of: parts, typed: TypedOverlay("ann", rows: rows, records: records))
  }

  static func planned(_ rows: [PlannedRow]) -> [PlannedTraining] {
    var days: [PlannedTraining] = []
    for row in rows {
      if days.last?.day != row.day { days.append(PlannedTraining(planStart: row.planStart, day: row.day)) }
      days[days.count - 1].rows.append(row.row)
      if row.kind != .ramp { days[days.count - 1].exercises.insert(row.exercise) }
    }
    return days
  }

  /// Words of any kind that can have been typed.
  static func values(_ random: inout SeededRandom) -> TypedValues {
    var values = TypedValues()
    let count = Int.random(in: 0...5, using: &random)
    if random.chance(50) { values.sets = count }
    if random.chance(60) { values.amounts = TypedAmounts(.reps, (0..<max(1, count)).map { _ in Int32.random(in: 0...12, using: &random) }) }
    if random.chance(50) {
      values.loads = TypedLoads(
        random.chance(20) ? .lb : .kg, (0..<max(1, count)).map { _ in Load(hundredths: 250 * Int32.random(in: 0...50, using: &random)) })
    }
    if random.chance(30) { values.halfRPE = UInt8.random(in: 2...20, using: &random) }
    if random.chance(30) { values.pain = UInt8.random(in: 0...10, using: &random) }
    if random.chance(30) { values.comment = "word \(random.below(9))" }
    return values
  }
}
