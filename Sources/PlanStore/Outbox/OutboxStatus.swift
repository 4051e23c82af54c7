import GRDB
import TrainingModel

/// Where the messages of one channel stand.
package struct ChannelStatus: Sendable, Equatable {
  package var channel: DeliveryChannel
  package var waiting = 0
  package var delivered = 0
  /// Given up: refused for good, or too old.
  package var givenUp = 0
  /// Failed tries in a row.
  package var failures = 0
  /// RFC 3339, UTC: until then it is left alone; nil where it is tried.
  package var openUntil: String?
  /// When the oldest of what waits happened, RFC 3339, UTC.
  package var waitingSince: String?
  /// Why the last try of something that still waits, or was given up, failed.
  package var lastError: String?
}

extension PlanStore {
  /// Where the messages of these channels stand, and of those that have ever had one, in the order of the channels.
  ///
  /// What a channel has not been told to wait for yet counts as waiting where the channel is one of `channels` and not new: a new one waits
  /// for nothing.
  ///
  /// - Parameter now: RFC 3339, UTC; a pause that is over by then is none.
  /// - Throws: `StoreError` where the database can't be read.
  package func outboxStatus(_ channels: [DeliveryChannel], at now: String, policy: RetryPolicy = RetryPolicy()) throws -> [ChannelStatus] {
    guard let moment = Moment(now) else { return [] }
    return try read { db in
      try DeliveryChannel.allCases.compactMap { channel in
        let state = try ChannelState(db, channel)
        guard state.lastEntry != nil || channels.contains(channel) else { return nil }
        var status = ChannelStatus(channel: channel)
        let counts = try Row.fetchAll(
          db, sql: "SELECT state, count(*) AS number FROM outbox_deliveries WHERE channel = ? GROUP BY state", arguments: [channel.id])
        for row in counts {
          switch row["state"] as String {
          case "waiting": status.waiting = row["number"]
          case "delivered": status.delivered = row["number"]
          default: status.givenUp = row["number"]
          }
        }
        if channels.contains(channel), let seen = state.lastEntry {
          status.waiting +=
            try Int.fetchOne(
              db, sql: "SELECT count(*) FROM outbox_events WHERE entry > ? AND created_at >= ?",
              arguments: [seen, (moment + -policy.oldest).description]) ?? 0
        }
        status.waitingSince = try String.fetchOne(
          db,
          sql: """
            SELECT min(e.created_at) FROM outbox_deliveries d JOIN outbox_events e USING (entry)
            WHERE d.channel = ? AND d.state = 'waiting'
            """, arguments: [channel.id])
        status.failures = state.failures
        status.openUntil = state.openUntil.flatMap { $0 > now ? $0 : nil }
        status.lastError = try String.fetchOne(
          db,
          sql: """
            SELECT last_error FROM outbox_deliveries WHERE channel = ? AND last_error IS NOT NULL AND state <> 'delivered'
            ORDER BY state = 'waiting' DESC, entry DESC LIMIT 1
            """, arguments: [channel.id])
        return status
      }
    }
  }
}
