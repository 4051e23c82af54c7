import Editing
import GRDB
import TrainingModel

/// A row of a running block that logs have changed, or were to change.
package struct AdaptedRow: Sendable, Equatable {
  package var row: RowID
  /// Its week when it was offered, 1 to 4.
  package var week: Int
  /// What it asked for before logs changed it, in hundredths of the block's unit; nil where it named no load.
  package var base: Load?
  /// What it was to ask for.
  package var load: Load?
  /// What decided; see `RowChange.evidence` of the planner.
  package var evidence: UInt64
  /// The digest of what else it was to ask for, 0 for a row that was to go.
  package var shape: Int64
  /// Whether it is of the last draft. Once that no longer waits, the row in force says whether it was approved.
  package var isOffered: Bool

  package init(row: RowID, week: Int, base: Load?, load: Load?, evidence: UInt64, shape: Int64, isOffered: Bool) {
    (self.row, self.week, self.base, self.load) = (row, week, base, load)
    (self.evidence, self.shape, self.isOffered) = (evidence, shape, isOffered)
  }
}

/// What the last look at the logs of a running block left.
package struct StoredAdaptation: Sendable, Equatable {
  /// The first day that a waiting draft changes; nil where none was offered.
  package var firstDay: CalendarDate?
  /// Every row about which somebody has decided, as it was decided last, and every row of the last draft: a row may be there twice.
  package var rows: [AdaptedRow]

  package init(firstDay: CalendarDate? = nil, rows: [AdaptedRow] = []) { (self.firstDay, self.rows) = (firstDay, rows) }
}

/// A running block with everything that has to be known to let it follow its logs, of one state of the database.
package struct RunningPlan: Sendable {
  /// The block as it stands, drafts included.
  package var plan: EditablePlan
  /// The same with the weeks as clients train by them.
  package var inForce: EditablePlan
  /// The weeks (1 to 4) in which a draft waits that a person made.
  package var ownDrafts: [Int]
  package var stored: StoredAdaptation
}

extension PlanStore {
  /// What clients train by of a block, with what is known of its adaptation; nil where nothing of it is approved.
  ///
  /// Weeks that nobody has approved yet are left out.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func runningPlan(of client: String, start: CalendarDate) throws -> RunningPlan? {
    try read { db -> RunningPlan? in
      let reader = try EditablePlanReader(db, texts)
      guard var plan = try reader.plan(client, start) else { return nil }
      let revisions = Dictionary(
        plan.weeks.compactMap { week in week.revisionInForce.map { (week.week, $0) } }, uniquingKeysWith: { $1 })
      guard !revisions.isEmpty else { return nil }
      plan.weeks.removeAll { revisions[$0.week] == nil }
      plan.rows.removeAll { revisions[$0.week] == nil }
      plan.sessions.removeAll { revisions[$0.week] == nil }
      guard let inForce = try reader.plan(plan, weeksAt: SheetRevisions(revisions)) else { return nil }
      let offered = try StoredAdaptation.offeredWeeks(db, client, start)
      return RunningPlan(
        plan: plan, inForce: inForce,
        ownDrafts: plan.weeks.filter { ($0.status == .draft || $0.status == .pending) && !offered.contains($0.week) }.map(\.week),
        stored: try StoredAdaptation.read(db, client, start))
    }
  }
}

extension StoredAdaptation {
  /// The weeks (1 to 4) in which a draft waits that was made for logs, and that nobody has changed since.
  static func offeredWeeks(_ db: Database, _ client: String, _ start: CalendarDate) throws -> Set<Int> {
    try Int.fetchSet(
      db,
      sql: """
        SELECT w.week_index FROM weeks w JOIN revisions r USING (client_id, plan_start, revision)
        WHERE w.client_id = ? AND w.plan_start = ? AND w.status IN ('draft', 'pending') AND r.action = ?
        """, arguments: [client, start.description, PlanAction.adapt.id])
  }

  static func read(_ db: Database, _ client: String, _ start: CalendarDate) throws -> StoredAdaptation {
    let place: StatementArguments = [client, start.description]
    guard let head = try db.rows("SELECT first_day FROM adaptations WHERE client_id = ? AND plan_start = ?", place).first else {
      return StoredAdaptation()
    }
    var stored = StoredAdaptation(firstDay: (head[0] as String?).flatMap { CalendarDate(iso: $0) })
    stored.rows = try db.rows(
      """
      SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6
      FROM adaptations a, json_each(a.rows) e
      WHERE a.client_id = ? AND a.plan_start = ? ORDER BY e.key
      """, place
    ).map { row in
      func load(_ place: Int) -> Load? { (row[place] as Int?).flatMap { Int32(exactly: $0) }.map { Load(hundredths: $0) } }
      guard let id = row[0] as Int64?, let week = row[1] as Int?, let evidence = row[4] as Int64?, let offered = row[6] as Int? else {
        throw StoreError.damaged("adaptations")
      }
      return AdaptedRow(
        row: RowID(rawValue: UInt64(bitPattern: id)), week: week, base: load(2), load: load(3), evidence: UInt64(bitPattern: evidence),
        shape: row[5], isOffered: offered != 0)
    }
    return stored
  }

  /// The rows as the table holds them.
  var text: String {
    let texts = rows.map { row in
      let loads = [row.base, row.load].map { $0.map { "\($0.hundredths)" } ?? "null" }.joined(separator: ",")
      let id = Int64(bitPattern: row.row.rawValue)
      return "[\(id),\(row.week),\(loads),\(Int64(bitPattern: row.evidence)),\(row.shape),\(row.isOffered ? 1 : 0)]"
    }
    return "[\(texts.joined(separator: ","))]"
  }
}
