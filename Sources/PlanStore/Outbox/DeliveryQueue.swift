import Files
import GRDB
import Rulebook
import TrainingModel

extension PlanStore {
  /// Makes every event wait at each of these channels that has not seen it yet.
  ///
  /// A channel that is new begins with what happens from `newSince` on (RFC 3339, UTC; nil for `now`): nobody who sets one up waits for
  /// what is past. No channel begins with news that are older than a week.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func enqueue(
    _ channels: [DeliveryChannel], at now: String, newSince: String? = nil, policy: RetryPolicy = RetryPolicy()
  ) throws {
    guard !channels.isEmpty, let moment = Moment(now) else { return }
    try write { db in
      let oldest = (moment + -policy.oldest).description
      let newest = try Int.fetchOne(db, sql: "SELECT max(entry) FROM outbox_events") ?? 0
      for channel in channels {
        let state = try ChannelState(db, channel)
        if let seen = state.lastEntry, seen >= newest { continue }
        try db.execute(
          sql: """
            INSERT INTO outbox_deliveries (channel, entry, state, attempts, next_attempt_at)
            SELECT ?1, entry, 'waiting', 0, created_at FROM outbox_events WHERE entry > ?2 AND created_at >= ?3
            """, arguments: [channel.id, state.lastEntry ?? 0, state.lastEntry == nil ? newSince ?? now : oldest])
        try db.execute(
          sql: """
            INSERT INTO delivery_channels (channel, failures, last_entry) VALUES (?1, 0, ?2)
            ON CONFLICT (channel) DO UPDATE SET last_entry = ?2
            """, arguments: [channel.id, newest])
      }
    }
  }

  /// Lets these channels be tried now, whatever they are waiting for.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func hurry(_ channels: [DeliveryChannel], at now: String) throws {
    try write { db in
      for channel in channels {
        try db.execute(sql: "UPDATE delivery_channels SET open_until = NULL WHERE channel = ?", arguments: [channel.id])
        try db.execute(
          sql: "UPDATE outbox_deliveries SET next_attempt_at = ?2 WHERE channel = ?1 AND state = 'waiting' AND next_attempt_at > ?2",
          arguments: [channel.id, now])
      }
    }
  }

  /// Takes the event that has waited longest at the channel, or nil where none may be tried now.
  ///
  /// A channel that failed too often in a row gives out one event after its pause and no other until that has succeeded.
  ///
  /// - Parameter turn: whose event it is to be.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func claim(
    _ channel: DeliveryChannel, at now: String, for turn: DeliveryTurn = .anybody, policy: RetryPolicy = RetryPolicy()
  ) throws -> ClaimedDelivery? {
    guard let moment = Moment(now) else { return nil }
    let coach: String? = if case .coach(let id) = turn { id } else { nil }
    return try write { db in
      let state = try ChannelState(db, channel)
      if let openUntil = state.openUntil, openUntil > now { return nil }
      let next = try Row.fetchOne(
        db,
        sql: """
          SELECT d.entry, d.attempts, d.refusals, e.event_id, e.created_at, e.payload FROM outbox_deliveries d JOIN outbox_events e USING (entry)
          WHERE d.channel = ?1 AND d.state = 'waiting' AND d.next_attempt_at <= ?2 AND (d.leased_until IS NULL OR d.leased_until <= ?2)
            AND (?3 OR e.coach_id IS ?4)
          ORDER BY d.next_attempt_at, d.entry LIMIT 1
          """, arguments: [channel.id, now, turn == .anybody, coach])
      guard let next else { return nil }
      let lease = (moment + policy.lease).description
      let claimed = ClaimedDelivery(
        entry: next["entry"], channel: channel, eventID: next["event_id"], createdAt: next["created_at"], payload: next["payload"],
        attempts: next["attempts"] + 1, refusals: next["refusals"])
      try db.execute(
        sql: "UPDATE outbox_deliveries SET attempts = ?3, leased_until = ?4 WHERE channel = ?1 AND entry = ?2",
        arguments: [channel.id, claimed.entry, claimed.attempts, lease])
      if state.failures >= policy.failuresToOpen { try state.set(db, failures: state.failures, openUntil: lease) }
      return claimed
    }
  }

  /// Notes what came of a claimed event, and what that says about its channel.
  ///
  /// - Returns: Whether the event is given up.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  @discardableResult
  package func record(
    _ outcome: DeliveryOutcome, of delivery: ClaimedDelivery, at now: String, policy: RetryPolicy = RetryPolicy()
  ) throws -> Bool {
    guard let moment = Moment(now) else { return false }
    return try write { db in
      let channel = try ChannelState(db, delivery.channel)
      let key = delivery.eventID
      var (state, next, error) = ("delivered", now, String?.none)
      var refusals = delivery.refusals
      switch outcome {
      case .delivered:
        try channel.set(db, failures: 0, openUntil: nil)
      case .failed(let reason), .rejected(let reason):
        let failures = channel.failures + 1
        let pause = policy.pause(after: failures, key: key)
        try channel.set(db, failures: failures, openUntil: pause.map { (moment + $0).description })
        if case .rejected = outcome { refusals += 1 }
        let isOld = Moment(delivery.createdAt).map { $0 + policy.oldest < moment } ?? true
        state = refusals >= policy.rejectionsToGiveUp || isOld ? "given_up" : "waiting"
        (next, error) = ((moment + policy.wait(after: delivery.attempts, key: key)).description, reason)
      }
      try db.execute(
        sql: """
          UPDATE outbox_deliveries SET state = ?3, next_attempt_at = ?4, last_error = ?5, refusals = ?6, leased_until = NULL
          WHERE channel = ?1 AND entry = ?2 AND state <> 'delivered'
          """, arguments: [delivery.channel.id, delivery.entry, state, next, error, refusals])
      return state == "given_up"
    }
  }
}

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

