import GRDB

extension Schema {
  /// Triggers that refuse what no program may do, whichever program asks.
  ///
  /// A REPLACE deletes without firing DELETE triggers unless a connection sets `recursive_triggers`, so the INSERT that follows it is
  /// refused as well. No trigger reads the clock: the same statements do the same thing on every day.
  static func createGuards(_ db: Database) throws {
    for (event, row) in [("INSERT", "NEW"), ("UPDATE", "OLD"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
      try db.execute(
        sql: """
          CREATE TRIGGER schedule_finalized_\(event.lowercased())_\(row.lowercased()) BEFORE \(event) ON schedule
          WHEN EXISTS (
            SELECT 1 FROM weeks
            WHERE client_id = \(row).client_id AND plan_start = \(row).plan_start AND week_index = \(row).week_index
              AND status = 'finalized')
          BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;
          """)
    }
    for event in ["INSERT", "UPDATE"] {
      try db.execute(
        sql: """
          CREATE TRIGGER schedule_finalized_replace_\(event.lowercased()) BEFORE \(event) ON schedule
          WHEN EXISTS (
            SELECT 1 FROM schedule s JOIN weeks w USING (client_id, plan_start, week_index)
            WHERE s.client_id = NEW.client_id AND s.plan_start = NEW.plan_start AND s.row_id = NEW.row_id AND w.status = 'finalized')
          BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;
          """)
    }
    try db.execute(
      sql: """
        CREATE TRIGGER weeks_finalized_insert BEFORE INSERT ON weeks
        WHEN EXISTS (
          SELECT 1 FROM weeks
          WHERE client_id = NEW.client_id AND plan_start = NEW.plan_start AND week_index = NEW.week_index AND status = 'finalized')
        BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;

        CREATE TRIGGER weeks_finalized_update BEFORE UPDATE ON weeks WHEN OLD.status = 'finalized'
        BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;

        CREATE TRIGGER weeks_key BEFORE UPDATE ON weeks
        WHEN (NEW.client_id, NEW.plan_start, NEW.week_index) IS NOT (OLD.client_id, OLD.plan_start, OLD.week_index)
        BEGIN SELECT RAISE(ABORT, 'a week keeps its client, block and number'); END;

        CREATE TRIGGER weeks_finalized_delete BEFORE DELETE ON weeks WHEN OLD.status = 'finalized'
        BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;

        CREATE TRIGGER weeks_status BEFORE UPDATE OF status ON weeks
        WHEN (NEW.status = 'finalized' AND OLD.status <> 'approved') OR (NEW.status = 'approved' AND OLD.status NOT IN ('pending', 'approved'))
        BEGIN SELECT RAISE(ABORT, 'a week goes from pending to approved to finalized'); END;
        """)
  }
}
