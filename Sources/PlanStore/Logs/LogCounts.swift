/// What a save changed: days, and of those that were there before, what became of their exercises and sets.
package struct LogCounts: Equatable, Sendable {
  /// Days.
  package var created = 0
  package var updated = 0
  package var unchanged = 0
  package var deleted = 0
  /// Exercises of days that were there before; one that moved and says something else counts as both.
  package var exercisesCreated = 0
  package var exercisesModified = 0
  package var exercisesMoved = 0
  package var exercisesDeleted = 0
  /// Sets of all days.
  package var setsCreated = 0
  package var setsModified = 0
  package var setsDeleted = 0
  /// Rows that were inserted, changed or deleted, whatever they hold.
  package var rowsWritten = 0

  package init() {}

  package static func += (lhs: inout LogCounts, rhs: LogCounts) {
    for path in fields { lhs[keyPath: path] += rhs[keyPath: path] }
  }

  private nonisolated(unsafe) static let fields: [WritableKeyPath<LogCounts, Int>] = [
    \.created, \.updated, \.unchanged, \.deleted, \.exercisesCreated, \.exercisesModified, \.exercisesMoved, \.exercisesDeleted,
    \.setsCreated, \.setsModified, \.setsDeleted, \.rowsWritten,
  ]
}
