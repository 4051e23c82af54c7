import GRDB
import TrainingModel

/// Takes a draft that stands beside an approved week away: the approved one is all there is again. What the draft said stays in the archive.
struct DraftDiscard {
  private let db: Database
  private let history: HistoryWriter

  init(_ db: Database, at: String, who: String) throws {
    self.db = db
    history = try HistoryWriter(db, at: at, who: who)
  }

  func run(_ key: WeekKey, status: WeekStatus, revision: Int) throws {
    let place: StatementArguments = [key.clientID, key.planStart.description, key.week]
    let filter = "client_id = ? AND plan_start = ? AND week_index = ?"
    try RevisionArchive(db).keep(key.clientID, key.planStart, week: key.week)
    try CollidingRows(db).renameBefore(key)
    let numbers = try WeekNumbers(db).numbers(key.clientID, key.planStart)[key.week]
    let draft = try Int.fetchOne(db, sql: "SELECT row_count FROM weeks WHERE \(filter)", arguments: place)
    try db.execute(
      sql: """
        UPDATE weeks SET status = 'approved', revision = force_revision, content_hash = force_hash, row_count = force_rows,
          number = force_number, approved_by = force_by, approved_at = force_at, dirty_days = 0
        WHERE \(filter) AND force_revision < revision
        """, arguments: place)
    guard db.changesCount == 1 else { throw StoreError.count("weeks", expected: 1, actual: db.changesCount, client: key.clientID) }
    if let number = numbers?.newest, let draft { try WeekRowRemoval(db).run(number, expected: draft, of: key.clientID) }
    try history.append(key, from: status.id, to: WeekStatus.approved.id, revision: revision)
  }
}
