import GRDB

extension Schema {
  /// What each block's named programme carried when the block began: the next block goes on from there.
  static func createProgrammes(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE programmes (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL,
          template_id TEXT NOT NULL,
          state TEXT NOT NULL,
          PRIMARY KEY (client_id, plan_start),
          FOREIGN KEY (client_id, plan_start) REFERENCES blocks ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
