import GRDB

extension Schema {
  /// What an approval is bound to: revisions that are never counted twice, and the profile that each week was planned for.
  static func createApprovalBasis(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE withdrawn_revisions (
          client_id TEXT NOT NULL,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          revision INTEGER NOT NULL CHECK (revision >= 1),
          PRIMARY KEY (client_id, plan_start)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE weeks ADD COLUMN profile_digest BLOB CHECK (length(profile_digest) = 16);
        UPDATE weeks SET profile_digest = (
          SELECT profile_digest FROM blocks b WHERE b.client_id = weeks.client_id AND b.plan_start = weeks.plan_start)
        WHERE status IN ('draft', 'pending');
        ALTER TABLE blocks DROP COLUMN profile_digest;
        """)
  }
}
