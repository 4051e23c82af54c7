import GRDB

/// Writes the sessions of versions of weeks.
struct SessionWriter {
  private let insert: DirectStatement

  init(_ db: Database) throws { insert = try DirectStatement(db, "INSERT INTO week_sessions (place, focus, minutes) VALUES (?1, ?2, ?3)") }

  /// - Parameters:
  ///   - day: 1 to 7, counted from the first day of the block's weeks.
  ///   - focus: the key of its text.
  func write(number: Int, day: Int, focus: Int, minutes: Int) throws {
    insert.bind(RowPlace.session(number, day: day), at: 1)
    insert.bind(focus, at: 2)
    insert.bind(minutes, at: 3)
    try insert.run()
  }
}
