import Rulebook
import TrainingModel

/// Takes a programme through sessions of which some were logged.
///
/// Two courses run side by side: what the sheets asked for, where nobody knew yet what would be logged and every session was taken for done,
/// and what was earned, where a session that somebody who logs left out pays nothing. What was lifted counts: who did what the sheet asked for
/// goes on from there, whatever was skipped before it.
struct ProgrammeWalk {
  let programme: Programme
  /// As the sheets have it.
  private(set) var asked: ProgrammeState
  /// As the logs have it.
  private(set) var earned: ProgrammeState

  init(_ programme: Programme, from state: ProgrammeState) {
    self.programme = programme
    (asked, earned) = (state, state)
  }

  /// Comes to a session, before its rows are made.
  mutating func reach(_ session: Int) {
    programme.align(&asked, to: session, isLogged: false)
    programme.align(&earned, to: session, isLogged: true)
  }

  /// What logs decided, in the order of the sessions.
  private(set) var steps: [ProgrammeDecision] = []

  /// Comes back from a pause with a part of the loads.
  mutating func ease(_ part: Double) {
    asked.ease(part, programme)
    earned.ease(part, programme)
  }

  /// Goes past a session; without a log only the sheets' course is paid for it.
  ///
  /// - Parameter logs: What was logged of it, a workout a time that it was done.
  mutating func pass(_ session: Int, _ logs: [LoggedSession], on date: CalendarDate) {
    reach(session)
    guard let log = logs.first else {
      programme.step(&asked, session: session, .projected)
      programme.step(&earned, session: session, .skipped)
      return
    }
    let moment = Programme.Moment(week: programme.week(asked.position), state: asked)
    var tops = asked.tops[session]
    let done = programme.results(session, moment, .logged(log), tops: &tops).filter { $0.result.source == .logged }
    for (track, result) in done where asked.tracks[track] != earned.tracks[track] { catchUp(track, result, session, moment) }
    programme.step(&earned, session: session, .logged(log))
    programme.step(&asked, session: session, .logged(log))
    for (track, result) in done {
      asked.tracks[track] = earned.tracks[track]
      steps.append(decision(log.date, track, result, from: moment.state.tracks[track]))
    }
    asked.tops[session] = earned.tops[session]
    for log in logs.dropFirst() { again(session, log, moment) }
  }

  /// Takes in what was done a second time on the same day: a failure counts as one, and a success where it was one with what was earned by
  /// then.
  private mutating func again(_ session: Int, _ log: LoggedSession, _ moment: Programme.Moment) {
    var tops = earned.tops[session]
    for (track, result) in programme.results(session, moment, .logged(log), tops: &tops) where result.source == .logged {
      let before = earned.tracks[track]
      if result.isReached, let weight = before.weight, !Programme.isFull(result.heaviest, weight) { continue }
      programme.settle(result, week: moment.week, track, &earned.tracks[track])
      asked.tracks[track] = earned.tracks[track]
      steps.append(decision(log.date, track, result, from: before))
    }
  }

  private func decision(_ date: CalendarDate, _ track: Int, _ result: TrackResult, from: TrackState) -> ProgrammeDecision {
    let to = earned.tracks[track]
    func carried(_ state: TrackState) -> ProgrammeDecision.Carried {
      .init(weight: state.weight, stage: state.stage, fails: state.fails, extraReps: state.extraReps)
    }
    return ProgrammeDecision(
      date: date, exercise: programme.exercise(track, from), sets: result.sets, hurts: result.hurts, before: carried(from),
      after: carried(to),
      rule: to.rule)
  }

  /// Forgets what was only asked for: from here on the sheets go by what was earned.
  mutating func settle() { asked = earned }

  /// Brings what was earned up to what was lifted: all that the sheet asked for, or a load between the two.
  private mutating func catchUp(_ track: Int, _ result: TrackResult, _ session: Int, _ moment: Programme.Moment) {
    let (before, sheet) = (earned.tracks[track], asked.tracks[track])
    let wanted =
      programme.exercises(session).filter { $0.exercise.track == track }
      .flatMap { programme.sets($0.exercise, moment) }.compactMap(\.load).max() ?? 0
    // With the same weight it is the repetitions that tell whether the sheet's or fewer were done.
    if Programme.isFull(result.heaviest, wanted), result.isReached || before.weight != sheet.weight {
      earned.tracks[track] = sheet
    } else if programme.scheme(track)?.keeps.kind == .load, before.variant == sheet.variant, let weight = before.weight,
      let most = sheet.weight, result.heaviest > weight
    {
      earned.tracks[track].weight = programme.rounded(Double(min(result.heaviest, most)), track, before) ?? weight
    }
  }
}
