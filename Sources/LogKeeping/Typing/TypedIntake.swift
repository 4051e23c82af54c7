import Findings
import Intake
import PlanStore
import Rulebook
import TrainingModel
import WorkoutLogs

/// Takes in what people type of logs, in a log sheet or by hand: merges it field by field with what others typed, puts it over what apps told,
/// and stores both.
///
/// Made once for all clients of a sheet or a command.
package struct TypedIntake {
  private let store: PlanStore
  private let rulebook: Rulebook
  private let request: TypedRequest
  private let names: LogNames
  private let saver: LogSaver
  private let people: KnownPeople

  /// - Throws: `StoreError` where what was said about names can't be read.
  package init(_ store: PlanStore, _ rulebook: Rulebook, people: KnownPeople, _ request: TypedRequest) throws {
    (self.store, self.rulebook, self.people, self.request) = (store, rulebook, people, request)
    let remembered = try store.rememberedNames().map { NameAnswer(name: $0.name, app: $0.app, exercise: $0.exercise) }
    names = LogNames(rulebook, answers: remembered)
    saver = LogSaver(store, operation: request.operation, report: request.failed)
  }

  /// Takes what is said of rows of one client: everything that can be, in one transaction.
  ///
  /// A row that the client doesn't have, an exercise that nobody knows and what can't have been done are told at their lines, and keep
  /// back themselves alone.
  ///
  /// - Throws: `StoreError`, and `LogFailure` where nothing more can be stored.
  package func take(_ entries: [TypedEntry], of client: String) throws -> TypedOutcome {
    try change(of: client) { life, rows, outcome in
      var merge = TypedMerge(life.typed.records, waiting: life.typed.waiting, settled: life.typed.settled, said: life.typed.said)
      let known = SubjectLookup(life.stored, life.typed.records, rows, rulebook, today: request.today)
      for var entry in entries {
        let place = request.place(entry.line)
        // A log can't hold blanks at the ends of a text.
        if let comment = entry.values.comment { entry.values.comment = comment.withoutBlanksAtItsEnds }
        // Whoever types by hand decides what stands.
        let decides = request.author.source == .hand
        if decides { entry.was = merge.records[entry.subject]?.values ?? TypedValues() }
        if let fault = entry.values.fault(request.fieldNames) ?? entry.values.slip(request.fieldNames, asked: known.row(entry.subject)) {
          outcome.findings.append(Finding(.logTyped, fault, at: place, hint: "correct it, and give it again"))
          continue
        }
        switch known.context(of: entry.subject) {
        case .success(let context):
          merge.take(entry, by: request.author, file: request.file, on: context.date, of: context.exercise, decides: decides)
        case .failure(let refusal):
          outcome.findings.append(refusal.finding(at: place))
        }
      }
      return merge
    }
  }

  /// Takes back everything that was typed of a row: what apps told stands again, and conflicts about it are decided.
  ///
  /// - Throws: as `take`.
  package func forget(_ subject: TypedSubject, of client: String) throws -> TypedOutcome {
    try change(of: client) { life, _, _ in
      var merge = TypedMerge(life.typed.records, waiting: life.typed.waiting, settled: life.typed.settled, said: life.typed.said)
      merge.forget(subject, by: request.author)
      return merge
    }
  }

  /// What is stored of the client's rows, to be looked at.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func look(at client: String) throws -> TypedLook {
    let life = try StoredLife(of: client, in: store, names)
    return look(client, life.stored, life.typed.records, life.typed.waiting, try store.plannedRows(of: client))
  }

  /// The unit of a client's profile; nil where that is not known.
  package func unit(of client: String) -> LoadUnit? { people.unit(of: client) }

  /// Why nothing is taken of a client; nil where it may be.
  package func refusal(of client: String) -> Finding? { people.refusal(of: client, as: request.coach, at: request.path) }

  private func look(
    _ client: String, _ logs: [WorkoutLog], _ records: [TypedRecord], _ waiting: [TypedConflict], _ rows: [PlannedRow]
  ) -> TypedLook {
    TypedLook(
      client, logs, records, waiting, rows, SubjectLookup(logs, records, rows, rulebook, today: request.today))
  }

  private func change(
    of client: String, _ merge: (StoredLife, [PlannedRow], inout TypedOutcome) throws -> TypedMerge
  ) throws -> TypedOutcome {
    var attempt = 1
    while true {
      var outcome = TypedOutcome()
      if let refusal = refusal(of: client) {
        outcome.refused = refusal
        return outcome
      }
      let life = try StoredLife(of: client, in: store, names)
      let rows = try store.plannedRows(of: client)
      let merged = try merge(life, rows, &outcome)
      outcome.tell(merged, request, of: client)
      let records = merged.records.values.sorted { $0.subject < $1.subject }
      let overlay = TypedOverlay(client, rows: rows, records: records)
      var change = life.change(to: life.life, typing: overlay, today: request.today)
      if request.author.source == .hand {
        outcome.after = look(client, life.days(of: life.life, typing: overlay), records, merged.waiting, rows)
      }
      change.typed = merged.change(since: life.typed, file: request.file)
      change.record = LogImportRecord(
        who: request.author.who, app: request.author.source, file: request.file, created: 0, updated: outcome.taken, deleted: 0)
      if request.isDryRun || change.isEmpty { return outcome }
      do {
        outcome.findings += try saver.save(change, at: request.author.at, from: request.place()).findings
        return outcome
      } catch is LogSuperseded {
        guard attempt < Self.mostAttempts else {
          throw LogFailure(.busy, operation: request.operation, client: client, file: request.path, attempt: attempt)
        }
        attempt += 1
      }
    }
  }

  /// So often somebody else may be quicker with the same client.
  private static let mostAttempts = 20
}

