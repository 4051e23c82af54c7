import GRDB
import PlanStore
import TrainingModel

/// A week of a client's block.
package struct WeekID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var client: String
  /// The block's first day, as the tables write it.
  package var start: String
  package var week: Int

  init(_ client: String, _ start: String, _ week: Int) { (self.client, self.start, self.week) = (client, start, week) }

  init(_ key: WeekKey) { self.init(key.clientID, "\(key.planStart)", key.week) }

  package static func < (lhs: WeekID, rhs: WeekID) -> Bool { (lhs.client, lhs.start, lhs.week) < (rhs.client, rhs.start, rhs.week) }
  package var description: String { "\(client) \(start) week \(week)" }
  var block: BlockID { BlockID(client: client, start: start) }
  var firstDay: CalendarDate? { CalendarDate(iso: start).map { $0 + (week - 1) * 7 } }
  var lastDay: CalendarDate? { firstDay.map { $0 + 6 } }
}

/// A client's block.
struct BlockID: Hashable, Comparable, Sendable {
  var client: String
  var start: String

  static func < (lhs: BlockID, rhs: BlockID) -> Bool { (lhs.client, lhs.start) < (rhs.client, rhs.start) }
  var firstDay: CalendarDate { CalendarDate(iso: start) ?? CalendarDate(dayNumber: 0) }
  var lastDay: CalendarDate { firstDay + 27 }
}

/// What the tables say at a moment, read by queries of our own.
struct Facts {
  struct Client {
    var coach: String
    var outcome: String
    var isPresent: Bool
    var isSuspended: Bool
    var approvedUntil: CalendarDate?
    var findings: Int
  }

  struct Week {
    var status: String
    var revision: Int
    var hash: String
    var rows: Int
    var forceRevision: Int?
    var forceRows: Int?
    /// Whether an error stands against it, or against the client or the block.
    var hasErrors = false
  }

  struct Block {
    var unit: String
    var revision: Int
    var isEdited: Bool
  }

  var clients: [String: Client] = [:]
  var blocks: [BlockID: Block] = [:]
  var weeks: [WeekID: Week] = [:]
  /// Every cell of the rows in force, by week.
  var schedule: [WeekID: String] = [:]
  /// How many rows of a week wait in the preview, and how many are in force.
  var previewRows: [WeekID: Int] = [:]
  var scheduleRows: [WeekID: Int] = [:]
  /// Weeks with rows whose id stands in both tables.
  var doubled: [WeekID] = []
  /// The hash of each archived week, by week and revision.
  var archived: [String: String] = [:]
  var historyEntries = 0
  var lastHistoryEntry = 0
  /// Rows whose date or unit is not that of their block and day.
  var strayRows: [String] = []
  var queuedFiles = 0

  /// Nothing: what is true before the first night.
  init() {}

  /// Reads everything in one transaction.
  init(_ queue: DatabaseQueue) throws {
    self = try queue.read { db in
      var facts = Facts()
      try facts.readClients(db)
      try facts.readWeeks(db)
      try facts.readRows(db)
      try facts.readRecords(db)
      return facts
    }
  }

  private mutating func readClients(_ db: Database) throws {
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT client_id, coach_id, outcome, is_present, is_suspended, approved_until,
          (SELECT count(*) FROM client_findings f WHERE f.client_id = c.client_id) FROM clients c
        """)
    {
      let until: String? = row[5]
      clients[row[0]] = Client(
        coach: row[1], outcome: row[2], isPresent: row[3], isSuspended: row[4], approvedUntil: until.flatMap { CalendarDate(iso: $0) },
        findings: row[6])
    }
  }

  private mutating func readWeeks(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT client_id, plan_start, unit, revision, is_edited FROM blocks") {
      blocks[BlockID(client: row[0], start: row[1])] = Block(unit: row[2], revision: row[3], isEdited: row[4])
    }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT client_id, plan_start, week_index, status, revision, content_hash, row_count, force_revision, force_rows,
          EXISTS (SELECT 1 FROM edit_findings f WHERE f.client_id = w.client_id AND f.plan_start = w.plan_start AND f.severity = 'error'
            AND ifnull(f.week_index, w.week_index) = w.week_index)
          OR EXISTS (SELECT 1 FROM client_findings f WHERE f.client_id = w.client_id AND f.severity = 'error'
            AND ifnull(f.week_index, w.week_index) = w.week_index)
        FROM weeks w
        """)
    {
      weeks[WeekID(row[0], row[1], row[2])] = Week(
        status: row[3], revision: row[4], hash: row[5], rows: row[6], forceRevision: row[7], forceRows: row[8], hasErrors: row[9])
    }
    for row in try Row.fetchAll(db, sql: "SELECT client_id, plan_start, week_index, revision, content_hash FROM revision_weeks") {
      let (client, start, week, revision): (String, String, Int, Int) = (row[0], row[1], row[2], row[3])
      archived["\(client) \(start) \(week) \(revision)"] = row[4]
    }
  }

  private mutating func readRows(_ db: Database) throws {
    let cells = [
      "row_id", "day_index", "order_index", "date", "exercise_id", "kind", "measure", "sets", "reps_min", "reps_max", "load", "unit",
      "load_basis", "target", "rir", "rest_s", "tempo", "superset", "note", "reasons",
    ].map { "ifnull(\($0), '')" }.joined(separator: " || '|' || ")
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT client_id, plan_start, week_index, count(*), group_concat(cells, char(10)) FROM (
          SELECT client_id, plan_start, week_index, \(cells) AS cells FROM schedule ORDER BY client_id, plan_start, week_index, row_id)
        GROUP BY client_id, plan_start, week_index
        """)
    {
      let id = WeekID(row[0], row[1], row[2])
      scheduleRows[id] = row[3]
      schedule[id] = row[4]
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT client_id, plan_start, week_index, count(*) FROM schedule_preview GROUP BY client_id, plan_start, week_index")
    {
      previewRows[WeekID(row[0], row[1], row[2])] = row[3]
    }
    doubled = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT w.client_id, w.plan_start, w.week_index
        FROM weeks w CROSS JOIN weeks o CROSS JOIN prescriptions p CROSS JOIN prescriptions s
        WHERE w.number IS NOT w.force_number AND o.client_id = w.client_id AND o.plan_start = w.plan_start
          AND p.place BETWEEN 256 * w.number AND 256 * w.number + 255
          AND s.place BETWEEN 256 * o.force_number AND 256 * o.force_number + 255 AND s.row_id = p.row_id
        """
    ).map { WeekID($0[0], $0[1], $0[2]) }
    strayRows = try String.fetchAll(
      db,
      sql: """
        SELECT r.client_id || ' ' || r.plan_start || ' ' || r.row_id FROM plan_rows r JOIN blocks b USING (client_id, plan_start)
        WHERE r.unit <> b.unit OR julianday(r.date) - julianday(r.plan_start) <> 7 * r.week_index + r.day_index - 8
        """)
  }

  private mutating func readRecords(_ db: Database) throws {
    historyEntries = try Int.fetchOne(db, sql: "SELECT count(*) FROM history") ?? 0
    lastHistoryEntry = try Int.fetchOne(db, sql: "SELECT max(entry) FROM history") ?? 0
    queuedFiles = try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox WHERE state = 'queued'") ?? 0
  }
}
