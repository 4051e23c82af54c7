import Rulebook
import TrainingModel

/// The pauses between the sessions that a programme planned, by the table of layoffs (training-science section 4.9).
///
/// A session that somebody left out is no pause: it pays nothing, and that is all.
struct ProgrammePauses {
  private let context: PlanningContext
  private var last: CalendarDate?

  init(_ context: PlanningContext) { self.context = context }

  /// The row of the table for the days since the session before; nil where there were too few.
  func rule(before date: CalendarDate) -> LayoffRule? {
    let stated = context.client.lastTrained.flatMap { $0 < date ? $0 : nil }
    let logged = context.history.sessions.lazy.map(\.date).filter { $0 < date }.max()
    guard let planned = [last, stated].compactMap({ $0 }).max() else { return nil }
    let day = logged.map { max($0, planned) } ?? planned
    return context.rulebook.history.layoff(Int(date - day) - 1)
  }

  /// Comes to a session, and tells which part of the loads a long pause before it leaves; nil where it leaves them what they were.
  mutating func part(before date: CalendarDate) -> Double? {
    defer { last = date }
    guard last != nil, let rule = rule(before: date), rule.isReturn else { return nil }
    return rule.weeks.first?.load
  }
}

extension ProgrammeState {
  /// Takes loads and training maxima down to a part of what they were; failures before a pause say nothing any more.
  mutating func ease(_ part: Double, _ programme: Programme) {
    for track in tracks.indices {
      (tracks[track].fails, tracks[track].extraReps) = (0, 0)
      guard let weight = tracks[track].weight else { continue }
      tracks[track].weight = programme.rounded(Double(weight) * part, track, tracks[track]) ?? weight
    }
    for session in tops.indices {
      for place in tops[session].indices { tops[session][place] = Programme.hundredths(Double(tops[session][place]) * part) }
    }
  }
}
