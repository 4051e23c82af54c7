import TrainingModel

/// A conflict that waits for somebody to decide it, with where it came from.
package struct WaitingConflict: Hashable, Sendable {
  package var clientID: String
  package var planStart: CalendarDate
  package var conflict: MergeConflict
  /// The block's revision when the two met.
  package var revision: Int
  /// The coach whose sheet it was.
  package var coachID: String
  /// The sheet's name, without its folder.
  package var file: String
  /// The sheet's line, from 1; nil where the sheet has none for it.
  package var line: Int?
  /// RFC 3339, UTC.
  package var at: String

  package init(
    clientID: String, planStart: CalendarDate, conflict: MergeConflict, revision: Int, coachID: String, file: String, line: Int?, at: String
  ) {
    (self.clientID, self.planStart, self.conflict, self.revision) = (clientID, planStart, conflict, revision)
    (self.coachID, self.file, self.line, self.at) = (coachID, file, line, at)
  }
}
