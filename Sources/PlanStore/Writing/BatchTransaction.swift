import Findings
import GRDB
import TrainingModel

/// One transaction of a run: whole clients, one after the other.
struct BatchTransaction {
  /// Clients whose block somebody approved or edited since the run looked.
  private(set) var protected: [String] = []
  /// The revision of every block that was written, by client.
  private(set) var revisions: [String: Int] = [:]
  /// What logs make of a running block and came otherwise than it was meant, by client.
  private(set) var setbacks: [String: AdaptationSetback] = [:]

  private let db: Database
  private let texts: TextCache
  private let run: RunRecord
  private let clients: ClientRecords
  private let blocks: BlockRecords
  private let history: HistoryWriter
  private let outbox: OutboxWriter
  private let numbers: WeekNumbers
  private var rows: PlanRowWriter
  private let keys: TextKeys
  private var coaches = StaleCoaches()
  /// Made for the first client who needs it: few do.
  private var empty: EmptyWeekPromotion?

  /// - Parameters:
  ///   - texts: those of the run's rulebook.
  ///   - cache: what the connection has met of the texts of rows.
  init(_ db: Database, run: RunRecord, texts: PlanTexts, _ cache: TextCache) throws {
    (self.db, self.texts) = (db, cache)
    self.run = run
    clients = try ClientRecords(db, run: run)
    blocks = try BlockRecords(db, run: run, cache)
    history = try HistoryWriter(db, at: run.startedAt, who: run.command)
    outbox = try OutboxWriter(db, at: run.startedAt)
    numbers = try WeekNumbers(db)
    rows = try PlanRowWriter(db, texts: texts, cache)
    keys = try TextKeys(db, cache)
  }

  mutating func write(_ client: ClientWrite) throws {
    var client = client
    let known = try clients.known(client.clientID)
    if client.outcome == .rejected, let known {
      coaches.insert(known.coachID)
      try clients.writeRejection(client)
      try tell(of: client, coach: known.coachID, before: known.outcome)
      return try clients.writeFindings(client.findings ?? [], client: client.clientID, isNew: false)
    }
    coaches.insert(client.coachID)
    if case .keepAll = client.change {
      try clients.writeFacts(client)
      try adapt(client)
      return
    }
    if let known, known.coachID != client.coachID { coaches.insert(known.coachID) }
    // Before a draft goes with its block: what was checked is what was there.
    for recheck in client.rechecks { try recheck.write(db, texts) }
    var previewStart = known?.previewStart
    var isSuspended = known?.isSuspended ?? false
    if client.outcome.isPlanned || client.outcome == .notDue { isSuspended = false }
    var planned: PlannedBlock?
    switch client.change {
    case .keepAll: break
    case .keep, .confirm:
      // The plan is no further on its way than it was; of who had none on the last night, only that it is there.
      if client.outcome.isPlanned, let known {
        client.reached = known.outcome.isPlanned || known.outcome == .notDue ? known.reached : .stored
      }
    case .replace(let block):
      if let open = try openPart(of: block, client.clientID, known) {
        planned = open
        client.reached = .stored
        previewStart = block.mesocycle.start
        // Where the weeks go that its rows were moved to, nothing is left of such a draft to read or to approve.
        if let known, known.approvedUntil != nil, let old = known.previewStart, old != previewStart {
          client.findings? += try withdrawDrafts(client.clientID) { $0.planStart == old && $1 == 0 }
        }
      } else if let known {
        protected.append(client.clientID)
        client.outcome = .protected
        // What was found belongs to the plan that is thrown away. The profile's own digest is stored, so that a profile that changed still
        // keeps the rest of the block from approval; that of its bytes is not, so that the next run looks at the client again.
        (client.findings, client.reached, client.recordDigest) = (nil, known.reached, known.recordDigest)
        // What held the client is over, too.
        if !known.outcome.isPlanned, known.outcome != .notDue { client.findings = [] }
      }
    case .suspend:
      isSuspended = known?.approvedUntil.map { $0 >= run.today } ?? false
    case .withdraw:
      previewStart = nil
      isSuspended = known?.approvedUntil.map { $0 >= run.today } ?? false
      if known?.approvedUntil != nil { client.findings? += try withdrawDrafts(client.clientID) }
    case .postpone:
      previewStart = nil
    }
    try clients.write(client, isSuspended: isSuspended, previewStart: previewStart)
    try tell(of: client, coach: client.coachID, before: known?.outcome)
    if let findings = client.findings { try clients.writeFindings(findings, client: client.clientID, isNew: known == nil) }
    if case .confirm(let start, let fingerprint, let logs) = client.change {
      try blocks.note(logs, client.clientID, start, keys)
      try blocks.confirm(client.clientID, start, fingerprint: fingerprint, profile: client.profileDigest)
      try adapt(client)
      return
    }
    let replaced = try removeOld(client.clientID, known?.previewStart, for: previewStart, replacing: planned?.mesocycle.weeks)
    if let planned {
      try write(planned, client, isNew: known == nil, replacing: replaced)
      if known?.approvedUntil != nil { try settleEmptyWeeks(of: planned.mesocycle, client.clientID) }
    }
    try adapt(client)
  }

