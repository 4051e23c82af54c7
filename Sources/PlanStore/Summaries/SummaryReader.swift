import Editing
import Findings
import GRDB
import TrainingModel

/// Reads clients with their findings and the weeks of their present block.
struct SummaryReader {
  private let db: Database
  private let findings: StoredFindings
  private let edits: StoredEditFindings
  private let marks: StoredEditMarks
  private let weeks: DirectStatement
  private let block: DirectStatement

  init(_ db: Database) throws {
    self.db = db
    findings = try StoredFindings(db)
    edits = try StoredEditFindings(db)
    marks = try StoredEditMarks(db)
    weeks = try DirectStatement(db, StoredWeek.query)
    block = try DirectStatement(db, "SELECT fingerprint FROM blocks WHERE client_id = ?1 AND plan_start = ?2")
  }

  /// - Parameter day: Leaves out who has left the roster and whose last block was over on this day; nil for nobody.
  func summaries(coach: String?, clients: [String]?, unfinishedOn day: CalendarDate? = nil) throws -> [ClientSummary] {
    var conditions: [String] = []
    if day != nil {
      conditions.append(
        "(is_present = 1 OR EXISTS (SELECT 1 FROM blocks b WHERE b.client_id = clients.client_id AND b.plan_start > ?3))")
    }
    if coach != nil { conditions.append("coach_id = ?1") }
    if clients != nil { conditions.append("client_id IN (SELECT value FROM json_each(?2))") }
    let statement = try DirectStatement(
      db,
      """
      SELECT client_id, client_name, coach_id, coach_name, outcome, reached, outcome_run, is_present, is_suspended, preview_start, approved_until,
        notes, facts
      FROM clients \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")) ORDER BY client_id
      """)
    if let coach { statement.bind(coach, at: 1) }
    if let clients { statement.bind(jsonArray(clients), at: 2) }
    if let day { statement.bind(day + -StoredBlock.dayCount, at: 3) }
    defer { statement.reset() }
    var result: [ClientSummary] = []
    while try statement.step() {
      let row = statement.pointer
      guard let outcome = row.word(4, as: Outcome.self), let reached = row.word(5, as: StageReached.self) else {
        throw StoreError.damaged("clients")
      }
      let id = row.string(0)
      let start = StoredBlock.present(preview: row.date(9), approvedUntil: row.date(10))
      var summary = ClientSummary(
        clientID: id, clientName: row.string(1), notes: row.string(11), coachID: row.string(2), coachName: row.string(3), outcome: outcome,
        reached: reached,
        runID: row.string(6), isPresent: row.int(7) != 0, isSuspended: row.int(8) != 0, planStart: start, weeks: [],
        findings: try findings.read(of: id))
      summary.facts = ClientFacts(text: row.string(12))
      if let start { try readBlock(of: id, start, into: &summary) }
      summary.otherFindings = try edits.read(of: id).merging(marks.read(of: id)) { $0 + $1 }
      if let start { summary.findings += summary.otherFindings.removeValue(forKey: start) ?? [] }
      if let finding = summary.suspension { summary.findings.append(finding) }
      result.append(summary)
    }
    return result
  }

  private func readBlock(of client: String, _ start: CalendarDate, into summary: inout ClientSummary) throws {
    for statement in [block, weeks] {
      statement.bind(client, at: 1)
      statement.bind(start, at: 2)
    }
    if try block.step() { summary.fingerprint = block.pointer.digest(0) }
    block.reset()
    defer { weeks.reset() }
    while try weeks.step() { summary.weeks.append(try StoredWeek(row: weeks.pointer)) }
  }
}

extension StoredWeek {
  /// The weeks of one block, in order.
  static let query = """
    SELECT week_index, phase, status, revision, content_hash, force_revision, dirty_days, force_at, number, force_number FROM weeks
    WHERE client_id = ?1 AND plan_start = ?2 ORDER BY week_index
    """

  /// The week that a row of `query` holds.
  init(row: OpaquePointer) throws {
    guard let phase = row.word(1, as: Phase.self), let status = row.word(2, as: WeekStatus.self),
      let hash = ContentDigest(hex: row.string(4))
    else {
      throw StoreError.damaged("weeks")
    }
    let dirty = row.int(6)
    self.init(
      week: row.int(0), phase: phase, status: status, revision: row.int(3), contentHash: hash, revisionInForce: row.optionalInt(5),
      approvedAt: row.optionalString(7), dirtyDays: dirty == 0 ? [] : (1...7).filter { dirty >> ($0 - 1) & 1 == 1 },
      number: row.int(8), numberInForce: row.optionalInt(9))
  }

  /// The week as edits know it.
  var planWeek: PlanWeek {
    PlanWeek(
      week: week, phase: phase, status: status, revision: revision, contentHash: contentHash, revisionInForce: revisionInForce,
      dirtyDays: dirtyDays)
  }
}
