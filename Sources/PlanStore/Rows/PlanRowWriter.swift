import GRDB
import TrainingModel

/// Inserts the rows and sessions of planned blocks: the hot path of a run, which binds directly and copies nothing.
struct PlanRowWriter {
  private let insertion: RowInsertion
  private let sessions: SessionWriter
  private var keys: PlannedKeys
  /// The ids of the block at hand.
  private var ids: [UInt64] = []

  init(_ db: Database, texts: PlanTexts, _ cache: TextCache) throws {
    insertion = try RowInsertion(db)
    sessions = try SessionWriter(db)
    keys = PlannedKeys(try TextKeys(db, cache), texts)
  }

  /// Inserts every session of the block, and every row, which stand in calendar order; returns how many rows the database took.
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
    for session in mesocycle.sessions {
      guard starts.indices.contains(session.week - 1), starts[session.week - 1] > 0 else { throw StoreError.damaged("week_sessions") }
      try sessions.write(
        number: starts[session.week - 1] / RowPlace.capacity, day: session.day, focus: try keys.focus(session), minutes: session.minutes)
    }
    for row in mesocycle.prescriptions {
      let week = Int(row.week) - 1
      guard places.indices.contains(week), starts[week] > 0 else { throw StoreError.damaged("prescriptions") }
      guard places[week] - starts[week] < RowPlace.capacity else { throw RowPlace.overflow }
      count += try write(row, at: places[week])
      places[week] += 1
      ids.append(row.rowID.rawValue)
    }
    ids.sort()
    guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw StoreError(.other, "a plan holds a row twice, so nothing of it was stored", hint: "report this")
    }
    return count
  }

  private mutating func write(_ row: Prescription, at place: Int) throws -> Int {
    try insertion.run(
      RowCodes(
        rowID: Int(row.rowID.rawValue), place: place, day: Int(row.day), order: Int(row.order), superset: try keys.superset(row),
        exercise: try keys.exercise(row), kind: Int(row.kind.rawValue), measure: Int(row.measure.rawValue), sets: Int(row.sets),
        repsMin: Int(row.repsMin), repsMax: row.repsMax == 0 ? nil : Int(row.repsMax), load: row.load.map { Int($0.hundredths) },
        basis: Int(row.loadBasis.rawValue), target: try keys.target(row), rir: row.rir.map { Int($0) }, rest: Int(row.restSeconds),
        tempo: try keys.tempo(row), note: try keys.note(row), reasons: try keys.reasons(row)))
  }
}