  private mutating func adapt(_ client: ClientWrite) throws {
    if let setback = try client.adaptation?.write(db, texts, at: run.startedAt, who: run.command) { setbacks[client.clientID] = setback }
  }

  /// A block of which only weeks without a session are open, beside approved ones, has nothing left to approve.
  private mutating func settleEmptyWeeks(of block: Mesocycle, _ client: String) throws {
    guard block.weeks.contains(where: { week in !block.sessions.contains { $0.week == week.week } }) else { return }
    let empty = try self.empty ?? EmptyWeekPromotion(db, today: run.today, at: run.startedAt, who: run.command)
    self.empty = empty
    guard try empty.run(client) > 0 else { return }
    // With nothing left to approve, for what else is open is over, the client is where the next night would find them.
    try db.execute(
      sql: """
        UPDATE clients SET outcome = 'not_due', reached = 'loaded' WHERE client_id = ?1 AND NOT EXISTS (
          SELECT 1 FROM weeks w WHERE w.client_id = ?1 AND w.plan_start = clients.preview_start AND w.force_revision IS NULL
            AND date(w.plan_start, (7 * w.week_index - 1) || ' days') >= ?2)
        """, arguments: [client, run.today.description])
  }

  /// Takes drafts away that stand beside approved weeks of a client who may not train, and returns what is said of them.
  ///
  /// - Parameter isMeant: whether a draft of so many rows is to go.
  private func withdrawDrafts(_ client: String, where isMeant: (WeekKey, Int) -> Bool = { _, _ in true }) throws -> [Finding] {
    let drafts = try blocks.drafts(client).filter { isMeant($0.key, $0.rows) }
    guard !drafts.isEmpty else { return [] }
    let discard = try DraftDiscard(db, texts, at: run.startedAt, who: run.command)
    for start in Set(drafts.map(\.key.planStart)).sorted() {
      let weeks = Set(drafts.lazy.filter { $0.key.planStart == start }.map(\.key.week))
      try AdaptationWithdrawal(db, client, start).run(weeks) {
        for draft in drafts where draft.key.planStart == start {
          try discard.run(draft.key, status: draft.status, revision: draft.revision)
        }
      }
    }
    return drafts.map { draft in
      Finding(
        .planWithdrawn, "what was changed in week \(draft.key.week) and not approved was withdrawn", week: draft.key.week,
        hint:
          "'mesocycle history' has it as revision \(draft.revision), and 'mesocycle revert' brings it back when nothing holds the client")
    }
  }

  /// Notes at the sheets of everybody written so far that they are no longer true.
  func markSheets() throws { try coaches.mark(db) }

  /// Lets the coach hear of a client who gets no plan, on the night that it begins and not on every one after it.
  private func tell(of client: ClientWrite, coach: String, before: Outcome?) throws {
    guard [.held, .infeasible, .rejected].contains(client.outcome), client.outcome != before else { return }
    var event = OutboxEvent(.held, coach: coach, client: client.clientID, cause: run.id)
    event.outcome = client.outcome
    event.codes = Set((client.findings ?? []).filter { $0.severity == .error }.map(\.code))
    try outbox.post(event)
  }

  /// Whether what is stored of the client stays as it is, whatever `client` would put in its place.
  func protects(_ client: ClientWrite) throws -> Bool {
    guard case .replace(let block) = client.change, let known = try clients.known(client.clientID) else { return false }
    return try openPart(of: block, client.clientID, known) == nil
  }

  /// The weeks of a block that may be stored: approved ones stay as they are, whatever is planned around them. nil where all that is there
  /// stays.
  private func openPart(of block: PlannedBlock, _ client: String, _ known: ClientRecords.Known?) throws -> PlannedBlock? {
    var open = block
    try open.mesocycle.drop(weeks: blocks.closedWeeks(client, block.mesocycle.start))
    guard let known else { return open }
    return try open.mesocycle.weeks.isEmpty || isProtected(client, known, open.mesocycle) ? nil : open
  }

