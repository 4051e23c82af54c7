import Editing
import Findings
import Foundation
import PlanStore
import Reporting
import Rulebook
import TrainingModel

/// Takes in what coaches left in their folders: into the database first, then sheet by sheet in the order in which they were written.
///
/// Killed at any moment, the next one goes on: what is queued is taken in, what was taken in is not taken in again.
public struct InboxIntake {
  private let store: PlanStore
  /// The folder with a folder for each coach.
  let folder: String
  private let now: String
  private let today: CalendarDate
  private let jobs: Int
  private let makeImport: () throws -> ReviewImport
  private let progress: (@Sendable (Int, Int) -> Void)?

  /// - Parameters:
  ///   - folder: the inbox, with a folder for each coach.
  ///   - now: RFC 3339, UTC.
  ///   - makeImport: loads the rules, once and only where something has come.
  public init(
    _ store: PlanStore, folder: String, now: String, today: CalendarDate, jobs: Int, progress: (@Sendable (Int, Int) -> Void)? = nil,
    makeImport: @escaping () throws -> ReviewImport
  ) {
    (self.store, self.folder, self.now, self.today, self.jobs) = (store, folder, now, today, jobs)
    (self.progress, self.makeImport) = (progress, makeImport)
  }

  /// Makes a folder for each coach whom the store knows.
  public static func prepare(_ folder: String, coaches: [String]) {
    // The folders' names say who the coaches are: nobody else may make or rename one.
    mkdir(folder, 0o750)
    for coach in coaches { InboxFolder.make("\(folder)/\(coach)") }
  }

  /// Runs to the end; what goes wrong with the inbox stands in the report and stops nobody.
  public func run() async -> InboxReport {
    var report = InboxReport()
    do {
      let coaches = try store.coaches()
      Self.prepare(folder, coaches: coaches)
      report.strays = StrayFiles(folder, coaches: coaches).findings
      try queue(coaches, &report)
      try await takeIn(&report)
      if try confirm(coaches, &report) { try await takeIn(&report) }
    } catch {
      report.troubles.append(Self.trouble(error))
    }
    return report
  }

  private static func trouble(_ error: any Error) -> Finding {
    let words =
      switch error {
      case let failure as StoreError: failure.message
      case let failure as ReviewFailure: failure.findings.first?.message ?? "the rules have errors"
      default: "an error of the program (\(type(of: error)))"
      }
    return Finding(
      .inboxTrouble, "the inbox could not be taken in: \(words)", hint: "what was left there stays, and is taken in the next time")
  }

  // MARK: Into the database

  private func queue(_ coaches: [String], _ report: inout InboxReport) throws {
    var waiting: [(coach: String, item: InboxFolder.Item)] = []
    for coach in coaches {
      guard let place = InboxFolder("\(folder)/\(coach)") else {
        report.troubles.append(
          Finding(
            .inboxTrouble, "the inbox of coach '\(coach)' is no folder that can be read",
            hint: "put a folder in its place that this user may read and write")
        )
        continue
      }
      defer { place.close() }
      let (items, left) = place.items(now: nanoseconds)
      report.left += left
      waiting += items.map { (coach, $0) }
    }
    waiting.sort { ($0.item.modified, $0.item.name, $0.coach) < ($1.item.modified, $1.item.name, $1.coach) }
    for (coach, item) in waiting {
      guard let place = InboxFolder("\(folder)/\(coach)") else { continue }
      defer { place.close() }
      switch item.kind {
      case .sheet: try queue(item.name, coach, place, &report)
      // A yes may have come together with its sheet, which has to be looked at first.
      case .confirmation: continue
      case .strange(let why):
        put(
          aside: item.name, "\(why), and only sheets are taken", "save the sheet as CSV, and put that file into the inbox", coach, place,
          &report)
      }
    }
  }

  private var nanoseconds: Int {
    guard let date = try? Date(now, strategy: .iso8601) else { return 0 }
    return Int(date.timeIntervalSince1970 * 1000) * 1_000_000
  }

