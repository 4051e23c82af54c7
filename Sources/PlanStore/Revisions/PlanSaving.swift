import Editing
import Findings
import GRDB
import TrainingModel

extension PlanStore {
  /// Stores an edit in one transaction: only rows that differ are written, and what they said before is kept.
  ///
  /// Compares and swaps: where the block has moved on since `plan.revision`, nothing is written. An approved week gets a draft beside it and
  /// stays in force. Throws `StoreError`, also where a finalized week would change.
  ///
  /// - Parameter conflicts: what an import has to say about conflicts in the block; it is stored with the edit or not at all.
  package func save(_ edit: PlanEdit, conflicts: ConflictUpdate? = nil) throws -> SaveOutcome {
    try write { db in
      let outcome = try PlanSaving(db, texts, edit).run()
      if case .saved = outcome {
        let store = ConflictStore(db, client: edit.plan.clientID, start: edit.plan.planStart)
        try store.settle(by: edit.plan)
        if let conflicts { try store.write(conflicts) }
      }
      return outcome
    }
  }
}

/// Stores one edit of one block.
struct PlanSaving {
  private let db: Database
  private let edit: PlanEdit
  private let archive: RevisionArchive
  private let texts: TextCache
  private let numbers: WeekNumbers
  private var client: String { edit.plan.clientID }
  private var start: CalendarDate { edit.plan.planStart }

  init(_ db: Database, _ texts: TextCache, _ edit: PlanEdit) throws {
    (self.db, self.edit, self.texts) = (db, edit, texts)
    numbers = try WeekNumbers(db)
    archive = try RevisionArchive(db)
  }

  func run() throws -> SaveOutcome {
    guard let old = try EditablePlanReader(db, texts).plan(client, start, unchangedFrom: edit.base) else { return .stale(newest: 0) }
    guard old.revision == edit.plan.revision else { return .stale(newest: old.revision) }
    guard Set(edit.plan.rows.map(\.rowID)).count == edit.plan.rows.count else {
      throw StoreError(.other, "an edit holds a row twice, so nothing of it was stored", hint: "report this")
    }
    let difference = RowDifference(from: old.rows, to: edit.plan.rows)
    let changed = Set(difference.days.map(\.week)).union(changedSessions(old))
    var report = SaveReport(revision: changed.isEmpty ? old.revision : old.revision + 1)
    // A week that waits may have become valid, or not valid any more, by what was changed in another, or by a check of its own: the profile
    // and the rules are those of today. What nobody has changed the night plans anew by them, which it does not with a draft.
    let isEdited = try !changed.isEmpty || isEdited()
    let waiting =
      edit.findings == nil ? [] : old.weeks.filter { $0.status == .draft || ($0.status == .pending && isEdited && !isValid($0.week)) }
    let touched = changed.union(waiting.map(\.week))
    guard !touched.isEmpty else {
      try writeCheck()
      return .saved(report)
    }
    guard changed.allSatisfy({ old.week($0) != nil }) else {
      throw StoreError(.other, "an edit fills a week that its block does not have, so nothing of it was stored", hint: "report this")
    }
    for week in old.weeks where changed.contains(week.week) { try archive.keep(client, start, week: week.week) }
    let numbers = try writeRows(of: old.weeks.filter { changed.contains($0.week) }, old)
    (report.added, report.changed, report.removed) = (difference.added.count, difference.changed.count, difference.removed.count)
    for week in old.weeks where touched.contains(week.week) {
      let written = try write(week, number: numbers[week.week], difference, revision: report.revision)
      report.weeks.append(try asApproved(written) ?? written)
    }
    try finish(report, isChanged: !changed.isEmpty)
    return .saved(report)
  }

  /// Where a week says again what was approved of it, the approved one is all there is again: nobody has to approve it twice.
  private func asApproved(_ week: PlanWeek) throws -> PlanWeek? {
    guard let force = week.revisionInForce else { return nil }
    let key = WeekKey(clientID: client, planStart: start, week: week.week)
    let isSame = try db.rows(
      """
      SELECT 1 FROM weeks
      WHERE client_id = ? AND plan_start = ? AND week_index = ? AND force_hash = content_hash AND force_revision < revision
      """, [client, start.description, week.week])
    if isSame.isEmpty { return nil }
    try DraftDiscard(db, at: edit.at, who: edit.by).run(key, status: week.status, revision: week.revision)
    var approved = week
    (approved.status, approved.revision, approved.dirtyDays) = (.approved, force, [])
    return approved
  }