extension String {
  /// Blanks as `WorkoutLog.fault` knows them.
  fileprivate var withoutBlanksAtItsEnds: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: utf8[first...last], as: UTF8.self)
  }
}

/// Who types, where, and as whom.
package struct TypedRequest: Sendable {
  package var author: TypedAuthor
  /// The coach as whom it is taken: own clients' logs only then.
  package var coach: String?
  /// The file as it was named and its own name; both empty for a command.
  package var path = ""
  package var file = ""
  /// How the fields are called where the person typed.
  package var fieldNames: @Sendable (TypedField) -> String
  package var isDryRun = false
  package var today: CalendarDate
  /// Tells apart in a log what belongs together.
  package var operation: String
  /// Hears of what went wrong on the way, also where it went well in the end.
  package var failed: @Sendable (LogFailure) -> Void = { _ in }

  package init(author: TypedAuthor, today: CalendarDate, operation: String, fieldNames: @escaping @Sendable (TypedField) -> String) {
    (self.author, self.today, self.operation, self.fieldNames) = (author, today, operation, fieldNames)
  }

  /// A line of the file; nil for a command.
  fileprivate func place(_ line: Int? = nil) -> Place? { path.isEmpty ? nil : Place(file: path, line: line) }
}

/// What became of what somebody typed.
package struct TypedOutcome: Sendable {
  /// Rows of which something was said; those of which something else stands now; and those where nothing of it was new.
  package var rows = 0
  package var taken = 0
  package var unchanged = 0
  /// What is different now, field by field.
  package var edits: [TypedEdit] = []
  /// What waits for a decision because of it.
  package var conflicts: [TypedConflict] = []
  /// How many conflicts it decided.
  package var decided = 0
  /// What is stored then, also where nothing is stored yet; nil for a sheet.
  package var after: TypedLook?
  /// Why nothing was taken at all.
  package var refused: Finding?
  /// Conflicts at their lines, what could not be taken, and what a person should know.
  package var findings: [Finding] = []

  package init() {}

  /// Whether somebody has to do something about it.
  package var needsSomebody: Bool { refused != nil || !conflicts.isEmpty || findings.contains { $0.severity == .error } }

  fileprivate mutating func tell(_ merge: TypedMerge, _ request: TypedRequest, of client: String) {
    (rows, taken, unchanged, decided) = (merge.rows, merge.taken, merge.unchanged, merge.decided.count)
    edits = merge.edits
    conflicts = merge.conflicts
    for conflict in merge.conflicts {
      let what = merge.records[conflict.subject].map { "\($0.exercise) on \($0.date)" } ?? "\(conflict.subject)"
      findings.append(
        Finding(
          .logConflict,
          "\(client), \(what): \(request.fieldNames(conflict.field)) says something else than what was typed meanwhile; what stands was kept",
          severity: .warning, at: request.place(conflict.line),
          hint: "'mesocycle review conflicts' shows both; 'mesocycle logs edit' decides"))
    }
  }
}

extension TypedMerge {
  var edits: [TypedEdit] { changes.map { TypedEdit($0.subject, $0.field, was: $0.was, now: $0.now, author: $0.author) } }

  /// What has to be stored of it.
  func change(since log: TypedLog, file: String) -> TypedChange {
    var touched: [TypedSubject: TypedRecord?] = [:]
    for change in changes { touched[change.subject] = .some(records[change.subject]) }
    return TypedChange(
      records: touched, edits: edits, waiting: conflicts.filter { new in !log.waiting.contains { $0.isSame(as: new) } },
      decided: decided.filter { old in log.waiting.contains { $0.isSame(as: old) } }, file: file)
  }
}
