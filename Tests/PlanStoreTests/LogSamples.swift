import PlanStore
import SeededNumbers
import TrainingModel

/// Training days that nobody did.
enum LogSamples {
  static let moment = "2026-12-10T20:00:00Z"
  static let later = "2026-12-11T20:00:00Z"

  /// The change that stores so many days of a client, two sets of two exercises each.
  static func change(_ client: String, days: Int, load: Int32 = 6000) -> LogChange {
    LogChange(client: client, logs: (0..<days).map { day(client, $0, load: load) })
  }

  /// The day that comes so many days after a Monday, of nobody's plan.
  static func day(_ client: String, _ offset: Int, load: Int32 = 6000) -> WorkoutLog {
    let date = Workbench.monday + offset
    let exercises = [
      DoneExercise(
        name: "Bench Press (Barbell)", exercise: "bench_press",
        sets: [set(8, load), set(7, load), set(6, load, rpe: 18)]),
      DoneExercise(name: "Plänk", sets: [DoneSet(seconds: 60)]),
    ]
    return WorkoutLog(
      key: LogKey(client: client, free: date), date: date, isCompleted: true,
      parts: [
        LogPart(
          app: .strong, exported: 29_942_000,
          session: DoneSession(date: date, startMinute: 1080, minutes: 55, name: "Evening", unit: .kg, exercises: exercises))
      ])
  }

  static func set(_ reps: Int32, _ load: Int32?, rpe: UInt8? = nil) -> DoneSet {
    DoneSet(reps: reps, load: load.map { Load(hundredths: $0) }, halfRPE: rpe)
  }

  // MARK: At random

  static func anything(_ client: String, _ offset: Int, _ random: inout SeededRandom) -> WorkoutLog {
    let date = Workbench.monday + offset
    let key =
      random.chance(50)
      ? LogKey(client: client, free: date)
      : LogKey(client: client, planStart: Workbench.monday, week: offset / 7 % 4 + 1, day: offset % 7 + 1)
    let parts = (0...random.below(3)).map { part(date, minute: $0 * 300 + random.below(200), &random) }
    return WorkoutLog(key: key, date: date, isCompleted: random.chance(70), note: note(&random), parts: parts)
  }

  static func part(_ date: CalendarDate, minute: Int, _ random: inout SeededRandom) -> LogPart {
    let session = DoneSession(
      date: date, startMinute: random.chance(90) ? Int16(minute) : nil, minutes: random.chance(50) ? Int16(1 + random.below(200)) : nil,
      name: random.pick(["", "Push", "Ganzkörper 💪"]), unit: random.pick([.kg, .lb]), note: note(&random),
      exercises: (0..<random.below(7)).map { _ in exercise(&random) })
    return LogPart(app: random.pick(LogApp.allCases.filter { !$0.isPersonal }), exported: Int64(random.below(1_000_000)), session: session)
  }

  static func exercise(_ random: inout SeededRandom) -> DoneExercise {
    let name = random.pick(["Squat", "Bench \"Press\"", "Row\\back", "Überzüge", "Plank", "Curl"])
    return DoneExercise(
      name: name, exercise: random.chance(60) ? name.lowercased() : nil, superset: random.chance(20) ? Int32(random.below(4)) : nil,
      note: note(&random), sets: (0..<random.below(6)).map { _ in anySet(&random) })
  }

  static func anySet(_ random: inout SeededRandom) -> DoneSet {
    var set = DoneSet(
      kind: random.pick(SetKind.allCases), row: random.chance(30) ? RowID(rawValue: random.next()) : nil,
      reps: random.chance(80) ? Int32(random.below(30)) : nil, seconds: random.chance(10) ? Int32(random.below(4000)) : nil,
      centimetres: random.chance(10) ? .max : nil, load: random.chance(80) ? Load(hundredths: Int32(random.below(40)) * 250) : nil,
      halfRPE: random.chance(40) ? UInt8(2 + random.below(19)) : nil, pain: random.chance(10) ? UInt8(random.below(11)) : nil,
      side: random.chance(10) ? random.pick(LogSide.allCases) : nil, note: note(&random))
    set.isFlagged = random.chance(5)
    return set
  }

  private static func note(_ random: inout SeededRandom) -> String? {
    random.chance(15) ? random.pick(["easy", "left \"knee\"\n\u{1}", "schwer, 💥", "a\\b", "[1,2]"]) : nil
  }

  /// The log with one to four of the changes that people and apps make.
  static func changed(_ log: WorkoutLog, _ random: inout SeededRandom) -> WorkoutLog {
    var log = log
    for _ in 0...random.below(4) {
      let part = random.below(log.parts.count)
      var exercises = log.parts[part].session.exercises
      let index = exercises.isEmpty ? 0 : random.below(exercises.count)
      switch random.below(10) {
      case 0: exercises.insert(exercise(&random), at: index)
      case 1 where !exercises.isEmpty: exercises.remove(at: index)
      case 2 where !exercises.isEmpty: exercises.append(exercises.remove(at: index))
      case 3: exercises.shuffle(using: &random)
      case 4 where !exercises.isEmpty: exercises[index].sets.append(anySet(&random))
      case 5 where !exercises.isEmpty && !exercises[index].sets.isEmpty: exercises[index].sets[0] = anySet(&random)
      case 6 where !exercises.isEmpty: exercises[index].name += "!"
      case 7: log.note = note(&random)
      case 8: log.parts[part].session.name += "."
      case 9 where random.chance(30):
        log.parts.insert(Self.part(log.date, minute: random.below(1400), &random), at: random.below(log.parts.count + 1))
        continue
      default: exercises.reverse()
      }
      log.parts[part].session.exercises = exercises
    }
    return log
  }
}

extension PlanStore {
  /// The log of one day; nil where there is none.
  func log(_ key: LogKey) throws -> WorkoutLog? { try logs(of: [key.client])[key.client]?.first { $0.key == key } }
}
