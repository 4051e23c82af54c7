import GRDB
import TrainingModel

extension PlanStore {
  /// Hands every row that `filter` lets through to `body`, by client id, start of the block, week, day and order.
  ///
  /// All of it is read in one transaction. What `body` throws ends the reading and is passed on. `body` must not call the store: what else
  /// it needs (names, rules, findings) is read before.
  package func forEachPlanRow(_ filter: PlanRowFilter, _ body: (PlanRowView) throws -> Void) throws {
    try read { db in
      let blocks = try BlockReader(db, filter)
      let rows = try PlanRowReader(db, texts, filter)
      while let block = try blocks.next() { try rows.forEach(of: block, body) }
    }
  }
}

extension PlanStore {
  /// The first days of all blocks that the store has of a client, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func planStarts(of client: String) throws -> [CalendarDate] {
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
  private let rows: WeekRows
  private let names: ExerciseNames
  private let scratch = RowBytes()
  private let filter: PlanRowFilter

  init(_ db: Database, _ cache: TextCache, _ filter: PlanRowFilter) throws {
    self.filter = filter
    rows = try WeekRows(db, cache)
    names = try ExerciseNames(db, filter.language)
  }

  func forEach(of block: StoredBlock, _ body: (PlanRowView) throws -> Void) throws {
    for week in block.weeks where filter.weekMask >> week.week & 1 == 1 {
      let isScheduled = !(filter.leavesOutSuspended && block.isSuspended)
      let isApproved = week.number == week.numberInForce
      switch filter.part {
      case .preview: if !isApproved { try forEach(week, week.number, of: block, isApproved: false, body) }
      case .schedule:
        if isScheduled, let number = week.numberInForce { try forEach(week, number, of: block, isApproved: true, body) }
      // Where a draft stands beside the approved week, whoever asks for both means the newest.
      case .both: if isScheduled || !isApproved { try forEach(week, week.number, of: block, isApproved: isApproved, body) }
      }
    }
  }

  private func forEach(
    _ week: StoredWeek, _ number: Int, of block: StoredBlock, isApproved: Bool, _ body: (PlanRowView) throws -> Void
  ) throws {
    let texts = rows.texts
    let first = block.planStart.day(1, ofWeek: week.week)
    try rows.forEach(number) { pointer in
      let exercise = pointer.int(.exercise)
      let id = try texts.text(exercise)
      let own = scratch.fill(pointer.rowID, first + (pointer.int(.day) - 1))
      try body(
        PlanRowView(
          block: block, week: week.week, isApproved: isApproved, exerciseID: id, exerciseName: try names.name(exercise, id),
          target: try texts.text(pointer.int(.target)), tempo: try texts.text(pointer.int(.tempo)),
          superset: try texts.text(pointer.int(.superset)), note: try texts.text(pointer.int(.note)),
          reasons: try texts.text(pointer.int(.reasons)), rowID: own.id, date: own.date, statement: pointer))
    }
  }
}

/// Room for what of a row is spelled from numbers.
private final class RowBytes {
  private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 23)

  deinit { bytes.deallocate() }

  /// The id and the date as text, until the next are.
  func fill(_ id: RowID, _ date: CalendarDate) -> (id: PlanRowView.Bytes, date: PlanRowView.Bytes) {
    id.write(to: bytes)
    date.writeISO { place, byte in bytes[13 + place] = byte }
    return (PlanRowView.Bytes(start: bytes, count: 13), PlanRowView.Bytes(start: bytes + 13, count: 10))
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
