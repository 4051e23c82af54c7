import Editing
import GRDB
import TrainingModel

/// Forgets what logs made of a running block where its drafts go because the client may not train.
///
/// Nobody has refused what goes so: when nothing holds the client any more, it is offered again.
struct AdaptationWithdrawal {
  private let db: Database
  private let texts: TextCache
  private let client: String
  private let start: CalendarDate

  init(_ db: Database, _ texts: TextCache, _ client: String, _ start: CalendarDate) {
    (self.db, self.texts, self.client, self.start) = (db, texts, client, start)
  }

  /// Has drafts of these weeks (1 to 4) taken away, and with them what of the rows was never decided.
  func run(_ weeks: Set<Int>, discarding discard: () throws -> Void) throws {
    var stored = try StoredAdaptation.read(db, client, start)
    guard stored.revision != nil, !stored.rows.isEmpty else {
      try discard()
      return try forget(stored)
    }
    let before = try rows(of: weeks)
    try discard()
    let inForce = try rows(of: weeks)
    stored.rows.removeAll { entry in
      // What is in force as logs made it was approved, whatever else waited in its week.
      if let row = inForce[entry.row] { return row.load != entry.load }
      return before[entry.row] != nil
    }
    try forget(stored)
  }

  private func rows(of weeks: Set<Int>) throws -> [RowID: PlanRow] {
    let rows = try EditablePlanReader(db, texts).plan(client, start)?.rows.filter { weeks.contains($0.week) } ?? []
    return Dictionary(rows.map { ($0.rowID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Has the next night look again.
  private func forget(_ stored: StoredAdaptation) throws {
    try db.run(
      """
      UPDATE adaptations SET fingerprint = zeroblob(16), revision = NULL, base_revision = NULL, first_day = NULL, rows = ?
      WHERE client_id = ? AND plan_start = ?
      """, [stored.text, client, start.description])
  }
}
