import GRDB
import Rulebook
import TrainingModel

extension PlanStore {
  /// What a client's approved blocks prescribed that began before `start`, as far as the rules still have it: the exercises of the latest
  /// ones, and the last of them in full.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func approvedHistory(of client: String, before start: CalendarDate, _ rulebook: Rulebook) throws -> BlockHistory {
    var history = try history(of: client, before: start, rulebook, blockCount: ApprovedBlock.lookBack)
    history.sessions = try loggedSessions(of: client, before: start, rulebook)
    history.last = try read { db in
      var known = KnownExercises(rulebook)
      return try PastBlockReader(db, texts).last(of: client, before: start) { try known.exercise($0, $1) }
    }
    return history
  }

  /// What is known of a client who trains by the block that began on `start`: as `approvedHistory` before it, with everything that was done
  /// before `day`, and the block's own programme as it began.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func runningHistory(
    of client: String, start: CalendarDate, doneBefore day: CalendarDate, _ rulebook: Rulebook
  ) throws -> BlockHistory {
    var history = try history(of: client, before: start, rulebook, blockCount: ApprovedBlock.lookBack)
    history.sessions = try loggedSessions(of: client, before: day, rulebook)
    try read { db in
      var known = KnownExercises(rulebook)
      history.last = try PastBlockReader(db, texts).last(of: client, before: start) { try known.exercise($0, $1) }
      let own = try Self.programme(of: client, before: start + 1, db)
      history.programme = own.flatMap { $0.start == start ? $0 : nil }
    }
    history.programme?.sessions = []
    return history
  }

  /// The latest approved block of each of the coach's clients that is over on `today` and had working sets, by client id.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func lastBlocks(coach: String, overOn today: CalendarDate) throws -> [String: LastBlock] {
    try read { db in
      let (reader, names) = (try PastBlockReader(db, texts), try ExerciseNames(db, .english))
      var blocks: [String: LastBlock] = [:]
      for client in try String.fetchAll(db, sql: "SELECT client_id FROM clients WHERE coach_id = ?", arguments: [coach]) {
        let block = try reader.last(of: client, before: today + (1 - StoredBlock.dayCount)) { key, texts in
          let id = try texts.text(key)
          return NamedExercise(id: String(decoding: id, as: UTF8.self), name: String(decoding: try names.name(key, id), as: UTF8.self))
        }
        if let block, !block.rows.isEmpty { blocks[client] = block }
      }
      return blocks
    }
  }

  /// The approved blocks of clients that began before `end` and are not over on `first`, by the client, the earliest first.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func approvedTraining(
    of clients: [String], from first: CalendarDate, before end: CalendarDate, _ rulebook: Rulebook
  ) throws -> [String: [ApprovedTraining]] {
    try read { db in
      let reader = try PastBlockReader(db, texts)
      var known = KnownExercises(rulebook)
      var training: [String: [ApprovedTraining]] = [:]
      for client in clients {
        var (blocks, start): ([ApprovedTraining], CalendarDate) = ([], end)
        while let (block, days) = try reader.lastWithDays(of: client, before: start, { try known.exercise($0, $1) }),
          block.start.endOfBlock >= first
        {
          blocks.append(ApprovedTraining(block: block, days: days))
          start = block.start
        }
        if !blocks.isEmpty { training[client] = blocks.reversed() }
      }
      return training
    }
  }
}

/// Reads the latest approved block of one client after the other.
private struct PastBlockReader {
  private let weeks: DirectStatement
  private let rows: WeekRows
  private let findUnit: DirectStatement

  init(_ db: Database, _ texts: TextCache) throws {
    rows = try WeekRows(db, texts)
    findUnit = try DirectStatement(db, "SELECT unit FROM blocks WHERE client_id = ?1 AND plan_start = ?2")
    weeks = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, phase, force_number FROM weeks
      WHERE client_id = ?1 AND plan_start < ?2 AND force_revision IS NOT NULL ORDER BY plan_start DESC, week_index
      """)
  }

  /// The last block that began before `start`; of its rows those whose exercise `find` knows by the key of its id.
  func last<Exercise>(
    of client: String, before start: CalendarDate, _ find: (Int, StoredTexts) throws -> Exercise?
  ) throws -> PrescribedBlock<Exercise>? {
    try lastWithDays(of: client, before: start, find)?.block
  }

  /// The last block that began before `start`, and every day of it on which something was planned.
  func lastWithDays<Exercise>(
    of client: String, before start: CalendarDate, _ find: (Int, StoredTexts) throws -> Exercise?
  ) throws -> (block: PrescribedBlock<Exercise>, days: [PlanDay])? {
    guard let (start, phases, numbers) = try approved(client, before: start) else { return nil }
    var days: [PlanDay] = []
    var block = PrescribedBlock<Exercise>(start: start, lastDay: start, unit: try unit(client, start), phases: phases, rows: [])
    for (week, number) in numbers {
      try rows.forEach(number) { row in
        let day = row.int(.day)
        block.lastDay = max(block.lastDay, start.day(day, ofWeek: week))
        if days.last != PlanDay(week: week, day: day) { days.append(PlanDay(week: week, day: day)) }
        guard RowKind(rawValue: UInt8(truncatingIfNeeded: row.int(.kind)))?.countsAsVolume == true else { return }
        guard let exercise = try find(row.int(.exercise), rows.texts) else { return }
        let (least, most) = (row.int(.repsMin), row.optionalInt(.repsMax))
        block.rows.append(
          PrescribedRow(
            id: row.rowID, exercise: exercise, week: week, day: day, sets: row.int(.sets), reps: least...max(least, most ?? least),
            isOpen: most == nil, load: row.load, rir: row.optionalInt(.rir)))
      }
    }
    return (block, days)
  }

  private typealias Approved = (start: CalendarDate, phases: [Phase?], numbers: [(week: Int, number: Int)])

  /// The start of the latest approved block, with the phases of its approved weeks and the numbers under which their rows lie.
  private func approved(_ client: String, before start: CalendarDate) throws -> Approved? {
    weeks.bind(client, at: 1)
    weeks.bind(start, at: 2)
    defer { weeks.reset() }
    var block: Approved?
    while try weeks.step() {
      let row = weeks.pointer
      guard let date = row.date(0) else { throw StoreError.damaged("weeks") }
      if block == nil { block = (date, [Phase?](repeating: nil, count: Mesocycle.weekCount), []) }
      guard block?.start == date else { break }
      let week = row.int(1) - 1
      if (0..<Mesocycle.weekCount).contains(week) { block?.phases[week] = row.word(2) }
      if let number = row.optionalInt(3) { block?.numbers.append((week + 1, number)) }
    }
    return block
  }

  private func unit(_ client: String, _ start: CalendarDate) throws -> LoadUnit {
    findUnit.bind(client, at: 1)
    findUnit.bind(start, at: 2)
    defer { findUnit.reset() }
    guard try findUnit.step(), let unit = findUnit.pointer.word(0, as: LoadUnit.self) else { throw StoreError.damaged("blocks") }
    return unit
  }
}
