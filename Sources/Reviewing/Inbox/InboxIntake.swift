import Editing
import Files
import Findings
import Foundation
import Intake
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// Takes in a log sheet that a coach gives: its bytes, its name and the coach; returns what it did, client by client.
package typealias LogSheetTaking = (_ bytes: [UInt8], _ name: String, _ coach: String) throws -> [LogFileReport]

/// Takes in what coaches left in their folders: into the database first, then sheet by sheet in the order in which they were written.
///
/// Killed at any moment, the next one goes on: what is queued is taken in, what was taken in is not taken in again.
package struct InboxIntake {
  let store: PlanStore
  /// The folder with a folder for each coach.
  let folder: String
  let access: CoachAccess
  let now: String
  /// How what is told looks.
  let style: Style
  /// The coaches whose files all wait for the next time, in the folders as in the queue.
  package var leaving: Set<String> = []
  private let today: CalendarDate
  private let jobs: Int
  private let makeImport: () throws -> ReviewImport
  private let makeLogs: () throws -> LogSheetTaking
  /// Hears of each step before it is made, and of what came of it.
  private let step: @Sendable (InboxStep) -> Void

  /// - Parameters:
  ///   - folder: the inbox, with a folder for each coach.
  ///   - access: what is made in it is made with.
  ///   - now: RFC 3339, UTC.
  ///   - makeImport: loads the rules, once and only where something has come.
  ///   - makeLogs: makes what takes log sheets in, once and only where one has come.
  package init(
    _ store: PlanStore, folder: String, access: CoachAccess = CoachAccess(), now: String, today: CalendarDate, jobs: Int,
    style: Style = .plain,
    step: @escaping @Sendable (InboxStep) -> Void = { _ in }, makeImport: @escaping () throws -> ReviewImport,
    makeLogs: @escaping () throws -> LogSheetTaking
  ) {
    (self.store, self.folder, self.access, self.now, self.today, self.jobs) = (store, folder, access, now, today, jobs)
    (self.style, self.step, self.makeImport, self.makeLogs) = (style, step, makeImport, makeLogs)
  }

  /// Makes a folder for each coach whom the store knows.
  package static func prepare(_ folder: String, coaches: [String], access: CoachAccess) {
    // The folders' names say who the coaches are: nobody else may make or rename one.
    try? access.passage.makeFolder(folder)
    for coach in coaches where hasFolder(coach) { InboxFolder.make("\(folder)/\(coach)", access.inbox(of: coach)) }
  }

  /// Whether an id can name a coach's folder: one is that of all logs.
  package static func hasFolder(_ coach: String) -> Bool { IDShape.coach.fits(coach) && coach != Client.logs }

  /// A coach's folder; nil where there is none, something else stands in its place, or the id can't name one.
  func place(of coach: String) -> InboxFolder? {
    Self.hasFolder(coach) ? InboxFolder("\(folder)/\(coach)", shelves: access.shelf(of: coach)) : nil
  }

  /// Whether nothing waits in any folder or in the queue.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func isIdle() throws -> Bool {
    if try store.hasQueuedFiles() { return false }
    return try store.coaches().allSatisfy(isEmpty)
  }

  /// Whether nothing of the coach waits, in the folder or in the queue.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func isIdle(_ coach: String) throws -> Bool {
    try isEmpty(coach) && store.queuedFiles().allSatisfy { $0.coachID != coach }
  }

  private func isEmpty(_ coach: String) -> Bool {
    guard let place = place(of: coach) else { return true }
    defer { place.close() }
    return place.names().allSatisfy {
      InboxFolder.text($0).map { InboxShelf(rawValue: $0) != nil || InboxFolder.isOfSystem($0) } ?? false
    }
  }

  /// Whether a coach's file was written so lately at this moment (RFC 3339, UTC) that it would be left for the next time.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func isBeingWritten(at now: String) throws -> Bool {
    try store.coaches().filter { !leaving.contains($0) }.contains { coach in
      guard let place = place(of: coach) else { return false }
      defer { place.close() }
      return place.isBeingWritten(now: Self.nanoseconds(now))
    }
  }

  /// A moment (RFC 3339, UTC) in nanoseconds since 1970.
  package static func nanoseconds(_ moment: String) -> Int {
    guard let date = try? Date(moment, strategy: .iso8601) else { return 0 }
    return Int(date.timeIntervalSince1970 * 1000) * 1_000_000
  }

  /// What there is to say of the inbox before anything is taken in.
  private func opening() -> InboxReport {
    var report = InboxReport()
    do {
      let coaches = try store.coaches()
      Self.prepare(folder, coaches: coaches, access: access)
      report.strays = StrayFiles(folder, owners: Set(coaches)).findings
    } catch {
      report.troubles.append(Self.trouble(error))
    }
    return report
  }

  /// Runs to the end; what goes wrong with the inbox stands in the report and stops nobody.
  package func run() async -> InboxReport {
    var report = opening()
    var queue = InboxQueueing(self)
    do {
      let coaches = try store.coaches().filter { !leaving.contains($0) }
      try queue.run(coaches, &report)
      try await takeIn(&report)
      if try queue.confirm(coaches, &report) { try await takeIn(&report) }
      try queue.settleTwins(&report)
    } catch {
      report.troubles.append(Self.trouble(error))
    }
    report.limits = queue.limits
    tell(queue.news, &report)
    return report
  }

  /// What keeps the inbox from being taken in.
  package static func trouble(_ error: any Error) -> Finding {
    trouble((error as? any ExplainedError)?.findings.first?.message ?? "an error of the program (\(type(of: error)))")
  }

  package static func trouble(_ words: String) -> Finding {
    Finding(.inboxTrouble, "the inbox could not be taken in: \(words)", hint: "what was left there stays, and is taken in the next time")
  }

  /// Says what is about to be done.
  func say(_ what: InboxStep) { step(what) }

  /// Notes what became of a file.
  func note(_ entry: InboxReport.Entry, _ report: inout InboxReport) {
    report.entries.append(entry)
    step(.settled(entry))
  }

  /// Lets the coaches hear of what was refused, or waits for a decision.
  ///
  /// - Parameter unstored: of files that never came into the database, by coach.
  func tell(_ unstored: [String: InboxEvents], _ report: inout InboxReport) {
    do { try store.tellInbox(unstored, at: now) } catch { report.troubles.append(Self.trouble(error)) }
  }

  static func digest(_ bytes: [UInt8]) -> ContentDigest {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finalize()
  }

  // MARK: Out of the database

  private func takeIn(_ report: inout InboxReport) async throws {
    let queue = try store.queuedFiles().filter { !leaving.contains($0.coachID) }
    guard !queue.isEmpty else { return }
    let review = try makeImport()
    let view = InboxView(style: style, name: review.name)
    var logs: LogSheetTaking?
    for file in queue {
      guard file.tries < Self.mostTries else {
        try settle(file, brokenDown: "the program ended \(file.tries) times while this file was taken in", &report)
        continue
      }
      step(.trying(number: file.number, file: InboxFileName(folder: file.coachID, name: file.name)))
      try store.beginTry(ofFile: file.number)
      let outcome: Outcome
      do {
        let bytes = try store.bytes(ofFile: file.number)
        if LogSheetScan.isLogSheet(Array(bytes.prefix(SheetScan.headSize))) {
          let taking = try logs ?? makeLogs()
          logs = taking
          outcome = try await patiently { try takeIn(file, bytes, taking) }
        } else {
          outcome = try await patiently { try await takeIn(file, bytes, review) }
        }
        try await patiently { try store.settle(file, as: outcome.state, at: now, news: outcome.news) }
      } catch {
        // A disk that is full, or somebody else who writes all the time, is not the file's fault. Where not even this can be written, the
        // count is one too high, which it takes five such nights to matter.
        try? await patiently { try store.endTry(ofFile: file.number) }
        throw error
      }
      let entry = view.entry(
        coach: file.coachID, name: file.name, state: outcome.state, report: outcome.report, logs: outcome.logs, findings: outcome.findings)
      shelve(outcome.state, file, note: view.note(entry, outcome.report, outcome.findings, logs: outcome.logs))
      note(entry, &report)
    }
  }

  /// So often a file may have been the last that a program was about which never ended that by itself: somebody may have killed it.
  private static let mostTries = 5

  /// What taking a file in came to.
  private struct Outcome {
    var state: InboxState
    var report: ImportReport?
    /// Of a log sheet, client by client.
    var logs: [LogFileReport]?
    var findings: [Finding] = []

    /// What somebody has to do about.
    var news: InboxEvents? {
      guard state == .conflict || state == .refused else { return nil }
      return InboxEvents(
        codes: Set((findings + (report?.keptBack.flatMap(\.findings) ?? []) + (report?.blocks.flatMap(\.refusals) ?? [])).map(\.code))
          .union(logs?.flatMap { $0.unreadable.map(\.code) + [$0.refused?.code].compactMap(\.self) } ?? []),
        conflicts: report?.conflictCount ?? logs?.reduce(0) { $0 + $1.conflicts } ?? 0)
    }
  }

  /// Tries again where somebody else writes for longer than the store waits; after that, the file stays queued for the next time.
  private func patiently<Result>(_ body: () async throws -> Result) async throws -> Result {
    for _ in 1..<Self.attempts {
      do { return try await body() } catch let failure as StoreError where failure.kind == .busy { continue }
    }
    return try await body()
  }

  private static let attempts = 3

  private func takeIn(_ file: InboxEntry, _ bytes: [UInt8], _ taking: LogSheetTaking) throws -> Outcome {
    do {
      let logs = try taking(bytes, file.name, file.coachID)
      let isWhole = logs.allSatisfy { $0.refused == nil && $0.unreadable.isEmpty && !$0.findings.contains { $0.severity == .error } }
      return Outcome(state: !isWhole ? .refused : logs.contains { $0.conflicts > 0 } ? .conflict : .done, logs: logs)
    } catch let failure as StoreError where failure.isOfOneWrite {
      return Outcome(state: .refused, findings: [failure.finding])
    } catch let failure as LogFailure where !failure.kind.isOfMachine {
      return Outcome(state: .refused, findings: [failure.finding])
    }
  }

  private func takeIn(_ file: InboxEntry, _ bytes: [UInt8], _ review: ReviewImport) async throws -> Outcome {
    var request = ImportRequest(coachID: file.coachID, by: file.coachID, at: now, today: today)
    (request.allowsDeletions, request.jobs) = (file.allowsDeletions, jobs)
    request.progress = { [step] in step(.busy(done: $0, total: $1)) }
    do {
      let report = try await review.run(bytes, named: file.name, request)
      let state: InboxState =
        report.waitingCount > 0 ? .waiting : report.conflictCount > 0 ? .conflict : report.isRefused ? .refused : .done
      return Outcome(state: state, report: report)
    } catch let failure as ReviewFailure {
      return Outcome(state: .refused, findings: failure.findings)
    } catch let failure as StoreError where failure.isOfOneWrite {
      // What one file stumbles over must not keep the next ones waiting.
      return Outcome(state: .refused, findings: [failure.finding])
    }
  }
}
