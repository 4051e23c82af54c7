import GRDB
import Rulebook
import TrainingModel

/// Makes sessions of what logs have of clients, within a reading of something else or by themselves.
struct LoggedSessionReader {
  /// The parts of clients, client by client and day by day.
  static let partsOfClients = """
    SELECT c.key, p.place, l.date, l.program_id, l.week_index, l.day_index, p.start, p.unit
    FROM json_each(?1) c CROSS JOIN workout_logs l ON l.user_id = c.value AND l.date >= ?2 AND l.date < ?3
      CROSS JOIN log_parts p ON p.place BETWEEN l.log_number << 6 AND l.log_number << 6 | 63
    """
  static let exercisesOfPart = """
    SELECT position, exercise, note, row_ids, sets FROM log_exercises WHERE place BETWEEN ?1 AND ?2
    """

  private let parts, exercises: DirectStatement
  private var known: KnownExercises
  private let rules: LogRules
  private let wanted: Set<ExerciseID>?
  private let texts: StoredTexts
  /// The sets of a session, and where its exercises begin among them, by their positions.
  private var sets: [LoggedSet] = []
  private var places: [(position: Int, start: Int)] = []
  private var done = DoneSet()

  init(_ db: Database, _ cache: TextCache, _ rulebook: Rulebook, only wanted: Set<ExerciseID>? = nil) throws {
    (known, rules, self.wanted) = (KnownExercises(rulebook), rulebook.history.logs, wanted)
    texts = try StoredTexts(db, cache)
    parts = try DirectStatement(db, Self.partsOfClients)
    exercises = try DirectStatement(db, Self.exercisesOfPart)
  }

  /// As `PlanStore.loggedSessions`.
  mutating func sessions(of clients: [String], from first: CalendarDate?, before end: CalendarDate) throws -> [[LoggedSession]] {
    parts.bind(jsonArray(clients), at: 1)
    parts.bind(first?.description ?? "", at: 2)
    parts.bind(end.description, at: 3)
    defer { parts.reset() }
    var sessions = [[LoggedSession]](repeating: [], count: clients.count)
    while try parts.step() {
      let client = parts.pointer.int(0)
      sessions[client].append(try session(parts.pointer, of: clients[client]))
    }
    // Two plans' days may be done on one date.
    for client in sessions.indices
    where zip(sessions[client], sessions[client].dropFirst()).contains(where: { $1.isOfEarlierDay(than: $0) }) {
      sessions[client].sort { $0.isOfEarlierDay(than: $1) }
    }
    return sessions
  }

  private mutating func session(_ row: OpaquePointer, of client: String) throws -> LoggedSession {
    let program = row.bytes(3)
    guard let date = row.date(2), let unit = UInt8(exactly: row.int(7)).flatMap(LoadUnit.init(rawValue:)),
      program.count > client.utf8.count + 1
    else { throw StoreError.damaged("log_parts") }
    let start = CalendarDate(iso: String(decoding: program.dropFirst(client.utf8.count + 1), as: UTF8.self))
    var session = LoggedSession(
      date: date, startMinute: row.optionalInt(6).flatMap(Int16.init(exactly:)), planStart: start,
      week: start == nil ? nil : row.int(4), day: start == nil ? nil : row.int(5), unit: unit, sets: [])
    sets.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let range = LogPlaces.exercises(ofPart: row.int(1))
    exercises.bind(range.lowerBound, at: 1)
    exercises.bind(range.upperBound, at: 2)
    defer { exercises.reset() }
    while try exercises.step() { try take(exercises.pointer, &session.isTrained) }
    // Nearly always they lie in their order.
    if zip(places, places.dropFirst()).allSatisfy({ $0.position <= $1.position }) {
      session.sets = sets.withUnsafeBufferPointer { Array($0) }
    } else {
      let ends = places.dropFirst().map(\.start) + [sets.count]
      session.sets = zip(places, ends).sorted { $0.0.position < $1.0.position }.flatMap { sets[$0.0.start..<$0.1] }
    }
    return session
  }

  private mutating func take(_ row: OpaquePointer, _ isTrained: inout Bool) throws {
    places.append((row.int(0), sets.count))
    let exercise = try row.optionalInt(1).flatMap { try known.exercise($0, texts) }
    if let wanted, exercise.map(wanted.contains) != true { return }
    let hurts = row.isNull(2) ? false : rules.saysRadiating(row.string(2))
    let isRead = SetCoding.forEach(row.bytes(4), rows: row.bytes(3), &done) { done in
      if done.kind.isWorking, !done.isFlagged { isTrained = true }
      guard let exercise else { return }
      sets.append(LoggedSet(done, of: exercise, radiates: hurts || done.note.map(rules.saysRadiating) ?? false))
    }
    guard isRead else { throw StoreError.damaged("log_exercises") }
  }
}

extension LoggedSession {
  /// Whether its training day comes before another's; never for two sessions of one day.
  fileprivate func isOfEarlierDay(than other: LoggedSession) -> Bool {
    if date != other.date { return date < other.date }
    guard let planStart, let otherStart = other.planStart else { return planStart != nil && other.planStart == nil }
    return (planStart, week ?? 0, day ?? 0) < (otherStart, other.week ?? 0, other.day ?? 0)
  }
}
