import TrainingModel

/// A session as a client's calendar shows it: what is needed to update it later, or to call it off.
package struct PublishedSession: Sendable, Equatable {
  /// Which day of whose block.
  package struct Key: Hashable, Comparable, Sendable {
    package var clientID: String
    package var planStart: CalendarDate
    /// 1 to 4.
    package var week: Int
    /// 1 to 7, counted from the week's first day.
    package var day: Int

    package init(clientID: String, planStart: CalendarDate, week: Int, day: Int) {
      (self.clientID, self.planStart, self.week, self.day) = (clientID, planStart, week, day)
    }

    /// The day itself.
    package var date: CalendarDate { planStart.day(day, ofWeek: week) }

    package static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.clientID, lhs.planStart, lhs.week, lhs.day) < (rhs.clientID, rhs.planStart, rhs.week, rhs.day)
    }
  }

  /// What calendars know the event by; it goes with the session, on whatever day that is.
  package var uid: String
  package var key: Key
  /// The prescriptions of the session, in order, by which it is known again on another day; empty where that was never noted.
  package var rows: [RowID]
  /// In the language in which it was published.
  package var focus: String
  /// The digest of everything that the calendar says of it.
  package var contentHash: ContentDigest
  /// Rises with every change, so that calendars take the newer one.
  package var sequence: Int
  /// RFC 3339, UTC: when its week was approved, or when it was called off.
  package var stamp: String
  /// Whether it was called off.
  package var isCancelled: Bool

  package init(
    uid: String, key: Key, rows: [RowID], focus: String, contentHash: ContentDigest, sequence: Int, stamp: String, isCancelled: Bool
  ) {
    (self.uid, self.key, self.rows, self.focus, self.contentHash) = (uid, key, rows, focus, contentHash)
    (self.sequence, self.stamp, self.isCancelled) = (sequence, stamp, isCancelled)
  }
}
