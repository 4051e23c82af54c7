import GRDB
import Rulebook
import TrainingModel

extension PlanStore {
  /// What clients did, the earliest first, as far as the rules know the exercises: no names and no texts, so that half a year of everybody's
  /// can be read every night.
  ///
  /// - Parameters:
  ///   - clients: By their ids, each once; a batch, such as some dozens.
  ///   - first: Days before it are left out; nil for everything.
  ///   - end: It and the days after it are left out.
  ///   - wanted: The exercises that are wanted, and sessions with some of them; nil for all.
  /// - Returns: The sessions of each client, in the order of `clients`.
  /// - Throws: `StoreError` where the database can't be read.
  package func loggedSessions(
    of clients: [String], from first: CalendarDate? = nil, before end: CalendarDate, _ rulebook: Rulebook,
    only wanted: Set<ExerciseID>? = nil
  ) throws -> [[LoggedSession]] {
    try read { db in
      var reader = try LoggedSessionReader(db, texts, rulebook, only: wanted)
      return try reader.sessions(of: clients, from: first, before: end)
    }
  }

  /// Those of these clients who ever logged: the others need not be asked about one by one.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func loggingClients(of clients: [String]) throws -> Set<String> { try read { try Self.loggingClients($0, of: clients) } }

  static func loggingClients(_ db: Database, of clients: [String]) throws -> Set<String> {
    let sql = "SELECT c.value FROM json_each(?) c CROSS JOIN log_changes l ON l.client_id = c.value"
    return try String.fetchSet(db, sql: sql, arguments: [jsonArray(clients)])
  }

  /// What a client did in the time that planning looks back to.
  func loggedSessions(of client: String, before start: CalendarDate, _ rulebook: Rulebook) throws -> [LoggedSession] {
    try loggedSessions(of: [client], from: start + -rulebook.history.liftDays, before: start, rulebook)[0]
  }
}
