import GRDB
import TrainingModel

extension PlanStore {
  /// Reads everything that one coach's sheets say in one transaction: `begin` takes the clients, by id, with what the coach likes,
  /// and `body` every row, in `language` or the one that the coach likes. Who has left is in it until the last block is over.
  ///
  /// Neither may call the store, as with `forEachPlanRow`.
  ///
  /// - Returns: What `begin` made, and how often the sheets' content had changed by then: `recordExport` compares it.
  /// - Throws: `StoreError` where the database can't be read, and what `begin` and `body` throw.
  package func readSheet<Sheet>(
    coach: String, unfinishedOn today: CalendarDate, language: Language? = nil,
    begin: (_ clients: [ClientSummary], _ preferences: CoachPreferences) throws -> Sheet,
    _ body: (inout Sheet, PlanRowView) throws -> Void
  ) throws -> (sheet: Sheet, changes: Int) {
    try read { db in
      let changes = try Self.changes(db, coach: coach)
      let preferences = try CoachPreferences.read(db, coach: coach)
      var sheet = try begin(SummaryReader(db).summaries(coach: coach, clients: nil, unfinishedOn: today), preferences)
      let filter = PlanRowFilter(part: .both, coach: coach, unfinishedOn: today, language: language ?? preferences.language)
      let blocks = try BlockReader(db, filter)
      let rows = try PlanRowReader(db, texts, filter)
      while let block = try blocks.next() { try rows.forEach(of: block) { try body(&sheet, $0) } }
      return (sheet, changes)
    }
  }

  /// How often something that the coach's sheets say has changed.
  static func changes(_ db: Database, coach: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT changes FROM sheet_changes WHERE coach_id = ?", arguments: [coach]) ?? 0
  }

  /// The coaches who have clients, each with the recorded name of a sheet of these kinds and the digest of its bytes, by coach.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func recordedSheets(kinds: [SheetKind] = SheetKind.allCases) throws -> [(
    coach: String, kind: SheetKind, name: String, contentHash: ContentDigest
  )] {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT coach_id, kind, name, content_hash FROM sheets s
        WHERE EXISTS (SELECT 1 FROM clients c WHERE c.coach_id = s.coach_id) ORDER BY coach_id, kind
        """)
      defer { statement.reset() }
      var sheets: [(coach: String, kind: SheetKind, name: String, contentHash: ContentDigest)] = []
      while try statement.step() {
        let row = statement.pointer
        guard let kind = row.word(1, as: SheetKind.self), let hash = row.digest(3) else { throw StoreError.damaged("sheets") }
        if kinds.contains(kind) { sheets.append((row.string(0), kind, row.string(2), hash)) }
      }
      return sheets
    }
  }

  /// The digest of the rules that the latest run read, or nil where there was none.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func lastRulebookDigest() throws -> ContentDigest? {
    try read { db in
      let statement = try DirectStatement(
        db, "SELECT rulebook_digest FROM runs WHERE rulebook_digest IS NOT NULL ORDER BY started_at DESC, run_id DESC LIMIT 1")
      defer { statement.reset() }
      return try statement.step() ? statement.pointer.digest(0) : nil
    }
  }
}
