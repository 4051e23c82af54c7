import GRDB

extension Schema {
  /// What people outside are to hear of, how far it has come on each way, and how those ways have been doing.
  ///
  /// Events refer to no client, like the history: they tell what was. A number is never used twice, because each channel remembers the
  /// last one that it has seen.
  static func createOutbox(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE outbox_events (
          entry INTEGER PRIMARY KEY AUTOINCREMENT,
          event_id TEXT NOT NULL UNIQUE,
          created_at TEXT NOT NULL CHECK (length(created_at) = 20),
          kind TEXT NOT NULL \(check("kind", isOneOf: ["ready", "approved", "refused", "conflict", "held", "alert"])),
          coach_id TEXT CHECK (length(coach_id) BETWEEN 1 AND 64),
          client_id TEXT CHECK (length(client_id) BETWEEN 1 AND 64),
          payload TEXT NOT NULL CHECK (json_valid(payload))
        ) STRICT;

        CREATE TABLE outbox_deliveries (
          channel TEXT NOT NULL \(check("channel", isOneOf: ["mail", "command", "webhook"])),
          entry INTEGER NOT NULL REFERENCES outbox_events ON DELETE CASCADE,
          state TEXT NOT NULL \(check("state", isOneOf: ["waiting", "delivered", "given_up"])),
          attempts INTEGER NOT NULL CHECK (attempts >= 0),
          next_attempt_at TEXT NOT NULL CHECK (length(next_attempt_at) = 20),
          leased_until TEXT CHECK (length(leased_until) = 20),
          last_error TEXT,
          PRIMARY KEY (channel, entry)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveries_waiting ON outbox_deliveries (channel, next_attempt_at, entry) WHERE state = 'waiting';
        CREATE INDEX deliveries_by_event ON outbox_deliveries (entry);

        CREATE TABLE delivery_channels (
          channel TEXT NOT NULL PRIMARY KEY \(check("channel", isOneOf: ["mail", "command", "webhook"])),
          failures INTEGER NOT NULL CHECK (failures >= 0),
          open_until TEXT CHECK (length(open_until) = 20),
          last_entry INTEGER NOT NULL CHECK (last_entry >= 0)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
