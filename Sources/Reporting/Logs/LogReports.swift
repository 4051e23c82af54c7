import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Works out what clients' logs show, some dozens of clients at a time.
package struct LogReports: Sendable {
  private let rules: ReportRules
  private let today: CalendarDate

  package init(_ rulebook: Rulebook, today: CalendarDate) { (rules, self.today) = (ReportRules(rulebook), today) }

  package var rulebook: Rulebook { rules.rulebook }

  /// Hands over every client's report in the order of the ids that are given; of those who never logged one that says so.
  ///
  /// - Throws: `StoreError` where the database can't be read, and what `body` throws.
  package func forEach(of clients: [String], in store: PlanStore, _ body: (TrainingReport) throws -> Void) throws {
    try forEach(of: clients, in: store, since: nil) { client, sessions, blocks in
      try body(TrainingReport(of: client, sessions, blocks, rules, today: today))
    }
  }

  private func forEach(
    of clients: [String], in store: PlanStore, since first: CalendarDate?,
    _ body: (_ client: String, [LoggedSession], [ApprovedTraining]) throws -> Void
  ) throws {
    for start in stride(from: 0, to: clients.count, by: Self.batch) {
      let some = Array(clients[start..<min(start + Self.batch, clients.count)])
      let sessions = try store.loggedSessions(of: some, from: first, before: today + 1, rules.rulebook)
      let blocks = try store.approvedTraining(
        of: zip(some, sessions).compactMap { $1.isEmpty ? nil : $0 }, from: today + -rules.lookBack, before: today + 1, rules.rulebook)
      for (client, sessions) in zip(some, sessions) { try body(client, sessions, blocks[client] ?? []) }
    }
  }

  /// So many clients' logs are in memory at a time.
  private static let batch = 16
}

/// As much of what a client's logs show as stands in lists of many clients.
struct ClientAttention: Sendable {
  /// Logged of planned sessions that are over, in whole percent; nil for whoever never logs, and where none is over.
  var compliance: Int?
  var flags: [RaisedFlag]
  var unit: LoadUnit

  init(_ report: TrainingReport) { (compliance, flags, unit) = (report.sessions?.percent, report.flags, report.unit) }
}

extension LogReports {
  /// The same for lists, by client; who logged nothing in the time that flags look back to is in none.
  func attention(of clients: [String], in store: PlanStore) throws -> [String: ClientAttention] {
    var attention: [String: ClientAttention] = [:]
    let first = today + -rules.lookBack
    try forEach(of: clients, in: store, since: first) { client, sessions, blocks in
      var report = TrainingReport(of: client, sessions, blocks, rules, today: today)
      guard report.lastLog != nil else { return }
      // A record is one against all that was ever logged, so that what seems to be one is held against what was done before.
      let records = Set(report.flags.compactMap { $0.kind == .record ? $0.exercise : nil })
      if !records.isEmpty {
        let before = try store.loggedSessions(of: [client], before: first, rules.rulebook, only: records)[0]
        let earlier = TrainingReport.bests(before, rules, in: report.unit)
        if !earlier.isEmpty { report = TrainingReport(of: client, sessions, blocks, rules, earlier: earlier, today: today) }
      }
      attention[client] = ClientAttention(report)
    }
    return attention
  }
}
