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

  /// Goes past a session; without a log only the sheets' course is paid for it.
  mutating func pass(_ session: Int, _ log: LoggedSession?) {
    reach(session)
    guard let log else {
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
    for (track, _) in done { asked.tracks[track] = earned.tracks[track] }
    asked.tops[session] = earned.tops[session]
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
