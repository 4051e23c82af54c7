import GRDB
import TrainingModel

extension PlanStore {
  /// Hands every row that `filter` lets through to `body`, by client id, start of the block, week, day and order.
  ///
  /// All of it is read in one transaction. What `body` throws ends the reading and is passed on. `body` must not call the store: what else
  /// it needs (names, rules, findings) is read before.
  public func forEachPlanRow(_ filter: PlanRowFilter, _ body: (PlanRowView) throws -> Void) throws {
    try read { db in
      let blocks = try BlockReader(db, filter)
      let rows = try PlanRowReader(db, filter)
      while let block = try blocks.next() { try rows.forEach(of: block, body) }
    }
  }
}

extension PlanStore {
  /// The first days of all blocks that the store has of a client, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  public func planStarts(of client: String) throws -> [CalendarDate] {
    try read { db in
      let blocks = try BlockReader(db, PlanRowFilter(clients: [client]))
      var starts: [CalendarDate] = []
      while let block = try blocks.next() { starts.append(block.planStart) }
      return starts
    }
  }
}

/// Reads the rows of one block after the other.
struct PlanRowReader {
  private let statement: DirectStatement
  private let filter: PlanRowFilter

  init(_ db: Database, _ filter: PlanRowFilter) throws {
    self.filter = filter
    let isTranslated = filter.language != .english
    let translation = "LEFT JOIN exercise_translations t ON t.language = ?7 AND t.exercise_id = p.exercise_id"
    statement = try DirectStatement(
      db,
      """
      SELECT \(PlanRowView.columns(name: isTranslated ? "coalesce(t.name, e.name)" : "e.name"))
      FROM plan_rows p LEFT JOIN exercise_names e USING (exercise_id) \(isTranslated ? translation : "")
      WHERE p.client_id = ?1 AND p.plan_start = ?2 AND p.is_approved BETWEEN ?3 AND ?4 AND (?5 >> p.week_index) & 1
        AND NOT (p.is_approved AND (?6 >> p.week_index) & 1)
      ORDER BY p.week_index, p.day_index, p.order_index, p.row_id
      """)
    if isTranslated { statement.bind(filter.language.id, at: 7) }
  }

  func forEach(of block: StoredBlock, _ body: (PlanRowView) throws -> Void) throws {
    let from = filter.approvedRange.from
    var to = filter.approvedRange.to
    if filter.leavesOutSuspended, block.isSuspended { to = 0 }
    guard from <= to else { return }
    statement.bind(block.clientID, at: 1)
    statement.bind(block.planStart, at: 2)
    statement.bind(from, at: 3)
    statement.bind(to, at: 4)
    statement.bind(filter.weekMask, at: 5)
    // Where a draft stands beside the approved week, whoever asks for both means the newest.
    statement.bind(from == to ? 0 : block.weeks.reduce(0) { $1.hasDraftBesideApproved ? $0 | 1 << $1.week : $0 }, at: 6)
    defer { statement.reset() }
    let view = PlanRowView(block: block, statement: statement.pointer)
    while try statement.step() { try body(view) }
  }
}

/// Reads the blocks that a filter lets through, by client id and start.
struct BlockReader {
  private let blocks: DirectStatement
  private let weeks: DirectStatement
  private let sessions: DirectStatement

  init(_ db: Database, _ filter: PlanRowFilter) throws {
    var conditions: [String] = []
    if filter.coach != nil { conditions.append("c.coach_id = ?1") }
    if filter.unfinishedOn != nil { conditions.append("b.plan_start >= ?2") }
    if filter.clients != nil { conditions.append("c.client_id IN (SELECT value FROM json_each(?3))") }
    if filter.start != nil { conditions.append("b.plan_start = ?4") }
    blocks = try DirectStatement(
      db,
      """
      SELECT c.client_id, c.client_name, c.coach_id, c.coach_name, c.is_suspended, b.plan_start, b.unit, b.is_edited, b.bands
      FROM clients c CROSS JOIN blocks b USING (client_id)
      \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
      ORDER BY c.client_id, b.plan_start
      """)
    if let coach = filter.coach { blocks.bind(coach, at: 1) }
    if let date = filter.unfinishedOn { blocks.bind(date + (1 - StoredBlock.dayCount), at: 2) }
    if let clients = filter.clients { blocks.bind(jsonArray(clients), at: 3) }
    if let start = filter.start { blocks.bind(start, at: 4) }
    weeks = try DirectStatement(db, StoredWeek.query)
    let isTranslated = filter.language != .english
    let translation = "LEFT JOIN focus_translations t ON t.language = ?3 AND t.focus = s.focus"
    let table = filter.part == .schedule ? "scheduled_sessions" : "sessions"
    sessions = try DirectStatement(
      db,
      """
      SELECT week_index, day_index, \(isTranslated ? "coalesce(t.name, s.focus)" : "s.focus"), minutes
      FROM \(table) s \(isTranslated ? translation : "") WHERE client_id = ?1 AND plan_start = ?2
      """)
    if isTranslated { sessions.bind(filter.language.id, at: 3) }
  }

  /// The next block, or nil at the end.
  func next() throws -> StoredBlock? {
    guard try blocks.step() else {
      blocks.reset()
      return nil
    }
    let row = blocks.pointer
    guard let start = row.date(5), let unit = row.word(6, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
    let clientID = row.string(0)
    return StoredBlock(
      clientID: clientID, clientName: row.string(1), coachID: row.string(2), coachName: row.string(3), isSuspended: row.int(4) != 0,
      planStart: start, unit: unit, isEdited: row.int(7) != 0, bands: row.muscleBands(8), weeks: try readWeeks(clientID, start),
      sessions: try readSessions(clientID, start))
  }

  private func readWeeks(_ client: String, _ start: CalendarDate) throws -> [StoredWeek] {
    weeks.bind(client, at: 1)
    weeks.bind(start, at: 2)
    defer { weeks.reset() }
    var result: [StoredWeek] = []
    while try weeks.step() { result.append(try StoredWeek(row: weeks.pointer)) }
    return result
  }

  private func readSessions(_ client: String, _ start: CalendarDate) throws -> [StoredSession?] {
    sessions.bind(client, at: 1)
    sessions.bind(start, at: 2)
    defer { sessions.reset() }
    var result = [StoredSession?](repeating: nil, count: StoredBlock.dayCount)
    while try sessions.step() {
      let row = sessions.pointer
      guard let place = StoredBlock.place(week: row.int(0), day: row.int(1)) else { throw StoreError.damaged("sessions") }
      result[place] = StoredSession(focus: row.string(2), minutes: row.int(3))
    }
    return result
  }
}
