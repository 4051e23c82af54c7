import TrainingModel

/// A conflict that waits for somebody to decide it, with where it came from.
public struct WaitingConflict: Hashable, Sendable {
  public var clientID: String
  public var planStart: CalendarDate
  public var conflict: MergeConflict
  /// The block's revision when the two met.
  public var revision: Int
  /// The coach whose sheet it was.
  public var coachID: String
  /// The sheet's name, without its folder.
  public var file: String
  /// The sheet's line, from 1; nil where the sheet has none for it.
  public var line: Int?
  /// RFC 3339, UTC.
  public var at: String

  public init(
    clientID: String, planStart: CalendarDate, conflict: MergeConflict, revision: Int, coachID: String, file: String, line: Int?, at: String
  ) {
    (self.clientID, self.planStart, self.conflict, self.revision) = (clientID, planStart, conflict, revision)
    (self.coachID, self.file, self.line, self.at) = (coachID, file, line, at)
  }
}