  private func queue(_ name: String, _ coach: String, _ place: InboxFolder, _ report: inout InboxReport) throws {
    guard let bytes = place.bytes(of: name) else {
      report.left += 1
      return
    }
    let digest = Self.digest(bytes)
    let known = try store.queue(bytes, digest: digest, name: name, coach: coach, at: now)
    guard known == .done, move(name, digest, in: place, to: .done) != nil else { return }
    report.entries.append(
      InboxReport.Entry(
        coachID: coach, name: name, state: .done,
        findings: [Finding(.inboxTaken, "the very same sheet was taken in before, so nothing was done")]))
  }

  static func digest(_ bytes: [UInt8]) -> TrainingModel.Digest {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finalize()
  }

  /// Takes the confirmations that lie in the folders; returns whether a sheet has got its yes.
  private func confirm(_ coaches: [String], _ report: inout InboxReport) throws -> Bool {
    var isConfirmed = false
    for coach in coaches {
      guard let place = InboxFolder("\(folder)/\(coach)") else { continue }
      defer { place.close() }
      for item in place.items(now: nanoseconds).items where item.kind == .confirmation {
        if try confirm(item.name, coach, place, &report) { isConfirmed = true }
      }
    }
    return isConfirmed
  }

  private func confirm(_ name: String, _ coach: String, _ place: InboxFolder, _ report: inout InboxReport) throws -> Bool {
    if try store.confirmDeletions(inFile: String(name.dropLast(4)), coach: coach) {
      place.remove(name)
      return true
    }
    put(
      aside: name, "no sheet of this name waits for a yes", "check the name: it is that of the sheet, with '.yes' behind it", coach, place,
      &report)
    return false
  }

  // MARK: Out of the database

  private func takeIn(_ report: inout InboxReport) async throws {
    let queue = try store.queuedFiles()
    guard !queue.isEmpty else { return }
    let review = try makeImport()
    for file in queue {
      let entry = try await patiently { try await takeIn(file, review) }
      report.entries.append(entry)
      try store.settle(file, as: entry.state ?? .refused, at: now)
      try tell(entry, file)
      shelve(entry, file, InboxView(name: review.name))
    }
  }

  /// Tries again where somebody else writes for longer than the store waits; after that, the file stays queued for the next time.
  private func patiently(_ body: () async throws -> InboxReport.Entry) async throws -> InboxReport.Entry {
    for _ in 1..<Self.attempts {
      do { return try await body() } catch let failure as StoreError where failure.kind == .busy { continue }
    }
    return try await body()
  }

  private static let attempts = 3

  private func takeIn(_ file: InboxEntry, _ review: ReviewImport) async throws -> InboxReport.Entry {
    var request = ImportRequest(coachID: file.coachID, by: file.coachID, at: now, today: today)
    (request.allowsDeletions, request.jobs, request.progress) = (file.allowsDeletions, jobs, progress)
    var entry = InboxReport.Entry(coachID: file.coachID, name: file.name, state: .refused)
    do {
      let report = try await review.run(try store.bytes(ofFile: file.number), named: file.name, request)
      entry.report = report
      entry.state = report.waitingCount > 0 ? .waiting : report.conflictCount > 0 ? .conflict : report.isRefused ? .refused : .done
    } catch let failure as ReviewFailure {
      entry.findings = failure.findings
    } catch let failure as StoreError where failure.isOfOneWrite {
      // What one file stumbles over must not keep the next ones waiting.
      entry.findings = [failure.finding]
    }
    return entry
  }

  /// Lets word get round of what somebody has to do about.
  private func tell(_ entry: InboxReport.Entry, _ file: InboxEntry) throws {
    guard let kind: EventKind = entry.state == .conflict ? .conflict : entry.state == .refused ? .refused : nil else { return }
    var event = OutboxEvent(kind, coach: entry.coachID, cause: "\(file.digest)")
    if let report = entry.report, report.conflictCount > 0 { event.counts[.conflicts] = report.conflictCount }
    let codes = Set((entry.findings + (entry.report?.blocks.flatMap(\.refusals) ?? [])).map(\.code))
    // What the database did not take is nothing that a coach can mend: whoever is paged hears of it.
    let faults = codes.filter(\.isOperations)
    var alert = OutboxEvent(.alert, coach: nil, cause: "inbox \(file.digest)")
    alert.codes = faults.union([.inboxTrouble])
    event.codes = faults.isEmpty ? codes : codes.subtracting(faults).union([.inboxTrouble])
    try store.post(faults.isEmpty ? [event] : [event, alert], at: now)
  }
}
