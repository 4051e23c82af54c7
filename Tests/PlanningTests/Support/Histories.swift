import TrainingModel

@testable import Planning

extension BlockHistory {
  /// What the store would tell of a plan that was approved as it is.
  static func approved(_ plan: Mesocycle, sessions: [LoggedSession] = []) -> BlockHistory {
    var exercises: [ExerciseID] = []
    for row in plan.prescriptions where !exercises.contains(row.exercise) { exercises.append(row.exercise) }
    var history = BlockHistory(blocks: [exercises.sorted { $0.index < $1.index }], sessions: sessions)
    history.last = PastBlock(plan)
    return history
  }
}

extension PastBlock {
  init(_ plan: Mesocycle) {
    let rows = plan.prescriptions.filter(\.kind.countsAsVolume).map { row in
      PastRow(
        id: row.rowID, exercise: row.exercise, week: Int(row.week), day: Int(row.day), sets: Int(row.sets),
        reps: Int(row.repsMin)...max(Int(row.repsMin), Int(row.repsMax)), load: row.load, rir: row.rir.map { Int($0) })
    }
    let lastDay = plan.sessions.map { plan.date(week: $0.week, day: $0.day) }.max() ?? plan.start
    self.init(start: plan.start, lastDay: lastDay, unit: plan.unit, phases: plan.weeks.map(\.phase), rows: rows)
  }
}

extension LoggedSet {
  /// A set in what its exercise counts.
  init(
    exercise: ExerciseID, row: RowID? = nil, kind: SetKind = .work, measure: Measure = .reps, amount: Int, load: Load? = nil,
    rpe: Double? = nil, pain: UInt8? = nil, side: LogSide? = nil
  ) {
    self.init(exercise: exercise, row: row, kind: kind, load: load, pain: pain, side: side)
    self.rpe = rpe
    switch measure {
    case .reps, .repsEachSide: reps = Int32(amount)
    case .seconds, .secondsEachSide: seconds = Int32(amount)
    case .minutes: seconds = Int32(amount * 60)
    case .metres: centimetres = Int32(amount * 100)
    }
  }

  /// What it counts, whatever that is.
  var amount: Int {
    get { Int(reps ?? seconds ?? centimetres.map { $0 / 100 } ?? 0) }
    set {
      if reps != nil {
        reps = Int32(newValue)
      } else if seconds != nil {
        seconds = Int32(newValue)
      } else {
        centimetres = Int32(newValue * 100)
      }
    }
  }
}

extension [LoggedSession] {
  /// A month done exactly as it was asked for, with the effort that was asked for; `change` makes a set another one.
  static func done(_ plan: Mesocycle, _ change: (inout LoggedSet) -> Void = { _ in }) -> [LoggedSession] {
    plan.sessions.map { session in
      var sets: [LoggedSet] = []
      for row in plan.rows(week: session.week, day: session.day) where row.kind.countsAsVolume {
        for _ in 0..<row.sets {
          var set = LoggedSet(
            exercise: row.exercise, row: row.rowID, measure: row.measure, amount: Int(Swift.max(row.repsMin, row.repsMax)), load: row.load,
            rpe: row.rir.map { 10 - Double($0) })
          change(&set)
          sets.append(set)
        }
      }
      return LoggedSession(
        date: plan.date(week: session.week, day: session.day), planStart: plan.start, week: session.week, day: session.day, unit: plan.unit,
        sets: sets)
    }
  }
}
