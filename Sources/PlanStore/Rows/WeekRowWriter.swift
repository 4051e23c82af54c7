import Editing
import GRDB
import TrainingModel

/// Writes the rows and sessions of one version of a week whole, and takes them away whole.
struct WeekRowWriter {
  private let insert: DirectStatement
  private let keys: TextKeys
  private let sessions: SessionWriter
  private let removal: WeekRowRemoval

  init(_ db: Database, _ cache: TextCache) throws {
    insert = try DirectStatement(db, RowColumn.insertion)
    keys = try TextKeys(db, cache)
    sessions = try SessionWriter(db)
    removal = try WeekRowRemoval(db)
  }

  /// Writes the sessions of a week, and its rows, which stand in calendar order.
  func write(_ rows: [PlanRow], _ sessions: [PlanSession], number: Int) throws {
    guard rows.count <= RowPlace.capacity else { throw RowPlace.overflow }
    func bind(_ value: Int?, _ column: RowColumn) { insert.bind(value, at: column.parameter) }
    for (place, row) in rows.enumerated() {
      insert.bind(RowPlace.first(of: number) + place, at: 1)
      bind(Int(row.rowID.rawValue), .rowID)
      bind(row.day, .day)
      bind(row.order, .order)
      bind(try keys.key(row.exercise), .exercise)
      bind(Int(row.kind.rawValue), .kind)
      bind(Int(row.measure.rawValue), .measure)
      bind(row.sets, .sets)
      bind(row.repsMin, .repsMin)
      bind(row.repsMax, .repsMax)
      bind(row.load.map { Int($0.hundredths) }, .load)
      bind(Int(row.basis.rawValue), .basis)
      bind(try keys.key(row.target), .target)
      bind(row.rir, .rir)
      bind(row.rest, .rest)
      bind(try keys.key(row.tempo), .tempo)
      bind(try keys.key(row.superset), .superset)
      bind(try keys.key(row.note), .note)
      bind(try keys.key(row.reasons), .reasons)
      try insert.run()
    }
    for session in sessions {
      try self.sessions.write(number: number, day: session.day, focus: try keys.key(session.focus), minutes: session.minutes)
    }
  }

  /// Takes the rows and sessions away that a version of a week has, and fails where its rows are not as many as were counted.
  func remove(_ number: Int, expected: Int, of client: String) throws { try removal.run(number, expected: expected, of: client) }
}

/// Takes the rows and sessions of versions of weeks away.
struct WeekRowRemoval {
  private let delete, deleteSessions: DirectStatement

  init(_ db: Database) throws {
    delete = try DirectStatement(db, "DELETE FROM prescriptions WHERE place BETWEEN ?1 AND ?2")
    deleteSessions = try DirectStatement(db, "DELETE FROM week_sessions WHERE place BETWEEN ?1 AND ?2")
  }

  /// Takes the rows and sessions away that a version of a week has, and fails where its rows are not as many as were counted.
  func run(_ number: Int, expected: Int, of client: String) throws {
    delete.bind(RowPlace.first(of: number), at: 1)
    delete.bind(RowPlace.last(of: number), at: 2)
    try delete.run()
    guard delete.changes == expected else {
      throw StoreError.count("prescriptions", expected: expected, actual: delete.changes, client: client)
    }
    deleteSessions.bind(RowPlace.session(number, day: 1), at: 1)
    deleteSessions.bind(RowPlace.session(number, day: 7), at: 2)
    try deleteSessions.run()
  }
}
