import Editing
import GRDB
import TrainingModel

extension PlanStore {
  /// The conflicts that wait for a decision, by client, block, week and day.
  ///
  /// - Parameters:
  ///   - coach: only those of this coach's clients.
  ///   - clients: only those of these clients; all where it is empty.
  /// - Throws: `StoreError` where the database can't be read.
  package func waitingConflicts(coach: String? = nil, clients: [String] = []) throws -> [WaitingConflict] {
    try read { db in
      try ConflictReader(db).conflicts().filter { conflict in
        (clients.isEmpty || clients.contains(conflict.clientID)) && (coach == nil || coach == conflict.coachID)
      }
    }
  }
}

/// Reads conflicts that still matter: those of weeks that the store has and that may still change.
struct ConflictReader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func conflicts(client: String? = nil, start: CalendarDate? = nil) throws -> [WaitingConflict] {
    let statement = try DirectStatement(
      db,
      """
      SELECT x.client_id, x.plan_start, x.subject, x.row_id, x.week_index, x.day_index, x.exercise_id, x.field, x.base, x.theirs, x.yours,
        x.revision, c.coach_id, x.file, x.line, x.at
      FROM conflicts x JOIN clients c USING (client_id) JOIN weeks w USING (client_id, plan_start, week_index)
      WHERE w.status <> 'finalized' AND (?1 IS NULL OR x.client_id = ?1) AND (?2 IS NULL OR x.plan_start = ?2)
      ORDER BY x.client_id, x.plan_start, x.week_index, x.day_index, x.cell
      """)
    statement.bind(client, at: 1)
    statement.bind(start?.description, at: 2)
    defer { statement.reset() }
    var conflicts: [WaitingConflict] = []
    while try statement.step() { conflicts.append(try Self.conflict(statement.pointer)) }
    return conflicts
  }

  /// The weeks of a client's blocks in which a conflict waits.
  func weeks(of client: String) throws -> Set<WeekKey> {
    Set(try conflicts(client: client).map { WeekKey(clientID: client, planStart: $0.planStart, week: $0.conflict.day.week) })
  }

  private static func conflict(_ row: OpaquePointer) throws -> WaitingConflict {
    guard let start = row.date(1), let subject = row.word(2, as: MergeConflict.Subject.self), let field = row.word(7, as: RowColumn.self)
    else {
      throw StoreError.damaged("conflicts")
    }
    let conflict = MergeConflict(
      subject: subject, rowID: row.optionalString(3).flatMap { RowID(text: $0) }, day: PlanDay(week: row.int(4), day: row.int(5)),
      exercise: row.string(6), field: field, base: row.optionalString(8), theirs: row.optionalString(9), yours: row.optionalString(10))
    return WaitingConflict(
      clientID: row.string(0), planStart: start, conflict: conflict, revision: row.int(11), coachID: row.string(12), file: row.string(13),
      line: row.optionalInt(14), at: row.string(15))
  }
}
