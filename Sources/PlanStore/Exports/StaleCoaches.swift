import GRDB

/// Coaches whose sheets no longer say what the database says.
struct StaleCoaches {
  private var ids: Set<String> = []

  mutating func insert(_ coach: String) { ids.insert(coach) }

  /// Notes it at the coaches' sheets; one that was never written needs no note.
  func mark(_ db: Database) throws {
    let statement = try DirectStatement(db, "UPDATE sheets SET is_stale = 1 WHERE coach_id = ?1 AND is_stale = 0")
    for id in ids.sorted() {
      statement.bind(id, at: 1)
      try statement.run()
    }
  }
}