  /// Whether the block that this one would replace was edited, an approved block reaches into it, or weeks of it stay whose loads have
  /// another unit: then what is there is left alone.
  private func isProtected(_ client: String, _ known: ClientRecords.Known, _ block: Mesocycle) throws -> Bool {
    let end = block.start + (StoredBlock.dayCount - 1)
    if let approvedUntil = known.approvedUntil, approvedUntil >= block.start, approvedUntil != end { return true }
    guard let head = try blocks.head(client, block.start) else { return false }
    // Planning keeps the unit of a block that goes on, so that somebody has approved a week of it since the run looked.
    if head.unit != block.unit, try blocks.weeks(client, block.start).contains(where: { week in !block.weeks.contains { $0.week == week } })
    {
      return true
    }
    guard known.previewStart == block.start else { return false }
    return try head.isEdited || blocks.openWeeks(client, block.start).contains { $0.status == .draft }
  }

  /// Takes the old preview away as far as it does not stay. Returns the weeks that the new block at the same start overwrites.
  private func removeOld(
    _ client: String, _ old: CalendarDate?, for new: CalendarDate?, replacing replaced: [Microcycle]?
  ) throws -> [BlockRecords.OpenWeek] {
    guard let old, replaced != nil || new != old else { return [] }
    let weeks = try blocks.openWeeks(client, old)
    if new == old {
      try blocks.clear(client, old, weeks.filter { week in replaced?.contains { $0.week == week.week } == true })
      return weeks
    }
    try blocks.clear(client, old, weeks)
    for week in weeks {
      let key = WeekKey(clientID: client, planStart: old, week: week.week)
      try history.append(key, from: week.status.id, to: WeekStatus.unknown.id, revision: week.revision)
    }
    try blocks.drop(client, old, weeks)
    return []
  }

  private mutating func write(
    _ block: PlannedBlock, _ client: ClientWrite, isNew: Bool, replacing old: [BlockRecords.OpenWeek]
  ) throws {
    let mesocycle = block.mesocycle
    guard block.weekDigests.count == Mesocycle.weekCount else {
      throw StoreError.count("weeks", expected: Mesocycle.weekCount, actual: block.weekDigests.count, client: client.clientID)
    }
    // A client whom nobody knew has no block.
    let head = isNew ? nil : try blocks.head(client.clientID, mesocycle.start)
    let lastRevision = try max(head?.revision ?? 0, blocks.withdrawnRevision(client.clientID, mesocycle.start))
    let isSame = mesocycle.weeks.allSatisfy { week in
      old.contains { $0.week == week.week && $0.contentHash == block.weekDigests[week.week - 1] }
    }
    let revision = isSame ? max(1, lastRevision) : lastRevision + 1
    revisions[client.clientID] = revision
    try blocks.write(block, client: client.clientID, revision: revision, isNew: head == nil)
    try blocks.note(block.logs, client.clientID, mesocycle.start, keys)
    let firstNumber = try numbers.take(mesocycle.weeks.count)
    for (place, microcycle) in mesocycle.weeks.enumerated() {
      let digest = block.weekDigests[microcycle.week - 1]
      let count = mesocycle.prescriptions.reduce(0) { $0 + (Int($1.week) == microcycle.week ? 1 : 0) }
      var week = BlockRecords.OpenWeek(
        week: microcycle.week, status: .pending, revision: revision, contentHash: digest, rowCount: count, number: firstNumber + place)
      if var same = old.first(where: { $0.week == microcycle.week }) {
        if same.contentHash == digest {
          (same.rowCount, same.number) = (count, firstNumber + place)
          week = same
        } else {
          let key = WeekKey(clientID: client.clientID, planStart: mesocycle.start, week: week.week)
          try history.append(key, from: same.status.id, to: WeekStatus.pending.id, revision: week.revision)
          // What was exported stays known: approval says that the week has changed since, not that nobody ever saw it.
          week.exportedRevision = same.exportedRevision
          week.exportedHash = same.exportedHash
        }
      }
      try blocks.write(week, phase: microcycle.phase, profile: client.profileDigest, client: client.clientID, start: mesocycle.start)
    }
    let isPart = mesocycle.weeks.count < Mesocycle.weekCount
    if isPart { try CollidingRows(db).rename(Set(mesocycle.prescriptions.map(\.rowID)), of: client.clientID, mesocycle.start) }
    let inserted = try rows.write(mesocycle, firstNumber: firstNumber)
    guard inserted == mesocycle.prescriptions.count else {
      throw StoreError.count("prescriptions", expected: mesocycle.prescriptions.count, actual: inserted, client: client.clientID)
    }
    if isPart { try CollidingRows(db).renameBeside(mesocycle.weeks.map(\.week), of: client.clientID, mesocycle.start) }
  }
}
