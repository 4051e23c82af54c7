import GRDB
import Planning
import Rulebook
import TrainingModel

extension PlanStore {
  /// What a client's approved blocks prescribed that began before `start`, as far as the rules still have it: the exercises of the latest
  /// ones, and the last of them in full.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  public func approvedHistory(of client: String, before start: CalendarDate, _ rulebook: Rulebook) throws -> BlockHistory {
    var history = try history(of: client, before: start, rulebook, blockCount: ApprovedBlock.lookBack)
    history.last = try read { db in try PastBlockReader(db, rulebook).last(of: client, before: start) }
    return history
  }
}

/// Reads the latest approved block of one client.
struct PastBlockReader {
  private let weeks: DirectStatement
  private let rows: DirectStatement
  private let rulebook: Rulebook

  init(_ db: Database, _ rulebook: Rulebook) throws {
    self.rulebook = rulebook
    weeks = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, phase FROM weeks
      WHERE client_id = ?1 AND plan_start < ?2 AND force_revision IS NOT NULL ORDER BY plan_start DESC, week_index
      """)
    rows = try DirectStatement(
      db,
      """
      SELECT exercise_id, kind, week_index, day_index, sets, reps_min, reps_max, load, unit, rir, row_id FROM schedule
      WHERE client_id = ?1 AND plan_start = ?2
      """)
  }

  func last(of client: String, before start: CalendarDate) throws -> PastBlock? {
    guard let (start, phases) = try approved(client, before: start) else { return nil }
    return try block(client, start, phases: phases)
  }

  /// The start of the latest approved block, with the phases of its approved weeks.
  private func approved(_ client: String, before start: CalendarDate) throws -> (start: CalendarDate, phases: [Phase?])? {
    weeks.bind(client, at: 1)
    weeks.bind(start, at: 2)
    defer { weeks.reset() }
    var block: (start: CalendarDate, phases: [Phase?])?
    while try weeks.step() {
      let row = weeks.pointer
      guard let date = row.date(0) else { throw StoreError.damaged("weeks") }
      if block == nil { block = (date, [Phase?](repeating: nil, count: Mesocycle.weekCount)) }
      guard block?.start == date else { break }
      let week = row.int(1) - 1
      if (0..<Mesocycle.weekCount).contains(week) { block?.phases[week] = row.word(2) }
    }
    return block
  }

  private func block(_ client: String, _ start: CalendarDate, phases: [Phase?]) throws -> PastBlock {
    rows.bind(client, at: 1)
    rows.bind(start, at: 2)
    defer { rows.reset() }
    var known = KnownExercises(rulebook)
    var block = PastBlock(start: start, lastDay: start, unit: .kg, phases: phases, rows: [])
    while try rows.step() {
      let row = rows.pointer
      let (week, day) = (row.int(2), row.int(3))
      block.lastDay = max(block.lastDay, start + ((week - 1) * 7 + day - 1))
      guard let exercise = known.exercise(row.bytes(0)) else { continue }
      let kind = row.bytes(1)
      guard RowKind.volumeSpellings.contains(where: { $0.utf8.elementsEqual(kind) }), let id = RowID(text: row.string(10)) else { continue }
      let least = row.int(5)
      let isPounds = row.bytes(8).first == UInt8(ascii: "l")
      if isPounds { block.unit = .lb }
      block.rows.append(
        PastRow(
          id: id, exercise: exercise, week: week, day: day, sets: row.int(4), reps: least...max(least, row.optionalInt(6) ?? least),
          load: row.isNull(7) ? nil : Load(hundredths: Int32((row.double(7) * 100).rounded())), rir: row.optionalInt(9)))
    }
    return block
  }
}

extension RowKind {
  /// The spellings of the kinds that count as volume.
  fileprivate static let volumeSpellings = allCases.filter(\.countsAsVolume).map(\.id)
}

/// The exercises of a block by the bytes of their ids: a block names each of its few exercises many times.
private struct KnownExercises {
  private let rulebook: Rulebook
  private var seen: [(id: String, exercise: ExerciseID?)] = []

  init(_ rulebook: Rulebook) { self.rulebook = rulebook }

  /// The exercise whose id has these bytes, or nil where the rules don't have it any more.
  mutating func exercise(_ bytes: UnsafeBufferPointer<UInt8>) -> ExerciseID? {
    if let known = seen.first(where: { $0.id.utf8.count == bytes.count && $0.id.utf8.elementsEqual(bytes) }) { return known.exercise }
    let id = String(decoding: bytes, as: UTF8.self)
    let exercise = rulebook.exercise(id)
    seen.append((id, exercise))
    return exercise
  }
}
