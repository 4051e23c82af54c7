import GRDB
import TrainingModel

extension Invariant {
  /// Every invariant, from the file upwards to what people approved.
  static let all: [Invariant] = [
    Invariant("the file is whole") { db in
      let said = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      return said == ["ok"] ? [] : said.map { Breach("SQLite finds: \($0)") }
    },
    Invariant("everything that a row refers to is there") { db in
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        let (table, parent): (String, String) = (row[0], row[2])
        return Breach("a row of '\(table)' refers to a row of '\(parent)' that is not there")
      }
    },
    Invariant("each scheduled row is one that its approved revision has") { db in
      try WeekComparison(db, table: "schedule", hash: "force_hash", rows: "force_rows", where: "force_revision IS NOT NULL").breaches()
    },
    Invariant("each previewed row is one that its newest revision has") { db in
      try WeekComparison(
        db, table: "schedule_preview", hash: "content_hash", rows: "row_count", where: "status IN ('draft', 'pending')"
      ).breaches()
    },
    Invariant("each archived week says what its hash says") { db in try ArchiveComparison(db).breaches() },
    Invariant(
      "no approved plan is left behind in the previews",
      sql: """
        SELECT DISTINCT p.client_id, p.plan_start, p.week_index, 'rows of an approved week are still in the preview'
        FROM schedule_preview p JOIN weeks w USING (client_id, plan_start, week_index) WHERE w.status IN ('approved', 'finalized')
        """),
    Invariant(
      "nothing is scheduled that nobody approved",
      sql: """
        SELECT DISTINCT s.client_id, s.plan_start, s.week_index, 'rows are scheduled that nobody approved'
        FROM schedule s JOIN weeks w USING (client_id, plan_start, week_index) WHERE w.force_revision IS NULL
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
      "each row's date is that of its week and day",
      sql: """
        SELECT client_id, plan_start, week_index, 'row ' || row_id || ' has another date than its week and day' FROM plan_rows
        WHERE date <> date(plan_start, '+' || ((week_index - 1) * 7 + day_index - 1) || ' days')
        """),
    Invariant(
      "no two rows of a session have the same place",
      sql: """
        SELECT client_id, plan_start, week_index, 'day ' || day_index || ' has two rows in place ' || order_index FROM plan_rows
        GROUP BY client_id, plan_start, week_index, day_index, order_index, is_approved HAVING count(*) > 1
        """),
  ]
}
