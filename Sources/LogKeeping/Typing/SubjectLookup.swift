import Findings
import PlanStore
import Rulebook
import TrainingModel

/// What the words of people are about, among a client's rows and logs.
struct SubjectLookup {
  /// Why there is nothing that words could be about.
  struct Refusal: Error {
    var message: String
    var hint: String

    func finding(at place: Place?) -> Finding { Finding(.logTyped, message, at: place, hint: hint) }
  }

  private let rows: [RowID: PlannedRow]
  private let records: [TypedSubject: TypedRecord]
  private let logs: [WorkoutLog]
  private let rulebook: Rulebook
  private let today: CalendarDate

  init(_ logs: [WorkoutLog], _ records: [TypedRecord], _ rows: [PlannedRow], _ rulebook: Rulebook, today: CalendarDate) {
    self.rows = Dictionary(rows.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    self.records = Dictionary(records.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    (self.logs, self.rulebook, self.today) = (logs, rulebook, today)
  }

  /// The prescription that a subject is; nil where it is none of an approved week.
  func row(_ subject: TypedSubject) -> PlannedRow? { if case .row(let id) = subject { rows[id] } else { nil } }

  /// The day and the exercise of a subject.
  func context(of subject: TypedSubject) -> Result<(date: CalendarDate, exercise: String), Refusal> {
    if let record = records[subject] { return .success((record.date, record.exercise)) }
    switch subject {
    case .row(let id):
      if let row = rows[id] { return dated(row.date, row.exercise) }
      // An approved week was changed since, and an app's log still names the row.
      for log in logs {
        for exercise in log.parts.lazy.flatMap(\.session.exercises) where exercise.sets.contains(where: { $0.row == id }) {
          return .success((log.date, exercise.exercise ?? exercise.name))
        }
      }
      return .failure(
        Refusal(
          message: "no approved week of the client has the row \(id)",
          hint: "'mesocycle edit rows --client ID' lists the rows; only what is approved can have been done"))
    case .exercise(let date, let id, _):
      if rulebook.exercise(id) != nil { return dated(date, id) }
      let isLogged = logs.contains { $0.parts.contains { $0.session.exercises.contains { $0.exercise == nil && $0.name == id } } }
      if isLogged { return dated(date, id) }
      return .failure(
        Refusal(
          message: "the rules have no exercise '\(id)'",
          hint: Suggestion.hint(for: id, among: rulebook.exercises.map(\.id)) ?? named(id)
            ?? "'mesocycle rules coverage' shows the exercises; 'mesocycle logs edit --client ID --date \(date)' shows those of the day"))
    }
  }

  /// The id where somebody wrote the name.
  private func named(_ name: String) -> String? {
    let nearest = Suggestion.nearest(to: name, among: rulebook.exercises.map(\.name))
    return rulebook.exercises.first { $0.name == nearest }.map { "did you mean '\($0.id)' (\($0.name))?" }
  }

  private func dated(_ date: CalendarDate, _ exercise: String) -> Result<(date: CalendarDate, exercise: String), Refusal> {
    // Who trains ahead does so within the week that a log sheet shows.
    if date - today > 7 {
      return .failure(Refusal(message: "\(date) is more than a week ahead", hint: "say what was done once it is"))
    }
    return .success((date, exercise))
  }
}
