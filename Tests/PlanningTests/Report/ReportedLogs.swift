import Rulebook
import TrainingModel

@testable import Planning

extension WorkoutLog {
  /// The log as the planner reads it, a session a part.
  ///
  /// - Parameters:
  ///   - exercise: The place in the rules of an exercise's id; nil where the rules don't have it.
  ///   - radiates: Whether a note says that pain radiates.
  func sessions(exercise: (String) -> ExerciseID?, radiates: (String) -> Bool) -> [LoggedSession] {
    parts.map { part in
      var session = LoggedSession(
        date: date, startMinute: part.session.startMinute, planStart: key.planStart, week: key.planStart == nil ? nil : key.week,
        day: key.planStart == nil ? nil : key.day, unit: part.session.unit, sets: [])
      for done in part.session.exercises {
        if done.sets.contains(where: { $0.kind.isWorking && !$0.isFlagged }) { session.isTrained = true }
        guard let id = done.exercise.flatMap(exercise) else { continue }
        let hurts = done.note.map(radiates) ?? false
        session.sets += done.sets.map { LoggedSet($0, of: id, radiates: hurts || $0.note.map(radiates) ?? false) }
      }
      return session
    }
  }
}

extension [WorkoutLog] {
  func sessions(_ rulebook: Rulebook) -> [LoggedSession] {
    flatMap { log in log.sessions(exercise: { rulebook.exercise($0) }, radiates: rulebook.history.logs.saysRadiating) }
  }
}

extension TrainingReport {
  /// What logs show, as they are before anything is stored.
  init(of client: String, _ logs: [WorkoutLog], _ blocks: [ApprovedTraining], _ rules: ReportRules, today: CalendarDate) {
    self.init(of: client, logs.sessions(rules.rulebook), blocks, rules, today: today) { _, _ in [:] }
  }
}

extension LastTimes {
  init(_ logs: [WorkoutLog], in unit: LoadUnit, _ rules: ReportRules, most: Int? = nil) {
    self.init(logs.sorted { $0.date < $1.date }.sessions(rules.rulebook), in: unit, rules, most: most)
  }
}
