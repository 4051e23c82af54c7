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
    try forEach(of: clients, in: store, since: nil, body)
  }

  private func forEach(
    of clients: [String], in store: PlanStore, since first: CalendarDate?, _ body: (TrainingReport) throws -> Void
  ) throws {
    for start in stride(from: 0, to: clients.count, by: Self.batch) {
      let some = Array(clients[start..<min(start + Self.batch, clients.count)])
      let logs = try store.logs(of: some, since: first)
      let blocks = try store.approvedTraining(
        of: some.filter { logs[$0] != nil }, from: today + -rules.lookBack, before: today + 1, rules.rulebook)
      for client in some {
        try body(TrainingReport(of: client, logs[client] ?? [], blocks[client] ?? [], rules, today: today))
      }
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
    func take(_ report: TrainingReport) { if report.lastLog != nil { attention[report.client] = ClientAttention(report) } }
    // A record is one against all that was ever logged, so that only those who seem to have one are read as a whole.
    var whole: [String] = []
    try forEach(of: clients, in: store, since: today + -rules.lookBack) { report in
      if report.flags.contains(where: { $0.kind == .record }) { whole.append(report.client) } else { take(report) }
    }
    try forEach(of: whole, in: store, since: nil, take)
    return attention
  }
}
