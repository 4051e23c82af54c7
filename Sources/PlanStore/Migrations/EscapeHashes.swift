import Files
import GRDB
import Rulebook

extension Schema {
  /// Notes the content hashes of weeks whose texts hold the signs that end fields and rows in the hashed form: since such signs are escaped
  /// there, those weeks hash to something else. Their rows stay byte for byte what they were.
  ///
  /// The hashed form is written out once more, as it was when this migration shipped.
  static func escapeHashes(_ db: Database) throws {
    let finalized = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'weeks_finalized_update'")
    try db.execute(sql: "DROP TRIGGER weeks_finalized_update")
    for (table, hash, isHere) in [
      ("schedule", "force_hash", "w.force_revision IS NOT NULL"),
      ("schedule", "content_hash", "w.force_revision IS w.revision"),
      ("schedule_preview", "content_hash", "w.force_revision IS NOT w.revision"),
    ] {
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(hashedColumns), r.client_id, r.plan_start, r.week_index, w.\(hash) AS old
          FROM \(table) r JOIN weeks w USING (client_id, plan_start, week_index)
          WHERE \(isHere) AND (r.client_id, r.plan_start, r.week_index) IN (
            SELECT r.client_id, r.plan_start, r.week_index FROM \(table) r WHERE \(holdsMark))
          ORDER BY r.client_id, r.plan_start, r.week_index, r.day_index, r.order_index
          """)
      for week in weeks(rows, key: ["client_id", "plan_start", "week_index"]) {
        let (old, new) = (week[0]["old"] as String, digest(of: week))
        let key: StatementArguments = [week[0]["client_id"], week[0]["plan_start"], week[0]["week_index"]]
        try db.execute(
          sql: """
            UPDATE weeks SET \(hash) = ?, exported_hash = iif(exported_hash = ?, ?, exported_hash)
            WHERE (client_id, plan_start, week_index) = (?, ?, ?)
            """, arguments: [new, old, new] + key)
      }
    }
    if let finalized { try db.execute(sql: finalized) }
    try escapeArchivedHashes(db)
  }

  private static func escapeArchivedHashes(_ db: Database) throws {
    // An archived row is an array by position; the unit is the block's.
    let places = ["day_index": 2, "order_index": 3]
    let texts = [4, 5, 6, 7, 8, 9, 10, 11, -1, 12, 13, 14, 15, 16, 17]
    let names = hashedColumns.split(separator: ", ").dropFirst(2).map { $0.dropFirst(2) }
    let columns = zip(texts, names).map { place, name in place < 0 ? "b.unit" : "e.value ->> \(place) AS \(name)" }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(places.sorted { $0.value < $1.value }.map { "e.value ->> \($0.value) AS \($0.key)" }.joined(separator: ", ")),
          \(columns.joined(separator: ", ")), a.client_id, a.plan_start, a.week_index, a.revision
        FROM revision_weeks a JOIN blocks b USING (client_id, plan_start) JOIN json_each(a.rows) e
        WHERE instr(a.rows, '\\u001b') OR instr(a.rows, '\\u001e') OR instr(a.rows, '\\u001f')
        ORDER BY a.client_id, a.plan_start, a.week_index, a.revision, day_index, order_index
        """)
    for week in weeks(rows, key: ["client_id", "plan_start", "week_index", "revision"]) {
      let key: StatementArguments = [week[0]["client_id"], week[0]["plan_start"], week[0]["week_index"], week[0]["revision"]]
      try db.execute(
        sql: "UPDATE revision_weeks SET content_hash = ? WHERE (client_id, plan_start, week_index, revision) = (?, ?, ?, ?)",
        arguments: [digest(of: week)] + key)
    }
  }

  private static let hashedColumns = """
    r.day_index, r.order_index, r.superset, r.exercise_id, r.kind, r.measure, r.sets, r.reps_min, r.reps_max, r.load, r.unit, r.load_basis, \
    r.target, r.rir, r.rest_s, r.tempo, r.note
    """

  private static let holdsMark =
    "("
    + ["superset", "exercise_id", "target", "tempo", "note"].flatMap { column in
      [27, 30, 31].map { "instr(r.\(column), char(\($0)))" }
    }.joined(separator: " OR ") + ")"

  /// The rows cut where their key changes.
  private static func weeks(_ rows: [Row], key: [String]) -> [[Row]] {
    rows.reduce(into: []) { weeks, row in
      let isSame = weeks.last.map { last in key.allSatisfy { (last[0][$0] as DatabaseValue) == (row[$0] as DatabaseValue) } } ?? false
      if isSame { weeks[weeks.count - 1].append(row) } else { weeks.append([row]) }
    }
  }

  /// The hash of a week whose rows begin with the hashed columns.
  private static func digest(of rows: [Row]) -> String {
    var bytes: [UInt8] = []
    for row in rows {
      for (place, value) in row.databaseValues.prefix(17).enumerated() {
        switch value.storage {
        case .null: break
        case .int64(let number) where place == 9: bytes.append(contentsOf: String(number * 100).utf8)
        case .int64(let number): bytes.append(contentsOf: String(number).utf8)
        case .double(let number): bytes.append(contentsOf: String(Int((number * 100).rounded())).utf8)
        case .string(let text):
          for byte in text.utf8 {
            let isMark = byte == 0x1B || byte == 0x1E || byte == 0x1F
            bytes.append(contentsOf: isMark ? [0x1B, byte | 0x40] : [byte])
          }
        case .blob: break
        }
        bytes.append(0x1F)
      }
      bytes.append(0x1E)
    }
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finalize().description
  }
}
