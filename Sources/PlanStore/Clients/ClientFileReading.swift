import GRDB
import Rulebook
import TrainingModel

/// What is known of one coach's clients before their files are written.
package struct ClientFileState: Sendable {
  /// A client who has files, or something approved to put into them.
  package struct Client: Sendable {
    package var id: String
    package var name: String
    /// The coach in whose folder the client's files lie; nil where there are none yet.
    package var folder: String?
    /// The sessions that the client's calendar shows, in order.
    package var published: [PublishedSession]
    /// Whether the client is no longer in the roster and the last approved block is over: then nothing of the client stays.
    package var isGone = false
    /// What is known of the profile; nil where that is nothing.
    package var facts: ClientFacts?
  }

  /// By id.
  package var clients: [Client]
  package var preferences: CoachPreferences
  /// The rules' notes in the language of the files, by the English text; empty for English.
  package var notes: [String: String]
  /// How often something about the coach's clients had changed by then; `recordClientFiles` compares it.
  package var changes: Int
}

extension PlanStore {
  /// Reads the approved plans of one coach's clients in one transaction: `begin` takes who they are, and `body` every row.
  ///
  /// Weeks of suspended clients are left out. No closure may call the store.
  ///
  /// - Parameters:
  ///   - clients: Only these; nil for all.
  ///   - day: Blocks that were over on this day are left out.
  ///   - today: Who has left the roster, and whose last block was over on this day, is gone.
  ///   - language: nil for the one that the coach likes.
  ///   - done: Of which days it is wanted what was done, by which rules; nil for none.
  ///   - takeDone: Takes what every client who has rows did, before the first of them; of whoever logged nothing an empty list.
  /// - Throws: `StoreError` where the database can't be read, and what the closures throw.
  package func readClientPlans<Files>(
    coach: String, clients: [String]? = nil, unfinishedOn day: CalendarDate, today: CalendarDate, language: Language? = nil,
    done: (days: Range<CalendarDate>, rulebook: Rulebook)? = nil, begin: (ClientFileState) throws -> Files,
    _ body: (inout Files, PlanRowView) throws -> Void, takeDone: (inout Files, [LoggedSession]) throws -> Void = { _, _ in }
  ) throws -> Files {
    try read { db in
      let state = try ClientFileState(db, coach: coach, clients: clients, day: day, today: today, language: language)
      var files = try begin(state)
      let filter = PlanRowFilter(
        part: .schedule, coach: coach, clients: state.clients.filter { !$0.isGone }.map(\.id), unfinishedOn: day, leavesOutSuspended: true,
        language: language ?? state.preferences.language)
      let blocks = try BlockReader(db, filter)
      let rows = try PlanRowReader(db, texts, filter)
      var reader = try done.map { try LoggedSessionReader(db, texts, $0.rulebook) }
      let logging = done == nil ? [] : try Self.loggingClients(db, of: state.clients.map(\.id))
      var client: String?
      while let block = try blocks.next() {
        if let days = done?.days, client != block.clientID {
          let isLogging = logging.contains(block.clientID)
          try takeDone(
            &files, isLogging ? reader?.sessions(of: [block.clientID], from: days.lowerBound, before: days.upperBound)[0] ?? [] : [])
        }
        client = block.clientID
        try rows.forEach(of: block) { try body(&files, $0) }
      }
      return files
    }
  }

