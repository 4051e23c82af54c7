import GRDB

extension Schema {
  /// Triggers that freeze what stands around the rows of a finalized week: its sessions, and its block's key and unit.
  ///
  /// An insert into the preview has no guard: nothing there is in force, and a look-up at each row would make a night twice as long.
  static func createFinalizedGuards(_ db: Database) throws {
    for (table, event, row) in [
      ("sessions", "INSERT", "NEW"), ("sessions", "UPDATE", "OLD"), ("sessions", "UPDATE", "NEW"), ("sessions", "DELETE", "OLD"),
      ("schedule_preview", "UPDATE", "NEW"),
    ] {
      try db.execute(
        sql: """
          CREATE TRIGGER \(table)_finalized_\(event.lowercased())_\(row.lowercased()) BEFORE \(event) ON \(table)
          WHEN EXISTS (
            SELECT 1 FROM weeks
            WHERE client_id = \(row).client_id AND plan_start = \(row).plan_start AND week_index = \(row).week_index
              AND status = 'finalized')
          BEGIN SELECT RAISE(ABORT, 'a finalized week is never changed'); END;
          """)
    }
    let isKept = "(NEW.client_id, NEW.plan_start, NEW.unit) IS (OLD.client_id, OLD.plan_start, OLD.unit)"
    for (name, event, row, exception) in [
      ("insert", "INSERT", "NEW", nil), ("update_old", "UPDATE", "OLD", isKept), ("update_new", "UPDATE", "NEW", isKept),
      ("delete", "DELETE", "OLD", nil),
    ] {
      try db.execute(
        sql: """
          CREATE TRIGGER blocks_finalized_\(name) BEFORE \(event) ON blocks
          WHEN \(exception.map { "NOT (\($0)) AND " } ?? "")EXISTS (
            SELECT 1 FROM weeks WHERE client_id = \(row).client_id AND plan_start = \(row).plan_start AND status = 'finalized')
          BEGIN SELECT RAISE(ABORT, 'the block of a finalized week is never changed'); END;
          """)
    }
  }
}
