import GRDB
import TrainingModel

/// Reads what was done on a training day: a range of parts and a range of exercises.
///
/// It knows nothing of how they were written, so that a save can look at its own work with it.
struct LogReader {
  /// A part as it is stored, with where it and its exercises lie.
  struct Part {
    var place: Int
    var part: LogPart
    /// In the order of the exercises.
    var exercises: [(place: Int, position: Int)] = []
  }

  private let parts, exercises: DirectStatement
  private let texts: StoredTexts
  private let names: LogNames

  init(_ db: Database, _ cache: TextCache) throws {
    parts = try DirectStatement(
      db,
      """
      SELECT place, app, exported, date, start, minutes, unit, name, note, original FROM log_parts WHERE place BETWEEN ?1 AND ?2 ORDER BY place
      """)
    exercises = try DirectStatement(
      db,
      """
      SELECT place, position, name, exercise, superset, note, row_ids, sets FROM log_exercises
      WHERE place BETWEEN ?1 AND ?2 ORDER BY place
      """)
    texts = try StoredTexts(db, cache)
    names = LogNames()
  }

  /// The parts of the log with this number, in their order.
  func parts(of log: Int) throws -> [Part] {
    var read: [Part] = []
    let range = LogPlaces.parts(of: log)
    parts.bind(range.lowerBound, at: 1)
    parts.bind(range.upperBound, at: 2)
    defer { parts.reset() }
    while try parts.step() { read.append(try part(parts.pointer)) }
    try readExercises(of: log, into: &read)
    return read
  }

  private func part(_ row: OpaquePointer) throws -> Part {
    guard let app = UInt8(exactly: row.int(1)).flatMap(LogApp.init(rawValue:)), let date = row.date(3),
      let unit = UInt8(exactly: row.int(6)).flatMap(LoadUnit.init(rawValue:))
    else { throw StoreError.damaged("log_parts") }
    let session = DoneSession(
      date: date, startMinute: row.optionalInt(4).flatMap(Int16.init(exactly:)), minutes: row.optionalInt(5).flatMap(Int16.init(exactly:)),
      name: row.string(7), unit: unit, note: row.optionalString(8), exercises: [])
    var part = LogPart(app: app, exported: Int64(row.int(2)), session: session)
    let told = row.bytes(9)
    if !told.isEmpty {
      guard let original = SessionCoding.read(told) else { throw StoreError.damaged("log_parts") }
      part.original = original
    }
    return Part(place: row.int(0), part: part)
  }

  private func readExercises(of log: Int, into read: inout [Part]) throws {
    let range = LogPlaces.exercises(of: log)
    exercises.bind(range.lowerBound, at: 1)
    exercises.bind(range.upperBound, at: 2)
    defer { exercises.reset() }
    var part = 0
    while try exercises.step() {
      let row = exercises.pointer
      let (place, position) = (row.int(0), row.int(1))
      while part < read.count, read[part].place < LogPlaces.part(ofExercise: place) { part += 1 }
      guard part < read.count, read[part].place == LogPlaces.part(ofExercise: place),
        let sets = SetCoding.read(row.bytes(7), rows: row.bytes(6))
      else { throw StoreError.damaged("log_exercises") }
      let exercise = DoneExercise(
        name: try names.string(row.int(2), texts), exercise: try row.optionalInt(3).map { try names.string($0, texts) },
        superset: row.optionalInt(4).flatMap(Int32.init(exactly:)), note: row.optionalString(5), sets: sets)
      // Nearly always they lie in their order.
      var index = read[part].exercises.count
      while index > 0, read[part].exercises[index - 1].position > position { index -= 1 }
      read[part].exercises.insert((place, position), at: index)
      read[part].part.session.exercises.insert(exercise, at: index)
    }
  }
}

/// The names of exercises by the keys of their texts, each made a `String` once.
final class LogNames {
  private var strings: [Int: String] = [:]
  /// How many are kept: a gym's logs hold some hundreds.
  private static let most = 20_000

  func string(_ key: Int, _ texts: StoredTexts) throws -> String {
    if let known = strings[key] { return known }
    let string = try texts.string(key)
    if strings.count < Self.most { strings[key] = string }
    return string
  }
}
