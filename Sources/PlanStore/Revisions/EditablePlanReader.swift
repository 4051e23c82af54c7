import Editing
import GRDB
import TrainingModel

extension PlanStore {
  /// The client's blocks that are not over on `today` and every block with a draft, the earliest first, as they stand now.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plans(of client: String, unfinishedOn today: CalendarDate) throws -> [EditablePlan] {
    try read { db in
      let reader = try EditablePlanReader(db, texts)
      return try reader.starts(client, today).compactMap { try reader.plan(client, $0) }
    }
  }

  /// A client's block as it stands now, or nil where the store has none with this start.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plan(of client: String, start: CalendarDate) throws -> EditablePlan? {
    try read { db in try EditablePlanReader(db, texts).plan(client, start) }
  }

  /// A client's block as it stood at a revision, or nil where the store has no such block or never had that revision.
  ///
  /// Each week says what its newest revision up to that one said; a week that had no content by then is left out.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func plan(of client: String, start: CalendarDate, revision: Int) throws -> EditablePlan? {
    try read { db in try EditablePlanReader(db, texts).plan(client, start, revision: revision) }
  }
}

/// Reads blocks as values that can be edited, one after the other.
struct EditablePlanReader {
  private let block, weeks, sessions, archived, archivedSessions, unfinished: DirectStatement

  private let rows: WeekRows

  init(_ db: Database, _ texts: TextCache) throws {
    rows = try WeekRows(db, texts)
    block = try DirectStatement(
      db,
      """
      SELECT c.coach_id, b.unit, b.revision FROM blocks b JOIN clients c USING (client_id) WHERE b.client_id = ?1 AND b.plan_start = ?2
      """)
    weeks = try DirectStatement(db, StoredWeek.query)
    sessions = try DirectStatement(
      db,
      "SELECT week_index, day_index, focus, minutes FROM sessions WHERE client_id = ?1 AND plan_start = ?2 ORDER BY week_index, day_index")
    archived = try DirectStatement(
      db,
      """
      SELECT \(ArchivedRow.columns), r.revision, r.content_hash FROM revision_weeks r, json_each(r.rows) e
      WHERE r.client_id = ?1 AND r.plan_start = ?2 AND r.week_index = ?3 AND r.revision = (
        SELECT max(revision) FROM revision_weeks WHERE client_id = ?1 AND plan_start = ?2 AND week_index = ?3 AND revision <= ?4)
      """)
    archivedSessions = try DirectStatement(
      db,
      """
      SELECT r.week_index, e.value ->> 0, e.value ->> 1, e.value ->> 2, r.revision, r.content_hash FROM revision_weeks r
      LEFT JOIN json_each(r.sessions) e
      WHERE r.client_id = ?1 AND r.plan_start = ?2 AND r.week_index = ?3 AND r.revision = (
        SELECT max(revision) FROM revision_weeks WHERE client_id = ?1 AND plan_start = ?2 AND week_index = ?3 AND revision <= ?4)
      """)
    unfinished = try DirectStatement(
      db,
      """
      SELECT plan_start FROM blocks b WHERE client_id = ?1 AND EXISTS (
        SELECT 1 FROM weeks w WHERE w.client_id = b.client_id AND w.plan_start = b.plan_start
          AND (b.plan_start >= ?2 OR w.status IN ('draft', 'pending')))
      ORDER BY plan_start
      """)
  }

  /// The starts of a client's blocks that have a week which waits, as draft or pending, the earliest first.
  func openStarts(_ client: String) throws -> [CalendarDate] { try starts(client, nil) }

  /// - Parameter today: the day on which other blocks count as well that are not over; nil for none.
  func starts(_ client: String, _ today: CalendarDate?) throws -> [CalendarDate] {
    unfinished.bind(client, at: 1)
    if let today { unfinished.bind(today + (1 - StoredBlock.dayCount), at: 2) } else { unfinished.bindNull(at: 2) }
    defer { unfinished.reset() }
    var starts: [CalendarDate] = []
    while try unfinished.step() { if let start = unfinished.pointer.date(0) { starts.append(start) } }
    return starts
  }

  /// Reads a block.
  ///
  /// - Parameter known: the block as somebody has read it; its rows are taken from there where each week is still the same revision of the
  ///   same content.
  func plan(_ client: String, _ start: CalendarDate, unchangedFrom known: EditablePlan? = nil) throws -> EditablePlan? {
    for statement in [block, weeks, sessions] { bind(statement, client, start) }
    guard let (head, weeks) = try head(client, start) else { return nil }
    var plan = head
    if let known, known.hasSameWeeks(as: plan) {
      (plan.rows, plan.sessions) = (known.rows, known.sessions)
      return plan
    }
    plan.rows.reserveCapacity(known?.rows.count ?? Self.usualRows)
    for week in weeks { try rows.append(week.number, week: week.week, to: &plan.rows) }
    try forEach(sessions) { plan.sessions.append(Self.session($0)) }
    return plan
  }

  /// More rows than most blocks have.
  private static let usualRows = 192

  func plan(_ client: String, _ start: CalendarDate, revision: Int) throws -> EditablePlan? {
    guard let now = try plan(client, start), revision >= 1, revision <= now.revision else { return nil }
    var plan = now
    // Of a block that was replaced only the archive knows the weeks, and no longer their phases.
    let isReplaced = now.weeks.isEmpty
    if isReplaced {
      plan.weeks = (1...Mesocycle.weekCount).map {
        PlanWeek(week: $0, phase: .work, status: .unknown, revision: .max, contentHash: ContentDigest(high: 0, low: 0))
      }
    }
    // A week counts less than it once did where its draft was taken away, so every week is looked up.
    for week in plan.weeks {
      let then = try archivedWeek(week.week, of: now, atMost: revision)
      if week.revision <= revision, then.map({ $0.week.revision < week.revision }) ?? true { continue }
      plan.put(then, inPlaceOf: week)
    }
    plan.revision = revision
    plan.sort()
    return plan
  }

