import GRDB
import TrainingModel

/// Puts events into the outbox within a transaction of the store, so that an event is kept if and only if what it tells is.
struct OutboxWriter {
  private let find, insert, update, isQueued: DirectStatement
  private let at: String

  /// - Parameter at: When it happens, RFC 3339, UTC.
  init(_ db: Database, at: String) throws {
    self.at = at
    find = try DirectStatement(db, "SELECT entry, payload FROM outbox_events WHERE event_id = ?1")
    insert = try DirectStatement(
      db,
      """
      INSERT INTO outbox_events (event_id, created_at, kind, coach_id, client_id, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (event_id) DO NOTHING
      """)
    insert.bind(at, at: 2)
    update = try DirectStatement(db, "UPDATE outbox_events SET payload = ?2 WHERE entry = ?1")
    isQueued = try DirectStatement(db, "SELECT 1 FROM outbox_deliveries WHERE entry = ?1 LIMIT 1")
  }

  /// Posts an event; one that was posted before stays as it is.
  func post(_ event: OutboxEvent) throws { try insert(event, part: 1) }

  /// Posts an event of which several transactions know a part each: the counts are added up in one event while nobody has been told of it,
  /// and what comes later is an event of its own.
  func add(_ event: OutboxEvent) throws {
    var part = 1
    while let (entry, payload) = try stored(event.id(part: part)) {
      if try !isQueued(entry) {
        var document = try EventDocument(json: payload)
        document.merge(event)
        update.bind(entry, at: 1)
        update.bind(try document.json(), at: 2)
        return try update.run()
      }
      part += 1
    }
    try insert(event, part: part)
  }

  private func insert(_ event: OutboxEvent, part: Int) throws {
    insert.bind(event.id(part: part), at: 1)
    insert.bind(event.kind.id, at: 3)
    insert.bind(event.coachID, at: 4)
    insert.bind(event.clientID, at: 5)
    insert.bind(try EventDocument(event, part: part, at: at).json(), at: 6)
    try insert.run()
  }

  private func stored(_ id: String) throws -> (entry: Int, payload: String)? {
    find.bind(id, at: 1)
    defer { find.reset() }
    return try find.step() ? (find.pointer.int(0), find.pointer.string(1)) : nil
  }

  private func isQueued(_ entry: Int) throws -> Bool {
    isQueued.bind(entry, at: 1)
    defer { isQueued.reset() }
    return try isQueued.step()
  }
}

extension PlanStore {
  /// Posts events that no other change of the store goes with; one that was posted before stays as it is.
  ///
  /// - Parameter at: When it happened, RFC 3339, UTC.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func post(_ events: [OutboxEvent], at: String) throws {
    guard !events.isEmpty else { return }
    try write { db in
      let writer = try OutboxWriter(db, at: at)
      for event in events { try writer.post(event) }
    }
  }
}

extension PlanStore {
  /// Removes events older than the policy keeps them, but those that wait at one of these channels.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func pruneOutbox(keepingFor channels: [DeliveryChannel], at now: String, policy: RetryPolicy = RetryPolicy()) throws {
    guard let moment = Moment(now) else { return }
    let oldest = (moment + -policy.kept).description
    // Nothing is locked for a look that finds nothing.
    guard
      try read({ try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM outbox_events WHERE created_at < ?)", arguments: [oldest]) })
        == true
    else { return }
    try write { db in
      try db.execute(
        sql: """
          DELETE FROM outbox_events WHERE created_at < ?1 AND NOT EXISTS (
            SELECT 1 FROM outbox_deliveries d
            WHERE d.entry = outbox_events.entry AND d.state = 'waiting' AND d.channel IN (SELECT value FROM json_each(?2)))
          """, arguments: [oldest, jsonArray(channels.map(\.id))])
    }
  }
}
