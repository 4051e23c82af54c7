import PlanStore

/// Takes messages out of the house on one channel.
protocol Carrier: Sendable {
  var channel: DeliveryChannel { get }

  /// Sends a message, and gives up when `limit` is over; it may be called again with the same message after a crash.
  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome
}

/// An event on its way out: its JSON as it is stored, and what it says.
struct Message: Sendable {
  /// The bytes that every try sends alike.
  let json: String
  let document: EventDocument

  /// Throws where the text is no event.
  init(json: String) throws { (self.json, document) = (json, try EventDocument(json: json)) }
}
