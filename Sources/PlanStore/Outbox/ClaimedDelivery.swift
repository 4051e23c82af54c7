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
