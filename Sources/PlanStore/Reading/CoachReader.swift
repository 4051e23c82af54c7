import GRDB

extension PlanStore {
  /// The ids of all coaches who have clients or had a sheet, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coaches() throws -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT coach_id FROM clients UNION SELECT coach_id FROM sheets ORDER BY 1")
    }
  }
}
