import GRDB
import TrainingModel

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
