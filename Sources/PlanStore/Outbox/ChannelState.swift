import GRDB

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
