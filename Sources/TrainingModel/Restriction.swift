/// Something that a clinician or the client has ruled out beside the conditions; it binds like a condition's exclusion.
public struct Restriction: Hashable, Sendable {
  /// What is ruled out, always with its kind: `tag:overhead`, `exercise:deadlift`.
  public var avoid: String
  /// The exercises that this takes away, in the order of their ids.
  public var exercises: [ExerciseID]
  /// Who said so, as the profile has it; empty where it doesn't say. Personal: for the client's own coach alone.
  public var by: String
  /// The last day on which it holds; nil where it holds until the profile drops it.
  public var until: CalendarDate?

  public init(avoid: String, exercises: [ExerciseID], by: String = "", until: CalendarDate? = nil) {
    (self.avoid, self.exercises, self.by, self.until) = (avoid, exercises, by, until)
  }

  /// Whether it still holds on a day; its last day counts.
  public func holds(on date: CalendarDate) -> Bool { until.map { date <= $0 } ?? true }
}

extension Client {
  /// The restrictions that still hold on a day.
  ///
  /// A block is planned by those of its first day, so that one which ends within it holds to the block's end: an exercise stays the same for
  /// four weeks. What people write into a session after the last day is no breach.
  public func restrictions(on date: CalendarDate) -> [Restriction] { restrictions.filter { $0.holds(on: date) } }
}
