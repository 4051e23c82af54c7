import TrainingModel

/// A row of `workout_logs`: a training day without what was done on it.
struct LogHead {
  var number: Int
  /// nil where the id is none that can be: somebody else wrote it.
  var id: LogID?
  var key: LogKey
  var date: CalendarDate
  var isCompleted: Bool
  var note: String?
  var createdAt: String
  var updatedAt: String
  var revision: Int

  /// The columns that `init` reads, of the table named `l`.
  static let columns = """
    l.log_number, l.log_id, l.user_id, l.program_id, l.week_index, l.day_index, l.date, l.completed, l.note, l.created_at, l.updated_at, \
    l.revision
    """

  init(_ row: OpaquePointer) throws(StoreError) {
    let client = row.string(2)
    guard let key = LogKey(client: client, program: row.string(3), week: row.int(4), day: row.int(5)), let date = row.date(6),
      (1..<LogPlaces.greatestLog).contains(row.int(0))
    else { throw StoreError.damaged("workout_logs") }
    (number, id, self.key, self.date) = (row.int(0), LogID(bytes: row.bytes(1)), key, date)
    (isCompleted, note) = (row.int(7) == 1, row.optionalString(8))
    (createdAt, updatedAt, revision) = (row.string(9), row.string(10), row.int(11))
  }

  /// Whether the row says of the day what `log` says.
  func says(_ log: WorkoutLog) -> Bool { date == log.date && isCompleted == log.isCompleted && note == log.note }

  /// The apps that the parts of a log are from, each once and in their order.
  static func source(of log: WorkoutLog) -> String {
    guard let first = log.parts.first?.app else { return LogApp.hand.id }
    var apps = [first]
    for part in log.parts where !apps.contains(part.app) { apps.append(part.app) }
    return apps.count == 1 ? first.id : apps.map(\.id).joined(separator: "+")
  }
}

extension LogKey {
  /// The key whose programme is spelled `client/plan_start` or `client/free`; nil where the text is neither or the day none of a week.
  init?(client: String, program: String, week: Int, day: Int) {
    guard (1...7).contains(day), program.utf8.count > client.utf8.count + 1, program.hasPrefix(client) else { return nil }
    let rest = program.utf8.dropFirst(client.utf8.count)
    guard rest.first == UInt8(ascii: "/"), let start = Substring(rest.dropFirst()) as Substring? else { return nil }
    if start == "free" {
      self.init(client: client, planStart: nil, week: week, day: day)
    } else if let date = CalendarDate(iso: start), (1...4).contains(week) {
      self.init(client: client, planStart: date, week: week, day: day)
    } else {
      return nil
    }
  }
}
