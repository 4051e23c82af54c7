import GRDB

extension PlanStore {
  /// Whether a week was approved as it stood at this revision, now or at any time.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func wasApproved(_ week: WeekKey, revision: Int) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM history
          WHERE client_id = ? AND plan_start = ? AND week_index = ? AND to_status = 'approved' AND revision = ?)
          """, arguments: [week.clientID, week.planStart.description, week.week, revision]) ?? false
    }
  }
}
