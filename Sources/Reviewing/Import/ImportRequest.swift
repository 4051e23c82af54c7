import Editing
import TrainingModel

/// Who takes a sheet in, and how.
public struct ImportRequest: Sendable {
  /// The coach as whom the sheet is taken in: it may only be about this coach's clients.
  public var coachID: String
  /// The name under which changes and approvals stand in the history.
  public var by: String
  /// RFC 3339, UTC.
  public var at: String
  public var today: CalendarDate
  /// Whether rows that are missing from days that are there go.
  public var allowsDeletions = false
  /// Whose word counts where two people changed the same; nil where that waits.
  public var prefer: MergePreference?
  /// Whether only to tell.
  public var isDryRun = false
  /// How many blocks are checked at once.
  public var jobs = 1
  /// Hears how many of all changed blocks are done.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  public init(coachID: String, by: String, at: String, today: CalendarDate) {
    (self.coachID, self.by, self.at, self.today) = (coachID, by, at, today)
  }
}
