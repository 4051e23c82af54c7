import GRDB

/// What the tables say that clients did, read by queries of our own.
struct LogFacts {
  /// By client a line for each session, as `TrueSession.content` writes it.
  private(set) var lines: [String: [String]] = [:]
  /// Which exercise each name is taken for; nil for none.
  private(set) var meanings: [String: Set<String?>] = [:]

  private struct Place: Hashable {
    var log: String
    var part: Int
  }

  init(_ queue: DatabaseQueue) throws {
    try queue.read { db in
      var sets: [Place: [Int: [String]]] = [:]
      let columns = "log_id, part, order_index, kind, reps, seconds, load, unit, rpe, pain, row_id"
      for row in try Row.fetchAll(db, sql: "SELECT \(columns) FROM workout_sets ORDER BY log_id, part, order_index, set_index") {
        let (kind, unit): (String, String) = (row[3], row[7])
        let (load, rpe): (Double?, Double?) = (row[6], row[8])
        let work = TrueSession.Work(
          isRamp: kind == "ramp", reps: row[4] ?? 0, seconds: row[5] ?? 0,
          quarters: Int(((load ?? 0) * (unit == "lb" ? 0.45359237 : 1) * 4).rounded()), rpe: Int(rpe ?? 0), pain: row[9] ?? 0,
          row: row[10] ?? "")
        sets[Place(log: row[0], part: row[1]), default: [:]][row[2], default: []].append(work.content(hasAll: true))
      }
      var exercises: [Place: [String]] = [:]
      let named = "SELECT log_id, part, order_index, name_written, exercise_id FROM workout_exercises ORDER BY log_id, part, order_index"
      for row in try Row.fetchAll(db, sql: named) {
        let (place, order, name): (Place, Int, String) = (Place(log: row[0], part: row[1]), row[2], row[3])
        meanings[name, default: []].insert(row[4])
        exercises[place, default: []].append("\(name):\((sets[place]?[order] ?? []).joined(separator: ";"))")
      }
      let parts = "SELECT log_id, part, user_id, p.date, p.start, p.note FROM workout_parts p JOIN workout_logs USING (log_id)"
      for row in try Row.fetchAll(db, sql: parts) {
        let (client, date, start, note): (String, String, String?, String?) = (row[2], row[3], row[4], row[5])
        let clock = (start ?? "").split(separator: ":").compactMap { Int($0) }
        let minutes = clock.count == 2 ? "\(clock[0] * 60 + clock[1])" : "?"
        let done = exercises[Place(log: row[0], part: row[1])] ?? []
        lines[client, default: []].append(["\(date) \(minutes)", note ?? "", done.joined(separator: "|")].joined(separator: "/"))
      }
    }
  }
}
