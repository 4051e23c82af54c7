/// A way by which events leave the house.
public enum DeliveryChannel: String, Sendable, CaseIterable {
  /// A folder of `.eml` files.
  case mail
  /// A program that reads each event as JSON on its standard input.
  case command
  /// An address that each event is posted to.
  case webhook
}
