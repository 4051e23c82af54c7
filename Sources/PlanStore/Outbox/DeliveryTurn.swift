import GRDB
import TrainingModel

/// Whose news go out next: however much one coach has to hear, the others don't wait for it.
package enum DeliveryTurn: Hashable, Sendable {
  /// Whatever has waited longest.
  case anybody
  /// What concerns no single coach, such as an alert.
  case house
  case coach(String)
}

extension PlanStore {
  /// Who has something that may go out on a channel now: first what concerns the whole house, then the coaches, those first whose last news
  /// are the longest ago.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func deliveryTurns(_ channel: DeliveryChannel, at now: String) throws -> [DeliveryTurn] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          WITH served AS (
            SELECT e.coach_id AS coach_id, max(d.next_attempt_at) AS last FROM outbox_deliveries d JOIN outbox_events e USING (entry)
            WHERE d.channel = ?1 AND d.state = 'delivered' GROUP BY e.coach_id)
          SELECT e.coach_id AS coach_id FROM outbox_deliveries d JOIN outbox_events e USING (entry)
            LEFT JOIN served s ON s.coach_id = e.coach_id
          WHERE d.channel = ?1 AND d.state = 'waiting' AND d.next_attempt_at <= ?2 AND (d.leased_until IS NULL OR d.leased_until <= ?2)
          GROUP BY e.coach_id
          ORDER BY e.coach_id IS NOT NULL, s.last IS NOT NULL, s.last, min(d.next_attempt_at), min(d.entry)
          """, arguments: [channel.id, now]
      ).map { row in (row[0] as String?).map(DeliveryTurn.coach) ?? .house }
    }
  }
}
