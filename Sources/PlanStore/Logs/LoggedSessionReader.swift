import GRDB
import Rulebook
import TrainingModel

/// Makes sessions of what logs have of clients, within a reading of something else or by themselves.
struct LoggedSessionReader {
  /// The exercises of clients, client by client, day by day and part by part; a part without any is one row.
  static let ofClients = query("LEFT JOIN log_exercises e ON \(isOfPart)")
  /// Those with some of the exercises alone.
  static let wantedOfClients = query("CROSS JOIN log_exercises e ON \(isOfPart) AND e.exercise IN (SELECT value FROM json_each(?4))")

  private static let isOfPart = "e.place BETWEEN p.place << 10 AND p.place << 10 | 1023"

  private static func query(_ exercises: String) -> String {
    """
    SELECT c.key, p.place, l.date, l.program_id, l.week_index, l.day_index, p.start, p.unit, e.position, e.exercise, e.note, e.row_ids, e.sets
    FROM json_each(?1) c CROSS JOIN workout_logs l ON l.user_id = c.value AND l.date >= ?2 AND l.date < ?3
      CROSS JOIN log_parts p ON p.place BETWEEN l.log_number << 6 AND l.log_number << 6 | 63
      \(exercises)
    """
  }

  private let rows: DirectStatement
  private var known: KnownExercises
  private let rules: LogRules
  private let texts: StoredTexts
  /// Of the session at hand what is above its sets, and where it lies; nil before the first.
  private var session: LoggedSession?
  private var place = 0
  /// Its sets, and where its exercises begin among them, by their positions.
  private var sets: [LoggedSet] = []
  private var places: [(position: Int, start: Int)] = []
  private var done = DoneSet()

  /// - Parameter wanted: Only sessions with some of these exercises, and of them only these; nil for everything.
  init(_ db: Database, _ cache: TextCache, _ rulebook: Rulebook, only wanted: Set<ExerciseID>? = nil) throws {
    (known, rules) = (KnownExercises(rulebook), rulebook.history.logs)
    texts = try StoredTexts(db, cache)
    rows = try DirectStatement(db, wanted == nil ? Self.ofClients : Self.wantedOfClients)
    guard let wanted else { return }
    let keys = try StoredKeys(db, cache)
    let ids = try wanted.compactMap { try keys.key(rulebook[$0].id) }.sorted()
    rows.bind("[\(ids.map(String.init).joined(separator: ","))]", at: 4)
  }

  /// As `PlanStore.loggedSessions`.
  mutating func sessions(of clients: [String], from first: CalendarDate?, before end: CalendarDate) throws -> [[LoggedSession]] {
    rows.bind(jsonArray(clients), at: 1)
    rows.bind(first?.description ?? "", at: 2)
    rows.bind(end.description, at: 3)
    defer { rows.reset() }
    var sessions = [[LoggedSession]](repeating: [], count: clients.count)
    var client = 0
    (session, place) = (nil, 0)
    while try rows.step() {
      let row = rows.pointer
      if row.int(1) != place {
        finish(&sessions[client])
        (client, place) = (row.int(0), row.int(1))
        session = try begin(row, of: clients[client])
      }
      if !row.isNull(8) { try take(row) }
    }
    if !clients.isEmpty { finish(&sessions[client]) }
    // Two plans' days may be done on one date.
    for client in sessions.indices
    where zip(sessions[client], sessions[client].dropFirst()).contains(where: { $1.isOfEarlierDay(than: $0) }) {
      sessions[client].sort { $0.isOfEarlierDay(than: $1) }
    }
    return sessions
  }

  private func begin(_ row: OpaquePointer, of client: String) throws -> LoggedSession {
    let program = row.bytes(3)
    guard let date = row.date(2), let unit = UInt8(exactly: row.int(7)).flatMap(LoadUnit.init(rawValue:)),
      program.count > client.utf8.count + 1
    else { throw StoreError.damaged("log_parts") }
    let start = CalendarDate(iso: String(decoding: program.dropFirst(client.utf8.count + 1), as: UTF8.self))
    return LoggedSession(
      date: date, startMinute: row.optionalInt(6).flatMap(Int16.init(exactly:)), planStart: start,
      week: start == nil ? nil : row.int(4), day: start == nil ? nil : row.int(5), unit: unit, sets: [])
  }

  /// Adds the session at hand to those of its client.
  private mutating func finish(_ sessions: inout [LoggedSession]) {
    guard var session else { return }
    // Nearly always they lie in their order.
    if zip(places, places.dropFirst()).allSatisfy({ $0.position <= $1.position }) {
      session.sets = sets.withUnsafeBufferPointer { Array($0) }
    } else {
      let ends = places.dropFirst().map(\.start) + [sets.count]
      session.sets = zip(places, ends).sorted { $0.0.position < $1.0.position }.flatMap { sets[$0.0.start..<$0.1] }
    }
    sets.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    sessions.append(session)
    self.session = nil
  }

  private mutating func take(_ row: OpaquePointer) throws {
    places.append((row.int(8), sets.count))
    let exercise = try row.optionalInt(9).flatMap { try known.exercise($0, texts) }
    let hurts = row.isNull(10) ? false : rules.saysRadiating(row.string(10))
    var isTrained = false
    let isRead = SetCoding.forEach(row.bytes(12), rows: row.bytes(11), &done) { done in
      if done.kind.isWorking, !done.isFlagged { isTrained = true }
      guard let exercise else { return }
      sets.append(LoggedSet(done, of: exercise, radiates: hurts || done.note.map(rules.saysRadiating) ?? false))
    }
    guard isRead else { throw StoreError.damaged("log_exercises") }
    if isTrained { session?.isTrained = true }
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
