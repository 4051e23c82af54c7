import GRDB

/// Coaches whose sheets no longer say what the database says.
struct StaleCoaches {
  private var ids: Set<String> = []

  mutating func insert(_ coach: String) { ids.insert(coach) }

  /// Notes it at the coaches' sheets, and counts it, so that an export that has read before knows that it came too early.
  func mark(_ db: Database) throws {
    let count = try DirectStatement(
      db, "INSERT INTO sheet_changes (coach_id, changes) VALUES (?1, 1) ON CONFLICT (coach_id) DO UPDATE SET changes = changes + 1")
    let statement = try DirectStatement(db, "UPDATE sheets SET is_stale = 1 WHERE coach_id = ?1 AND is_stale = 0")
    for id in ids.sorted() {
      for statement in [count, statement] {
        statement.bind(id, at: 1)
        try statement.run()
      }
    }
  }
}
