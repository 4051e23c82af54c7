import Rulebook
import TrainingModel

extension PlanStore {
  /// What a client did in the time that planning looks back to, the earliest first, as far as the rules know the exercises.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  func loggedSessions(of client: String, before start: CalendarDate, _ rulebook: Rulebook) throws -> [LoggedSession] {
    let rules = rulebook.history
    let logs = try logs(of: [client], since: start + -rules.liftDays)[client] ?? []
    return logs.flatMap { log in
      log.date >= start ? [] : log.sessions(exercise: { rulebook.exercise($0) }, radiates: rules.logs.saysRadiating)
    }
  }
}
