import Editing
import TrainingModel

extension PlanStore {
  /// Hands over a reader of blocks that sees one state of the database throughout: for those who read many.
  ///
  /// - Throws: `StoreError` where the database can't be read, and what `body` throws.
  package func readingPlans<Result>(_ body: (PlanReading) throws -> Result) throws -> Result {
    try read { db in try body(PlanReading(reader: EditablePlanReader(db, texts))) }
  }
}

/// Reads blocks one after the other in one state of the database.
package struct PlanReading {
  let reader: EditablePlanReader

  /// A client's block as it stands, or nil where the store has none with this start.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plan(of client: String, start: CalendarDate) throws -> EditablePlan? { try reader.plan(client, start) }

  /// The client's blocks that have a week which waits, as draft or pending, the earliest first.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func openPlans(of client: String) throws -> [EditablePlan] {
    try reader.openStarts(client).compactMap { try reader.plan(client, $0) }
  }

  /// The block as it stood when its weeks were at these revisions, or nil where one of them never was; other weeks are as in `now`.
  ///
  /// Weeks that the block has lost since have the status `unknown`; those that not even the archive has are missing.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plan(_ now: EditablePlan, weeksAt revisions: SheetRevisions) throws -> EditablePlan? {
    try reader.plan(now, weeksAt: revisions)
  }
}
