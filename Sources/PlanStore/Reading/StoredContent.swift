import Findings
import GRDB
import GRDBSQLite
import TrainingModel

extension PlanStore {
  /// Whether the client's stored preview, unedited and with no week approved, says in rows, phases, sessions and findings what `block`
  /// says: then the coach who read it has nothing to read again.
  ///
  /// - Parameter findings: what was found about the block; nil where what is stored is about something else than a plan.
  /// - Throws: `StoreError` where the database can't be read.
  package func isStored(_ block: PlannedBlock, of client: String, findings: [Finding]?) throws -> Bool {
    try read { db in
      let weeks = try DirectStatement(db, StoredWeek.query)
      weeks.bind(client, at: 1)
      weeks.bind(block.mesocycle.start, at: 2)
      defer { weeks.reset() }
      for week in block.mesocycle.weeks {
        guard try weeks.step() else { return false }
        let stored = try StoredWeek(row: weeks.pointer)
        guard stored.week == week.week, stored.status == .pending, stored.phase == week.phase,
          stored.contentHash == block.weekDigests[week.week - 1]
        else { return false }
      }
      guard try hasSessions(db, block.mesocycle, of: client) else { return false }
      return try findings.map { try StoredFindings(db).read(of: client) == $0.map(\.asStored) } ?? true
    }
  }

  private func hasSessions(_ db: Database, _ mesocycle: Mesocycle, of client: String) throws -> Bool {
    let sessions = try DirectStatement(
      db,
      "SELECT week_index, day_index, focus, minutes FROM sessions WHERE client_id = ?1 AND plan_start = ?2 ORDER BY week_index, day_index")
    sessions.bind(client, at: 1)
    sessions.bind(mesocycle.start, at: 2)
    defer { sessions.reset() }
    for session in mesocycle.sessions {
      guard try sessions.step() else { return false }
      let row = sessions.pointer
      guard row.int(0) == session.week, row.int(1) == session.day, row.string(2) == session.focus, row.int(3) == session.minutes else {
        return false
      }
    }
    return try !sessions.step()
  }
}

extension Finding {
  /// The finding without what the store does not keep of it.
  fileprivate var asStored: Finding {
    var finding = self
    finding.place?.endColumn = nil
    return finding
  }
}

extension PlanStore {
  /// The content hashes of a block's weeks made anew from the stored rows, preview and schedule together.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func contentHashes(client: String, planStart: CalendarDate) throws -> [ContentDigest] {
    var weeks = (0..<Mesocycle.weekCount).map { _ in WeekHasher() }
    try forEachPlanRow(PlanRowFilter(clients: [client], unfinishedOn: planStart)) { row in
      guard row.block.planStart == planStart, weeks.indices.contains(row.week - 1) else { return }
      weeks[row.week - 1].append(RowContent(row))
    }
    return weeks.map { $0.finalize() }
  }
}
