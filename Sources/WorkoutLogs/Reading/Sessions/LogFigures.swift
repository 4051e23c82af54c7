import TrainingModel

/// A log in numbers, by which it can be held against another reading of the same file.
package struct LogFigures: Equatable, Sendable {
  package private(set) var sessions = 0
  /// Sets of work, drop sets and sets to failure.
  package private(set) var workingSets = 0
  package private(set) var rampSets = 0
  /// Repetitions of working sets.
  package private(set) var workingReps = 0
  /// Repetitions times load of working sets, in hundredths of a kilogram.
  package private(set) var workingTonnage = 0
  package private(set) var firstDate: CalendarDate?
  package private(set) var lastDate: CalendarDate?

  /// The figures of these sessions; those that can't be right, as their logs have them, are in it as written.
  package init(of sessions: some Sequence<DoneSession>) {
    var pounds = 0
    for session in sessions {
      self.sessions += 1
      firstDate = min(firstDate ?? session.date, session.date)
      lastDate = max(lastDate ?? session.date, session.date)
      for set in session.exercises.lazy.flatMap(\.sets) {
        guard set.kind.isWorking else {
          rampSets += 1
          continue
        }
        workingSets += 1
        let reps = Int(set.reps ?? 0)
        workingReps += reps
        let moved = reps &* Int(set.load?.hundredths ?? 0)
        if session.unit == .kg { workingTonnage &+= moved } else { pounds &+= moved }
      }
    }
    workingTonnage &+= Int(exactly: (Double(pounds) * LogUnits.kilogramsPerPound).rounded()) ?? 0
  }
}
