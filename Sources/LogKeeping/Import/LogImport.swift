import Files
import Findings
import Foundation
import Intake
import PlanStore
import Reporting
import Rulebook
import TrainingModel
import WorkoutLogs

/// Takes in files of logs: reads them, finds out what their names mean, merges them with what is stored, and stores what is new.
///
/// Made once for all files of a command or a night.
package struct LogImport {
  private let store: PlanStore
  private let request: LogImportRequest
  private let names: LogNames
  private let saver: LogSaver
  private let people: KnownPeople

  /// - Throws: `StoreError` where what was said about names can't be read.
  package init(_ store: PlanStore, _ rulebook: Rulebook, people: KnownPeople, _ request: LogImportRequest) throws {
    (self.store, self.request, self.people) = (store, request, people)
    let remembered = try store.rememberedNames().map { NameAnswer(name: $0.name, app: $0.app, exercise: $0.exercise) }
    names = LogNames(rulebook, answers: remembered + request.answers)
    saver = LogSaver(store, operation: request.operation, report: request.failed)
  }

  /// How the cache of stored days did, in one line of JSON.
  package var cacheCounts: String { saver.cache.counts.json }

  /// Takes in an export, or a file in a form of our own; messages call it `name`.
  ///
  /// - Returns: a report for each client of the file, in the order in which it first has them; one that says why where the file is refused.
  /// - Throws: `StoreError`, and `LogFailure` where nothing more can be stored.
  package func run(_ file: InputFile, named name: String) throws -> [LogFileReport] {
    try run(name, of: request.client) { () throws(LogRefusal) in try LogSource(file, reading, mapping: request.mapping) }
  }

  /// Takes in a file that lies where only one client's logs are: whoever else it names, it is refused as a whole, and what it says that people
  /// typed is left out, for whoever may put a file there is none of them.
  ///
  /// - Returns: a report, as for a file that is named.
  /// - Throws: as for a file that is named.
  package func run(_ file: InputFile, ofNobodyBut client: String) throws -> [LogFileReport] {
    var own = reading
    (own.client, own.refusesOthers) = (client, true)
    return try run(file.path, of: client, takesWords: false) { [own] () throws(LogRefusal) in try LogSource(file, own) }
  }

  private func run(
    _ name: String, of client: String?, takesWords: Bool = true, _ open: () throws(LogRefusal) -> LogSource
  ) throws -> [LogFileReport] {
    if let client, let refusal = people.refusal(of: client, as: request.coach, at: name) {
      return [LogFileReport(refused: refusal, file: name, client: client, isDryRun: request.isDryRun)]
    }
    var reports: [LogFileReport] = []
    do {
      let source = try open()
      var first = source.warnings
      // The next clients are read while those before them are stored.
      let rest = try OrderedWork.handingOver(waiting: 2) { put in
        var batch: [ClientLog] = []
        let rest = try source.forEachClient { log in
          batch.append(log)
          if batch.count < Self.batch { return }
          try put(batch)
          batch = []
        }
        if !batch.isEmpty { try put(batch) }
        return rest
      } _: { (logs: [ClientLog]) in
        // One query finds what is stored of all of them.
        if !request.isDryRun { try saver.prepare(logs.map(\.client)) }
        for log in logs {
          var report = try take(log, typed: takesWords ? log.typed : [], from: name)
          report.findings = first + report.findings
          first = []
          reports.append(report)
        }
      }
      if rest.entries > 0 {
        var report = LogFileReport(file: name)
        report.app = source.app
        report.unreadable = rest.unreadable.map { ($0.line, $0.code, $0.message) }
        report.isDryRun = request.isDryRun
        reports.append(report)
      }
    } catch let refusal as LogRefusal {
      reports.append(LogFileReport(refused: refusal.finding, file: name, client: client, isDryRun: request.isDryRun))
    }
    return reports
  }

  /// How many clients are handed over at once.
  private static let batch = 16

  private var reading: LogRequest {
    LogRequest(
      app: request.app, client: request.client, unit: request.unit, timeZone: request.timeZone, today: request.today,
      profileUnit: { [people] in people.unit(of: $0) })
  }

  private func take(_ log: ClientLog, typed: [TypedRecord], from file: String) throws -> LogFileReport {
    var report = LogFileReport(file: file, client: log.client)
    report.isDryRun = request.isDryRun
    if let refusal = people.refusal(of: log.client, as: request.coach, at: file) {
      return LogFileReport(refused: refusal, file: file, client: log.client, isDryRun: request.isDryRun)
    }
    report.count(log)
    let sessions = log.sessions.map { (session: names.naming($0.session, in: $0.origin?.app ?? log.app), origin: $0.origin) }
    report.unknownNames = unknownNames(log, sessions)
    let place = Place(file: file)
    if typed.count < log.typed.count {
      report.findings.append(
        Finding(
          .logTypedField, "what people typed is not taken from a client's folder, so \(log.typed.count) lines were left out",
          severity: .warning, at: place, hint: "take the file in with 'mesocycle logs import' to have them as well"))
    }
    var attempt = 1
    while true {
      let stored = try StoredLife(of: log.client, in: store, names)
      let (life, outcome) = merge(log, sessions, into: stored.life)
      var (change, waiting) = try makeChange(stored, to: life, typed: typed, of: log.client, from: PathText.name(of: file))
      change.record = LogImportRecord(
        who: request.by, app: log.app, file: PathText.name(of: file), created: outcome.created, updated: outcome.updated,
        deleted: outcome.deleted)
      do {
        let saved = request.isDryRun || change.isEmpty ? nil : try saver.save(change, at: request.at, from: place)
        report.tell(outcome, of: log.app, at: place)
        report.tell(waiting, at: place)
        report.findings += saved?.findings ?? []
        return report
      } catch is LogSuperseded {
        // Somebody else was quicker with logs of this client: what is stored now is what this export is merged into.
        guard attempt < Self.mostAttempts else {
          throw LogFailure(.busy, operation: request.operation, client: log.client, file: file, attempt: attempt)
        }
        attempt += 1
      }
    }
  }

  /// What has to be stored so that the client's life is this one, with what people typed where the file came out of a store; and what of
  /// that waits for a decision because somebody else typed something else.
  private func makeChange(
    _ stored: StoredLife, to life: LogLife, typed: [TypedRecord], of client: String, from file: String
  ) throws -> (LogChange, [TypedConflict]) {
    if typed.isEmpty { return (stored.change(to: life, today: request.today), []) }
    var merge = TypedMerge(stored.typed.records, waiting: stored.typed.waiting, settled: stored.typed.settled, said: stored.typed.said)
    let rows = try store.plannedRows(of: client)
    let numbers = Dictionary(
      TypedOverlay(client, rows: rows, records: stored.typed.records).inNumbers(stored.stored).map { ($0.subject, $0.values) },
      uniquingKeysWith: { first, _ in first })
    let known = Dictionary(stored.typed.records.map { ($0.subject, $0.values) }, uniquingKeysWith: { first, _ in first })
    for record in typed {
      guard let (field, author) = record.authors.first else { continue }
      // The numbers of the plan, to which the words that stand here leave it, are nobody's words.
      if let values = known[record.subject], !values.has(field), let number = numbers[record.subject], number.has(field),
        number.agrees(record.values, on: field)
      {
        continue
      }
      merge.take(TypedEntry(record.subject, values: record.values), by: author, file: file, on: record.date, of: record.exercise)
    }
    let overlay = TypedOverlay(client, rows: rows, records: Array(merge.records.values))
    var change = stored.change(to: life, typing: overlay, today: request.today)
    change.typed = merge.change(since: stored.typed, file: file)
    return (change, merge.conflicts)
  }

  /// So often somebody else may be quicker with the same client.
  private static let mostAttempts = 20

  /// What the client's life is with an export; a log that came out of a store is several.
  private func merge(
    _ log: ClientLog, _ sessions: [(session: DoneSession, origin: LogOrigin?)], into life: LogLife
  ) -> (LogLife, ExportMerge.Outcome) {
    if !log.exports.isEmpty || sessions.contains(where: { $0.origin != nil }) {
      let merge = StoredMerge(sessions, exports: log.exports, into: life, request.wishes)
      return (merge.life, merge.outcome)
    }
    let merge = ExportMerge(sessions.map(\.session), of: log.app, into: life, request.wishes)
    return (merge.life, merge.outcome)
  }

  /// The names of which nobody knows what they mean, in the order in which the file has them.
  private func unknownNames(_ log: ClientLog, _ sessions: [(session: DoneSession, origin: LogOrigin?)]) -> [String] {
    var open: Set<String> = []
    for (session, origin) in sessions {
      for exercise in session.exercises where exercise.exercise == nil && !open.contains(exercise.name) {
        if names.meaning(of: exercise.name, in: origin?.app ?? log.app) == .unknown { open.insert(exercise.name) }
      }
    }
    return log.names.map(\.name).filter(open.contains)
  }
}

/// Who takes logs in, and how.
package struct LogImportRequest: Sendable {
  /// Whose log it is; nil where the file says so.
  package var client: String?
  package var app: LogApp?
  /// How a table of another kind becomes sets; nil for the forms that are known.
  package var mapping: LogMapping?
  package var unit: LoadUnit?
  package var timeZone: TimeZone?
  /// The coach as whom it is taken in: only own clients' then.
  package var coach: String?
  /// The name under which it stands in the records.
  package var by = ""
  package var wishes = ExportMerge.Wishes()
  package var isDryRun = false
  /// What the gym says about names, in a file.
  package var answers: [NameAnswer] = []
  package var today: CalendarDate
  /// RFC 3339, UTC.
  package var at: String
  /// Tells apart in a log what belongs together.
  package var operation: String
  /// Hears of what went wrong on the way, also where it went well in the end.
  package var failed: @Sendable (LogFailure) -> Void = { _ in }

  package init(today: CalendarDate, at: String, operation: String) {
    (self.today, self.at, self.operation) = (today, at, operation)
  }
}
