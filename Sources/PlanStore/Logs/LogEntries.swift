import GRDB
import TrainingModel

/// Reads which logs clients have, for the cache.
enum LogEntries {
  static let query = """
    SELECT l.log_number, l.log_id, l.user_id, l.program_id, l.week_index, l.day_index
    FROM json_each(?1) c CROSS JOIN workout_logs l ON l.user_id = c.value
    """

  /// All logs of the clients, in one query.
  static func read(_ db: Database, of clients: [String]) throws -> [(key: LogKey, entry: WorkoutLogCache.Entry)] {
    let statement = try DirectStatement(db, query)
    statement.bind(jsonArray(Set(clients).sorted()), at: 1)
    defer { statement.reset() }
    var entries: [(key: LogKey, entry: WorkoutLogCache.Entry)] = []
    while try statement.step() {
      let row = statement.pointer
      guard let key = LogKey(client: row.string(2), program: row.string(3), week: row.int(4), day: row.int(5)) else {
        throw StoreError.damaged("workout_logs")
      }
      // An id that is none is seen when its row is used.
      entries.append((key, .init(id: LogID(bytes: row.bytes(1)) ?? LogID(key), number: row.int(0))))
    }
    return entries
  }
}
