import GRDB
import TrainingModel

extension PlanStore {
  /// How often something that a coach's sheets say has changed: to be asked before a log sheet is read.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func sheetChanges(of coach: String) throws -> Int { try read { try Self.changes($0, coach: coach) } }

  /// Notes that a coach's log sheet was brought up to date for a day.
  ///
  /// - Parameters:
  ///   - changes: What `sheetChanges` said before it was read.
  ///   - content: That of the sheet.
  /// - Throws: `StoreError` where the database can't be written.
  package func noteLogSheet(of coach: String, changes: Int, content: ContentDigest, asOf today: CalendarDate) throws {
    try write { db in
      let note = try DirectStatement(
        db,
        """
        INSERT INTO log_sheets (coach_id, changes, as_of, content_hash) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET changes = excluded.changes, as_of = excluded.as_of, content_hash = excluded.content_hash
        """)
      note.bind(coach, at: 1)
      note.bind(changes, at: 2)
      note.bind(today, at: 3)
      note.bind(content, at: 4)
      try note.run()
    }
  }

  /// The coaches whose log sheet would say today what it said when it was written: nothing has changed since, no week has come into it or
  /// gone out of it with the days, and nobody in it is suspended, of whom it shows no days to come.
  ///
  /// - Parameters:
  ///   - back: so many days before today a week may begin that a sheet has.
  ///   - ahead: and so many days after.
  /// - Returns: their coaches, with which sheet it is.
  /// - Throws: `StoreError` where the database can't be read.
  package func coachesWithCurrentLogSheets(today: CalendarDate, back: Int, ahead: Int) throws -> [String: ContentDigest] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT s.coach_id, s.content_hash FROM log_sheets s LEFT JOIN sheet_changes c USING (coach_id)
        WHERE coalesce(c.changes, 0) = s.changes AND (s.as_of = ?1 OR NOT EXISTS (
          SELECT 1 FROM clients k CROSS JOIN (
            SELECT client_id, plan_start, force_number, date(plan_start, (7 * (week_index - 1)) || ' days') AS first FROM weeks) w
            USING (client_id)
          WHERE k.coach_id = s.coach_id AND w.force_number IS NOT NULL
            AND w.plan_start >= date(min(s.as_of, ?1), (-?2 - 27) || ' days') AND (
            k.is_suspended AND w.first > date(min(s.as_of, ?1), '-7 days') AND w.first <= date(max(s.as_of, ?1), ?3 || ' days')
            OR w.first > date(min(s.as_of, ?1), ?3 || ' days') AND w.first <= date(max(s.as_of, ?1), ?3 || ' days')
            OR w.first >= date(min(s.as_of, ?1), (-?2) || ' days') AND w.first < date(max(s.as_of, ?1), (-?2) || ' days'))))
        """)
      statement.bind(today, at: 1)
      statement.bind(back, at: 2)
      statement.bind(ahead, at: 3)
      defer { statement.reset() }
      var coaches: [String: ContentDigest] = [:]
      while try statement.step() { coaches[statement.pointer.string(0)] = statement.pointer.digest(1) }
      return coaches
    }
  }
}
