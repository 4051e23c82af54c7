import Files
import Findings
import Glibc
import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Writes what clients get of their approved plans: a calendar and a page each, in a folder for each coach.
package struct ClientExport: Sendable {
  /// The folder of all coaches' folders: `output/plans`.
  package var folder: String
  package var forms: [ClientFileForm]
  /// Only these clients; nil for all.
  package var clients: [String]?
  /// Sessions that are not past on this day are called off where they are no longer planned.
  package var today: CalendarDate
  /// What each coach's folder and files are made with.
  package var access = CoachAccess()
  /// nil for the language that each coach likes.
  package var language: Language?
  /// Where the head of a session takes from what conditions have the client mind; without it there is no such head.
  package var rulebook: Rulebook?
  /// For how many coaches files are made at once, each from a connection of its own.
  package var jobs = 1
  /// What the last times of exercises are read by; nil without rules, and where no page is made.
  private(set) var reportRules: ReportRules?

  package init(
    folder: String, forms: [ClientFileForm] = ClientFileForm.allCases, clients: [String]? = nil, today: CalendarDate,
    language: Language? = nil, rulebook: Rulebook? = nil
  ) {
    self.folder = folder
    self.forms = forms
    self.clients = clients
    self.today = today
    self.language = language
    self.rulebook = rulebook
  }

  /// The coaches whose clients' files have to be looked at, by id: something changed, somebody is gone, their folder is no longer there, or it
  /// was written from another state than the database knows, as after a backup of the database was put back.
  ///
  /// - Throws: `StoreError`.
  package func coachesToWrite(_ store: PlanStore) throws -> [String] {
    let missing = try store.coachesWithClientFiles().filter { !IDShape.coach.fits($0) || Glibc.access("\(folder)/\($0)", F_OK) != 0 }
    let doubtful = try store.clientFileExports().filter { isDoubtful($0.key, changes: $0.value) }.map(\.key)
    return Set(try store.coachesWithStaleClientFiles(today: today) + missing + doubtful).sorted()
  }

  /// Whether what lies in the coach's folder was written from another state than the one that the database has recorded.
  private func isDoubtful(_ coach: String, changes: Int?) -> Bool {
    guard SheetName(coach: coach, kind: .csv) != nil, Glibc.access("\(folder)/\(coach)", F_OK) == 0 else { return false }
    return FileContent.words(in: "\(folder)/\(Self.markName(coach))").first.flatMap { Int($0) } != changes
  }

  /// The name of a small file that has the state from which a coach's folder was written: how often something about the clients had changed.
  private static func markName(_ coach: String) -> String { ".\(coach).last" }

  /// Whether everything that a coach's clients get is written, so that it need not be looked at again.
  private var isWhole: Bool { clients == nil && language == nil && forms.count == ClientFileForm.allCases.count }

  /// Writes those files of these coaches' clients whose content changed, and records them.
  ///
  /// - Throws: `OutputFailure` where no file at all can be written, and `StoreError`.
  package func run(_ store: PlanStore, coaches: [String]) throws -> SheetExport.Report {
    var report = SheetExport.Report()
    guard !forms.isEmpty else { return report }
    var export = self
    if forms.contains(.plan) { export.reportRules = rulebook.map(ReportRules.init) }
    let readers = store.readers(min(jobs, coaches.count))
    try OrderedWork.sideBySide(coaches, workers: readers) { coach, reader in
      Result { SheetName(coach: coach, kind: .csv) == nil ? nil : try export.make(coach, reader) }
    } deliver: { coach, made in
      do {
        if let made = try made.get() {
          try record(made, of: coach, store, into: &report)
        } else {
          report.findings.append(
            Finding(
              .sheetUnwritable, "no plan was written for clients of a coach whose id can't name a folder", hint: "use a-z, 0-9, - and _"))
        }
      } catch let failure as OutputFailure where !failure.concernsEveryFile {
        report.findings.append(failure.finding)
      } catch let error as StoreError where error.isOfOneWrite {
        report.refusals[coach] = Finding(
          .storeRefused, "what clients of coach \(coach) get could not be brought up to date: \(error.message)",
          hint: "that of others is; run 'mesocycle doctor', and report this")
      }
    }
    return report
  }

  /// Writes the files of a coach's clients; nobody else's lie in them, so that two coaches' may be written at once.
  private func make(_ coach: String, _ store: PlanStore) throws -> (files: ClientFiles, changes: Int) {
    // Last month's sessions stay in the calendar, so that it is never without an event when a new month begins late.
    let day = today + -PlanDay.count
    var changes = 0
    let done = reportRules.map { (days: today + -max($0.lookBack, $0.rulebook.history.liftDays)..<today + 1, rulebook: $0.rulebook) }
    var files = try store.readClientPlans(
      coach: coach, clients: clients, unfinishedOn: day, today: today, language: language, done: done
    ) { state in
      changes = state.changes
      return ClientFiles(self, coach: coach, state: state)
    } _: { files, row in
      try files.append(row)
    } takeDone: { files, sessions in
      files.take(sessions)
    }
    try files.finish()
    return (files, changes)
  }

  private func record(
    _ made: (files: ClientFiles, changes: Int), of coach: String, _ store: PlanStore, into report: inout SheetExport.Report
  ) throws {
    let (files, changes) = made
    report.written += files.written
    report.unchanged += files.unchanged
    report.findings += files.findings
    let isDone = isWhole && files.findings.isEmpty
    let isOther = try isWhole && isDoubtful(coach, changes: store.clientFileExports()[coach])
    try store.recordClientFiles(coach: coach, clients: files.recorded, gone: files.gone, changes: isDone ? changes : nil)
    guard isDone, Glibc.access("\(folder)/\(coach)", F_OK) == 0 else { return }
    if isOther { removeFiles(ofAll: try store.clientIDs(coach: coach), but: Set(files.recorded.map(\.id)), from: coach) }
    try AtomicFile.write(Array("\(changes)".utf8), toFolder: folder, name: Self.markName(coach), access: .own)
  }

  /// Takes away what clients were given of whom the database has nothing approved: a state that is lost said otherwise.
  private func removeFiles(ofAll clients: [String], but kept: Set<String>, from coach: String) {
    for client in clients where !kept.contains(client) {
      for form in forms {
        if let name = ClientFileName(client: client, form: form)?.text { unlink("\(folder)/\(coach)/\(name)") }
      }
    }
  }
}
