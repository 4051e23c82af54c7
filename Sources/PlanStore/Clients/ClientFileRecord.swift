import GRDB
import TrainingModel

extension PlanStore {
  /// Records that files of these clients lie in the coach's folder now, and which sessions their calendars show.
  ///
  /// - Parameters:
  ///   - clients: The clients whose files were written or found to be right, each with all sessions of the calendar; nil where it was not
  ///     written.
  ///   - gone: The clients whose files were taken away.
  ///   - changes: What was read before, where everything that the coach's clients get was written; nil for a part.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func recordClientFiles(coach: String, clients: [(id: String, published: [PublishedSession]?)], gone: [String] = [], changes: Int?)
    throws
  {
    try write { db in
      for table in ["client_files", "published_sessions"] where !gone.isEmpty {
        let forget = try DirectStatement(db, "DELETE FROM \(table) WHERE client_id = ?1")
        for id in gone {
          forget.bind(id, at: 1)
          try forget.run()
        }
      }
      let folder = try DirectStatement(
        db,
        """
        INSERT INTO client_files (client_id, coach_id) VALUES (?1, ?2)
        ON CONFLICT (client_id) DO UPDATE SET coach_id = ?2 WHERE coach_id <> ?2
        """)
      let clear = try DirectStatement(db, "DELETE FROM published_sessions WHERE client_id = ?1")
      let insert = try DirectStatement(
        db,
        """
        INSERT INTO published_sessions (
          client_id, plan_start, week_index, day_index, focus, content_hash, sequence, stamp, is_cancelled, uid, row_ids)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """)
      let reader = try PublishedSessionReader(db)
      folder.bind(coach, at: 2)
      for (id, published) in clients {
        folder.bind(id, at: 1)
        try folder.run()
        guard let published, try reader.sessions(of: id) != published else { continue }
        clear.bind(id, at: 1)
        try clear.run()
        for session in published {
          insert.bind(id, at: 1)
          insert.bind(session.key.planStart, at: 2)
          insert.bind(session.key.week, at: 3)
          insert.bind(session.key.day, at: 4)
          insert.bind(session.focus, at: 5)
          insert.bind(session.contentHash, at: 6)
          insert.bind(session.sequence, at: 7)
          insert.bind(session.stamp, at: 8)
          insert.bind(session.isCancelled ? 1 : 0, at: 9)
          insert.bind(session.uid, at: 10)
          insert.bind(session.rows.map(\.description).joined(separator: " "), at: 11)
          try insert.run()
        }
      }
      guard let changes else { return }
      try db.execute(
        sql: """
          INSERT INTO client_file_exports (coach_id, changes) VALUES (?1, ?2) ON CONFLICT (coach_id) DO UPDATE SET changes = ?2
          """, arguments: [coach, changes])
    }
  }
}
