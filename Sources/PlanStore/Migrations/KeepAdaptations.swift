import GRDB

extension Schema {
  /// What logs made of running blocks, and how each coach wants to be asked about it.
  ///
  /// `revision` is the draft that was offered, NULL where none was; `first_day` the first day that it changes; `base_revision` what it stands
  /// on. `rows` is a JSON array of an array for each row that was ever changed: its id, its load before and after in hundredths, and the
  /// evidence.
  static func keepAdaptations(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE adaptations (
          client_id TEXT NOT NULL REFERENCES clients,
          plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
          fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
          revision INTEGER CHECK (revision >= 1),
          base_revision INTEGER CHECK (base_revision < revision),
          first_day TEXT CHECK (length(first_day) = 10),
          rows TEXT NOT NULL CHECK (json_valid(rows)),
          PRIMARY KEY (client_id, plan_start)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE preferences ADD COLUMN adapt TEXT NOT NULL DEFAULT 'ask' \(check("adapt", isOneOf: ["ask", "auto", "off"]));
        ALTER TABLE preferences ADD COLUMN adapt_within INTEGER CHECK (adapt_within BETWEEN 1 AND 500);
        """)
  }
}