/// An event that this process alone may deliver until its lease is over.
package struct ClaimedDelivery: Sendable {
  var entry: Int
  package var channel: DeliveryChannel
  /// The idempotency key.
  package var eventID: String
  /// RFC 3339, UTC.
  package var createdAt: String
  /// The event as JSON.
  package var payload: String
  /// How often it was tried, this time included.
  package var attempts: Int
  /// How often the receiver has refused it until now.
  var refusals: Int
}

/// What came of a try.
package enum DeliveryOutcome: Sendable, Equatable {
  case delivered
  /// It may work another time; the text says why it did not, in words of ours.
  case failed(String)
  /// The receiver does not want this event, and most likely never will.
  case rejected(String)
}

/// How a channel has been doing: it survives the process, so that the next one does not try in vain.
struct ChannelState {
  let channel: DeliveryChannel
  /// In a row.
  let failures: Int
  /// Until then nothing is tried.
  let openUntil: String?
  /// The last event that waits or waited here; nil for a channel that is new.
  let lastEntry: Int?

  init(_ db: Database, _ channel: DeliveryChannel) throws {
    self.channel = channel
    let row = try Row.fetchOne(
      db, sql: "SELECT failures, open_until, last_entry FROM delivery_channels WHERE channel = ?", arguments: [channel.id])
    failures = row?["failures"] ?? 0
    openUntil = row?["open_until"]
    lastEntry = row?["last_entry"]
  }

  func set(_ db: Database, failures: Int, openUntil: String?) throws {
    if failures == self.failures, openUntil == self.openUntil { return }
    try db.execute(
      sql: "UPDATE delivery_channels SET failures = ?2, open_until = ?3 WHERE channel = ?1", arguments: [channel.id, failures, openUntil])
  }
}

/// A way by which events leave the house.
package enum DeliveryChannel: UInt8, Word {
  /// A folder of `.eml` files.
  case mail
  /// A program that reads each event as JSON on its standard input.
  case command
  /// An address that each event is posted to.
  case webhook

  package static let spellings = ["mail", "command", "webhook"]
}

/// When something that could not be delivered is tried again, and when no more; all times in seconds.
package struct RetryPolicy: Sendable {
  /// How long one deliverer has an event for itself: longer than any try may take.
  package var lease = 60
  /// After so many failures in a row a channel is left alone for a while.
  package var failuresToOpen = 3
  /// How long to wait after the first failure; every further one doubles it.
  package var firstWait = 60
  package var longestWait = 6 * 3600
  /// How often a receiver may refuse an event for good before it is given up.
  package var rejectionsToGiveUp = 3
  /// News that are older are given up when a try fails, and are not begun with.
  package var oldest = 7 * 86400
  /// How long events are kept once nobody waits for them.
  package var kept = 90 * 86400

  package init() {}

  /// How long to wait after `failures` (from 1), shortened by up to a quarter that follows from `key`: what failed together comes back apart.
  func wait(after failures: Int, key: String) -> Int {
    let doublings = min(max(0, failures - 1), 20)
    let full = min(longestWait, firstWait << doublings)
    var hasher = ContentHasher()
    hasher.update("\(key) \(failures)")
    return full - Int(hasher.finalize().low % UInt64(full / 4 + 1))
  }

  /// How long a channel is left alone after so many failures in a row; nil while it is still tried.
  func pause(after failures: Int, key: String) -> Int? {
    failures < failuresToOpen ? nil : wait(after: failures - failuresToOpen + 1, key: key)
  }
}
