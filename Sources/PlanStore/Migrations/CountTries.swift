import GRDB

extension Schema {
  /// How often it was begun to take a file in, and what its coach has not heard of it yet: the codes of what was refused or disputed,
  /// separated by blanks, with the number of conflicts; NULL where there is nothing to tell.
  static func countTries(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE inbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0);
        ALTER TABLE inbox ADD COLUMN news TEXT;
        ALTER TABLE inbox ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0 CHECK (conflicts >= 0);
        """)
  }
}
