import PlanStore

/// Where messages to coaches and operators stand, for people and for programs.
package struct OutboxView: ResultView, Sendable {
  private let channels: [ChannelStatus]
  private let delivered: [Int]?

  /// - Parameter delivered: How many messages each channel has just delivered; nil where nothing was tried.
  package init(_ channels: [ChannelStatus], delivered: [Int]? = nil) { (self.channels, self.delivered) = (channels, delivered) }

  /// A line a channel that says what was just done.
  private func sentences(_ delivered: [Int]) -> String {
    zip(channels, delivered).map { status, count in
      "\(status.channel): \(count) delivered, \(status.waiting) waiting, \(status.givenUp) given up\n"
    }.joined()
  }

  /// A line a channel that says what was just done, or where nothing was tried a table with a line a channel; one sentence where there is
  /// none.
  package func text(width: Int, style: Style) -> String {
    if let delivered { return sentences(delivered) }
    if channels.isEmpty { return "No channel is set up, and none has been.\n" }
    var table = TerminalTable([
      .init(heading: "channel"), .init(heading: "waiting", isRight: true), .init(heading: "delivered", isRight: true),
      .init(heading: "given up", isRight: true), .init(heading: "failures in a row", isRight: true), .init(heading: "left alone until"),
      .init(heading: "last failure", wraps: true, least: 12),
    ])
    table.rows = channels.map { status in
      [
        status.channel.id, "\(status.waiting)", "\(status.delivered)", "\(status.givenUp)", "\(status.failures)", status.openUntil ?? "",
        TerminalText.line(status.lastError ?? ""),
      ]
    }
    return table.lines(width: width, style: style).map { $0 + "\n" }.joined()
  }

  /// The document that `notify --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("channels")
    json.beginArray()
    for (place, status) in channels.enumerated() {
      json.newline()
      json.beginObject()
      json.pair("channel", status.channel.id)
      if let delivered { json.pair("delivered_now", delivered[place]) }
      json.pair("waiting", status.waiting)
      json.pair("delivered", status.delivered)
      json.pair("given_up", status.givenUp)
      json.pair("failures_in_a_row", status.failures)
      json.key("open_until")
      if let until = status.openUntil { json.string(until) } else { json.null() }
      json.key("last_error")
      if let error = status.lastError { json.string(error) } else { json.null() }
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
