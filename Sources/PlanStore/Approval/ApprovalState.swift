import Editing
import Findings
import GRDB
import TrainingModel

/// What decides whether a client's weeks may be approved.
struct ApprovalState {
  /// A week of the client's present block, or of another in which a draft waits.
  struct Week {
    var key: WeekKey
    var status: WeekStatus
    var revision: Int
    var contentHash: ContentDigest
    var rowCount: Int
    var exportedHash: ContentDigest?
    var exportedRevision: Int?
    /// How many rows of an older revision are in force until this one is approved; nil where there are none.
    var rowCountInForce: Int?
    /// The digest of the profile by which the week was planned or last checked; nil where nobody knows.
    var profile: ContentDigest?
    /// Whether a run made what the week says, and nothing waits in it that two people changed in different ways.
    var isAsPlanned: Bool
    /// The number under which its rows lie.
    var number: Int
    /// The number under which the rows in force lie, as `rowCountInForce`.
    var numberInForce: Int?
    var unit: LoadUnit
  }

  var coachID: String
  var outcome: Outcome
  var isPresent: Bool
  var isSuspended: Bool
  var approvedUntil: CalendarDate?
  /// Numbers of the weeks that have an error; nil stands for the whole block.
  private var weeksWithErrors: [CalendarDate?: Set<Int?>]
  /// In order.
  var weeks: [Week]
  /// The start of the block that the client's findings are about.
  private let presentStart: CalendarDate?

  /// The state of `client`, or nil where the store has no such client.
  init?(_ db: Database, client: String) throws {
    let statement = try DirectStatement(
      db,
      """
      SELECT c.coach_id, c.outcome, c.is_present, c.is_suspended, c.approved_until, c.preview_start FROM clients c
      WHERE c.client_id = ?1
      """)
    statement.bind(client, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let row = statement.pointer
    guard let outcome = row.word(1, as: Outcome.self) else { throw StoreError.damaged("clients") }
    coachID = row.string(0)
    self.outcome = outcome
    isPresent = row.int(2) != 0
    isSuspended = row.int(3) != 0
    approvedUntil = row.date(4)
    presentStart = StoredBlock.present(preview: row.date(5), approvedUntil: approvedUntil)
    weeks = try Self.weeks(db, client, presentStart)
    weeksWithErrors = try Self.errors(db, client)
  }

  private static func weeks(_ db: Database, _ client: String, _ start: CalendarDate?) throws -> [Week] {
    let statement = try DirectStatement(
      db,
      """
      SELECT w.week_index, w.status, w.revision, w.content_hash, w.row_count, w.exported_hash, w.profile_digest,
        w.plan_start, w.force_rows, w.exported_revision,
        NOT EXISTS (
          SELECT 1 FROM revisions r WHERE r.client_id = w.client_id AND r.plan_start = w.plan_start AND r.revision = w.revision
            AND r.action <> '\(PlanAction.plan.id)')
        AND NOT EXISTS (
          SELECT 1 FROM conflicts x WHERE x.client_id = w.client_id AND x.plan_start = w.plan_start AND x.week_index = w.week_index),
        w.number, w.force_number, b.unit
      FROM weeks w JOIN blocks b USING (client_id, plan_start)
      WHERE w.client_id = ?1 AND (w.plan_start = ?2 OR w.status IN ('draft', 'pending')) ORDER BY w.plan_start, w.week_index
      """)
    statement.bind(client, at: 1)
    if let start { statement.bind(start, at: 2) } else { statement.bindNull(at: 2) }
    defer { statement.reset() }
    var weeks: [Week] = []
    while try statement.step() {
      let row = statement.pointer
      guard let status = row.word(1, as: WeekStatus.self), let hash = ContentDigest(hex: row.string(3)), let start = row.date(7),
        let unit = row.word(13, as: LoadUnit.self)
      else {
        throw StoreError.damaged("weeks")
      }
      weeks.append(
        Week(
          key: WeekKey(clientID: client, planStart: start, week: row.int(0)), status: status, revision: row.int(2), contentHash: hash,
          rowCount: row.int(4), exportedHash: row.optionalString(5).flatMap { ContentDigest(hex: $0) },
          exportedRevision: row.optionalInt(9), rowCountInForce: row.optionalInt(8), profile: row.digest(6),
          isAsPlanned: row.int(10) != 0, number: row.int(11), numberInForce: row.optionalInt(12), unit: unit))
    }
    return weeks
  }

  /// Whether something is wrong with the week, its block or the client.
  func hasErrors(_ key: WeekKey) -> Bool {
    let client = key.planStart == presentStart ? weeksWithErrors[nil] ?? [] : []
    let weeks = client.union(weeksWithErrors[key.planStart] ?? [])
    return weeks.contains(nil) || weeks.contains(key.week)
  }

  /// What is wrong with the week, its block or the client.
  func errors(of key: WeekKey, _ db: Database) throws -> [Finding] {
    let planned = key.planStart == presentStart ? try StoredFindings(db).read(of: key.clientID) : []
    let edited = try StoredEditFindings(db).read(of: key.clientID)[key.planStart] ?? []
    return (planned + edited).filter { $0.severity == .error && ($0.week == nil || $0.week == key.week) }
  }

  private static func errors(_ db: Database, _ client: String) throws -> [CalendarDate?: Set<Int?>] {
    let statement = try DirectStatement(
      db,
      """
      SELECT week_index, NULL FROM client_findings WHERE client_id = ?1 AND severity = 'error'
      UNION ALL
      SELECT week_index, plan_start FROM edit_findings WHERE client_id = ?1 AND severity = 'error'
      """)
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var weeks: [CalendarDate?: Set<Int?>] = [:]
    while try statement.step() { weeks[statement.pointer.date(1), default: []].insert(statement.pointer.optionalInt(0)) }
    return weeks
  }
}

extension ApprovalState {
  /// Notes how far the client is approved now that weeks of this block are, and whether anything is left to approve.
  func close(_ start: CalendarDate, of client: String, _ db: Database) throws {
    let until = max(approvedUntil ?? start, start + (StoredBlock.dayCount - 1))
    try db.execute(
      sql: """
        UPDATE clients SET approved_until = ?2, preview_start = (
          SELECT max(plan_start) FROM weeks WHERE client_id = ?1 AND force_revision IS NULL AND plan_start = preview_start)
        WHERE client_id = ?1
        """, arguments: [client, until.description])
    guard db.changesCount == 1 else { throw StoreError.count("clients", expected: 1, actual: db.changesCount, client: client) }
    var coaches = StaleCoaches()
    coaches.insert(coachID)
    try coaches.mark(db)
  }
}