  /// The weeks whose sessions say something else.
  private func changedSessions(_ old: EditablePlan) -> Set<Int> {
    Set(
      (1...Mesocycle.weekCount).filter { week in old.sessions.filter { $0.week == week } != edit.plan.sessions.filter { $0.week == week } })
  }

  /// Writes the rows and sessions of weeks anew, and returns under which numbers. An approved week stays in force under its own.
  private func writeRows(of weeks: [PlanWeek], _ old: EditablePlan) throws -> [Int: Int] {
    guard !weeks.isEmpty else { return [:] }
    let writer = try WeekRowWriter(db, texts)
    let stored = try numbers.numbers(client, start)
    var written: [Int: Int] = [:]
    for week in weeks {
      guard var number = stored[week.week]?.newest else { throw StoreError.damaged("weeks") }
      if number == stored[week.week]?.inForce {
        number = try numbers.take(1)
      } else {
        try writer.remove(number, expected: old.rows.count { $0.week == week.week }, of: client)
      }
      try writer.write(
        edit.plan.rows.filter { $0.week == week.week }.inCalendarOrder(), edit.plan.sessions.filter { $0.week == week.week }, number: number
      )
      written[week.week] = number
    }
    return written
  }

  private func isEdited() throws -> Bool {
    try !db.rows("SELECT 1 FROM blocks WHERE client_id = ? AND plan_start = ? AND is_edited = 1", [client, start.description]).isEmpty
  }

  /// Whether the block was checked, and no error was found in the week.
  private func isValid(_ week: Int) -> Bool {
    edit.findings.map { !$0.contains { $0.severity == .error && ($0.week == nil || $0.week == week) } } ?? false
  }

  /// Writes where a week stands now: `pending` where the checks found no error in it, else `draft` with the days that were edited.
  ///
  /// - Parameter number: under which its rows were written anew; nil where they are as they were.
  private func write(_ old: PlanWeek, number: Int?, _ difference: RowDifference, revision: Int) throws -> PlanWeek {
    var week = old
    let isChanged = number != nil
    let rows = edit.plan.rows.filter { $0.week == old.week }
    let isValid = isValid(old.week)
    week.status = isValid ? .pending : .draft
    if isChanged { (week.revision, week.contentHash) = (revision, WeekDigests.digest(of: rows, unit: edit.plan.unit)) }
    let edited = difference.days.filter { $0.week == old.week }.map(\.day)
    week.dirtyDays = isValid ? [] : Set(old.dirtyDays + edited).sorted()
    try db.run(
      """
      UPDATE weeks SET status = ?, revision = ?, content_hash = ?, row_count = ?, dirty_days = ?, number = coalesce(?, number),
        approved_by = NULL, approved_at = NULL
      WHERE client_id = ? AND plan_start = ? AND week_index = ?
      """,
      [
        week.status.id, week.revision, week.contentHash.description, rows.count, week.dirtyDays.reduce(0) { $0 | 1 << ($1 - 1) }, number,
        client, start.description, old.week,
      ])
    guard db.changesCount == 1 else { throw StoreError.count("weeks", expected: 1, actual: db.changesCount, client: client) }
    if week.status != old.status || isChanged {
      let key = WeekKey(clientID: client, planStart: start, week: old.week)
      try HistoryWriter(db, at: edit.at, who: edit.by).append(key, from: old.status.id, to: week.status.id, revision: week.revision)
    }
    return week
  }

  private func finish(_ report: SaveReport, isChanged: Bool) throws {
    if isChanged {
      try db.run(
        "UPDATE blocks SET is_edited = 1, revision = ? WHERE client_id = ? AND plan_start = ?",
        [report.revision, client, start.description])
      try archive.record(
        client, start, revision: report.revision, at: edit.at, who: edit.by, action: edit.action.id, restores: edit.restores,
        note: edit.note)
    }
    try writeCheck()
    var coaches = StaleCoaches()
    coaches.insert(edit.plan.coachID)
    try coaches.mark(db)
  }

  /// Puts what the checks found in the place of what they found before, and notes by which profile the weeks that wait were checked.
  private func writeCheck() throws {
    guard let findings = edit.findings else { return }
    try EditFindings(db).write(findings, of: client, start)
    guard let profile = edit.profile else { return }
    try db.run(
      """
      UPDATE weeks SET profile_digest = ? WHERE client_id = ? AND plan_start = ? AND status IN ('draft', 'pending')
      """, [profile.data, client, start.description])
  }
}
