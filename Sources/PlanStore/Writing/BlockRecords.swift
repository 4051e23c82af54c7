import Editing
import GRDB
import TrainingModel

/// Reads and writes the blocks and weeks of a batch.
struct BlockRecords {
  /// A week that is stored and was never approved: one that was changed after its approval is not the night's to touch.
  struct OpenWeek {
    var week: Int
    var status: WeekStatus
    var revision: Int
    var contentHash: ContentDigest
    var rowCount: Int
    /// Under which its rows lie.
    var number: Int
    var exportedRevision: Int?
    var exportedHash: ContentDigest?
  }

  private let updateBlock, insertBlock, deleteBlock, keepRevision, findRevision, findBlock, findClosed, findNumbers, findDrafts, findWeeks,
    upsertWeek,
    deleteWeeks,
    upsertProgramme, deleteProgramme, deleteEditFindings, deleteOtherEditFindings,
    confirmBlock, confirmWeeks, noteLogs: DirectStatement
  private let rows: WeekRowRemoval

  private let archive: RevisionArchive
  private let run: RunRecord

  init(_ db: Database, run: RunRecord, _ texts: TextCache) throws {
    archive = try RevisionArchive(db, texts)
    self.run = run
    // Not one upsert: its INSERT would be refused where a week of the block is finalized, though nothing is inserted.
    updateBlock = try DirectStatement(
      db,
      """
      UPDATE blocks SET
        unit = ?3, fingerprint = ?4, rules_digest = ?5, run_id = ?6, is_edited = 0, revision = max(revision, ?7), bands = ?8
      WHERE client_id = ?1 AND plan_start = ?2
      """)
    insertBlock = try DirectStatement(
      db,
      """
      INSERT INTO blocks (client_id, plan_start, unit, fingerprint, rules_digest, run_id, is_edited, revision, bands)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)
      """)
    for statement in [updateBlock, insertBlock] {
      statement.bind(run.rulesDigest, at: 5)
      statement.bind(run.id, at: 6)
    }
    deleteBlock = try DirectStatement(
      db,
      """
      DELETE FROM blocks WHERE client_id = ?1 AND plan_start = ?2 AND is_edited = 0
        AND NOT EXISTS (SELECT 1 FROM weeks WHERE client_id = ?1 AND plan_start = ?2)
      """)
    keepRevision = try DirectStatement(
      db,
      """
      INSERT INTO withdrawn_revisions SELECT client_id, plan_start, revision FROM blocks WHERE client_id = ?1 AND plan_start = ?2
      ON CONFLICT (client_id, plan_start) DO UPDATE SET revision = max(revision, excluded.revision)
      """)
    findRevision = try DirectStatement(db, "SELECT revision FROM withdrawn_revisions WHERE client_id = ?1 AND plan_start = ?2")
    findBlock = try DirectStatement(db, "SELECT is_edited, unit, revision FROM blocks WHERE client_id = ?1 AND plan_start = ?2")
    findClosed = try DirectStatement(
      db, "SELECT week_index FROM weeks WHERE client_id = ?1 AND plan_start = ?2 AND force_revision IS NOT NULL")
    findNumbers = try DirectStatement(db, "SELECT week_index FROM weeks WHERE client_id = ?1 AND plan_start = ?2")
    findDrafts = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, status, revision, row_count FROM weeks WHERE client_id = ?1 AND force_revision < revision
      ORDER BY plan_start, week_index
      """)
    findWeeks = try DirectStatement(
      db,
      """
      SELECT week_index, status, revision, content_hash, row_count, exported_revision, exported_hash, number FROM weeks
      WHERE client_id = ?1 AND plan_start = ?2 AND force_revision IS NULL ORDER BY week_index
      """)
    upsertWeek = try DirectStatement(
      db,
      """
      INSERT INTO weeks (
        client_id, plan_start, week_index, phase, status, revision, content_hash, row_count, exported_revision, exported_hash,
        profile_digest, number)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (client_id, plan_start, week_index) DO UPDATE SET
        phase = ?4, status = ?5, revision = ?6, content_hash = ?7, row_count = ?8, exported_revision = ?9, exported_hash = ?10,
        profile_digest = ?11, number = ?12
      """)
    deleteWeeks = try DirectStatement(
      db, "DELETE FROM weeks WHERE client_id = ?1 AND plan_start = ?2 AND force_revision IS NULL")
    confirmBlock = try DirectStatement(
      db, "UPDATE blocks SET fingerprint = ?3, rules_digest = ?4, run_id = ?5 WHERE client_id = ?1 AND plan_start = ?2 AND is_edited = 0")
    confirmBlock.bind(run.rulesDigest, at: 4)
    confirmBlock.bind(run.id, at: 5)
    confirmWeeks = try DirectStatement(
      db, "UPDATE weeks SET profile_digest = ?3 WHERE client_id = ?1 AND plan_start = ?2 AND status = 'pending'")
    upsertProgramme = try DirectStatement(
      db,
      """
      INSERT INTO programmes (client_id, plan_start, template_id, state) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (client_id, plan_start) DO UPDATE SET template_id = ?3, state = ?4
      """)
    deleteProgramme = try DirectStatement(db, "DELETE FROM programmes WHERE client_id = ?1 AND plan_start = ?2")
    deleteEditFindings = try DirectStatement(
      db, "DELETE FROM edit_findings WHERE client_id = ?1 AND plan_start = ?2 AND week_index = ?3")
    deleteOtherEditFindings = try DirectStatement(
      db,
      """
      DELETE FROM edit_findings WHERE client_id = ?1 AND plan_start = ?2 AND NOT EXISTS (
        SELECT 1 FROM weeks w WHERE w.client_id = ?1 AND w.plan_start = ?2 AND w.force_revision IS NOT NULL
          AND (w.status = 'draft' OR w.status = 'pending'))
      """)
    noteLogs = try DirectStatement(
      db,
      """
      INSERT INTO block_logs (client_id, plan_start, count, settled, reasons) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT DO UPDATE SET count = excluded.count, settled = excluded.settled, reasons = excluded.reasons
      """)
    rows = try WeekRowRemoval(db)
  }

  /// Notes what an unedited block would now be made from, with the same rows: its weeks stay as they were approved or exported.
  func confirm(_ client: String, _ start: CalendarDate, fingerprint: ContentDigest, profile: ContentDigest) throws {
    bind(confirmBlock, client, start)
    confirmBlock.bind(fingerprint, at: 3)
    try confirmBlock.run()
    // Nothing to note where somebody edited the block since the run looked.
    guard confirmBlock.changes == 1 else { return }
    bind(confirmWeeks, client, start)
    confirmWeeks.bind(profile, at: 3)
    try confirmWeeks.run()
  }

  /// What is noted about a block as a whole.
  struct Head {
    var isEdited: Bool
    var unit: LoadUnit
    var revision: Int
  }

  /// The block at this start, also one that has lost its weeks; nil where there is none.
  func head(_ client: String, _ start: CalendarDate) throws -> Head? {
    bind(findBlock, client, start)
    defer { findBlock.reset() }
    guard try findBlock.step() else { return nil }
    guard let unit = findBlock.pointer.word(1, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
    return Head(isEdited: findBlock.pointer.int(0) != 0, unit: unit, revision: findBlock.pointer.int(2))
  }

  /// The greatest revision of the blocks at this start that were taken away; 0 where there was none.
  func withdrawnRevision(_ client: String, _ start: CalendarDate) throws -> Int {
    bind(findRevision, client, start)
    defer { findRevision.reset() }
    return try findRevision.step() ? findRevision.pointer.int(0) : 0
  }

  /// The weeks (1 to 4) of a block that are in force, whether or not a draft stands beside them.
  func closedWeeks(_ client: String, _ start: CalendarDate) throws -> [Int] { try numbers(findClosed, client, start) }

  /// All weeks (1 to 4) of a block that are stored.
  func weeks(_ client: String, _ start: CalendarDate) throws -> [Int] { try numbers(findNumbers, client, start) }

  private func numbers(_ statement: DirectStatement, _ client: String, _ start: CalendarDate) throws -> [Int] {
    bind(statement, client, start)
    defer { statement.reset() }
    var weeks: [Int] = []
    while try statement.step() { weeks.append(statement.pointer.int(0)) }
    return weeks
  }

  /// The drafts of a client that stand beside approved weeks.
  func drafts(_ client: String) throws -> [(key: WeekKey, status: WeekStatus, revision: Int, rows: Int)] {
    findDrafts.bind(client, at: 1)
    defer { findDrafts.reset() }
    var drafts: [(key: WeekKey, status: WeekStatus, revision: Int, rows: Int)] = []
    while try findDrafts.step() {
      let row = findDrafts.pointer
      guard let start = row.date(0), let status = row.word(2, as: WeekStatus.self) else { throw StoreError.damaged("weeks") }
      drafts.append((WeekKey(clientID: client, planStart: start, week: row.int(1)), status, row.int(3), row.int(4)))
    }
    return drafts
  }

  func openWeeks(_ client: String, _ start: CalendarDate) throws -> [OpenWeek] {
    bind(findWeeks, client, start)
    defer { findWeeks.reset() }
    var weeks: [OpenWeek] = []
    while try findWeeks.step() {
      let row = findWeeks.pointer
      guard let status = row.word(1, as: WeekStatus.self), let hash = ContentDigest(hex: row.string(3)) else {
        throw StoreError.damaged("weeks")
      }
      weeks.append(
        OpenWeek(
          week: row.int(0), status: status, revision: row.int(2), contentHash: hash, rowCount: row.int(4), number: row.int(7),
          exportedRevision: row.optionalInt(5),
          exportedHash: row.optionalString(6).flatMap { ContentDigest(hex: $0) }))
    }
    return weeks
  }

  /// Deletes the preview rows and sessions of the block's open weeks, after the archive has them; the weeks themselves stay.
  func clear(_ client: String, _ start: CalendarDate, _ weeks: [OpenWeek]) throws {
    for week in weeks { try archive.keep(client, start, week: week.week) }
    // What was found in a change that waits beside an approved week is still to be read before somebody approves it.
    bind(deleteOtherEditFindings, client, start)
    try deleteOtherEditFindings.run()
    bind(deleteEditFindings, client, start)
    for week in weeks {
      deleteEditFindings.bind(week.week, at: 3)
      try deleteEditFindings.run()
      try rows.run(week.number, expected: week.rowCount, of: client)
    }
  }

  /// Deletes the block's open weeks, which `clear` has emptied, and the block where no approved week is left of it and nobody edited it:
  /// what a person made of a block can be looked up after it is gone.
  ///
  /// Its revision stays known: another block at the same start counts on, so that a revision never names two contents.
  func drop(_ client: String, _ start: CalendarDate, _ weeks: [OpenWeek]) throws {
    bind(keepRevision, client, start)
    try keepRevision.run()
    bind(deleteWeeks, client, start)
    try deleteWeeks.run()
    guard deleteWeeks.changes == weeks.count else {
      throw StoreError.count("weeks", expected: weeks.count, actual: deleteWeeks.changes, client: client)
    }
    bind(deleteBlock, client, start)
    try deleteBlock.run()
  }

  /// Writes the block as a whole; `isNew` says that there is none at this start yet.
  func write(_ block: PlannedBlock, client: String, revision: Int, isNew: Bool) throws {
    let start = block.mesocycle.start
    let put = isNew ? insertBlock : updateBlock
    bind(put, client, start)
    put.bind(block.mesocycle.unit.id, at: 3)
    put.bind(block.fingerprint, at: 4)
    put.bind(revision, at: 7)
    put.bind(blob: block.bands.flatMap { [UInt8(clamping: $0.low), UInt8(clamping: $0.high)] }, at: 8)
    try put.run()
    guard put.changes == 1 else { throw StoreError.count("blocks", expected: 1, actual: put.changes, client: client) }
    try archive.record(client, start, revision: revision, at: run.startedAt, who: run.command, action: PlanAction.plan.id)
    guard let programme = block.programme else {
      bind(deleteProgramme, client, start)
      return try deleteProgramme.run()
    }
    bind(upsertProgramme, client, start)
    upsertProgramme.bind(programme.template, at: 3)
    upsertProgramme.bind(programme.state, at: 4)
    try upsertProgramme.run()
  }

  /// Notes of which logs a block is made; of a client without logs there is nothing to note.
  func note(_ logs: BlockLogs?, _ client: String, _ start: CalendarDate, _ keys: TextKeys) throws {
    guard let logs else { return }
    bind(noteLogs, client, start)
    noteLogs.bind(logs.count, at: 3)
    noteLogs.bind(logs.isSettled ? 1 : 0, at: 4)
    noteLogs.bind(try ReasonText.text(logs.reasons, of: start, keys), at: 5)
    try noteLogs.run()
  }

  func write(_ week: OpenWeek, phase: Phase, profile: ContentDigest, client: String, start: CalendarDate) throws {
    bind(upsertWeek, client, start)
    upsertWeek.bind(week.week, at: 3)
    upsertWeek.bind(phase.id, at: 4)
    upsertWeek.bind(week.status.id, at: 5)
    upsertWeek.bind(week.revision, at: 6)
    upsertWeek.bind(week.contentHash.description, at: 7)
    upsertWeek.bind(week.rowCount, at: 8)
    upsertWeek.bind(week.exportedRevision, at: 9)
    upsertWeek.bind(week.exportedHash?.description, at: 10)
    upsertWeek.bind(profile, at: 11)
    upsertWeek.bind(week.number, at: 12)
    try upsertWeek.run()
    guard upsertWeek.changes == 1 else { throw StoreError.count("weeks", expected: 1, actual: upsertWeek.changes, client: client) }
  }

  private func bind(_ statement: DirectStatement, _ client: String, _ start: CalendarDate) {
    statement.bind(client, at: 1)
    statement.bind(start, at: 2)
  }
}
