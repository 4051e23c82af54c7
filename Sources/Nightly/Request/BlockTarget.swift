import TrainingModel

/// Which block a client is planned for tonight, if any.
package enum BlockTarget: Equatable, Sendable {
  /// A block that starts then is due; `expired` says that a preview whose start has passed makes way for it.
  case due(start: CalendarDate, expired: Bool)
  /// The next block starts too far in the future.
  case notDue(start: CalendarDate)
  /// The current block is partly approved and goes on: only its open weeks that are not over may be planned anew.
  case kept(start: CalendarDate)

  package var start: CalendarDate {
    switch self {
    case .due(let start, _), .notDue(let start), .kept(let start): start
    }
  }

  /// Whether a preview whose start has passed makes way.
  var isExpired: Bool { if case .due(_, expired: true) = self { true } else { false } }

  /// Whether a partly approved block goes on.
  var isKept: Bool { if case .kept = self { true } else { false } }

  /// Whether a block is due that takes the place of what still waits.
  var isDue: Bool { if case .due = self { true } else { false } }

  /// The day on which the client has to be cleared: the block's first, or today where no new block begins.
  func gateDate(today: CalendarDate) -> CalendarDate { if case .due(let start, _) = self { start } else { today } }

  /// How many days before its start a block is planned, unless the gym says otherwise.
  package static let usualLeadDays = 10

  /// Decides from what the store knows of the client.
  ///
  /// The block starts where a preview that is still to come starts, else the day after the last approved one if that is today or later,
  /// else on the Monday on or after today.
  ///
  /// - Parameters:
  ///   - preview: the start of the block that is not wholly approved yet, if there is one.
  ///   - openUntil: where some week of that block is approved, the last day of its last week that is not; nil where none is.
  ///   - lastApprovedEnd: the last day of the last wholly approved block.
  ///   - override: the start that the user asks for.
  ///   - leadDays: how many days before its start a block is planned.
  package static func decide(
    today: CalendarDate, preview: CalendarDate?, openUntil: CalendarDate?, lastApprovedEnd: CalendarDate?, override: CalendarDate?,
    leadDays: Int = usualLeadDays
  ) -> BlockTarget {
    // A week that is over is nobody's to approve any more, so that it keeps no block.
    if let preview, let openUntil, openUntil >= today { return .kept(start: preview) }
    let end = lastApprovedEnd ?? today + -1
    let start: CalendarDate
    if let override {
      start = override
    } else if let preview, preview >= today, preview > end {
      // A preview whose time is still to come keeps its start, also one that somebody asked for.
      start = preview
    } else if lastApprovedEnd != nil, end + 1 >= today {
      start = end + 1
    } else {
      start = today.mondayOnOrAfter
    }
    if lastApprovedEnd != nil, start <= end { return .notDue(start: end + 1) }
    guard override != nil || preview == start || start - today <= leadDays else { return .notDue(start: start) }
    return .due(start: start, expired: preview.map { $0 < today } ?? false)
  }
}
