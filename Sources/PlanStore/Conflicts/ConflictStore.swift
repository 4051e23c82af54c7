import Editing
import GRDB
import TrainingModel

/// What an import has to say about conflicts in one block: which of its own wait, and which older ones it decides.
package struct ConflictUpdate: Sendable {
  /// Conflicts that wait from now on.
  package var waiting: [WaitingConflict]
  /// The cells (`MergeConflict.cell`) whose conflicts are decided.
  package var decided: Set<String>

  package init(waiting: [WaitingConflict], decided: Set<String>) { (self.waiting, self.decided) = (waiting, decided) }
}

/// Keeps the conflicts of one block, within a transaction of its caller.
struct ConflictStore {
  private let db: Database
  private let client: String
  private let start: CalendarDate

  init(_ db: Database, client: String, start: CalendarDate) { (self.db, self.client, self.start) = (db, client, start) }

  /// Takes out conflicts whose cell no longer says what it said when they came up: somebody has decided since.
  func settle(by plan: EditablePlan) throws {
    for conflict in try ConflictReader(db).conflicts(client: client, start: start) where conflict.conflict.isSettled(by: plan) {
      try delete(conflict.conflict.cell)
    }
  }

  func write(_ update: ConflictUpdate) throws {
    for cell in update.decided.sorted() { try delete(cell) }
    for conflict in update.waiting { try insert(conflict) }
  }

  private func delete(_ cell: String) throws {
    try db.execute(
      sql: "DELETE FROM conflicts WHERE client_id = ? AND plan_start = ? AND cell = ?", arguments: [client, start.description, cell])
  }

  private func insert(_ waiting: WaitingConflict) throws {
    let conflict = waiting.conflict
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO conflicts (
          client_id, plan_start, cell, subject, row_id, week_index, day_index, exercise_id, field, base, theirs, yours, revision, coach_id, file,
          line, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        client, start.description, conflict.cell, conflict.subject.id, conflict.rowID?.description, conflict.day.week, conflict.day.day,
        conflict.exercise, conflict.field.id, conflict.base, conflict.theirs, conflict.yours, waiting.revision, waiting.coachID,
        waiting.file,
        waiting.line, waiting.at,
      ])
  }
}
