import GRDB
import GRDBSQLite
import TrainingModel

/// A week as it stands in a sheet.
package struct ExportedWeek: Sendable, Equatable {
  package var key: WeekKey
  package var revision: Int
  package var contentHash: ContentDigest

  package init(key: WeekKey, revision: Int, contentHash: ContentDigest) {
    self.key = key
    self.revision = revision
    self.contentHash = contentHash
  }
}

/// A sheet as it was last written.
package struct SheetRecord: Sendable, Equatable {
  /// The file's name.
  package var name: String
  /// The digest of the file's bytes.
  package var contentHash: ContentDigest
  /// Whether something that it says has changed since.
  package var isStale: Bool
  /// The day that it was written for.
  package var asOf: CalendarDate

  package init(name: String, contentHash: ContentDigest, isStale: Bool, asOf: CalendarDate) {
    self.name = name
    self.contentHash = contentHash
    self.isStale = isStale
    self.asOf = asOf
  }
}

extension PlanStore {
  /// The coach's sheet of this kind as it was last written, or nil where it never was.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func sheetRecord(coach: String, kind: SheetKind) throws -> SheetRecord? {
    try read { db in
      let statement = try DirectStatement(db, "SELECT name, content_hash, is_stale, as_of FROM sheets WHERE coach_id = ?1 AND kind = ?2")
      statement.bind(coach, at: 1)
      statement.bind(kind.id, at: 2)
      defer { statement.reset() }
      guard try statement.step() else { return nil }
      let row = statement.pointer
      guard let hash = row.digest(1), let asOf = row.date(3) else { throw StoreError.damaged("sheets") }
      return SheetRecord(name: row.string(0), contentHash: hash, isStale: row.int(2) != 0, asOf: asOf)
    }
  }

  /// Records that a sheet was written, and which content of which weeks its coach can read now: approval is bound to that.
  ///
  /// Where something that the sheet says has changed since it was read, it stays stale.
  ///
  /// - Parameters:
  ///   - changes: What `readSheet` returned.
  ///   - weeks: The weeks that the coach can read in this sheet; none where another of the coach's sheets counts.
  ///   - news: What the coach is to hear of it, and since when it is true (RFC 3339, UTC); it is posted if the sheet is recorded.
  /// - Returns: Clients of whom the database refused to note it: their weeks can't be approved by this sheet.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  @discardableResult
  package func recordExport(
    coach: String, kind: SheetKind, name: String, contentHash: ContentDigest, asOf: CalendarDate, changes: Int, weeks: [ExportedWeek],
    news: (event: OutboxEvent, at: String)? = nil
  ) throws -> [(client: String, error: StoreError)] {
    try write { db in
      if let news { try OutboxWriter(db, at: news.at).post(news.event) }
      let isStale = try Self.changes(db, coach: coach) != changes
      let sheet = try DirectStatement(
        db,
        """
        INSERT INTO sheets (coach_id, kind, name, content_hash, is_stale, as_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (coach_id, kind) DO UPDATE SET name = ?3, content_hash = ?4, is_stale = ?5, as_of = ?6
        """)
      sheet.bind(coach, at: 1)
      sheet.bind(kind.id, at: 2)
      sheet.bind(name, at: 3)
      sheet.bind(contentHash, at: 4)
      sheet.bind(isStale ? 1 : 0, at: 5)
      sheet.bind(asOf, at: 6)
      try sheet.run()
      guard sheet.changes == 1 else { throw StoreError.count("sheets", expected: 1, actual: sheet.changes) }
      // A finalized week refuses every change, and nobody will approve it.
      let mark = try DirectStatement(
        db,
        """
        UPDATE weeks SET exported_revision = ?4, exported_hash = ?5
        WHERE client_id = ?1 AND plan_start = ?2 AND week_index = ?3 AND status IN ('draft', 'pending', 'approved')
          AND (exported_revision IS NOT ?4 OR exported_hash IS NOT ?5)
        """)
      let reach = try DirectStatement(db, "UPDATE clients SET reached = 'exported' WHERE client_id = ?1 AND reached = 'stored'")
      func note(_ weeks: [ExportedWeek]) throws {
        for week in weeks {
          mark.bind(week.key.clientID, at: 1)
          mark.bind(week.key.planStart, at: 2)
          mark.bind(week.key.week, at: 3)
          mark.bind(week.revision, at: 4)
          mark.bind(week.contentHash.description, at: 5)
          try mark.run()
        }
        if isStale { return }
        for client in Set(weeks.map(\.key.clientID)).sorted() {
          reach.bind(client, at: 1)
          try reach.run()
        }
      }
      if try attempt(db, { try note(weeks) }) == nil { return [] }
      // Somebody's rows are refused: client by client, so that nobody else's sheet waits for them.
      let clients = Dictionary(grouping: weeks, by: \.key.clientID).sorted { $0.key < $1.key }
      return try clients.compactMap { client, weeks in try attempt(db, { try note(weeks) }).map { (client, $0) } }
    }
  }

  /// Does `body` wholly or not at all, and returns why the database refused it; throws what is more than one write's fault.
  private func attempt(_ db: Database, _ body: () throws -> Void) throws -> StoreError? {
    do {
      try Self.rethrowing(path) {
        try db.inSavepoint {
          try body()
          return .commit
        }
      }
      return nil
    } catch let error as StoreError where error.isOfOneWrite {
      return error
    }
  }

  /// The coaches whose sheets of these kinds have to be looked at, by id: never written, something changed, or a block has ended since, or has not ended any more: clocks are set back.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func staleCoaches(today: CalendarDate, kinds: [SheetKind] = SheetKind.allCases) throws -> [String] {
    guard !kinds.isEmpty else { return [] }
    return try read { db in
      var stale: Set<String> = []
      let written = try DirectStatement(
        db,
        """
        SELECT coach_id, is_stale, as_of FROM sheets WHERE kind = ?1
        UNION ALL
        SELECT DISTINCT coach_id, 1, NULL FROM clients
        WHERE coach_id NOT IN (SELECT coach_id FROM sheets WHERE kind = ?1)
        """)
      var others: [CalendarDate: Set<String>] = [:]
      for kind in kinds {
        written.bind(kind.id, at: 1)
        while try written.step() {
          let coach = written.pointer.string(0)
          if written.pointer.int(1) != 0 {
            stale.insert(coach)
          } else if let asOf = written.pointer.date(2), asOf != today {
            others[asOf, default: []].insert(coach)
          }
        }
        written.reset()
      }
      let ended = try DirectStatement(
        db,
        """
        SELECT DISTINCT c.coach_id FROM blocks b JOIN clients c USING (client_id) WHERE b.plan_start > ?1 AND b.plan_start <= ?2
        """)
      for (asOf, coaches) in others where !coaches.isSubset(of: stale) {
        // On its day the sheet held the blocks that were not over; those that started 28 days ago or earlier are over.
        ended.bind(min(asOf, today) + -StoredBlock.dayCount, at: 1)
        ended.bind(max(asOf, today) + -StoredBlock.dayCount, at: 2)
        while try ended.step() {
          let coach = ended.pointer.string(0)
          if coaches.contains(coach) { stale.insert(coach) }
        }
        ended.reset()
      }
      return stale.sorted()
    }
  }
}
