import PlanStore
import TrainingModel
import WorkoutLogs

/// What is stored of a client's training, and how it is brought to what it should be.
struct StoredLife {
  /// What apps and files told, without what people typed.
  let life: LogLife
  /// As it is stored, with what people typed.
  let stored: [WorkoutLog]
  /// What people typed.
  let typed: TypedLog
  private let client: String
  private let logs: [LogKey: WorkoutLog]
  private let assignment: DayAssignment
  private let overlay: TypedOverlay
  private let basis: LogBasis
  private let names: LogNames

  /// Reads all logs of a client; names that have got a meaning since they were stored have it from here on.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  init(of client: String, in store: PlanStore, _ names: LogNames) throws {
    (self.client, self.names) = (client, names)
    let training = try store.storedTraining(of: client)
    (basis, stored, typed) = (training.basis, training.logs, training.typed)
    logs = Dictionary(stored.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var parts = stored.flatMap(\.parts).compactMap(\.told)
    for part in parts.indices {
      for place in parts[part].session.exercises.indices where parts[part].session.exercises[place].exercise == nil {
        parts[part].session.exercises[place].exercise = names.exercise(parts[part].session.exercises[place].name, in: parts[part].app)
      }
    }
    life = LogLife(parts: parts, exports: basis.exports)
    assignment = DayAssignment(client, training.planned)
    overlay = TypedOverlay(client, rows: typed.records.isEmpty ? [] : try store.plannedRows(of: client), records: typed.records)
  }

  /// What has to be written so that the client's life is this one: days that are new or different, and days that are no more.
  ///
  /// - Parameters:
  ///   - typing: what people typed from now on; nil where it is what they typed before.
  ///   - today: the day on which somebody tells of it; nil where nobody does, so that nothing of it is news.
  func change(to new: LogLife, typing: TypedOverlay? = nil, today: CalendarDate? = nil) -> LogChange {
    var gone = logs
    var changed: [WorkoutLog] = []
    for log in days(of: new, typing: typing ?? overlay) {
      if gone.removeValue(forKey: log.key) != log { changed.append(log) }
    }
    var change = LogChange(client: client, logs: changed, deletions: gone.keys.sorted { $0.precedes($1) })
    if new.exports != life.exports { change.exports = new.exports }
    change.basis = basis
    if let today { change.alarms = names.alarms(changed, today: today) }
    return change
  }

  /// The training days of a life with what people typed, in the order of their dates.
  func days(of life: LogLife, typing: TypedOverlay) -> [WorkoutLog] { assignment.logs(of: life.parts, typed: typing) }
}

extension LogKey {
  fileprivate func precedes(_ other: LogKey) -> Bool { (program, week, day) < (other.program, other.week, other.day) }
}
