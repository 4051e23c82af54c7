import Findings
import PlanStore

/// What a delivery did on each channel.
package struct DeliveryReport: Sendable {
  /// What happened on one channel.
  package struct Channel: Sendable {
    package var channel: DeliveryChannel
    package var delivered = 0
    /// Tries that failed.
    package var failed = 0
    /// Messages that are not tried again.
    package var givenUp = 0
    /// Whether there was more to deliver than time for it.
    package var ranOutOfTime = false
    /// Why the last try failed.
    package var reason: String?
    /// Where the channel's messages stand now.
    package var state: ChannelStatus?

    init(_ channel: DeliveryChannel) { self.channel = channel }
  }

  package internal(set) var channels: [Channel] = []

  /// A line for each channel on which something could not be delivered.
  package var findings: [Finding] { channels.compactMap(\.finding) }
}

extension DeliveryReport.Channel {
  /// What somebody should know, or nil where everything went its way.
  var finding: Finding? {
    let waiting = state?.waiting ?? 0
    let wait = waiting == 0 ? "" : waiting == 1 ? "1 message waits" : "\(waiting) messages wait"
    if let until = state?.openUntil, waiting > 0 {
      let why = (reason ?? state?.lastError).map { " (\($0))" } ?? ""
      return Finding(
        .notifyFailed, "\(channel) failed \(state?.failures ?? 0) times in a row\(why), so \(wait) and nothing is tried before \(until)")
    }
    guard let reason else {
      guard ranOutOfTime, waiting > 0 else { return nil }
      return Finding(
        .notifyDelayed, "\(channel) had no time for everything, so \(wait) for the next time",
        hint: "run 'mesocycle notify send' now and then")
    }
    if givenUp > 0 {
      return Finding(.notifyFailed, "\(givenUp) \(givenUp == 1 ? "message was" : "messages were") given up by \(channel) (\(reason))")
    }
    return Finding(.notifyFailed, "\(channel) failed (\(reason)), so \(wait) for the next time")
  }
}
