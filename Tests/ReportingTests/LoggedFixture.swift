import PlanStore
import Testing
import TrainingModel

extension PlanFixture {
  /// One exercise of a logged day: sets of an amount, a load and, in half steps, an effort.
  struct Done {
    var exercise: String
    var sets: [(amount: Int32, load: Double?, halfRPE: UInt8?)]
    var isTimed = false
    var pain: UInt8?
    var note: String?

    static func bench(_ sets: [(amount: Int32, load: Double?, halfRPE: UInt8?)], pain: UInt8? = nil, note: String? = nil) -> Done {
      Done(exercise: "barbell_bench_press", sets: sets, pain: pain, note: note)
    }
  }

  /// Stores what a client did on a day, which belongs to no plan unless a block, a week and a day are named.
  func log(
    _ client: String, _ date: String, _ done: [Done], unit: LoadUnit = .kg, of place: (start: String, week: Int, day: Int)? = nil
  ) throws {
    let date = try #require(CalendarDate(iso: date))
    let exercises = done.map { done in
      DoneExercise(
        name: done.exercise, exercise: done.exercise, note: done.note,
        sets: done.sets.map { set in
          DoneSet(
            reps: done.isTimed ? nil : set.amount, seconds: done.isTimed ? set.amount : nil,
            load: set.load.map { Load(hundredths: Int32(($0 * 100).rounded())) }, halfRPE: set.halfRPE, pain: done.pain)
        })
    }
    let part = LogPart(app: .csv, exported: 1, session: DoneSession(date: date, unit: unit, exercises: exercises))
    let key = place.flatMap { place in
      CalendarDate(iso: place.start).map { LogKey(client: client, planStart: $0, week: place.week, day: place.day) }
    }
    let log = WorkoutLog(key: key ?? LogKey(client: client, free: date), date: date, isCompleted: true, parts: [part])
    _ = try LogSaver(store, operation: "test").save(
      LogChange(client: client, logs: [log]), at: "2026-12-02T10:00:00Z")
  }
}
