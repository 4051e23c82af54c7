import GRDB
import TrainingModel

/// Inserts the rows of planned blocks: the hot path of a run, which binds directly and copies nothing.
struct PlanRowWriter {
  private let insertion: RowInsertion
  private let texts: PlanTexts
  private let keys: TextKeys
  private var scratch = RowScratch()
  /// The reasons of the row at hand.
  private var reasons: [UInt8] = []
  /// The ids of the block at hand.
  private var ids: [UInt64] = []

  init(_ db: Database, texts: PlanTexts, _ cache: TextCache) throws {
    self.texts = texts
    insertion = try RowInsertion(db)
    keys = try TextKeys(db, cache)
  }

  /// Inserts every row of the block, which stand in calendar order, and returns how many the database took.
  ///
  /// - Parameter first: the number of its first week; those after it count on.
  mutating func write(_ mesocycle: Mesocycle, firstNumber first: Int) throws -> Int {
    var count = 0
    ids.removeAll(keepingCapacity: true)
    var places = (0..<Mesocycle.weekCount).map { _ in 0 }
    for (offset, week) in mesocycle.weeks.enumerated() where places.indices.contains(week.week - 1) {
      places[week.week - 1] = RowPlace.first(of: first + offset)
    }
    let starts = places
    for row in mesocycle.prescriptions {
      let week = Int(row.week) - 1
      guard places.indices.contains(week), starts[week] > 0 else { throw StoreError.damaged("prescriptions") }
      guard places[week] - starts[week] < RowPlace.capacity else { throw RowPlace.overflow }
      count += try write(row, unit: mesocycle.unit, at: places[week])
      places[week] += 1
      ids.append(row.rowID.rawValue)
    }
    ids.sort()
    guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw StoreError(.other, "a plan holds a row twice, so nothing of it was stored", hint: "report this")
    }
    return count
  }

  private mutating func write(_ row: Prescription, unit: LoadUnit, at place: Int) throws -> Int {
    reasons.removeAll(keepingCapacity: true)
    for index in 0..<Reasons.capacity {
      guard let rule = row.reasons[index] else { break }
      if !reasons.isEmpty { reasons.append(UInt8(ascii: " ")) }
      reasons.append(contentsOf: texts.reference(rule))
    }
    let insertion = insertion
    let keys = keys
    let reasons = try reasons.withUnsafeBufferPointer { try keys.key($0) }
    return try RowContent.with(row, unit: unit, texts: texts, scratch: &scratch) { content in
      try insertion.run(
        RowCodes(
          rowID: Int(row.rowID.rawValue), place: place, day: content.day, order: content.order, superset: try keys.key(content.superset),
          exercise: try keys.key(content.exercise), kind: Int(row.kind.rawValue), measure: Int(row.measure.rawValue), sets: content.sets,
          repsMin: content.repsMin, repsMax: content.repsMax, load: content.load, basis: Int(row.loadBasis.rawValue),
          target: try keys.key(content.target), rir: content.rir, rest: content.restSeconds, tempo: try keys.key(content.tempo),
          note: try keys.key(content.note), reasons: reasons))
    }
  }
}
