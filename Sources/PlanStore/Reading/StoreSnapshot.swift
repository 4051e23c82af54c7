import Findings
import GRDB
import GRDBSQLite
import TrainingModel

/// What the store knows of every client when a run begins: enough to decide who is due and whose plan is still the same.
package struct StoreSnapshot: Sendable {
  /// One client as the store knows them.
  package struct Client: Sendable {
    package let id: String
    package let coachID: String
    /// The digest of the profile's bytes when the client was last written.
    package let recordDigest: ContentDigest
    /// The digest of what the profile said then.
    package let profileDigest: ContentDigest
    package let outcome: Outcome
    /// Whether the last run found the client in the roster.
    package let isPresent: Bool
    /// Whether approved weeks are kept from the client at present.
    package let isSuspended: Bool
    /// The unapproved block, or nil.
    package let preview: Preview?
    /// The last day of the last block of which at least a week is approved, or nil.
    package let approvedUntil: CalendarDate?
    /// The codes of the stored warnings about the client, one for each.
    package let warnings: [FindingCode]
    /// The codes of the warnings and errors that the checks found in the present block after somebody edited it, and that nobody accepted.
    package let editFindings: [FindingCode]
    /// The latest approved blocks, the latest first: what the next plan looks back to.
    package var approvedBlocks: [ApprovedBlock] = []
    /// The blocks that people have changed and in which weeks wait, as draft or pending, the earliest first.
    package var editedBlocks: [EditedBlock] = []
    /// What stands beside the plan, as far as telling whether it is still so needs it; nil where nothing is stored yet.
    package var facts: ClientFacts.Imprint?
    /// Since when the profile's lifts without a date are known, as `SeenLifts.text`; nil where no night has looked at them.
    package var seenLifts: String?
    /// What the last night that looked at the logs of a running block left; nil where none has.
    package var adaptation: AdaptationMark?
  }

  /// A block that people have changed.
  package struct EditedBlock: Sendable, Equatable {
    package let start: CalendarDate
    /// The digest of everything by which a run has planned or last checked it.
    package let fingerprint: ContentDigest
    /// The digest of the rules and the program among them.
    package let basis: ContentDigest
  }

  /// A block with weeks that nobody has approved yet.
  package struct Preview: Sendable {
    package let start: CalendarDate
    package let fingerprint: ContentDigest
    /// The digest of the rules and the program among what made it.
    package let basis: ContentDigest
    /// The block's revision, from 1.
    package let revision: Int
    /// Whether somebody changed it after it was planned.
    package let isEdited: Bool
    /// Whether other weeks of the same block are approved.
    package let hasApprovedWeeks: Bool
    /// Where other weeks are approved, the last day of the last week that is not; else nil. Planned weeks without a session don't count: once
    /// only they are left, there is nothing to approve.
    package let openUntil: CalendarDate?
    /// The last day of the last week that is not approved and was planned or checked by another profile than the one that is stored; nil where
    /// there is none. It is the end of a week that is over, unless an approval was taken back or the clock was.
    package let otherProfileUntil: CalendarDate?

    /// Whether the block is what this fingerprint makes, and nothing that can still be approved on a day is from another profile.
    package func isMade(from start: CalendarDate, by fingerprint: ContentDigest, on day: CalendarDate) -> Bool {
      self.start == start && self.fingerprint == fingerprint && otherProfileUntil.map { $0 < day } ?? true
    }
  }

  /// Everybody, by id.
  package let clients: [Client]
  /// What is known of logs, by the client's id, also of clients who were never planned.
  private let logs: [String: ClientLogs]
  private let places: [ContentDigest: Int32]
  /// How coaches want running blocks to follow logs, by coach; those who said nothing are missing.
  private let adapting: [String: Adapting]

  /// The logs of a client as far as plans hang on them.
  package struct ClientLogs: Sendable, Equatable {
    /// How often they have changed, from 1.
    package var count = 0
    /// Of which state of them the block at each start was made.
    package var blocks: [CalendarDate: BlockLogs] = [:]
  }

  init(clients: [Client], logs: [String: ClientLogs] = [:], adapting: [String: Adapting] = [:]) {
    self.clients = clients
    (self.logs, self.adapting) = (logs, adapting)
    var places: [ContentDigest: Int32] = [:]
    places.reserveCapacity(clients.count)
    for (place, client) in clients.enumerated() { places[client.recordDigest] = Int32(truncatingIfNeeded: place) }
    self.places = places
  }

  /// What a database that doesn't exist yet knows.
  package static let empty = StoreSnapshot(clients: [])

  /// The place in `clients` of the client whose profile had these very bytes, or nil.
  package func place(record digest: ContentDigest) -> Int? { places[digest].map { Int($0) } }

  /// What is known of the logs of the client with this id; nil where there are none.
  package func logs(of id: String?) -> ClientLogs? { logs.isEmpty ? nil : id.flatMap { logs[$0] } }

  /// How this coach wants running blocks to follow logs.
  package func adapting(of coach: String) -> Adapting { adapting[coach] ?? Adapting() }

  /// The place in `clients` of the client with this id, or nil.
  package func place(id: String) -> Int? {
    var (low, high) = (0, clients.count)
    while low < high {
      let middle = (low + high) / 2
      if clients[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < clients.count && clients[low].id == id ? low : nil
  }
}

extension PlanStore {
  /// Reads what a run needs to decide about every client.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func snapshot() throws -> StoreSnapshot {
    try read { db in
      let statement = try DirectStatement(
        db,
        """
        SELECT c.client_id, c.coach_id, c.record_digest, c.profile_digest, c.outcome, c.is_present, c.is_suspended, c.approved_until,
          c.preview_start, b.fingerprint, b.is_edited, b.revision,
          CASE WHEN c.approved_until >= c.preview_start THEN (
            SELECT max(week_index) FROM weeks w
            WHERE w.client_id = c.client_id AND w.plan_start = c.preview_start AND w.force_revision IS NULL
              AND (w.row_count > 0 OR w.status <> 'pending')) END, c.facts, c.lifts,
          (SELECT max(week_index) FROM weeks w
            WHERE w.client_id = c.client_id AND w.plan_start = c.preview_start AND w.force_revision IS NULL
              AND w.profile_digest <> c.profile_digest),
          b.rules_digest
        FROM clients c LEFT JOIN blocks b ON b.client_id = c.client_id AND b.plan_start = c.preview_start
        ORDER BY c.client_id
        """)
      defer { statement.reset() }
      let blocks = try ApprovedBlockReader(db)
      var coaches = Interner()
      let outcomes = WordReader<Outcome>()
      var warnings = try StoredWarnings(db)
      var edited = try StoredEditedBlocks(db)
      var clients: [StoreSnapshot.Client] = []
      let marks = try Self.adaptationMarks(db)
      while try statement.step() {
        let row = statement.pointer
        guard let record = row.digest(2), let profile = row.digest(3), let outcome = outcomes.word(row.bytes(4)) else {
          throw StoreError.damaged("clients")
        }
        let approvedUntil = row.date(7)
        var preview: StoreSnapshot.Preview?
        if let start = row.date(8), let fingerprint = row.digest(9), let basis = row.digest(16) {
          preview = .init(
            start: start, fingerprint: fingerprint, basis: basis, revision: row.int(11), isEdited: row.int(10) != 0,
            hasApprovedWeeks: approvedUntil.map { $0 >= start } ?? false, openUntil: row.optionalInt(12).map { start.day(7, ofWeek: $0) },
            otherProfileUntil: row.optionalInt(15).map { start.day(7, ofWeek: $0) })
        }
        let id = row.string(0)
        let codes = try warnings.take(id)
        clients.append(
          .init(
            id: id, coachID: coaches.string(row.bytes(1)), recordDigest: record, profileDigest: profile, outcome: outcome,
            isPresent: row.int(5) != 0, isSuspended: row.int(6) != 0, preview: preview, approvedUntil: approvedUntil,
            warnings: codes.warnings, editFindings: codes.edits, approvedBlocks: approvedUntil == nil ? [] : try blocks.blocks(of: id),
            editedBlocks: try edited.take(id), facts: ClientFacts.Imprint(row.bytes(13)),
            seenLifts: row.optionalString(14), adaptation: marks.isEmpty ? nil : marks[id]))
      }
      return StoreSnapshot(clients: clients, logs: try Self.clientLogs(db), adapting: try Self.adapting(db))
    }
  }

  private static func adaptationMarks(_ db: Database) throws -> [String: AdaptationMark] {
    let statement = try DirectStatement(
      db, "SELECT client_id, plan_start, fingerprint, first_day, rows <> '[]' FROM adaptations ORDER BY client_id, plan_start")
    defer { statement.reset() }
    var marks: [String: AdaptationMark] = [:]
    while try statement.step() {
      let row = statement.pointer
      guard let start = row.date(1), let fingerprint = row.digest(2) else { throw StoreError.damaged("adaptations") }
      marks[row.string(0)] = .init(start: start, fingerprint: fingerprint, firstDay: row.date(3), hasRows: row.int(4) != 0)
    }
    return marks
  }

  private static func adapting(_ db: Database) throws -> [String: Adapting] {
    let statement = try DirectStatement(db, "SELECT coach_id, adapt, adapt_within FROM preferences")
    defer { statement.reset() }
    var adapting: [String: Adapting] = [:]
    while try statement.step() {
      guard let mode = statement.pointer.word(1, as: AdaptMode.self) else { throw StoreError.damaged("preferences") }
      adapting[statement.pointer.string(0)] = Adapting(mode: mode, within: statement.pointer.optionalInt(2))
    }
    return adapting
  }

  private static func clientLogs(_ db: Database) throws -> [String: StoreSnapshot.ClientLogs] {
    var logs: [String: StoreSnapshot.ClientLogs] = [:]
    let changes = try DirectStatement(db, "SELECT client_id, count FROM log_changes")
    defer { changes.reset() }
    while try changes.step() { logs[changes.pointer.string(0)] = .init(count: changes.pointer.int(1)) }
    guard !logs.isEmpty else { return [:] }
    let blocks = try DirectStatement(db, "SELECT client_id, plan_start, count, settled FROM block_logs")
    defer { blocks.reset() }
    while try blocks.step() {
      let row = blocks.pointer
      guard let start = row.date(1) else { throw StoreError.damaged("block_logs") }
      logs[row.string(0)]?.blocks[start] = BlockLogs(count: row.int(2), isSettled: row.int(3) != 0)
    }
    return logs
  }

  /// Whether a week of a block that waits stood in a sheet.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func isExported(_ client: String, _ start: CalendarDate) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM weeks WHERE client_id = ? AND plan_start = ? AND exported_revision IS NOT NULL)",
        arguments: [client, start.description]) ?? false
    }
  }
}

/// Gives equal texts one storage: a coach has many clients.
private struct Interner {
  private var table = TextTable()
  private var texts: [String] = []

  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let place = table.place(of: bytes)
    if place == texts.count { texts.append(String(decoding: bytes, as: UTF8.self)) }
    return texts[place]
  }
}

/// Reads words of one kind without making a text of each.
private struct WordReader<W: Word> {
  private let spellings = W.spellings.map { Array($0.utf8) }

  func word(_ bytes: UnsafeBufferPointer<UInt8>) -> W? {
    spellings.firstIndex { $0.elementsEqual(bytes) }.flatMap { W(rawValue: UInt8($0)) }
  }
}
