import GRDB

extension Schema {
  /// What log sheets showed of rows of which something was known: by it, what a person typed is told from what stood there before.
  ///
  /// A generation of a client is a state of all the client's cells; a row stands in it only where it shows something else than in the
  /// one before, and nothing of it means that it showed nothing. `seen` is the last entry of `log_edits` that it can have shown.
  ///
  /// Of each coach's sheet is kept after how many changes, and for which day, it was written last, and which sheet that was.
  static func createShownCells(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE log_shown (
          client_id TEXT NOT NULL,
          row_id INTEGER NOT NULL,
          generation INTEGER NOT NULL CHECK (generation >= 1),
          date TEXT NOT NULL CHECK (length(date) = 10),
          seen INTEGER NOT NULL,
          sets TEXT,
          amounts TEXT,
          load TEXT,
          rpe TEXT,
          pain TEXT,
          comment TEXT,
          PRIMARY KEY (client_id, row_id, generation)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX log_shown_by_date ON log_shown (date);

        CREATE TABLE log_sheets (
          coach_id TEXT NOT NULL PRIMARY KEY,
          changes INTEGER NOT NULL CHECK (changes >= 0),
          as_of TEXT NOT NULL CHECK (length(as_of) = 10),
          content_hash BLOB NOT NULL CHECK (length(content_hash) = 16)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
