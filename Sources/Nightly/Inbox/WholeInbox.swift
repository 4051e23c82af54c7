import Findings
import Foundation
import Intake
import LogKeeping
import PlanStore
import Reporting
import Reviewing

/// The inbox with its two rooms: the coaches' folders with their sheets, and the clients' with their logs. Who takes it in by hand takes
/// the one or the other.
package struct WholeInbox {
  /// Which rooms are taken in.
  package enum Room: String, CaseIterable, Sendable { case sheets, logs }

  var sheets: InboxIntake?
  var logs: LogIntake?

  /// Leaves the files in these folders of the inbox for the next time.
  package mutating func leave(_ folders: Set<String>) {
    sheets?.leaving = folders
    logs?.leaving = folders
  }

  /// Whether nothing waits.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  func isIdle() throws -> Bool { try (sheets?.isIdle() ?? true) && (logs?.isIdle ?? true) }

  /// Whether nothing waits of whoever has the folder.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  func isIdle(_ folder: String) throws -> Bool {
    if let client = LogIntake.client(folder) { return logs?.isIdle(client) ?? true }
    return try sheets?.isIdle(folder) ?? true
  }

  /// Whether a file was written so lately at this moment (RFC 3339, UTC) that it would be left for the next time.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  func isBeingWritten(at now: String) throws -> Bool {
    try (sheets?.isBeingWritten(at: now) ?? false) || (logs?.isBeingWritten(at: now) ?? false)
  }

  /// Runs to the end; what goes wrong with the inbox stands in the report and stops nobody.
  package func run() async -> InboxReport {
    var report = await sheets?.run() ?? InboxReport()
    logs?.prepare()
    logs?.run(&report)
    return report
  }

  /// Sets the file aside that a process was about when it ended.
  ///
  /// - Parameters:
  ///   - last: what the process said last of what it was about to do.
  ///   - why: how it ended, as a sentence without a full stop.
  /// - Throws: where the database does not take that.
  func setAside(_ last: InboxStep, _ why: String, _ report: inout InboxReport) throws {
    if case .looking(let file) = last, let client = LogIntake.client(file.folder) {
      logs?.setAside(file.name, of: client, why, &report)
    } else {
      try sheets?.setAside(last, why, &report)
    }
  }

  /// Lets coaches hear of what was refused, or waits for a decision.
  func tell(_ report: inout InboxReport) { sheets?.tell(&report) }
}

/// Why no log can be taken in: nobody knows what exercises there are.
private struct UnreadRules: ExplainedError {
  let count: Int

  var findings: [Finding] {
    [
      Finding(
        .runRules, "the rules have \(count) error\(count == 1 ? "" : "s"), so no log was taken in",
        hint: "mend them; 'mesocycle rules lint' shows them all, with the same --rules")
    ]
  }
}

extension RunRequest {
  /// The folder in which files are left for us.
  var inboxFolder: String { "\(output)/inbox" }

  /// The rooms of the inbox that this run takes in.
  var rooms: Set<WholeInbox.Room> {
    switch command {
    case .reviewSync: [.sheets]
    case .logsSync: [.logs]
    case .nightly, .generate, .explain, .reviewTake: Set(WholeInbox.Room.allCases)
    }
  }

  /// The intake of the inbox, which loads rules and clients where something has come.
  ///
  /// - Parameters:
  ///   - rooms: what is taken in; nil for what the run takes.
  ///   - source: the clients, where somebody has opened them already.
  ///   - step: hears of each step.
  package func inbox(
    _ store: PlanStore, _ rooms: Set<WholeInbox.Room>? = nil, at moment: String? = nil, source: RecordSource? = nil,
    step: (@Sendable (InboxStep) -> Void)? = nil
  ) -> WholeInbox {
    let (rooms, moment) = (rooms ?? self.rooms, moment ?? now())
    let progress = progress
    let steps = step ?? { if case .busy(let done, let total) = $0 { progress?(done, total) } }
    return WholeInbox(
      sheets: rooms.contains(.sheets) ? sheetIntake(store, at: moment, source, steps) : nil,
      logs: rooms.contains(.logs) ? logIntake(store, at: moment, source, steps) : nil)
  }

  private func sheetIntake(
    _ store: PlanStore, at moment: String, _ source: RecordSource?, _ step: @escaping @Sendable (InboxStep) -> Void
  ) -> InboxIntake {
    var sources = PlanChecking.Sources(rules: rules, clients: clients, mapping: mapping, today: today)
    sources.source = source
    return InboxIntake(
      store, folder: inboxFolder, access: access, now: moment, today: today, jobs: jobs, style: style, step: step
    ) { [sources] in
      try ReviewImport(store, sources)
    } makeLogs: {
      let intake = try logImport(store, at: moment, source).intake
      return { try intake.run(sheet: $0, named: $1, of: $2) }
    }
  }

  private func logIntake(
    _ store: PlanStore, at moment: String, _ source: RecordSource?, _ step: @escaping @Sendable (InboxStep) -> Void
  ) -> LogIntake {
    LogIntake(inbox: inboxFolder, access: access, now: moment, style: style, step: step) { refusal in
      guard let coach = try refusal.coach ?? store.coachesByClient()[refusal.client] else { return }
      try store.tellInbox([coach: InboxEvents(codes: refusal.codes, client: refusal.client)], at: moment)
    } makeMeans: {
      try logImport(store, at: moment, source)
    }
  }

  /// What takes logs in, with the rules and the clients.
  private func logImport(_ store: PlanStore, at moment: String, _ source: RecordSource?) throws -> LogIntake.Means {
    let (rulebook, findings) = rules.load()
    guard let rulebook else { throw UnreadRules(count: findings.count { $0.severity == .error }) }
    let (people, _) = try KnownPeople.load(store, rulebook, only: nil, today: today) { () throws(IntakeFailure) in
      if let source { return source }
      return try RecordSource.open(
        path: clients, mapping: try mapping.map { path throws(IntakeFailure) in try TableMapping.load(path: path) })
    }
    var request = LogImportRequest(today: today, at: moment, operation: "inbox-\(UUID().uuidString.prefix(8).lowercased())")
    (request.timeZone, request.by) = (timeZone, "inbox")
    return LogIntake.Means(try LogTaking(store, rulebook, people: people, request), people)
  }
}
