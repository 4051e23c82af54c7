import Editing
import GRDB
import TrainingModel

/// A row of a running block that logs have changed, or were to change.
package struct AdaptedRow: Sendable, Equatable {
  package var row: RowID
  /// What it asked for before, in hundredths of the block's unit; nil where it named no load.
  package var base: Load?
  /// What it was to ask for.
  package var load: Load?
  /// What decided; see `RowChange.evidence` of the planner.
  package var evidence: UInt64
  /// The digest of what else it was to ask for, 0 for a row that was to go; nil where it was stored before that was kept.
  package var shape: Int64?

  package init(row: RowID, base: Load?, load: Load?, evidence: UInt64, shape: Int64?) {
    (self.row, self.base, self.load, self.evidence, self.shape) = (row, base, load, evidence, shape)
  }
}

/// What the last look at the logs of a running block left.
package struct StoredAdaptation: Sendable, Equatable {
  /// The revision of the draft that was offered; nil where none was. Whether it still waits, was approved or was refused, its weeks say.
  package var revision: Int?
  /// The revision that the draft stands on.
  package var baseRevision: Int?
  /// The first day that the draft changes.
  package var firstDay: CalendarDate?
  /// Every row that was ever changed, or was to be.
  package var rows: [AdaptedRow]

  package init(revision: Int? = nil, baseRevision: Int? = nil, firstDay: CalendarDate? = nil, rows: [AdaptedRow] = []) {
    (self.revision, self.baseRevision, self.firstDay, self.rows) = (revision, baseRevision, firstDay, rows)
  }
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
  /// A block of which every week is approved or over, with what is known of its adaptation; nil where that is not so.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func runningPlan(of client: String, start: CalendarDate) throws -> RunningPlan? {
    try read { db -> RunningPlan? in
      let reader = try EditablePlanReader(db, texts)
      guard let plan = try reader.plan(client, start), !plan.weeks.isEmpty else { return nil }
      var revisions: [Int: Int] = [:]
      for week in plan.weeks {
        guard let inForce = week.revisionInForce else { return nil }
        revisions[week.week] = inForce
      }
      guard let inForce = try reader.plan(plan, weeksAt: SheetRevisions(revisions)) else { return nil }
      let waiting = plan.weeks.filter { $0.status == .draft || $0.status == .pending }
      let ours = try Int.fetchSet(
        db, sql: "SELECT revision FROM revisions WHERE client_id = ? AND plan_start = ? AND action = ?",
        arguments: [client, start.description, PlanAction.adapt.id])
      return RunningPlan(
        plan: plan, inForce: inForce, ownDrafts: waiting.filter { !ours.contains($0.revision) }.map(\.week),
        stored: try StoredAdaptation.read(db, client, start))
    }
  }
}

extension StoredAdaptation {
  static func read(_ db: Database, _ client: String, _ start: CalendarDate) throws -> StoredAdaptation {
    let place: StatementArguments = [client, start.description]
    guard
      let head = try db.rows(
        "SELECT revision, base_revision, first_day FROM adaptations WHERE client_id = ? AND plan_start = ?", place
      ).first
    else { return StoredAdaptation() }
    var stored = StoredAdaptation(
      revision: head[0], baseRevision: head[1], firstDay: (head[2] as String?).flatMap { CalendarDate(iso: $0) })
    stored.rows = try db.rows(
      """
      SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4 FROM adaptations a, json_each(a.rows) e
      WHERE a.client_id = ? AND a.plan_start = ? ORDER BY e.key
      """, place
    ).map { row in
      func load(_ place: Int) -> Load? { (row[place] as Int?).flatMap { Int32(exactly: $0) }.map { Load(hundredths: $0) } }
      return AdaptedRow(
        row: RowID(rawValue: UInt64(bitPattern: row[0] as Int64)), base: load(1), load: load(2),
        evidence: UInt64(bitPattern: row[3] as Int64), shape: row[4])
    }
    return stored
  }

  /// The rows as the table holds them.
  var text: String {
    let texts = rows.map { row in
      let loads = [row.base, row.load].map { $0.map { "\($0.hundredths)" } ?? "null" }
      let shape = row.shape.map { ",\($0)" } ?? ""
      return "[\(Int64(bitPattern: row.row.rawValue)),\(loads[0]),\(loads[1]),\(Int64(bitPattern: row.evidence))\(shape)]"
    }
    return "[\(texts.joined(separator: ","))]"
  }
}
