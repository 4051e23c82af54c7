import TrainingModel

/// A stored block of one client, with everything about it that is the same for many rows.
package final class StoredBlock: Sendable {
  package let clientID: String
  package let clientName: String
  package let coachID: String
  package let coachName: String
  /// Whether the client may not train by approved weeks at present.
  package let isSuspended: Bool
  /// The first day of week 1.
  package let planStart: CalendarDate
  package let unit: LoadUnit
  /// Whether somebody changed the block after it was planned.
  package let isEdited: Bool
  /// What a week should give each muscle; empty where the block was planned before the store kept it.
  package let bands: [WeeklyAim]
  /// The weeks that the store has, in order; mostly four.
  package let weeks: [StoredWeek]
  private let sessions: [StoredSession?]

  init(
    clientID: String, clientName: String, coachID: String, coachName: String, isSuspended: Bool, planStart: CalendarDate, unit: LoadUnit,
    isEdited: Bool, bands: [WeeklyAim], weeks: [StoredWeek], sessions: [StoredSession?]
  ) {
    self.clientID = clientID
    self.clientName = clientName
    self.coachID = coachID
    self.coachName = coachName
    self.isSuspended = isSuspended
    self.planStart = planStart
    self.unit = unit
    self.isEdited = isEdited
    self.bands = bands
    self.weeks = weeks
    self.sessions = sessions
  }

  /// The week with this number, or nil where the store has none.
  package func week(_ number: Int) -> StoredWeek? {
    if weeks.indices.contains(number - 1), weeks[number - 1].week == number { return weeks[number - 1] }
    return weeks.first { $0.week == number }
  }

  /// The session of a day (1 to 7) of a week (1 to 4), or nil on a rest day.
  package func session(week: Int, day: Int) -> StoredSession? {
    guard let place = Self.place(week: week, day: day) else { return nil }
    return sessions[place]
  }

  /// The first day of the block that a client is at: of the one that waits for approval, else of the last one that was approved.
  static func present(preview: CalendarDate?, approvedUntil: CalendarDate?) -> CalendarDate? {
    preview ?? approvedUntil.map { $0 + (1 - dayCount) }
  }

  /// The same in SQL, of a row of `clients` under this name.
  static func present(of clients: String) -> String {
    "coalesce(\(clients).preview_start, date(\(clients).approved_until, '-\(dayCount - 1) days'))"
  }

  /// How many days of sessions a block has room for.
  static let dayCount = PlanDay.count

  static func place(week: Int, day: Int) -> Int? {
    (1...Mesocycle.weekCount).contains(week) && (1...7).contains(day) ? PlanDay(week: week, day: day).offset : nil
  }
}

/// A stored week of a block.
package struct StoredWeek: Sendable, Equatable {
  /// 1 to 4.
  package let week: Int
  package let phase: Phase
  package let status: WeekStatus
  /// The block's revision that last changed this week, from 1.
  package let revision: Int
  /// What `WeekDigests` says about the week's rows.
  package let contentHash: ContentDigest
  /// The approved revision that clients train by, also while a newer draft waits beside it; nil where nothing is approved.
  package let revisionInForce: Int?
  /// RFC 3339, UTC: when that revision was approved; nil where nothing is.
  package let approvedAt: String?
  /// The days (1 to 7) that were edited since the week was last valid.
  package let dirtyDays: [Int]
  /// The number under which the rows of its newest version lie.
  let number: Int
  /// The number under which the rows lie that clients train by; nil where there are none.
  let numberInForce: Int?

  /// Whether the week was changed after its approval, so that two versions of it are stored.
  package var hasDraftBesideApproved: Bool { revisionInForce.map { $0 < revision } ?? false }
}

/// A stored session of a block.
package struct StoredSession: Sendable, Equatable {
  package let focus: String
  /// How long it takes, rounded up.
  package let minutes: Int
}
