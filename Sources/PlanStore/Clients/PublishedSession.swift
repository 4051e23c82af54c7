import TrainingModel

/// A session as a client's calendar shows it: what is needed to update it later, or to call it off.
public struct PublishedSession: Sendable, Equatable {
  /// Which day of whose block.
  public struct Key: Hashable, Comparable, Sendable {
    public var clientID: String
    public var planStart: CalendarDate
    /// 1 to 4.
    public var week: Int
    /// 1 to 7, counted from the week's first day.
    public var day: Int

    public init(clientID: String, planStart: CalendarDate, week: Int, day: Int) {
      (self.clientID, self.planStart, self.week, self.day) = (clientID, planStart, week, day)
    }

    /// The day itself.
    public var date: CalendarDate { planStart + ((week - 1) * 7 + day - 1) }

    public static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.clientID, lhs.planStart, lhs.week, lhs.day) < (rhs.clientID, rhs.planStart, rhs.week, rhs.day)
    }
  }

  /// What calendars know the event by; it goes with the session, on whatever day that is.
  public var uid: String
  public var key: Key
  /// The prescriptions of the session, in order, by which it is known again on another day; empty where that was never noted.
  public var rows: [RowID]
  /// In the language in which it was published.
  public var focus: String
  /// The digest of everything that the calendar says of it.
  public var contentHash: Digest
  /// Rises with every change, so that calendars take the newer one.
  public var sequence: Int
  /// RFC 3339, UTC: when its week was approved, or when it was called off.
  public var stamp: String
  /// Whether it was called off.
  public var isCancelled: Bool

  public init(
    uid: String, key: Key, rows: [RowID], focus: String, contentHash: Digest, sequence: Int, stamp: String, isCancelled: Bool
  ) {
    (self.uid, self.key, self.rows, self.focus, self.contentHash) = (uid, key, rows, focus, contentHash)
    (self.sequence, self.stamp, self.isCancelled) = (sequence, stamp, isCancelled)
  }
}
