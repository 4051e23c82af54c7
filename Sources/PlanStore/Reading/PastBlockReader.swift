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
    history.last = try read { db in try PastBlockReader(db, texts, rulebook).last(of: client, before: start) }
    return history
  }
}

/// Reads the latest approved block of one client.
struct PastBlockReader {
  private let weeks: DirectStatement
  private let rows: WeekRows
  private let findUnit: DirectStatement
  private let rulebook: Rulebook

  init(_ db: Database, _ texts: TextCache, _ rulebook: Rulebook) throws {
    self.rulebook = rulebook
    rows = try WeekRows(db, texts)
    findUnit = try DirectStatement(db, "SELECT unit FROM blocks WHERE client_id = ?1 AND plan_start = ?2")
    weeks = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, phase, force_number FROM weeks
      WHERE client_id = ?1 AND plan_start < ?2 AND force_revision IS NOT NULL ORDER BY plan_start DESC, week_index
      """)
  }

  func last(of client: String, before start: CalendarDate) throws -> PastBlock? {
    guard let (start, phases, numbers) = try approved(client, before: start) else { return nil }
    return try block(client, start, phases: phases, numbers)
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

  private func block(
    _ client: String, _ start: CalendarDate, phases: [Phase?], _ numbers: [(week: Int, number: Int)]
  ) throws -> PastBlock {
    var known = KnownExercises(rulebook)
    var block = PastBlock(start: start, lastDay: start, unit: try unit(client, start), phases: phases, rows: [])
    for (week, number) in numbers {
      try rows.forEach(number) { row in
        let day = row.int(.day)
        block.lastDay = max(block.lastDay, start + ((week - 1) * 7 + day - 1))
        guard let exercise = try known.exercise(row.int(.exercise), rows.texts) else { return }
        guard RowKind(rawValue: UInt8(truncatingIfNeeded: row.int(.kind)))?.countsAsVolume == true else { return }
        let least = row.int(.repsMin)
        block.rows.append(
          PastRow(
            id: row.rowID, exercise: exercise, week: week, day: day, sets: row.int(.sets),
            reps: least...max(least, row.optionalInt(.repsMax) ?? least), load: row.load, rir: row.optionalInt(.rir)))
      }
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

/// The exercises of a block by the keys of their ids: a block names each of its few exercises many times.
private struct KnownExercises {
  private let rulebook: Rulebook
  private var seen: [(key: Int, exercise: ExerciseID?)] = []

  init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// The exercise whose id has this key, or nil where the rules don't have it any more.
  mutating func exercise(_ key: Int, _ texts: StoredTexts) throws -> ExerciseID? {
    if let known = seen.first(where: { $0.key == key }) { return known.exercise }
    let exercise = rulebook.exercise(try texts.string(key))
    seen.append((key, exercise))
    return exercise
  }
}
