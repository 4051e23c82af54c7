import GRDB
import TrainingModel

/// Keeps what is known of the exports of a client, and how often the client's logs have changed: plans made from them are made anew then, and so are the
/// sheets of the client's coach.
struct LogChanges {
  private let keep, raise, record, exports, version, findCoach: DirectStatement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    findCoach = try DirectStatement(db, "SELECT coach_id FROM clients WHERE client_id = ?1")
    keep = try DirectStatement(
      db,
      """
      INSERT INTO log_exports (client_id, app, newest, pruned) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO UPDATE SET newest = excluded.newest, pruned = excluded.pruned
      WHERE (newest, pruned) IS NOT (excluded.newest, excluded.pruned)
      """)
    exports = try DirectStatement(db, "SELECT app, newest, pruned FROM log_exports WHERE client_id = ?1")
    version = try DirectStatement(db, "SELECT count FROM log_changes WHERE client_id = ?1")
    raise = try DirectStatement(
      db, "INSERT INTO log_changes (client_id, count) VALUES (?1, 1) ON CONFLICT DO UPDATE SET count = count + 1")
    record = try DirectStatement(
      db,
      """
      INSERT INTO log_imports (at, who, client_id, source, file, created, updated, deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """)
  }

  /// What a change of the client's logs would be made from now.
  func basis(of client: String) throws -> LogBasis {
    version.bind(client, at: 1)
    defer { version.reset() }
    let count = try version.step() ? version.pointer.int(0) : 0
    exports.bind(client, at: 1)
    defer { exports.reset() }
    var found: [LogApp: LogExports] = [:]
    while try exports.step() {
      let row = exports.pointer
      guard let app = UInt8(exactly: row.int(0)).flatMap(LogApp.init(rawValue:)) else { throw StoreError.damaged("log_exports") }
      found[app] = LogExports(newest: Int64(row.int(1)), pruned: Int64(row.int(2)))
    }
    return LogBasis(count: count, exports: found)
  }

  func note(_ change: LogChange, hasWritten: Bool, at moment: String) throws {
    for (app, exports) in (change.exports ?? [:]).sorted(by: { $0.key < $1.key }) {
      keep.bind(change.client, at: 1)
      keep.bind(Int(app.rawValue), at: 2)
      keep.bind(Int(exports.newest), at: 3)
      keep.bind(Int(exports.pruned), at: 4)
      try keep.run()
    }
    guard hasWritten else { return }
    try count(change.client)
    guard let origin = change.record else { return }
    for (place, text) in [moment, origin.who, change.client, origin.app.id, origin.file].enumerated() {
      record.bind(text, at: Int32(place + 1))
    }
    for (place, number) in [origin.created, origin.updated, origin.deleted].enumerated() { record.bind(number, at: Int32(place + 6)) }
    try record.run()
  }

  /// Counts a change of what a client did, so that plans and sheets that were made from it are made anew.
  func count(_ client: String) throws {
    raise.bind(client, at: 1)
    try raise.run()
    try markSheets(of: client)
  }

  /// The sheets of the client's coach say something else now; a client who was never planned has none.
  private func markSheets(of client: String) throws {
    findCoach.bind(client, at: 1)
    defer { findCoach.reset() }
    guard try findCoach.step() else { return }
    var stale = StaleCoaches()
    stale.insert(findCoach.pointer.string(0))
    try stale.mark(db)
  }
}

/// Who brought logs in, from which file, and what became of its sessions: kept, so that it can be read later.
package struct LogImportRecord: Sendable, Hashable {
  package var who: String
  package var app: LogApp
  /// The file's own name, without its folder.
  package var file: String
  /// Sessions.
  package var created, updated, deleted: Int

  package init(who: String, app: LogApp, file: String, created: Int, updated: Int, deleted: Int) {
    (self.who, self.app, self.file) = (who, app, file)
    (self.created, self.updated, self.deleted) = (created, updated, deleted)
  }
}

/// What is known of a client's logs when a change of them is made: how often they have changed, and how old the exports are that they are
/// from. Whoever was quicker has changed one of them.
package struct LogBasis: Sendable, Equatable {
  /// 0 where there are no logs.
  package var count: Int
  package var exports: [LogApp: LogExports]

  package init(count: Int, exports: [LogApp: LogExports]) { (self.count, self.exports) = (count, exports) }
}

/// Somebody else has stored logs of the client since the change was made, so that it has to be made anew; nothing was written.
package struct LogSuperseded: Error {}

extension LogChange {
  /// Whether there is nothing to store.
  package var isEmpty: Bool { logs.isEmpty && deletions.isEmpty && exports == nil && typed?.isEmpty != false }
}
