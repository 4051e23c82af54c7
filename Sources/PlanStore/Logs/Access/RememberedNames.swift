import GRDB
import TrainingModel

/// What a person said about a name that no rule knows.
package struct RememberedName: Hashable, Sendable {
  /// The app whose name it is; nil for the name wherever it comes from.
  package var app: LogApp?
  /// As logs have it, blanks at its ends taken away.
  package var name: String
  /// nil where it is no exercise of the catalogue.
  package var exercise: String?
  package var who: String
  /// When, as records write it.
  package var at: String

  package init(app: LogApp?, name: String, exercise: String?, who: String, at: String) {
    (self.app, self.name, self.exercise, self.who, self.at) = (app, name, exercise, who, at)
  }
}

/// A name in stored logs of which nobody knows what it means.
package struct UnknownLogName: Hashable, Sendable {
  package var name: String
  package var app: LogApp
  /// How many sets there are of it.
  package var sets: Int
  /// The last day that has one.
  package var lastDate: CalendarDate
}

extension PlanStore {
  /// Every name that somebody has said something about, by app and name.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func rememberedNames() throws -> [RememberedName] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT app, name, exercise_id, who, at FROM log_names ORDER BY app, name").map { row in
        let (app, name): (String, String) = (row[0], row[1])
        return RememberedName(app: LogApp(id: app), name: name, exercise: row[2], who: row[3], at: row[4])
      }
    }
  }

  /// Remembers what a name means, and says it of all rows that are stored under that name.
  ///
  /// Rows of which nobody knew the exercise get it, and so do those that have it from an earlier answer. The logs of exactly the clients who
  /// have such rows count as changed.
  ///
  /// - Returns: how many exercises of logs changed.
  /// - Throws: `StoreError` where the database can't be written.
  @discardableResult package func remember(_ name: RememberedName) throws -> Int {
    try write { db in
      let app = name.app?.id ?? ""
      let before = try Row.fetchOne(db, sql: "SELECT exercise_id FROM log_names WHERE app = ? AND name = ?", arguments: [app, name.name])
      try db.execute(
        sql: """
          INSERT INTO log_names (app, name, exercise_id, who, at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET exercise_id = excluded.exercise_id, who = excluded.who, at = excluded.at
          """, arguments: [app, name.name, name.exercise, name.who, name.at])
      let keys = try TextKeys(db, texts)
      let exercise = try name.exercise.map(keys.key)
      let old: String? = before.flatMap { $0[0] }
      var places = try Int.fetchAll(
        db, sql: "SELECT place FROM log_exercises e WHERE exercise IS NULL AND name = ?1 AND \(Self.isOfApp)",
        arguments: [keys.key(name.name), name.app.map { Int($0.rawValue) }])
      if let old, old != name.exercise {
        places += try Int.fetchAll(
          db, sql: "SELECT place FROM log_exercises e WHERE exercise = ?3 AND name = ?1 AND \(Self.isOfApp)",
          arguments: [keys.key(name.name), name.app.map { Int($0.rawValue) }, keys.key(old)])
      }
      guard exercise != nil || old != nil else { return 0 }
      for place in places {
        try db.run("UPDATE log_exercises SET exercise = ? WHERE place = ?", [exercise, place])
      }
      let told = try rename(name, from: old, in: db)
      let logs = Set(places.map { $0 >> 16 })
      for log in logs {
        try db.run("UPDATE workout_logs SET updated_at = ?, revision = revision + 1 WHERE log_number = ?", [name.at, log])
      }
      // What they have done means something else now, and plans and sheets follow it.
      let clients = try logs.union(told).compactMap {
        try String.fetchOne(db, sql: "SELECT user_id FROM workout_logs WHERE log_number = ?", arguments: [$0])
      }
      let changes = try LogChanges(db)
      for client in Set(clients).sorted() { try changes.count(client) }
      return places.count
    }
  }

  /// Says it of what was told where a person typed something else, too.
  ///
  /// - Returns: the numbers of the logs of which that is.
  private func rename(_ name: RememberedName, from old: String?, in db: Database) throws -> Set<Int> {
    var logs: Set<Int> = []
    let parts = try Row.fetchAll(
      db, sql: "SELECT place, original FROM log_parts WHERE original IS NOT NULL AND (?1 IS NULL OR app = ?1)",
      arguments: [name.app.map { Int($0.rawValue) }])
    for part in parts {
      let told = Array((part[1] as String).utf8)
      guard var session = told.withUnsafeBufferPointer(SessionCoding.read) else { throw StoreError.damaged("log_parts") }
      for place in session.exercises.indices where session.exercises[place].name == name.name {
        let known = session.exercises[place].exercise
        if known == nil || known == old { session.exercises[place].exercise = name.exercise }
      }
      let renamed = SessionCoding.bytes(session)
      guard renamed != told else { continue }
      try db.run("UPDATE log_parts SET original = ? WHERE place = ?", [String(decoding: renamed, as: UTF8.self), part[0] as Int])
      logs.insert((part[0] as Int) >> 6)
    }
    return logs
  }

  /// The names of stored sets that nobody has matched to an exercise, nor said of that they are none; those with the most sets first.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func unknownLogNames() throws -> [UnknownLogName] {
    try read { db in
      try Row.fetchAll(db, sql: Self.unknownNames).map { row in
        let (name, code, date): (String, Int, String) = (row[0], row[1], row[3])
        guard let app = UInt8(exactly: code).flatMap(LogApp.init(rawValue:)), let day = CalendarDate(iso: date) else {
          throw StoreError.damaged("log_parts")
        }
        return UnknownLogName(name: name, app: app, sets: row[2], lastDate: day)
      }.filter { name in try !isSaidToBeNone(db, name) }
    }
  }

  static let unknownNames = """
    SELECT t.text, p.app, sum(json_array_length(e.sets)), max(p.date)
    FROM log_exercises e JOIN log_parts p ON p.place = e.place >> 10 JOIN texts t ON t.text_id = e.name
    WHERE e.exercise IS NULL GROUP BY e.name, p.app ORDER BY 3 DESC, 1, 2
    """

  private static let isOfApp = "(?2 IS NULL OR ?2 = (SELECT app FROM log_parts p WHERE p.place = e.place >> 10))"

  private func isSaidToBeNone(_ db: Database, _ name: UnknownLogName) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM log_names WHERE app IN (?, '') AND name = ? AND exercise_id IS NULL)",
      arguments: [name.app.id, name.name]) ?? false
  }
}
