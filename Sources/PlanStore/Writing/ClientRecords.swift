import Findings
import GRDB
import TrainingModel

/// Reads and writes the `clients` rows of a batch, with their findings.
struct ClientRecords {
  /// What the store knew of a client before.
  struct Known {
    var coachID: String
    var outcome: Outcome
    var recordDigest: ContentDigest
    var reached: StageReached
    var previewStart: CalendarDate?
    var approvedUntil: CalendarDate?
    var isSuspended: Bool
  }

  private let find, upsert, reject, note, deleteFindings, insertFinding: DirectStatement

  init(_ db: Database, run: RunRecord) throws {
    find = try DirectStatement(
      db, "SELECT coach_id, preview_start, approved_until, is_suspended, record_digest, reached, outcome FROM clients WHERE client_id = ?1")
    upsert = try DirectStatement(
      db,
      """
      INSERT INTO clients (
        client_id, coach_id, coach_name, client_name, record_digest, profile_digest, outcome, reached, outcome_run, is_present, is_suspended,
        preview_start, notes, facts, lifts)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12, coalesce(?13, ''), ?14)
      ON CONFLICT (client_id) DO UPDATE SET
        coach_id = ?2, coach_name = ?3, client_name = ?4, record_digest = ?5, profile_digest = ?6, outcome = ?7, reached = ?8,
        outcome_run = ?9, is_present = 1, is_suspended = ?10, preview_start = ?11, notes = ?12, facts = coalesce(?13, facts),
        lifts = coalesce(?14, lifts)
      """)
    upsert.bind(run.id, at: 9)
    reject = try DirectStatement(
      db, "UPDATE clients SET record_digest = ?2, outcome = ?3, reached = ?4, outcome_run = ?5, is_present = 1 WHERE client_id = ?1")
    reject.bind(run.id, at: 5)
    note = try DirectStatement(db, "UPDATE clients SET facts = coalesce(?2, facts), lifts = coalesce(?3, lifts) WHERE client_id = ?1")
    deleteFindings = try DirectStatement(db, "DELETE FROM client_findings WHERE client_id = ?1")
    insertFinding = try DirectStatement(
      db,
      """
      INSERT INTO client_findings (client_id, ordinal, code, severity, file, line, "column", week_index, day_index, message, hint)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """)
  }

  func known(_ client: String) throws -> Known? {
    find.bind(client, at: 1)
    defer { find.reset() }
    guard try find.step() else { return nil }
    let row = find.pointer
    guard let recordDigest = row.digest(4), let reached = row.word(5, as: StageReached.self), let outcome = row.word(6, as: Outcome.self)
    else {
      throw StoreError.damaged("clients")
    }
    return Known(
      coachID: row.string(0), outcome: outcome, recordDigest: recordDigest, reached: reached, previewStart: row.date(1),
      approvedUntil: row.date(2),
      isSuspended: row.int(3) != 0)
  }

  func write(_ client: ClientWrite, isSuspended: Bool, previewStart: CalendarDate?) throws {
    upsert.bind(client.clientID, at: 1)
    upsert.bind(client.coachID, at: 2)
    upsert.bind(client.coachName, at: 3)
    upsert.bind(client.clientName, at: 4)
    upsert.bind(client.recordDigest, at: 5)
    upsert.bind(client.profileDigest, at: 6)
    upsert.bind(client.outcome.id, at: 7)
    upsert.bind(client.reached.id, at: 8)
    upsert.bind(isSuspended ? 1 : 0, at: 10)
    if let previewStart { upsert.bind(previewStart, at: 11) } else { upsert.bindNull(at: 11) }
    upsert.bind(client.notes, at: 12)
    upsert.bind(client.facts?.text, at: 13)
    upsert.bind(client.seenLifts?.text, at: 14)
    try upsert.run()
    guard upsert.changes == 1 else { throw StoreError.count("clients", expected: 1, actual: upsert.changes, client: client.clientID) }
  }

  /// Notes what is kept of the profile beside the plan, of a known client about whom nothing else is new.
  func writeFacts(_ client: ClientWrite) throws {
    note.bind(client.clientID, at: 1)
    note.bind(client.facts?.text, at: 2)
    note.bind(client.seenLifts?.text, at: 3)
    try note.run()
    guard note.changes == 1 else { throw StoreError.count("clients", expected: 1, actual: note.changes, client: client.clientID) }
  }

  /// Notes that a known client's profile can't be read: who they are and whose client stays as it was.
  func writeRejection(_ client: ClientWrite) throws {
    reject.bind(client.clientID, at: 1)
    reject.bind(client.recordDigest, at: 2)
    reject.bind(client.outcome.id, at: 3)
    reject.bind(client.reached.id, at: 4)
    try reject.run()
    guard reject.changes == 1 else { throw StoreError.count("clients", expected: 1, actual: reject.changes, client: client.clientID) }
  }

  func writeFindings(_ findings: [Finding], client: String, isNew: Bool) throws {
    if !isNew {
      deleteFindings.bind(client, at: 1)
      try deleteFindings.run()
    }
    guard !findings.isEmpty else { return }
    insertFinding.bind(client, at: 1)
    for (ordinal, finding) in findings.enumerated() {
      insertFinding.bind(ordinal, at: 2)
      insertFinding.bind(finding.code.id, at: 3)
      insertFinding.bind(finding.severity.id, at: 4)
      insertFinding.bind(finding.place?.file, at: 5)
      insertFinding.bind(finding.place?.line, at: 6)
      insertFinding.bind(finding.place?.column, at: 7)
      insertFinding.bind(finding.week, at: 8)
      insertFinding.bind(finding.day, at: 9)
      insertFinding.bind(finding.message, at: 10)
      insertFinding.bind(finding.hint, at: 11)
      try insertFinding.run()
      guard insertFinding.changes == 1 else {
        throw StoreError.count("client_findings", expected: 1, actual: insertFinding.changes, client: client)
      }
    }
  }
}
