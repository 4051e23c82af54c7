import GRDB

extension Schema {
  /// What logs made of running blocks, and how each coach wants to be asked about it.
  ///
  /// `first_day` is the first day that a waiting draft changes, NULL where none was offered. `rows` is a JSON array of an array for each row
  /// that was ever changed, and for each that the last draft was to change: its id, its week, its load before and after in hundredths (null
  /// where it names none), the digest of the evidence, that of what else it asks for (0 where it goes), and 1 for the last draft's, else 0.
  static func keepAdaptations(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE adaptations (
          client_id TEXT NOT NULL REFERENCES clients,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
          first_day TEXT CHECK (length(first_day) = 10),
          rows TEXT NOT NULL CHECK (json_valid(rows)),
          PRIMARY KEY (client_id, plan_start)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE preferences ADD COLUMN adapt TEXT NOT NULL DEFAULT 'ask' \(check("adapt", isOneOf: ["ask", "auto", "off"]));
        ALTER TABLE preferences ADD COLUMN adapt_within INTEGER CHECK (adapt_within BETWEEN 1 AND 500);
        """)
  }
}
