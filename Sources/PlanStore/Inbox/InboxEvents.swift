import Findings
import GRDB
import TrainingModel

/// What a coach is to hear of a file that was not taken in as it is.
package struct InboxEvents: Sendable, Equatable {
  package var codes: Set<FindingCode>
  /// How many changes wait because somebody else changed the same.
  package var conflicts: Int

  /// How many files it is about.
  package var files = 1

  /// Whose log the file is; nil for a coach's own sheet.
  package var client: String?

  package init(codes: Set<FindingCode>, conflicts: Int = 0, client: String? = nil) {
    (self.codes, self.conflicts, self.client) = (codes, conflicts, client)
  }

  /// The news of a coach of whom nothing is told yet.
  package static var none: InboxEvents {
    var news = InboxEvents(codes: [])
    news.files = 0
    return news
  }

  /// Takes over what is said of another file.
  package mutating func add(_ findings: [Finding]) {
    codes.formUnion(findings.map(\.code))
    files += 1
  }
}

extension PlanStore {
  /// Lets the coaches hear of their files that were refused, or that wait for a decision: one event of a kind for each coach and moment,
  /// however many files there are. What was told is not told again; what a run before this one could not tell is told now.
  ///
  /// - Parameters:
  ///   - refused: What coaches are to hear beside that, of files which were refused and are not in the database.
  ///   - at: When it happens, RFC 3339, UTC.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func tellInbox(_ refused: [String: InboxEvents] = [:], at: String) throws {
    let isStored = try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM inbox WHERE news IS NOT NULL)") } ?? false
    guard isStored || !refused.isEmpty else { return }
    try write { db in
      var events: [EventKind: [String: OutboxEvent]] = [:]
      for (coach, news) in refused {
        var event = OutboxEvent(.refused, coach: coach, cause: at)
        event.counts[.files] = news.files
        (event.codes, event.clientIDs) = (news.codes, [news.client].compactMap(\.self))
        events[.refused, default: [:]][coach] = event
      }
      for row in try Row.fetchAll(db, sql: "SELECT coach_id, state, news, conflicts FROM inbox WHERE news IS NOT NULL ORDER BY number") {
        let (coach, state, news, conflicts): (String, String, String, Int) = (row[0], row[1], row[2], row[3])
        let kind: EventKind = state == InboxState.conflict.id ? .conflict : .refused
        var event = events[kind]?[coach] ?? OutboxEvent(kind, coach: coach, cause: at)
        event.counts[.files, default: 0] += 1
        if conflicts > 0 { event.counts[.conflicts, default: 0] += conflicts }
        event.codes.formUnion(news.split(separator: " ").compactMap { FindingCode(id: String($0)) })
        events[kind, default: [:]][coach] = event
      }
      let outbox = try OutboxWriter(db, at: at)
      var faults: Set<FindingCode> = []
      for kind in [EventKind.refused, .conflict] {
        for (_, event) in (events[kind] ?? [:]).sorted(by: { $0.key < $1.key }) {
          faults.formUnion(event.codes.filter(\.isOperations))
          try outbox.add(Self.withoutFaults(event))
        }
      }
      if !faults.isEmpty {
        var alert = OutboxEvent(.alert, coach: nil, cause: "inbox \(at)")
        // The machine's faults alone would read as if a night had stopped over them.
        alert.codes = faults.union([.inboxTrouble])
        try outbox.add(alert)
      }
      try db.execute(sql: "UPDATE inbox SET news = NULL WHERE news IS NOT NULL")
    }
  }

  /// What a coach hears: what the machine did not let us do is nothing that a coach can mend, and whoever is paged hears of it.
  private static func withoutFaults(_ event: OutboxEvent) -> OutboxEvent {
    var event = event
    let others = event.codes.filter { !$0.isOperations }
    if others.count < event.codes.count { event.codes = others.union([.inboxTrouble]) }
    return event
  }
}