  /// The block as it stood when its weeks were at these revisions, or nil where one never was. Other weeks are as in `now`, and so are
  /// those that are only possible and never were. A week that the block has lost since is there with the status `unknown`, as far as the
  /// archive has it.
  func plan(_ now: EditablePlan, weeksAt revisions: SheetRevisions) throws -> EditablePlan? {
    var plan = now
    var asked: Set<Int> = []
    for week in now.weeks {
      guard let revision = revisions.sure[week.week] ?? revisions.possible[week.week] else { continue }
      if revision != week.revision {
        guard let then = try archivedWeek(week.week, of: now, atMost: revision), then.week.revision == revision else {
          if revisions.sure[week.week] == nil { continue }
          return nil
        }
        plan.put(then, inPlaceOf: week)
      }
      asked.insert(week.week)
    }
    for (number, revision) in revisions.sure where now.week(number) == nil {
      guard let then = try archivedWeek(number, of: now, atMost: revision), then.week.revision == revision else { continue }
      plan.weeks.append(then.week)
      plan.rows += then.rows
      plan.sessions += then.sessions
      asked.insert(number)
    }
    if plan.hasSameWeeks(as: now) { return now }
    plan.weeks.sort { $0.week < $1.week }
    // A row that was moved between a week that was asked for and one that was not stands where it stood then, and nowhere else.
    let there = Set(plan.rows.lazy.filter { asked.contains($0.week) }.map(\.rowID))
    plan.rows.removeAll { !asked.contains($0.week) && there.contains($0.rowID) }
    plan.sort()
    return plan
  }

  /// What the archive has of a week at its newest revision up to this one; nil where it has nothing so old.
  private func archivedWeek(_ number: Int, of plan: EditablePlan, atMost revision: Int) throws -> ArchivedWeek? {
    for statement in [archived, archivedSessions] {
      bind(statement, plan.clientID, plan.planStart)
      statement.bind(number, at: 3)
      statement.bind(revision, at: 4)
    }
    var then = ArchivedWeek(
      week: PlanWeek(week: number, phase: .work, status: .unknown, revision: 0, contentHash: ContentDigest(high: 0, low: 0)))
    func note(_ pointer: OpaquePointer, revisionAt column: Int32) {
      guard then.week.revision == 0, let hash = ContentDigest(hex: pointer.string(column + 1)) else { return }
      (then.week.revision, then.week.contentHash) = (pointer.int(column), hash)
    }
    try forEach(archived) { pointer in
      then.rows.append(try ArchivedRow.row(pointer))
      if then.unit == nil { then.unit = ArchivedRow.unit(pointer) }
      note(pointer, revisionAt: ArchivedRow.count)
    }
    if !then.rows.isEmpty, then.unit == nil {
      then.unit = LoadUnit(ofArchived: then.rows, hash: then.week.contentHash, block: plan.unit)
    }
    try forEach(archivedSessions) { pointer in
      // A week that had nothing then has a line without a session: it was empty, and not as it is now.
      if !pointer.isNull(1) { then.sessions.append(Self.session(pointer)) }
      note(pointer, revisionAt: 4)
    }
    return then.week.revision == 0 ? nil : then
  }

  private func head(_ client: String, _ start: CalendarDate) throws -> (plan: EditablePlan, weeks: [StoredWeek])? {
    defer { block.reset() }
    guard try block.step() else { return nil }
    guard let unit = block.pointer.word(1, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
    var plan = EditablePlan(
      clientID: client, coachID: block.pointer.string(0), planStart: start, unit: unit, revision: block.pointer.int(2), weeks: [], rows: [],
      sessions: [])
    var stored: [StoredWeek] = []
    try forEach(weeks) { stored.append(try StoredWeek(row: $0)) }
    plan.weeks = stored.map(\.planWeek)
    return (plan, stored)
  }

  private static func session(_ pointer: OpaquePointer) -> PlanSession {
    PlanSession(week: pointer.int(0), day: pointer.int(1), focus: pointer.string(2), minutes: pointer.int(3))
  }

  private func bind(_ statement: DirectStatement, _ client: String, _ start: CalendarDate) {
    statement.bind(client, at: 1)
    statement.bind(start, at: 2)
  }

  private func forEach(_ statement: DirectStatement, _ body: (OpaquePointer) throws -> Void) throws {
    defer { statement.reset() }
    while try statement.step() { try body(statement.pointer) }
  }
}

/// A week of a block as the archive has it.
private struct ArchivedWeek {
  /// Only number, revision and hash are kept.
  var week: PlanWeek
  /// The unit of the loads; nil where there is no row.
  var unit: LoadUnit?
  var rows: [PlanRow] = []
  var sessions: [PlanSession] = []
}

extension EditablePlan {
  /// Gives a week the content that it had; takes the week out where it had none.
  fileprivate mutating func put(_ then: ArchivedWeek?, inPlaceOf week: PlanWeek) {
    rows.removeAll { $0.week == week.week }
    sessions.removeAll { $0.week == week.week }
    guard let place = weeks.firstIndex(where: { $0.week == week.week }) else { return }
    guard let then else {
      weeks.remove(at: place)
      return
    }
    // Weeks that stood side by side had one unit.
    if let unit = then.unit { self.unit = unit }
    rows += then.rows
    sessions += then.sessions
    (weeks[place].revision, weeks[place].contentHash) = (then.week.revision, then.week.contentHash)
  }
}
