import Findings
import Reporting
import TrainingModel
import WorkoutLogs

/// What is stored of a client's rows, with who said it.
package struct TypedLook {
  private let logs: [WorkoutLog]
  private let records: [TypedRecord]
  private let waiting: [TypedConflict]
  private let rows: [PlannedRow]
  private let overlay: TypedOverlay
  private let lookup: SubjectLookup
  /// What is said of each row, by the row; of those of which nothing was told or typed, nothing.
  package let shown: [RowID: TypedValues]

  init(
    _ client: String, _ logs: [WorkoutLog], _ records: [TypedRecord], _ waiting: [TypedConflict], _ rows: [PlannedRow],
    _ lookup: SubjectLookup
  ) {
    (self.logs, self.records, self.waiting, self.rows, self.lookup) = (logs, records, waiting, rows, lookup)
    overlay = TypedOverlay(client, rows: rows, records: records)
    shown = overlay.shown(logs)
  }

  /// What is meant by a day and an exercise: the row of the plan that asked for it there, else the exercise as it was logged.
  ///
  /// - Parameter occurrence: which of its name on that day, from 1.
  package func subject(on date: CalendarDate, _ exercise: String, _ occurrence: Int) -> TypedSubject {
    let beside = TypedSubject.exercise(date: date, id: exercise, occurrence: occurrence)
    let keys = Set(logs.filter { log in log.parts.contains { $0.session.date == date } }.map(\.key))
    let asked = rows.filter { row in
      row.exercise == exercise && row.kind != .ramp
        && (row.date == date || keys.contains { $0.planStart == row.planStart && $0.week == row.day.week && $0.day == row.day.day })
    }
    guard asked.indices.contains(occurrence - 1) else { return beside }
    let row = TypedSubject.row(asked[occurrence - 1].row)
    // What was typed before there was a row goes on where it stands, until somebody speaks of the row.
    let typed = Set(records.map(\.subject))
    return typed.contains(beside) && !typed.contains(row) ? beside : row
  }

  /// The unit of loads of a subject: that of the block, else that of what was logged on its day; nil where nothing says it.
  package func unit(of subject: TypedSubject) -> LoadUnit? {
    switch subject {
    case .row(let id): rows.first { $0.row == id }?.unit
    case .exercise(let date, _, _): logs.lazy.flatMap(\.parts).first { $0.session.date == date }?.session.unit
    }
  }

  /// What is stored of a subject.
  ///
  /// - Throws: `TypedRefusal` where there can't be anything of it.
  package func row(_ subject: TypedSubject) throws -> TypedRow {
    switch lookup.context(of: subject) {
    case .failure(let refusal): throw TypedRefusal(findings: [refusal.finding(at: nil)])
    case .success(let context):
      let record = records.first { $0.subject == subject }
      var values: TypedValues?
      if case .row(let id) = subject { values = shown[id] } else { values = overlay.shown(subject, logs) }
      return TypedRow(
        subject: subject, date: context.date, exercise: context.exercise, values: values ?? TypedValues(), authors: record?.authors ?? [:],
        apps: apps(of: subject, context.date, context.exercise), waiting: waiting.filter { $0.subject == subject })
    }
  }

  /// Every row and exercise of a day: those of the plan, and those that were logged or typed beside it.
  ///
  /// - Throws: `TypedRefusal` where there can't be anything of one.
  package func rows(on date: CalendarDate) throws -> [TypedRow] {
    var subjects = rows.filter { $0.date == date && $0.kind != .ramp }.map { TypedSubject.row($0.row) }
    var counts: [String: Int] = [:]
    // As words are put over what was told: only what was told counts, whatever was typed of it; what was typed is among the records.
    for part in logs.flatMap(\.parts).compactMap(\.told) where part.session.date == date {
      for exercise in part.session.exercises where exercise.sets.contains(where: \.kind.isWorking) {
        let id = exercise.exercise ?? exercise.name
        counts[id, default: 0] += 1
        subjects.append(subject(on: date, id, counts[id] ?? 1))
      }
    }
    subjects += records.filter { $0.date == date }.map(\.subject)
    var seen: Set<TypedSubject> = []
    return try subjects.filter { seen.insert($0).inserted }.map(row)
  }

  /// The apps that tell of an exercise on the day of a subject: of what they don't, what nobody typed is as it was asked for.
  private func apps(of subject: TypedSubject, _ date: CalendarDate, _ exercise: String) -> [LogApp] {
    var days: Set<LogKey> = []
    if case .row(let id) = subject, let row = rows.first(where: { $0.row == id }) {
      days = Set(logs.map(\.key).filter { $0.planStart == row.planStart && $0.week == row.day.week && $0.day == row.day.day })
    } else {
      days = Set(logs.filter { log in log.parts.contains { $0.session.date == date } }.map(\.key))
    }
    let told = logs.filter { days.contains($0.key) }.flatMap(\.parts).compactMap(\.told).filter { part in
      part.session.exercises.contains { $0.exercise == exercise || $0.name == exercise }
    }
    return Set(told.map(\.app).filter { !$0.isPersonal }).sorted()
  }
}

/// Why nothing can be typed of what somebody named.
package struct TypedRefusal: ExplainedError {
  /// At least one.
  package let findings: [Finding]

  package init(findings: [Finding]) { self.findings = findings }
}
