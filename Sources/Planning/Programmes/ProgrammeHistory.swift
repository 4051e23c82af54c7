import Rulebook
import TrainingModel

/// Brings a programme to where a block begins: the last block's start and what has been done since.
struct ProgrammeHistory {
  let programme: Programme
  let context: PlanningContext

  /// What the programme carries at the start of the block, and the steps of the last one that logs decided: from the beginning where there is
  /// no earlier block of the same programme.
  func state(_ text: ProgrammeText) -> (state: ProgrammeState, steps: [ProgrammeDecision], pause: LayoffRule?) {
    var pauses = ProgrammePauses(context)
    guard let record = context.history.programme, record.template == programme.template.id else {
      let pause = pauses.rule(before: firstDay)
      return (eased(programme.fresh, pause), [], pause)
    }
    var walk = ProgrammeWalk(programme, from: text.state(record.state, fresh: programme.fresh, unit: programme.unit))
    let logs = logs(of: record.sessions, from: record.start, walk.asked)
    for (place, (week, day)) in record.sessions.enumerated() {
      let date = record.start.day(day, ofWeek: week)
      if let part = pauses.part(before: date) { walk.ease(part) }
      let session = ProgrammeCalendar.session(of: programme.template, at: walk.asked.position, on: date)
      walk.pass(session, logs[place], on: date)
    }
    let pause = pauses.rule(before: firstDay)
    return (eased(context.history.isLogged(record.start) ? walk.earned : walk.asked, pause), walk.steps, pause)
  }

  /// What a pause before the block leaves of a state; after a very long one the programme begins anew, and the loads are found.
  private func eased(_ state: ProgrammeState, _ pause: LayoffRule?) -> ProgrammeState {
    guard let pause, pause.isReturn, let part = pause.weeks.first?.load else { return state }
    var eased = pause.startsAgain ? programme.fresh : state
    if pause.startsAgain {
      for track in eased.tracks.indices { eased.tracks[track].weight = nil }
    } else {
      eased.ease(part, programme)
    }
    return eased
  }

  /// The first day on which the client trains in the block, as far as their days say.
  private var firstDay: CalendarDate {
    let client = context.client
    return (0..<PlanDay.count).lazy.map { context.start + $0 }
      .first { date in client.trainingDays.contains(date.weekday) && !client.unavailable.contains { $0.contains(date) } } ?? context.start
  }

  /// What was logged of each session of a block, a workout a time that it was done.
  ///
  /// - Parameter state: What the programme carries when the block begins.
  func logs(of sessions: [(week: Int, day: Int)], from start: CalendarDate, _ state: ProgrammeState) -> [[LoggedSession]] {
    let none = [[LoggedSession]](repeating: [], count: sessions.count)
    guard !context.history.sessions.isEmpty else { return none }
    var state = state
    var planned: [(day: PlanDay, exercises: Set<ExerciseID>)] = []
    var wanted: [[ExerciseID: Int]] = []
    for (week, day) in sessions {
      let date = start.day(day, ofWeek: week)
      let session = ProgrammeCalendar.session(of: programme.template, at: state.position, on: date)
      programme.align(&state, to: session, isLogged: false)
      let moment = Programme.Moment(week: programme.week(state.position), state: state)
      var counts: [ExerciseID: Int] = [:]
      for (_, exercise) in programme.exercises(session) {
        let sets = programme.sets(exercise, moment).reduce(0) { $0 + $1.count }
        // Whichever of its exercises a track has come to by then.
        for id in programme.template.tracks[exercise.track].exercises { counts[id, default: 0] += sets }
      }
      planned.append((PlanDay(week: week, day: day), Set(counts.keys)))
      wanted.append(counts)
      state.position += 1
    }
    let placed = PlacedSessions(context.history.sessions, start: start, planned)
    return sessions.indices.map { place in
      guard let day = placed.days.first(where: { $0.day == planned[place].day }) else { return [] }
      return day.sessions.map { $0.converted(to: programme.unit) }.workouts(wanted[place])
    }
  }
}

extension LoggedSession {
  /// The session with its loads in another unit.
  fileprivate func converted(to unit: LoadUnit) -> LoggedSession {
    guard unit != self.unit else { return self }
    var session = self
    for place in sets.indices {
      guard let load = sets[place].load else { continue }
      session.sets[place].load = Load(hundredths: Programme.hundredths(Double(load.hundredths) * self.unit.scale(to: unit)))
    }
    session.unit = unit
    return session
  }
}

extension [LoggedSession] {
  /// The sessions of a day, which have one unit, as the workouts that they were: all that was done once is one, and what was done in full a
  /// second time is another.
  fileprivate func workouts(_ wanted: [ExerciseID: Int]) -> [LoggedSession] {
    guard count > 1, let first else { return self }
    var workouts: [LoggedSession] = []
    for exercise in Set(lazy.flatMap { $0.sets.map(\.exercise) }).sorted(by: { $0.index < $1.index }) {
      for (number, part) in rounds(of: exercise, sets: wanted[exercise] ?? 1).enumerated() {
        if number == workouts.count {
          var workout = first
          workout.sets = []
          workouts.append(workout)
        }
        for session in part { workouts[number].sets += session.sets.filter { $0.exercise == exercise } }
      }
    }
    return workouts
  }
}