  /// The coaches about whose clients something changed since their clients' files were written, or of whose clients with files somebody is
  /// gone by today; by id.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coachesWithStaleClientFiles(today: CalendarDate) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT c.coach_id FROM (SELECT DISTINCT coach_id FROM clients) c LEFT JOIN sheet_changes s USING (coach_id)
          LEFT JOIN client_file_exports e USING (coach_id) WHERE e.changes IS NULL OR e.changes <> coalesce(s.changes, 0)
          UNION SELECT c.coach_id FROM clients c JOIN client_files f USING (client_id) WHERE \(ClientFileState.isGone("?1")) ORDER BY 1
          """, arguments: [today.description])
    }
  }

  /// From which state all files of a coach's clients were last written, as `recordClientFiles` took it, by coach.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func clientFileExports() throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT coach_id, changes FROM client_file_exports")
      return Dictionary(rows.map { ($0["coach_id"], $0["changes"]) }) { first, _ in first }
    }
  }

  /// The ids of a coach's clients, in order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func clientIDs(coach: String) throws -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT client_id FROM clients WHERE coach_id = ? ORDER BY client_id", arguments: [coach])
    }
  }

  /// The coaches in whose folders files of clients lie, by id.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func coachesWithClientFiles() throws -> [String] {
    try read { db in try String.fetchAll(db, sql: "SELECT DISTINCT coach_id FROM client_files ORDER BY 1") }
  }
}

extension ClientFileState {
  /// The condition that a row of `clients c` is somebody who has left, and whose last approved block was over on a day.
  static func isGone(_ day: String) -> String { "c.is_present = 0 AND (c.approved_until IS NULL OR c.approved_until < \(day))" }

  init(
    _ db: Database, coach: String, clients chosen: [String]?, day: CalendarDate, today: CalendarDate, language: Language?
  ) throws {
    changes = try PlanStore.changes(db, coach: coach)
    preferences = try CoachPreferences.read(db, coach: coach)
    notes = [:]
    let names = try DirectStatement(db, "SELECT note, name FROM note_translations WHERE language = ?1")
    names.bind((language ?? preferences.language).id, at: 1)
    while try names.step() { notes[names.pointer.string(0)] = names.pointer.string(1) }
    names.reset()
    clients = []
    let statement = try DirectStatement(
      db,
      """
      SELECT c.client_id, c.client_name, f.coach_id, \(Self.isGone("?4")), c.facts FROM clients c LEFT JOIN client_files f USING (client_id)
      WHERE c.coach_id = ?1 AND (c.approved_until >= ?2 OR f.client_id IS NOT NULL)
        \(chosen == nil ? "" : "AND c.client_id IN (SELECT value FROM json_each(?3))")
      ORDER BY c.client_id
      """)
    statement.bind(coach, at: 1)
    statement.bind(day, at: 2)
    if let chosen { statement.bind(jsonArray(chosen), at: 3) }
    statement.bind(today, at: 4)
    defer { statement.reset() }
    let published = try PublishedSessionReader(db)
    while try statement.step() {
      let row = statement.pointer
      let id = row.string(0)
      clients.append(
        Client(
          id: id, name: row.string(1), folder: row.optionalString(2), published: try published.sessions(of: id), isGone: row.int(3) != 0,
          facts: row.optionalString(4).flatMap { ClientFacts(text: $0) }))
    }
  }
}

/// Reads the sessions that calendars show, one client after another.
struct PublishedSessionReader {
  private let statement: DirectStatement

  init(_ db: Database) throws {
    statement = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, day_index, focus, content_hash, sequence, stamp, is_cancelled, uid, row_ids FROM published_sessions
      WHERE client_id = ?1 ORDER BY plan_start, week_index, day_index, uid
      """)
  }

  func sessions(of client: String) throws -> [PublishedSession] {
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var sessions: [PublishedSession] = []
    while try statement.step() {
      let row = statement.pointer
      guard let start = row.date(0), let hash = row.digest(4) else { throw StoreError.damaged("published_sessions") }
      let key = PublishedSession.Key(clientID: client, planStart: start, week: row.int(1), day: row.int(2))
      sessions.append(
        PublishedSession(
          uid: row.string(8), key: key, rows: row.string(9).split(separator: " ").compactMap { RowID(text: $0) }, focus: row.string(3),
          contentHash: hash, sequence: row.int(5), stamp: row.string(6), isCancelled: row.int(7) != 0))
    }
    return sessions
  }
}
