import Rulebook
import TrainingModel

extension Programme {
  /// Takes the state past one session: what was logged of it or, where nothing is logged yet, as if it had gone as prescribed.
  ///
  /// Each track moves once at the most, by the first decision that holds; an exercise that a logged session leaves out doesn't move
  /// unless a decision says so. A session that was skipped moves none, but the calendar goes on.
  func step(_ state: inout ProgrammeState, session: Int, _ note: SessionNote) {
    align(&state, to: session, isLogged: note != .projected)
    let moment = Moment(week: week(state.position), state: state)
    for (track, result) in results(session, moment, note, tops: &state.tops[session]) {
      let before = state.tracks[track]
      state.tracks[track].isExposed = true
      if result.source != .absent {
        (state.tracks[track].lastLoad, state.tracks[track].lastPart) = (result.heaviest, result.soughtPart)
      }
      guard let scheme = scheme(track) else { continue }
      adopt(result, scheme, track, &state.tracks[track])
      if let pending = before.pending {
        finishTest(scheme.afterSession[pending], result, track, &state.tracks[track])
      } else {
        settle(scheme, result, week: moment.week, track, &state.tracks[track])
      }
      if result.source == .logged { state.tracks[track].isProjected = false }
      if result.source == .projected, !scheme.afterSession.isEmpty { state.tracks[track].isProjected = true }
    }
    state.position += 1
    if state.position.isMultiple(of: template.daysPerWeek) { endWeek(&state, week: moment.week, isLogged: note != .projected) }
  }

  /// Brings the place in the cycle to a session that belongs to a weekday: what was left out before it in its week, or at the end of the week
  /// before, is over. A week that was left out altogether is none of the programme's.
  func align(_ state: inout ProgrammeState, to session: Int, isLogged: Bool) {
    guard let weekday = template.sessions[session].weekday else { return }
    func day(_ weekday: Weekday) -> Int { (Int(weekday.rawValue) - Int(firstDay.rawValue) + 7) % 7 }
    let place = template.sessions.count { $0.weekday.map { day($0) < day(weekday) } ?? false }
    guard place < template.daysPerWeek else { return }
    while state.position % template.daysPerWeek != place {
      state.position += 1
      if state.position.isMultiple(of: template.daysPerWeek) { endWeek(&state, week: week(state.position - 1), isLogged: isLogged) }
    }
  }

  /// Decides by what came of a session, where a scheme decides anything and no test is at hand.
  func settle(_ result: TrackResult, week: Int, _ track: Int, _ carried: inout TrackState) {
    guard let scheme = scheme(track), carried.pending == nil else { return }
    settle(scheme, result, week: week, track, &carried)
  }

  /// Decides by what came of a session.
  private func settle(_ scheme: Scheme, _ result: TrackResult, week: Int, _ track: Int, _ carried: inout TrackState) {
    let weight = carried.weight
    carried.change = 0
    defer { if let weight, let now = carried.weight { carried.change = now - weight } }
    if result.hurts { return }
    if result.source != .absent { carried.fails = result.isReached ? 0 : carried.fails + 1 }
    guard
      let index = scheme.afterSession.firstIndex(where: { holds($0.when, result, week: week, track, carried) })
    else { return }
    let decision = scheme.afterSession[index]
    carried.rule = decision.rule
    if decision.test != nil {
      carried.pending = index
    } else {
      for action in decision.actions { apply(action, result, track, &carried) }
    }
    if decision.when.fails != nil { carried.fails = 0 }
  }

  /// What follows a week of the programme.
  private func endWeek(_ state: inout ProgrammeState, week: Int, isLogged: Bool) {
    for track in state.tracks.indices {
      guard let scheme = scheme(track) else { continue }
      let nothing = TrackResult(source: .projected, isReached: state.tracks[track].fails == 0, isAtTop: false)
      guard let decision = scheme.afterWeek.first(where: { holds($0.when, nothing, week: week, track, state.tracks[track]) }) else {
        continue
      }
      let before = state.tracks[track]
      for action in decision.actions { apply(action, nothing, track, &state.tracks[track]) }
      if decision.when.fails != nil { state.tracks[track].fails = 0 }
      guard state.tracks[track] != before else { continue }
      state.tracks[track].rule = decision.rule
      if !isLogged { state.tracks[track].isProjected = true }
    }
  }

  private func holds(_ when: SchemeCondition, _ result: TrackResult, week: Int, _ track: Int, _ carried: TrackState) -> Bool {
    if result.source == .absent, when.isLogged != false { return false }
    if let isLogged = when.isLogged, isLogged != (result.source == .logged) { return false }
    switch when.sets {
    case .allReached where !result.isReached, .allAtTop where !result.isAtTop, .missed where result.isReached: return false
    default: break
    }
    if let reps = when.reps, !reps.contains(result.judgedReps) { return false }
    if let total = when.total, !total.contains(result.total) { return false }
    if let fails = when.fails, !fails.contains(carried.fails) { return false }
    if let weeks = when.week, !weeks.contains(week + 1) { return false }
    if let stages = when.stage, !stages.contains(carried.stage + 1) { return false }
    if let isLower = when.isLower, isLower != facts(track, carried).work.contains(.lower) { return false }
    if let exercises = when.exercises, !exercises.contains(exercise(track, carried)) { return false }
    return true
  }

  /// The weight that a client found: by a search that the sets ask for, or where none was known.
  private func adopt(_ result: TrackResult, _ scheme: Scheme, _ track: Int, _ carried: inout TrackState) {
    guard carried.pending == nil else { return }
    if let tested = result.tested, scheme.keeps.kind == .load {
      carried.weight = rounded(Double(tested), track, carried)
      return
    }
    guard carried.weight == nil, result.done.contains(where: { $0.load > 0 }) else { return }
    switch scheme.keeps.kind {
    case .none: return
    case .load: carried.weight = result.done.map(\.load).max().flatMap { rounded(Double($0), track, carried) }
    case .trainingMax:
      let shown = LiftStrength(done: result.done, else: strength[track][carried.variant])
      carried.weight = scheme.keeps.weight.flatMap { weight($0, track, carried, shown) }
    }
    carried.change = 0
  }

  /// After a test the weight follows from its result; a test that nobody logged leaves it to be found.
  private func finishTest(_ decision: SchemeDecision, _ result: TrackResult, _ track: Int, _ carried: inout TrackState) {
    guard result.source != .absent else { return }
    if result.source == .logged, result.tested == nil { return }
    (carried.pending, carried.fails, carried.rule) = (nil, 0, decision.rule)
    for action in decision.actions {
      guard case .set(.repMax(_, let part)) = action else {
        apply(action, result, track, &carried)
        continue
      }
      carried.weight = result.tested.flatMap { rounded(Double($0) * part, track, carried) }
      if result.tested == nil { carried.isExposed = false }
    }
  }
}

/// What is known of a session when the programme goes past it.
enum SessionNote: Equatable {
  case logged(LoggedSession)
  /// Not logged yet, or of somebody who never logs: taken for done as prescribed.
  case projected
  /// Not logged by somebody who logs: it pays nothing.
  case skipped

  var log: LoggedSession? {
    if case .logged(let log) = self { return log }
    return nil
  }
}
