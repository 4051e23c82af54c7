import Rulebook
import TrainingModel

/// One day on which an exercise was done, as it was lifted.
package struct LastTime: Sendable, Equatable {
  /// A working set.
  package struct DoneSet: Sendable, Equatable {
    /// Repetitions, seconds, minutes or metres, as the exercise counts; of two sides the weaker. 0 is an attempt that failed.
    package var amount: Int
    /// Hundredths of the unit that was asked for, of an assistance machine the help; 0 where there was none.
    package var load: Int
    /// Effort in half steps of the 1–10 scale; nil where it was not noted.
    package var halfRPE: Int?

    package init(amount: Int, load: Int, halfRPE: Int? = nil) { (self.amount, self.load, self.halfRPE) = (amount, load, halfRPE) }
  }

  package var date: CalendarDate
  /// In the order in which they were done; at least one.
  package var sets: [DoneSet]

  package init(date: CalendarDate, sets: [DoneSet]) { (self.date, self.sets) = (date, sets) }
}

/// What a client did the last times, exercise by exercise: what a prescription is read beside.
///
/// Ramp sets, sets that can't be right as they are written, and exercises that the rules don't know are left out.
package struct LastTimes: Sendable {
  private var times: [ExerciseID: [LastTime]] = [:]
  private let unit: LoadUnit
  private let most: Int

  /// Reads what one client did.
  ///
  /// - Parameters:
  ///   - sessions: The earliest first.
  ///   - unit: What loads are said in; one that was logged in the other unit is rounded to a tenth.
  ///   - most: So many days of an exercise are kept, the newest; nil for all.
  package init(_ sessions: [LoggedSession], in unit: LoadUnit, _ rules: ReportRules, most: Int? = nil) {
    (self.unit, self.most) = (unit, most ?? .max)
    take(sessions, rules)
  }

  /// Takes in what was done before everything that was taken in: the earliest first.
  package mutating func take(_ sessions: [LoggedSession], _ rules: ReportRules) {
    var end = sessions.count
    // The newest day first, and the sessions of a day in their order.
    while end > 0 {
      let first = sessions[..<end].lastIndex { $0.date != sessions[end - 1].date }.map { $0 + 1 } ?? 0
      for session in sessions[first..<end] { take(session, rules) }
      end = first
    }
  }

  private mutating func take(_ session: LoggedSession, _ rules: ReportRules) {
    var seen: [ExerciseID] = []
    for set in session.sets where set.counts && !seen.contains(set.exercise) { seen.append(set.exercise) }
    for exercise in seen {
      var days = times[exercise] ?? []
      let isSameDay = days.last?.date == session.date
      if !isSameDay, days.count >= most { continue }
      let facts = rules.facts[exercise.index]
      // What is shown is the number that was written.
      let lifting = Lifting(facts.loadBasis)
      let sets = [WorkSet](
        session.sets.lazy.filter { $0.exercise == exercise && $0.counts }, facts, lifting, in: facts.measure,
        scale: session.unit.scale(to: unit), wanted: 0
      ).map { set in
        LastTime.DoneSet(
          amount: set.amount, load: Self.rounded(abs(set.load), isExact: session.unit == unit),
          halfRPE: set.effort.map { Int(($0 * 2).rounded()) })
      }
      if sets.isEmpty { continue }
      if isSameDay { days[days.count - 1].sets += sets } else { days.append(LastTime(date: session.date, sets: sets)) }
      times[exercise] = days
    }
  }

  /// A number of another unit is no more exact than a tenth.
  private static func rounded(_ hundredths: Double, isExact: Bool) -> Int {
    isExact ? Int(exactly: hundredths.rounded()) ?? 0 : (Int(exactly: (hundredths / 10).rounded()) ?? 0) &* 10
  }

  /// Whether nothing is known at all.
  package var isEmpty: Bool { times.isEmpty }

  /// The exercises that were done, in the order of the rules.
  package var exercises: [ExerciseID] { times.keys.sorted { $0.index < $1.index } }

  /// The days on which an exercise was done, the newest first.
  package subscript(exercise: ExerciseID) -> [LastTime] { times[exercise] ?? [] }

  /// Up to so many days before another one on which an exercise was done, the newest first.
  package func times(_ exercise: ExerciseID, before date: CalendarDate, most: Int) -> ArraySlice<LastTime> {
    let all = times[exercise] ?? []
    let first = all.firstIndex { $0.date < date } ?? all.endIndex
    return all[first...].prefix(most)
  }
}
