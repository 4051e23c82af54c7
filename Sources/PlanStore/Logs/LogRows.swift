import GRDB
import GRDBSQLite
import TrainingModel

/// Writes single rows of logs, bound directly.
struct LogRows {
  private let db: Database
  private let insertHead, updateHead, moveHead, deleteHead, insertPart, updatePart, deleteParts, insertExercise, updateExercise,
    deleteExercises: DirectStatement
  private let keys: TextKeys
  private var coding = SetCoding()

  init(_ db: Database, _ cache: TextCache) throws {
    self.db = db
    keys = try TextKeys(db, cache)
    insertHead = try DirectStatement(
      db,
      """
      INSERT INTO workout_logs (log_id, user_id, program_id, week_index, day_index, date, source, completed, note, created_at, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)
      """)
    updateHead = try DirectStatement(
      db,
      """
      UPDATE workout_logs SET log_id = ?2, date = ?3, source = ?4, completed = ?5, note = ?6, updated_at = ?7, revision = revision + 1
      WHERE log_number = ?1
      """)
    moveHead = try DirectStatement(
      db, "UPDATE workout_logs SET program_id = ?2, week_index = ?3, day_index = ?4 WHERE log_number = ?1")
    deleteHead = try DirectStatement(db, "DELETE FROM workout_logs WHERE log_number = ?1")
    insertPart = try DirectStatement(
      db,
      """
      INSERT INTO log_parts (place, app, exported, date, start, minutes, unit, name, note, original)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """)
    updatePart = try DirectStatement(
      db,
      """
      UPDATE log_parts SET app = ?2, exported = ?3, date = ?4, start = ?5, minutes = ?6, unit = ?7, name = ?8, note = ?9, original = ?10
      WHERE place = ?1
      """)
    deleteParts = try DirectStatement(db, "DELETE FROM log_parts WHERE place BETWEEN ?1 AND ?2")
    insertExercise = try DirectStatement(
      db,
      """
      INSERT INTO log_exercises (place, position, name, exercise, superset, note, row_ids, sets) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
    updateExercise = try DirectStatement(
      db,
      """
      UPDATE log_exercises SET position = ?2, name = ?3, exercise = ?4, superset = ?5, note = ?6, row_ids = ?7, sets = ?8 WHERE place = ?1
      """)
    deleteExercises = try DirectStatement(db, "DELETE FROM log_exercises WHERE place BETWEEN ?1 AND ?2")
  }

  /// Inserts the row of a day and returns its number; SQLite refuses it where the day has one.
  func insert(_ log: WorkoutLog, id: LogID, program: String, at: String) throws -> Int {
    insertHead.bind(id.description, at: 1)
    insertHead.bind(log.key.client, at: 2)
    insertHead.bind(program, at: 3)
    insertHead.bind(log.key.week, at: 4)
    insertHead.bind(log.key.day, at: 5)
    insertHead.bind(log.date, at: 6)
    insertHead.bind(LogHead.source(of: log), at: 7)
    insertHead.bind(log.isCompleted ? 1 : 0, at: 8)
    insertHead.bind(log.note, at: 9)
    insertHead.bind(at, at: 10)
    try insertHead.run()
    return Int(db.lastInsertedRowID)
  }

  /// Writes what the row of a day says now, and returns how many rows have that number.
  func update(_ number: Int, _ log: WorkoutLog, id: LogID, at: String) throws -> Int {
    updateHead.bind(number, at: 1)
    updateHead.bind(id.description, at: 2)
    updateHead.bind(log.date, at: 3)
    updateHead.bind(LogHead.source(of: log), at: 4)
    updateHead.bind(log.isCompleted ? 1 : 0, at: 5)
    updateHead.bind(log.note, at: 6)
    updateHead.bind(at, at: 7)
    try updateHead.run()
    return updateHead.changes
  }

  /// Makes a day another one, with everything that lies under it, and returns how many rows have that number.
  func move(_ number: Int, _ log: WorkoutLog, id: LogID, at: String) throws -> Int {
    moveHead.bind(number, at: 1)
    moveHead.bind(log.key.program, at: 2)
    moveHead.bind(log.key.week, at: 3)
    moveHead.bind(log.key.day, at: 4)
    try moveHead.run()
    return try update(number, log, id: id, at: at)
  }

  /// Takes a day away with everything that lies under it, and returns how many rows that were; 0 where there is no such day.
  func delete(_ number: Int) throws -> Int {
    deleteHead.bind(number, at: 1)
    try deleteHead.run()
    let heads = deleteHead.changes
    return try heads + deleteExercises(LogPlaces.exercises(of: number)) + deleteParts(LogPlaces.parts(of: number))
  }

  func insert(_ part: LogPart, at place: Int) throws {
    try run(part, place, insertPart)
  }

  func update(_ part: LogPart, at place: Int) throws {
    try run(part, place, updatePart)
  }

  func deleteParts(_ places: ClosedRange<Int>) throws -> Int { try delete(deleteParts, places) }

  mutating func insert(_ exercise: DoneExercise, at place: Int, position: Int) throws {
    try run(exercise, place, position, insertExercise)
  }

  mutating func update(_ exercise: DoneExercise, at place: Int, position: Int) throws {
    try run(exercise, place, position, updateExercise)
  }

  func deleteExercises(_ places: ClosedRange<Int>) throws -> Int { try delete(deleteExercises, places) }

  private func delete(_ statement: DirectStatement, _ places: ClosedRange<Int>) throws -> Int {
    statement.bind(places.lowerBound, at: 1)
    statement.bind(places.upperBound, at: 2)
    try statement.run()
    return statement.changes
  }

  private func run(_ part: LogPart, _ place: Int, _ statement: DirectStatement) throws {
    statement.bind(place, at: 1)
    statement.bind(Int(part.app.rawValue), at: 2)
    statement.bind(Int(part.exported), at: 3)
    statement.bind(part.session.date, at: 4)
    statement.bind(part.session.startMinute.map(Int.init), at: 5)
    statement.bind(part.session.minutes.map(Int.init), at: 6)
    statement.bind(Int(part.session.unit.rawValue), at: 7)
    statement.bind(part.session.name, at: 8)
    statement.bind(part.session.note, at: 9)
    guard let original = part.original else {
      statement.bindNull(at: 10)
      return try statement.run()
    }
    try SessionCoding.bytes(original).withUnsafeBufferPointer { bytes in
      statement.bind(lasting: bytes, at: 10)
      try statement.run()
    }
  }

  private mutating func run(_ exercise: DoneExercise, _ place: Int, _ position: Int, _ statement: DirectStatement) throws {
    statement.bind(place, at: 1)
    statement.bind(position, at: 2)
    statement.bind(try keys.key(exercise.name), at: 3)
    if let id = exercise.exercise { statement.bind(try keys.key(id), at: 4) } else { statement.bindNull(at: 4) }
    statement.bind(exercise.superset.map(Int.init), at: 5)
    statement.bind(exercise.note, at: 6)
    guard exercise.sets.count <= LogLimit.setCount else { throw LogLimit.sets.error }
    coding.write(exercise.sets)
    try coding.rows.withUnsafeBufferPointer { rows in
      if rows.isEmpty { statement.bindNull(at: 7) } else { statement.bind(lasting: rows, at: 7) }
      try coding.sets.withUnsafeBufferPointer { sets in
        statement.bind(lasting: sets, at: 8)
        try statement.run()
      }
    }
  }
}
