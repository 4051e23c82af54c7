import PlanStore
import SeededNumbers
import TrainingModel

/// What made-up clients did: 25 days of five exercises with four sets each, the same for the same seed.
struct SyntheticLogs {
  var seed: UInt64 = 1

  private static let names = (0..<60).map { "Exercise \($0) (Barbell)" }
  private static let ids = (0..<60).map { "exercise_\($0)" }
  static let setsPerClient = 25 * 5 * 4
  /// The columns of a log of our own form.
  static let heading = "client_id,date,start,session,exercise,set,kind,reps,seconds,metres,load,unit,rpe,pain,side,row_id,note"

  /// Everything that a client did.
  func change(_ client: Int) -> LogChange {
    var random = SeededRandom(seed &* 1_000_003 &+ UInt64(client))
    let (id, first) = ("client-\(client)", CalendarDate(dayNumber: 20_458))
    return LogChange(client: id, logs: (0..<25).map { day(id, first + 2 * $0, &random) })
  }

  private func day(_ client: String, _ date: CalendarDate, _ random: inout SeededRandom) -> WorkoutLog {
    let exercises = (0..<5).map { _ in
      let exercise = random.below(Self.names.count)
      let sets = (0..<4).map { _ in
        DoneSet(
          reps: Int32(5 + random.below(8)), load: Load(hundredths: Int32(20 + random.below(60)) * 250),
          halfRPE: random.chance(50) ? UInt8(14 + random.below(6)) : nil)
      }
      return DoneExercise(name: Self.names[exercise], exercise: Self.ids[exercise], sets: sets)
    }
    let session = DoneSession(date: date, startMinute: 1_080, minutes: 60, name: "Evening Workout", unit: .kg, exercises: exercises)
    return WorkoutLog(
      key: LogKey(client: client, free: date), date: date, isCompleted: true, parts: [LogPart(app: .strong, exported: 0, session: session)])
  }

  /// A day of the client in which one set has another load; another number makes it another load.
  func changedDay(_ client: Int, _ number: Int32) -> WorkoutLog {
    var log = change(client).logs[12]
    log.parts[0].session.exercises[2].sets[1].load = Load(hundredths: 30_000 + number)
    return log
  }

  /// The client's sets as lines of our own form.
  func lines(_ client: Int) -> String {
    var text = ""
    for log in change(client).logs {
      for session in log.parts.map(\.session) {
        for exercise in session.exercises {
          for (index, set) in exercise.sets.enumerated() {
            let (reps, load) = (set.reps.map(String.init) ?? "", set.load?.description ?? "")
            let rpe = set.halfRPE.map { String(Double($0) / 2) } ?? ""
            text += "\(log.key.client),\(log.date),18:00,\(session.name),\(exercise.name),\(index + 1),\(set.kind),\(reps),,,\(load),"
            text += "\(session.unit),\(rpe),,,,\n"
          }
        }
      }
    }
    return text
  }
}
