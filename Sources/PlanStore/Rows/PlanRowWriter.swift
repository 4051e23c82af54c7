import GRDB
import TrainingModel

/// Inserts the rows and sessions of planned blocks: the hot path of a run, which binds directly and copies nothing.
struct PlanRowWriter {
  private let insert: DirectStatement
  private let sessions: SessionWriter
  private var keys: PlannedKeys
  /// The ids of the block at hand.
  private var ids: [UInt64] = []

  init(_ db: Database, texts: PlanTexts, _ cache: TextCache) throws {
    insert = try DirectStatement(db, RowColumn.insertion)
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
      try write(row, at: places[week])
      count += insert.changes
      places[week] += 1
      ids.append(row.rowID.rawValue)
    }
    ids.sort()
    guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw StoreError(.other, "a plan holds a row twice, so nothing of it was stored", hint: "report this")
    }
    return count
  }

  private mutating func write(_ row: Prescription, at place: Int) throws {
    let insert = insert
    func bind(_ value: Int, _ column: RowColumn) { insert.bind(value, at: column.parameter) }
    insert.bind(place, at: 1)
    bind(Int(row.rowID.rawValue), .rowID)
    bind(Int(row.day), .day)
    bind(Int(row.order), .order)
    bind(try keys.exercise(row), .exercise)
    bind(Int(row.kind.rawValue), .kind)
    bind(Int(row.measure.rawValue), .measure)
    bind(Int(row.sets), .sets)
    bind(Int(row.repsMin), .repsMin)
    insert.bind(row.repsMax == 0 ? nil : Int(row.repsMax), at: RowColumn.repsMax.parameter)
    insert.bind(row.load.map { Int($0.hundredths) }, at: RowColumn.load.parameter)
    bind(Int(row.loadBasis.rawValue), .basis)
    bind(try keys.target(row), .target)
    insert.bind(row.rir.map { Int($0) }, at: RowColumn.rir.parameter)
    bind(Int(row.restSeconds), .rest)
    bind(try keys.tempo(row), .tempo)
    bind(try keys.superset(row), .superset)
    bind(try keys.note(row), .note)
    bind(try keys.reasons(row), .reasons)
    try insert.run()
  }
}
