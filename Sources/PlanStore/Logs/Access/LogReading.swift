import GRDB
import TrainingModel

extension PlanStore {
  /// The logs of clients by the client, each in the order of their days.
  ///
  /// One query finds the days of all clients; it asks for a batch of clients, such as some dozens.
  ///
  /// - Parameter date: days before it are left out; nil for everything.
  /// - Throws: `StoreError` where the database can't be read.
  package func logs(of clients: [String], since date: CalendarDate? = nil) throws -> [String: [WorkoutLog]] {
    try read { db in try LogStream(db, texts).logs(of: clients, since: date) }
  }

  /// Hands every client who has logs to `body` with all of them, one client after the other in the order of their ids: never more than one
  /// client is in memory.
  ///
  /// - Throws: `StoreError` where the database can't be read, and what `body` throws.
  package func forEachLoggedClient(since date: CalendarDate? = nil, _ body: (String, [WorkoutLog]) throws -> Void) throws {
    try read { db in
      let heads = try DirectStatement(db, LogQueries.ofAll)
      heads.bind(date?.description ?? "", at: 1)
      try LogStream(db, texts).forEach(heads, body)
    }
  }
}

/// How logs are looked up.
enum LogQueries {
  static let ofClients = """
    SELECT \(LogHead.columns) FROM json_each(?1) c CROSS JOIN workout_logs l ON l.user_id = c.value AND l.date >= ?2
    """
  static let ofAll = "SELECT \(LogHead.columns) FROM workout_logs l WHERE l.date >= ?1 ORDER BY l.user_id, l.date"
}

/// Reads logs whose heads come client by client.
struct LogStream {
  private let db: Database
  private let reader: LogReader

  init(_ db: Database, _ texts: TextCache) throws { (self.db, reader) = (db, try LogReader(db, texts)) }

  /// As `PlanStore.logs`.
  func logs(of clients: [String], since date: CalendarDate? = nil) throws -> [String: [WorkoutLog]] {
    var logs: [String: [WorkoutLog]] = [:]
    let heads = try DirectStatement(db, LogQueries.ofClients)
    heads.bind(jsonArray(Set(clients).sorted()), at: 1)
    heads.bind(date?.description ?? "", at: 2)
    try forEach(heads) { client, some in logs[client] = some }
    return logs
  }

  func forEach(_ heads: DirectStatement, _ body: (String, [WorkoutLog]) throws -> Void) throws {
    defer { heads.reset() }
    var (client, logs): (String, [WorkoutLog]) = ("", [])
    func end() throws {
      guard !logs.isEmpty else { return }
      // Two plans' days may be done on one date.
      let sorted = logs.sorted { ($0.date, $0.key.program, $0.key.week, $0.key.day) < ($1.date, $1.key.program, $1.key.week, $1.key.day) }
      try body(client, sorted)
      logs = []
    }
    while try heads.step() {
      let head = try LogHead(heads.pointer)
      if head.key.client != client {
        try end()
        client = head.key.client
      }
      let parts = try reader.parts(of: head.number).map(\.part)
      logs.append(WorkoutLog(key: head.key, date: head.date, isCompleted: head.isCompleted, note: head.note, parts: parts))
    }
    try end()
  }
}
