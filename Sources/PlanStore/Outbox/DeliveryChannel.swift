import TrainingModel

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
