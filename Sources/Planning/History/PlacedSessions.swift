import TrainingModel

/// The sessions that belong to one block, by its days: where a log doesn't say it itself, by their dates and exercises.
struct PlacedSessions {
  /// In the order of the days; the sessions of a day in the order of their starts.
  var days: [(day: PlanDay, sessions: [LoggedSession])] = []
  /// What no plan asked for, in the order of its dates.
  private(set) var free: [LoggedSession] = []

  /// - Parameters:
  ///   - sessions: In any order.
  ///   - block: nil where the client has none: then all of them are free.
  init(_ sessions: [LoggedSession], in block: PastBlock?) {
    var planned: [(day: PlanDay, exercises: Set<ExerciseID>)] = []
    var byRow: [RowID: PlanDay] = [:]
    for row in block?.rows ?? [] {
      let day = PlanDay(week: row.week, day: row.day)
      if planned.last?.day != day { planned.append((day, [])) }
      planned[planned.count - 1].exercises.insert(row.exercise)
      byRow[row.id] = day
    }
    self.init(sessions, start: block?.start, planned) { set in set.row.flatMap { byRow[$0] } }
  }

  /// - Parameters:
  ///   - start: The block's first day; nil where there is none.
  ///   - planned: Its training days with their exercises, each day once.
  ///   - rowDay: The day of the row that a set names, where it is the block's.
  init(
    _ sessions: [LoggedSession], start: CalendarDate?, _ planned: [(day: PlanDay, exercises: Set<ExerciseID>)],
    rowDay: (LoggedSet) -> PlanDay? = { _ in nil }
  ) {
    var placed: [(day: PlanDay, session: LoggedSession)] = []
    var open: [LoggedSession] = []
    for session in sessions {
      if let day = session.sets.lazy.compactMap(rowDay).first {
        placed.append((day, session))
      } else if let planStart = session.planStart {
        if planStart == start {
          if let day = session.place { placed.append((day, session)) } else { open.append(session) }
        }
      } else {
        open.append(session)
      }
    }
    if let start, !open.isEmpty {
      let matching = SessionMatching<ExerciseID>(
        planned.map { day in
          .init(planStart: start, day: day.day, exercises: day.exercises, isLogged: placed.contains { $0.day == day.day })
        })
      let found = matching.match(
        open.map { session in
          .init(
            date: session.date, startMinute: session.startMinute.map { Int($0) },
            exercises: Set(session.sets.lazy.filter(\.kind.isWorking).map(\.exercise)), tieBreak: session.tieBreak)
        })
      for (session, day) in zip(open, found) {
        if let day { placed.append((day.day, session)) } else { free.append(session) }
      }
    } else {
      free = open
    }
    free.sort { $0.precedes($1) }
    placed.sort { ($0.day.week, $0.day.day) == ($1.day.week, $1.day.day) ? $0.session.precedes($1.session) : $0.day < $1.day }
    for (day, session) in placed {
      if days.last?.day != day { days.append((day, [])) }
      days[days.count - 1].sessions.append(session)
    }
  }
}

extension LoggedSession {
  /// Whether it was before another, whatever order they came in.
  fileprivate func precedes(_ other: LoggedSession) -> Bool {
    if date != other.date || startMinute != other.startMinute {
      return (date.dayNumber, startMinute ?? -1) < (other.date.dayNumber, other.startMinute ?? -1)
    }
    return tieBreak < other.tieBreak
  }

  /// The same in every process for the same sets.
  fileprivate var tieBreak: UInt64 {
    var hash = StableHash()
    for set in sets {
      hash.take(UInt64(set.exercise.index))
      hash.take(UInt64(truncatingIfNeeded: set.reps ?? -1))
      hash.take(UInt64(truncatingIfNeeded: set.load?.hundredths ?? -1))
    }
    return hash.value
  }
}

extension LoggedSession {
  fileprivate func trains(_ exercise: ExerciseID) -> Bool { sets.contains { $0.exercise == exercise } }
}

extension [LoggedSession] {
  /// The sessions of a day by how often an exercise was trained in full: two workouts of it are two, and what was split over the day is one.
  ///
  /// - Parameter sets: How many sets one full time has.
  func rounds(of exercise: ExerciseID, sets: Int) -> [[LoggedSession]] {
    let mine = allSatisfy { $0.trains(exercise) } ? self : filter { $0.trains(exercise) }
    guard mine.count > 1,
      mine.allSatisfy({ $0.sets.count { $0.exercise == exercise && $0.counts && $0.side != .right } >= sets })
    else { return mine.isEmpty ? [] : [mine] }
    return mine.map { [$0] }
  }

  /// How many working sets of an exercise can't be right as they are written.
  func unbelieved(_ exercise: ExerciseID) -> Int {
    reduce(0) { $0 + $1.sets.count { $0.exercise == exercise && $0.kind.isWorking && $0.isFlagged } }
  }

  /// The worst that was said of an exercise's pain, of whatever kind of set.
  func pain(of exercise: ExerciseID) -> (pain: Int, radiates: Bool) {
    var (pain, radiates) = (0, false)
    for session in self {
      for set in session.sets where set.exercise == exercise {
        if let noted = set.pain, noted <= 10 { pain = Swift.max(pain, Int(noted)) }
        radiates = radiates || set.radiates
      }
    }
    return (pain, radiates)
  }
}

extension BlockHistory {
  /// Whether the client logs by the block that began then: there is something of it or of the one before it.
  func isLogged(_ start: CalendarDate) -> Bool {
    let days = PlanDay.count
    return sessions.contains { session in
      (-days..<days).contains(session.date - start) || session.planStart.map { (-days...0).contains($0 - start) } ?? false
    }
  }
}
