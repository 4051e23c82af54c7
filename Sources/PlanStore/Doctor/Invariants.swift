import GRDB
import TrainingModel

extension Invariant {
  /// Every invariant, from the file upwards to what people approved.
  static let all: [Invariant] = [
    Invariant("the file is whole") { db, _ in
      let said = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      return said == ["ok"] ? [] : said.map { Breach("SQLite finds: \($0)") }
    },
    Invariant("everything that a row refers to is there") { db, _ in
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        let (table, parent): (String, String) = (row[0], row[2])
        return Breach("a row of '\(table)' refers to a row of '\(parent)' that is not there")
      }
    },
    Invariant(
      "each row and session is of a version of a week, and each text that it holds is there",
      sql: """
        SELECT NULL, NULL, NULL, count(*) || ' rows are of no week' FROM prescriptions r
        WHERE NOT EXISTS (SELECT 1 FROM numbers n WHERE n.number = r.place >> 8) HAVING count(*) > 0
        UNION ALL
        SELECT NULL, NULL, NULL, count(*) || ' sessions are of no week' FROM week_sessions s
        WHERE NOT EXISTS (SELECT 1 FROM numbers n WHERE n.number = s.place >> 3) HAVING count(*) > 0
        UNION ALL
        SELECT client_id, plan_start, week_index, 'another version of a week lies in the same place'
        FROM numbers GROUP BY number HAVING count(*) > 1
        UNION ALL
        SELECT n.client_id, n.plan_start, n.week_index, 'a row holds a text that is not there'
        FROM prescriptions r JOIN numbers n ON n.number = r.place >> 8
        WHERE \(["exercise", "target", "tempo", "superset", "note", "reasons"].map {
          "NOT EXISTS (SELECT 1 FROM texts WHERE text_id = r.\($0))"
        }.joined(separator: " OR "))
        UNION ALL
        SELECT n.client_id, n.plan_start, n.week_index, 'a session holds a text that is not there'
        FROM week_sessions s JOIN numbers n ON n.number = s.place >> 3
        WHERE NOT EXISTS (SELECT 1 FROM texts WHERE text_id = s.focus)
        """, with: numbers),
    Invariant("each scheduled row is one that its approved revision has") { db, texts in
      try WeekComparison(
        db, texts, number: "force_number", hash: "force_hash", rows: "force_rows", where: "force_revision IS NOT NULL"
      ).breaches()
    },
    Invariant("each previewed row is one that its newest revision has") { db, texts in
      try WeekComparison(
        db, texts, number: "number", hash: "content_hash", rows: "row_count", where: "status IN ('draft', 'pending')"
      ).breaches()
    },
    Invariant("each archived week says what its hash says") { db, _ in try ArchiveComparison(db).breaches() },
    Invariant(
      "no approved plan is left behind in the previews",
      sql: """
        SELECT client_id, plan_start, week_index, 'the rows of an approved week are still in the preview' FROM weeks
        WHERE status IN ('approved', 'finalized') AND number IS NOT force_number
        """),
    Invariant(
      "nothing is scheduled that nobody approved",
      sql: """
        SELECT client_id, plan_start, week_index, 'rows are scheduled that nobody approved' FROM weeks
        WHERE (force_revision IS NULL) <> (force_number IS NULL) OR (status IN ('draft', 'pending') AND number IS force_number)
        """),
    Invariant(
      "no status contradicts another",
      sql: """
        SELECT client_id, plan_start, week_index, 'status ' || status || ' contradicts what is in force' FROM weeks
        WHERE (status IN ('approved', 'finalized') AND force_revision IS NOT revision)
          OR (status IN ('draft', 'pending') AND force_revision IS revision)
        UNION ALL
        SELECT client_id, plan_start, week_index, 'a week that is ' || status || ' has days marked as edited' FROM weeks
        WHERE status <> 'draft' AND dirty_days <> 0
        UNION ALL
        SELECT w.client_id, w.plan_start, w.week_index, 'the week is at a newer revision than its block' FROM weeks w
        JOIN blocks b USING (client_id, plan_start) WHERE w.revision > b.revision
        UNION ALL
        SELECT c.client_id, c.preview_start, NULL, 'the client is noted as having a preview there, and has none' FROM clients c
        WHERE c.preview_start IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM weeks w WHERE w.client_id = c.client_id AND w.plan_start = c.preview_start AND w.force_revision IS NULL)
        UNION ALL
        SELECT w.client_id, w.plan_start, w.week_index, 'the week was never approved, and is not the client''s one preview'
        FROM weeks w JOIN clients c USING (client_id) WHERE w.force_revision IS NULL AND w.plan_start IS NOT c.preview_start
        UNION ALL
        SELECT w.client_id, w.plan_start, w.week_index, 'the week is in force, and the client is not noted as approved so far'
        FROM weeks w JOIN clients c USING (client_id)
        WHERE w.force_revision IS NOT NULL AND (c.approved_until IS NULL OR c.approved_until < date(w.plan_start, '+27 days'))
        """),
    Invariant(
      "the history ends where each week stands",
      sql: """
        SELECT w.client_id, w.plan_start, w.week_index, 'the week is ' || w.status || ', and its history ends with ' || h.to_status
        FROM weeks w JOIN history h ON h.entry = (
          SELECT max(entry) FROM history
          WHERE client_id = w.client_id AND plan_start = w.plan_start AND week_index = w.week_index AND to_status <> 'unknown')
        WHERE w.status IN ('approved', 'finalized') AND h.to_status <> w.status
        """),
    Invariant(
      "no two rows of a session have the same place",
      sql: """
        SELECT w.client_id, w.plan_start, w.week_index, 'day ' || r.day_index || ' has two rows in place ' || r.order_index
        FROM prescriptions r JOIN numbers w ON w.number = r.place >> 8
        GROUP BY r.place >> 8, r.day_index, r.order_index HAVING count(*) > 1
        """, with: numbers),
    Invariant(
      "no two rows of a block have the same id",
      sql: """
        SELECT w.client_id, w.plan_start, w.week_index, 'a row is there twice'
        FROM prescriptions r JOIN numbers w ON w.number = r.place >> 8
        GROUP BY w.client_id, w.plan_start, w.isInForce, r.row_id HAVING count(*) > 1
        """, with: numbers),
    Invariant(
      "no client has two logs of one day",
      sql: """
        SELECT user_id, NULL, NULL, count(*) || ' logs are of the training day of ' || min(date) FROM workout_logs
        GROUP BY user_id, program_id, week_index, day_index HAVING count(*) > 1
        UNION ALL
        SELECT NULL, NULL, NULL, 'nothing in the database keeps a client from having two logs of one day'
        WHERE NOT EXISTS (SELECT 1 FROM pragma_index_list('workout_logs') WHERE "unique" AND name = 'workout_logs_by_day')
        """),
    Invariant(
      "each session and exercise of a log is of a day that is there",
      sql: """
        SELECT NULL, NULL, NULL, count(*) || ' sessions are of no log' FROM log_parts p
        WHERE NOT EXISTS (SELECT 1 FROM workout_logs l WHERE l.log_number = p.place >> 6) HAVING count(*) > 0
        UNION ALL
        SELECT NULL, NULL, NULL, count(*) || ' exercises are of no session of a log' FROM log_exercises e
        WHERE NOT EXISTS (SELECT 1 FROM log_parts p WHERE p.place = e.place >> 10) HAVING count(*) > 0
        """),
    Invariant("each log can be read and has the id of its day") { db, texts in try LogComparison(db, texts).breaches() },
  ]

  /// The weeks by the numbers under which rows lie: those that are in force, and the newest where they are not.
  private static let numbers = """
    numbers AS MATERIALIZED (
      SELECT client_id, plan_start, week_index, number, 0 AS isInForce FROM weeks WHERE number IS NOT force_number
      UNION ALL
      SELECT client_id, plan_start, week_index, force_number, 1 FROM weeks WHERE force_number IS NOT NULL)
    """
}
