import Findings
import GRDB
import TrainingModel

/// What a night makes of a running block whose logs call for something else than was approved, on its way into the store.
package struct AdaptationWrite: Sendable {
  package enum Deed: Sendable {
    /// Nothing of the block changes.
    case keep
    /// The draft that waits goes: what was logged since no longer calls for it.
    case withdraw
    /// The block as it is to be takes the place of what waited, or waits as a draft beside what is approved.
    case offer(Offer)
  }

  package struct Offer: Sendable {
    /// The block with the changed rows; its action is `adapt`.
    package var edit: PlanEdit
    /// The digest of everything that it was checked by, and of the rules and the program among that.
    package var fingerprint, basis: ContentDigest
    /// The weeks (1 to 4) that are approved at once, and in whose name; nil where all of it waits.
    package var approval: (weeks: [Int], by: String)?
    /// The day on which it is approved: what is before it stays.
    package var today: CalendarDate

    package init(
      edit: PlanEdit, fingerprint: ContentDigest, basis: ContentDigest, approval: (weeks: [Int], by: String)?, today: CalendarDate
    ) {
      (self.edit, self.fingerprint, self.basis) = (edit, fingerprint, basis)
      (self.approval, self.today) = (approval, today)
    }
  }

  package var clientID: String
  package var planStart: CalendarDate
  /// The digest of everything that was looked at but the block itself, so that the next night knows.
  package var looked: ContentDigest
  /// What is known from now on; of an offer as if it waited.
  package var state: StoredAdaptation
  package var deed: Deed

  package init(clientID: String, planStart: CalendarDate, looked: ContentDigest, state: StoredAdaptation, deed: Deed) {
    (self.clientID, self.planStart, self.looked) = (clientID, planStart, looked)
    (self.state, self.deed) = (state, deed)
  }

  /// Stores it, unless somebody has changed the block since the run looked; then the next run looks again.
  ///
  /// - Returns: Whether it came otherwise than it was meant; nil where it did not.
  func write(_ db: Database, _ texts: TextCache, at moment: String, who: String) throws -> AdaptationSetback? {
    var (state, setback) = (state, AdaptationSetback?.none)
    switch deed {
    case .keep: break
    case .withdraw: try withdraw(db, texts, at: moment, who: who)
    case .offer(let offer):
      guard case .saved = try PlanSaving(db, texts, offer.edit).run() else { return .dropped }
      try db.run(
        "UPDATE blocks SET fingerprint = ?, rules_digest = ? WHERE client_id = ? AND plan_start = ? AND is_edited = 1",
        [offer.fingerprint.data, offer.basis.data, clientID, planStart.description])
      if let approval = offer.approval {
        if try approve(offer, approval.weeks, by: approval.by, at: moment, db, texts) {
          state.firstDay = nil
        } else {
          setback = .waits
          // There is something to read, as beside every draft that waits.
          try db.run(
            "UPDATE clients SET outcome = 'protected', reached = 'exported' WHERE client_id = ? AND outcome = 'not_due'", [clientID])
        }
      }
    }
    try note(state, db)
    return setback
  }

  private func withdraw(_ db: Database, _ texts: TextCache, at moment: String, who: String) throws {
    let discard = try DraftDiscard(db, texts, at: moment, who: who)
    let drafts = try db.rows(
      """
      SELECT week_index, status, revision FROM weeks
      WHERE client_id = ? AND plan_start = ? AND force_revision < revision AND status IN ('draft', 'pending') ORDER BY week_index
      """, [clientID, planStart.description])
    for draft in drafts {
      guard let status = WeekStatus(id: draft[1] as String) else { throw StoreError.damaged("weeks") }
      try discard.run(WeekKey(clientID: clientID, planStart: planStart, week: draft[0]), status: status, revision: draft[2])
    }
    try EditFindings(db).write([], of: clientID, planStart)
    var coaches = StaleCoaches()
    for coach in try db.rows("SELECT coach_id FROM clients WHERE client_id = ?", [clientID]) { coaches.insert(coach[0]) }
    try coaches.mark(db)
  }

  /// Approves the weeks as a coach's own edit is approved, with the same reasons against it and the same events; what is refused waits.
  ///
  /// Returns whether all of them are approved.
  private func approve(
    _ offer: Offer, _ weeks: [Int], by: String, at moment: String, _ db: Database, _ texts: TextCache
  ) throws -> Bool {
    guard let profile = offer.edit.profile, let plan = try EditablePlanReader(db, texts).plan(clientID, planStart) else { return false }
    let wanted = plan.weeks.filter { weeks.contains($0.week) && $0.status == .pending }
    guard !wanted.isEmpty else { return false }
    let contents = Dictionary(
      wanted.map { (WeekKey(clientID: clientID, planStart: planStart, week: $0.week), $0.contentHash) }, uniquingKeysWith: { $1 })
    let request = ApprovalRequest(
      selection: .clients([clientID]), basis: .contents(contents), by: by, at: moment, today: offer.today)
    let verdict = ApprovalVerdict(profile: profile, blocks: [planStart: .init(plan, findings: offer.edit.findings ?? [])])
    var report = ApprovalReport()
    try ClientApproval(db, texts, request, client: clientID, verdict).run(into: &report)
    try ApprovalEvents(db, request).post(report)
    return weeks.allSatisfy { week in report.approved.contains { $0.week.week == week } }
  }

  private func note(_ state: StoredAdaptation, _ db: Database) throws {
    // As it is approved now: what was approved at once was looked at, too.
    guard let block = try ApprovedBlockReader(db).blocks(of: clientID).first(where: { $0.start == planStart }) else { return }
    let fingerprint = AdaptationMark.fingerprint(block.digest, looked)
    // What was made of blocks that are over tells nothing any more.
    try db.run("DELETE FROM adaptations WHERE client_id = ? AND plan_start <> ?", [clientID, planStart.description])
    try db.run(
      """
      INSERT INTO adaptations (client_id, plan_start, fingerprint, first_day, rows) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (client_id, plan_start) DO UPDATE SET fingerprint = excluded.fingerprint, first_day = excluded.first_day,
        rows = excluded.rows
      """, [clientID, planStart.description, fingerprint.data, state.firstDay?.description, state.text])
  }
}

/// How what a night made of a running block came otherwise than it was meant.
package enum AdaptationSetback: Sendable, Equatable {
  /// Something keeps weeks of it from being approved at once, such as a conflict: they wait.
  case waits
  /// Nothing of it was stored, for somebody has changed the block since the run looked.
  case dropped
}
