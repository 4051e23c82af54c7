import GRDB
import TrainingModel

/// Forgets what logs made of a running block where its drafts go because the client may not train.
///
/// Nobody has refused what goes so: when nothing holds the client any more, it is offered again.
struct AdaptationWithdrawal {
  private let db: Database
  private let client: String
  private let start: CalendarDate

  init(_ db: Database, _ client: String, _ start: CalendarDate) { (self.db, self.client, self.start) = (db, client, start) }

  /// Has drafts of these weeks (1 to 4) taken away, and with them what of the rows was never decided; the next night looks again.
  func run(_ weeks: Set<Int>, discarding discard: () throws -> Void) throws {
    var stored = try StoredAdaptation.read(db, client, start)
    let offered = try StoredAdaptation.offeredWeeks(db, client, start).intersection(weeks)
    try discard()
    stored.rows.removeAll { $0.isOffered && offered.contains($0.week) }
    try db.run(
      "UPDATE adaptations SET fingerprint = zeroblob(16), first_day = NULL, rows = ? WHERE client_id = ? AND plan_start = ?",
      [stored.text, client, start.description])
  }
}
