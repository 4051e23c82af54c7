import GRDB
import TrainingModel

/// Where a file that a coach left for us stands.
package enum InboxState: UInt8, Word {
  /// It is in the database and not taken in yet.
  case queued
  case done
  case refused
  /// Taken in, but for what two people changed in different ways.
  case conflict
  /// Taken in, but for deletions that the coach has to confirm.
  case waiting

  package static let spellings = ["queued", "done", "refused", "conflict", "waiting"]
}

/// A file that a coach left for us.
package struct InboxEntry: Sendable, Equatable {
  /// Its place in the queue.
  package var number: Int
  package var coachID: String
  /// Its name, without a folder.
  package var name: String
  package var digest: ContentDigest
  package var allowsDeletions: Bool
  /// How often it was begun to take it in.
  package var tries = 0
}

extension PlanStore {
  /// Puts a file into the queue, unless its content was taken in for the coach before.
  ///
  /// Returns where the same content stood before; nil where it is new. What was refused, or waits, comes into the queue again.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func queue(_ bytes: [UInt8], digest: ContentDigest, name: String, coach: String, at: String) throws -> InboxState? {
    try write { db in
      let find = try DirectStatement(db, "SELECT state FROM inbox WHERE coach_id = ?1 AND digest = ?2")
      find.bind(coach, at: 1)
      find.bind(digest, at: 2)
      let known = try find.step() ? find.pointer.word(0, as: InboxState.self) : nil
      find.reset()
      if known == .done || known == .queued { return known }
      let add = try DirectStatement(
        db,
        """
        INSERT INTO inbox (coach_id, digest, name, state, received_at, bytes) VALUES (?1, ?2, ?3, 'queued', ?4, ?5)
        ON CONFLICT (coach_id, digest) DO UPDATE SET name = ?3, state = 'queued', allows_deletions = 0, received_at = ?4, settled_at = NULL, bytes = ?5,
          tries = 0, news = NULL, conflicts = 0
        """)
      add.bind(coach, at: 1)
      add.bind(digest, at: 2)
      add.bind(name, at: 3)
      add.bind(at, at: 4)
      add.bind(blob: bytes, at: 5)
      try add.run()
      guard add.changes == 1 else { throw StoreError.count("inbox", expected: 1, actual: add.changes) }
      return known
    }
  }

  /// Where a file of the coach with these bytes stands; nil where none ever came.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func inboxState(of digest: ContentDigest, coach: String) throws -> InboxState? {
    try read { db in
      let statement = try DirectStatement(db, "SELECT state FROM inbox WHERE coach_id = ?1 AND digest = ?2")
      statement.bind(coach, at: 1)
      statement.bind(digest, at: 2)
      defer { statement.reset() }
      return try statement.step() ? statement.pointer.word(0, as: InboxState.self) : nil
    }
  }

  /// The files that are to be taken in, in their order.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func queuedFiles() throws -> [InboxEntry] {
    try read { db in
      let statement = try DirectStatement(
        db, "SELECT number, coach_id, name, digest, allows_deletions, tries FROM inbox WHERE state = 'queued' ORDER BY number")
      defer { statement.reset() }
      var entries: [InboxEntry] = []
      while try statement.step() {
        let row = statement.pointer
        guard let digest = row.digest(3) else { throw StoreError.damaged("inbox") }
        entries.append(
          InboxEntry(
            number: row.int(0), coachID: row.string(1), name: row.string(2), digest: digest, allowsDeletions: row.int(4) != 0,
            tries: row.int(5)))
      }
      return entries
    }
  }

  /// The bytes of a queued file; empty where they are gone.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func bytes(ofFile number: Int) throws -> [UInt8] {
    try read { db in
      let statement = try DirectStatement(db, "SELECT bytes FROM inbox WHERE number = ?1")
      statement.bind(number, at: 1)
      defer { statement.reset() }
      return try statement.step() ? statement.pointer.blob(0) : []
    }
  }

  /// Whether a file waits to be taken in.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func hasQueuedFiles() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'queued')") } ?? false
  }

  /// Notes that a file is about to be taken in, for whoever comes after us if that ends the program.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func beginTry(ofFile number: Int) throws {
    try write { try $0.execute(sql: "UPDATE inbox SET tries = tries + 1 WHERE number = ?", arguments: [number]) }
  }

  /// Takes back what `beginTry` noted: it came to an end by itself, whatever that was, so nothing is to be feared of the file.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func endTry(ofFile number: Int) throws {
    try write { try $0.execute(sql: "UPDATE inbox SET tries = tries - 1 WHERE number = ? AND tries > 0", arguments: [number]) }
  }

  /// Notes what became of a queued file. The bytes stay only as long as somebody may still ask for them.
  ///
  /// - Parameter news: What its coach is to hear of it, which `tellInbox` tells.
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func settle(_ entry: InboxEntry, as state: InboxState, at: String, news: InboxEvents? = nil) throws {
    try write { db in
      try db.execute(
        sql: """
          UPDATE inbox SET state = ?1, settled_at = ?2, bytes = CASE WHEN ?1 = 'waiting' THEN bytes END, tries = 0, news = ?4, conflicts = ?5
          WHERE number = ?3
          """,
        arguments: [
          state.id, at, entry.number, news.map { $0.codes.map(\.id).sorted().joined(separator: " ") }, news?.conflicts ?? 0,
        ])
      guard db.changesCount == 1 else { throw StoreError.count("inbox", expected: 1, actual: db.changesCount) }
    }
  }

  /// Puts the coach's newest file of this name that waits for a yes into the queue again, deletions allowed; false where none waits.
  ///
  /// - Throws: `StoreError` where the database can't be written; nothing of it is kept then.
  package func confirmDeletions(inFile name: String, coach: String) throws -> Bool {
    try write { db in
      try db.execute(
        sql: """
          UPDATE inbox SET state = 'queued', allows_deletions = 1 WHERE number = (
            SELECT number FROM inbox WHERE coach_id = ? AND name = ? AND state = 'waiting' ORDER BY received_at DESC, number DESC LIMIT 1)
          """, arguments: [coach, name])
      return db.changesCount == 1
    }
  }
}
