import Editing
import TrainingModel

/// Who takes a sheet in, and how.
package struct ImportRequest: Sendable {
  /// The coach as whom the sheet is taken in: it may only be about this coach's clients.
  package var coachID: String
  /// The name under which changes and approvals stand in the history.
  package var by: String
  /// RFC 3339, UTC.
  package var at: String
  package var today: CalendarDate
  /// Whether rows that are missing from days that are there go.
  package var allowsDeletions = false
  /// Whose word counts where two people changed the same; nil where that waits.
  package var prefer: MergePreference?
  /// Whether only to tell.
  package var isDryRun = false
  /// How many blocks are checked at once.
  package var jobs = 1
  /// Hears how many of all changed blocks are done.
  package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  package init(coachID: String, by: String, at: String, today: CalendarDate) {
    (self.coachID, self.by, self.at, self.today) = (coachID, by, at, today)
  }
}
