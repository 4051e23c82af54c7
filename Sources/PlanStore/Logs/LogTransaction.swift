import Findings
import GRDB
import TrainingModel

/// What is to be stored of one client: the days that an import touched, as they should be, and the days that go.
package struct LogChange: Sendable {
  package var client: String
  /// Each with a key of the client. Where several have the same, as another system's table may hold them, they are merged: the last is the
  /// newest.
  package var logs: [WorkoutLog]
  /// Days whose logs somebody allowed to be deleted.
  package var deletions: [LogKey]
  /// How old the exports are that the client's logs come from, by app; nil where that stays as it is.
  package var exports: [LogApp: LogExports]?
  /// What people typed or took back; nil where nobody did.
  package var typed: TypedChange?
  /// Who brought the change, and from where; nil where nobody in particular did.
  package var record: LogImportRecord?
  /// What the change was made from; nil where it is right whatever is stored.
  package var basis: LogBasis?
  /// Days of it on which something hurt so badly, or was said to radiate, that somebody has to be told.
  package var alarms: [CalendarDate] = []

  package init(client: String, logs: [WorkoutLog], deletions: [LogKey] = []) {
    (self.client, self.logs, self.deletions) = (client, logs, deletions)
  }
}

/// Stores one client's change within a transaction: cache first, then only what differs, then a look at what stands there.
struct LogTransaction {
  private(set) var counts = LogCounts()
  private(set) var met = CacheIncidents()
  /// What the cache is to take in once the transaction has ended.
  private(set) var settled: [(key: LogKey, entry: WorkoutLogCache.Entry?)] = []
  private(set) var findings: [Finding] = []

  private let cache: WorkoutLogCache
  private let moment: String
  private let reader: LogReader
  private var writer: LogContentWriter
  private let archive: LogArchive
  private let changes: LogChanges
  private let typedRows: TypedRows
  private let byNumber, byDay: DirectStatement

  /// - Parameter moment: when it happens, as records write it.
  init(_ db: Database, _ texts: TextCache, _ cache: WorkoutLogCache, at moment: String) throws {
    (self.cache, self.moment) = (cache, moment)
    reader = try LogReader(db, texts)
    writer = LogContentWriter(try LogRows(db, texts))
    archive = try LogArchive(db)
    changes = try LogChanges(db)
    typedRows = TypedRows(db)
    byNumber = try DirectStatement(db, "SELECT \(LogHead.columns) FROM workout_logs l WHERE log_number = ?1")
    byDay = try DirectStatement(
      db,
      """
      SELECT \(LogHead.columns) FROM workout_logs l WHERE user_id = ?1 AND program_id = ?2 AND week_index = ?3 AND day_index = ?4
      """)
  }

  mutating func write(_ change: LogChange) throws {
    if let basis = change.basis, try changes.basis(of: change.client) != basis { throw LogSuperseded() }
    let ids = LogID.Maker(client: change.client)
    var moved: Set<LogKey> = []
    for key in change.deletions where key.client == change.client {
      if let new = try takeAway(key, change.logs, ids) { moved.insert(new) }
    }
    // A program is the same text for all its days.
    var program: (start: CalendarDate?, text: String)?
    let twins = Self.twins(change.logs)
    for (index, log) in change.logs.enumerated() {
      guard log.key.client == change.client else {
        throw SaveRefusal(.validation, "a log of another client was to be stored with this one's")
      }
      let text = program.flatMap { $0.start == log.key.planStart ? $0.text : nil } ?? log.key.program
      program = (log.key.planStart, text)
      if let days = twins[log.key] {
        if days.last == index { try merge(days.map { change.logs[$0] }, id: ids.id(log.key), program: text) }
      } else {
        if !moved.contains(log.key) { try write(log, id: ids.id(log.key), program: text) }
      }
    }
    counts += writer.counts
    writer.counts = LogCounts()
    let isTyped = try change.typed.map { try typedRows.write($0, of: change.client) } ?? false
    try changes.note(change, hasWritten: counts.rowsWritten > 0 || isTyped, at: moment)
  }

  /// The places of logs whose key another has, too.
  private static func twins(_ logs: [WorkoutLog]) -> [LogKey: [Int]] {
    var seen = Set<LogKey>(minimumCapacity: logs.count)
    guard !logs.allSatisfy({ seen.insert($0.key).inserted }) else { return [:] }
    return Dictionary(grouping: logs.indices, by: { logs[$0].key }).filter { $0.value.count > 1 }
  }

  // MARK: A day

  /// Stores several logs of one day as one, and each as it was in the archive; nothing where that is what stands there.
  private mutating func merge(_ logs: [WorkoutLog], id: LogID, program: String) throws {
    guard let newest = logs.last else { return }
    let merged = logs.dropLast().reversed().reduce(newest) { $0.merging($1) }
    let before = try head(of: merged.key, program)
    if let before, before.says(merged), try reader.parts(of: before.number).map(\.part) == merged.parts {
      return try update(before, to: merged, id: id)
    }
    let counted = writer.counts
    for log in logs {
      if let head = try head(of: log.key, program) {
        try update(head, to: log, id: id)
      } else {
        try create(log, id: id, program: program)
      }
      guard let head = try head(of: log.key, program) else { throw StoreError.damaged("workout_logs") }
      try archive.keep(head.number, reason: .merged, at: moment)
      writer.counts.rowsWritten += 1
    }
    if let head = try head(of: merged.key, program) { try update(head, to: merged, id: id) }
    // It is one day, however many steps led to it.
    let rows = writer.counts.rowsWritten
    writer.counts = counted
    writer.counts.rowsWritten = rows
    if before == nil { writer.counts.created += 1 } else { writer.counts.updated += 1 }
    if before == nil { for part in merged.parts { for done in part.session.exercises { writer.counts.setsCreated += done.sets.count } } }
    findings.append(
      Finding(
        .logMerged, "\(logs.count) logs are of one training day (\(merged.date)), so they were stored as one",
        hint: "where they differ the last is right, and what only another says was added; all are kept in archived_logs"))
  }

  private mutating func write(_ log: WorkoutLog, id: LogID, program: String) throws {
    switch cache.answer(log.key) {
    case .hit(let entry):
      if let head = try head(entry, of: log.key) { return try update(head, to: log, id: id) }
      met.stale += 1
      if let head = try head(of: log.key, program) {
        try update(head, to: log, id: id)
      } else {
        try create(log, id: id, program: program)
      }
      met.recoveries += 1
    case .unknown:
      if let head = try head(of: log.key, program) { return try update(head, to: log, id: id) }
      try create(log, id: id, program: program)
    case .none:
      try create(log, id: id, program: program)
    }
  }

  /// Creates a day that nobody is known to have; where somebody was first, their day becomes this one.
  private mutating func create(_ log: WorkoutLog, id: LogID, program: String) throws {
    let number: Int
    do {
      number = try writer.rows.insert(log, id: id, program: program, at: moment)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      met.violations += 1
      guard let head = try head(of: log.key, program) else { throw error }
      findings.append(
        Finding(
          .logElsewhere,
          "the log of \(log.date) was stored by somebody else in the meantime, so it was brought up to date instead of created"
        ))
      try update(head, to: log, id: id)
      met.recoveries += 1
      return
    }
    guard number < LogPlaces.greatestLog else { throw StoreError.damaged("workout_logs") }
    writer.counts.rowsWritten += 1
    writer.counts.created += 1
    try writer.create(log, number: number)
    try expect(log, under: number)
    settled.append((log.key, .init(id: id, number: number)))
  }

  private mutating func update(_ head: LogHead, to log: WorkoutLog, id: LogID) throws {
    if head.id == nil { met.invalidIDs += 1 }
    let stored = try reader.parts(of: head.number)
    let isSame = stored.count == log.parts.count && zip(stored, log.parts).allSatisfy { $0.part == $1 }
    if !isSame || !head.says(log) || head.id != id {
      // The update counts its rows: the day may have gone since somebody looked.
      let rows = try writer.rows.update(head.number, log, id: id, at: moment)
      guard rows == 1 else { throw StoreError.count("workout_logs", expected: 1, actual: rows, client: log.key.client) }
      writer.counts.rowsWritten += 1
      writer.counts.updated += 1
      if !isSame {
        try writer.update(stored, to: log, number: head.number)
        try expect(log, under: head.number)
      }
    } else {
      writer.counts.unchanged += 1
    }
    settled.append((log.key, .init(id: id, number: head.number)))
  }

  /// Takes a day away. One whose sessions are those of another day that is to be stored now moves there: the plan has got another place
  /// for it, and nothing of what was done is written again.
  ///
  /// - Returns: the key that the day has now; nil where it is gone.
  private mutating func takeAway(_ key: LogKey, _ logs: [WorkoutLog], _ ids: LogID.Maker) throws -> LogKey? {
    var found: LogHead?
    if case .hit(let entry) = cache.answer(key) {
      found = try head(entry, of: key)
      if found == nil { met.stale += 1 }
    }
    if found == nil { found = try head(of: key, key.program) }
    settled.append((key, nil))
    guard let found else { return nil }
    let stored = try reader.parts(of: found.number)
    let parts = stored.map(\.part)
    let there = logs.filter { $0.parts == parts && $0.key != key && $0.key.client == key.client }
    if there.count == 1, logs.count(where: { $0.key == there[0].key }) == 1, try head(of: there[0].key, there[0].key.program) == nil {
      let (log, id) = (there[0], ids.id(there[0].key))
      let rows = try writer.rows.move(found.number, log, id: id, at: moment)
      guard rows == 1 else { throw StoreError.count("workout_logs", expected: 1, actual: rows, client: key.client) }
      writer.counts.rowsWritten += 1
      writer.counts.updated += 1
      settled.append((log.key, .init(id: id, number: found.number)))
      return log.key
    }
    // What is stored under another day is not lost, and needs no archive.
    if !parts.allSatisfy({ part in logs.contains { $0.parts.contains(part) } }) {
      try archive.keep(found.number, reason: .deleted, at: moment)
      writer.counts.rowsWritten += 1
    }
    try writer.delete(found, stored)
    return nil
  }

  /// Looks at what stands there now, by a plain read: all of it, in its order.
  private func expect(_ log: WorkoutLog, under number: Int) throws {
    let stored = try reader.parts(of: number)
    guard stored.count == log.parts.count, zip(stored, log.parts).allSatisfy({ $0.part == $1 }) else {
      throw StoreError(
        .count, "what was stored of client \(log.key.client) on \(log.date) is not what was to be stored, so it was undone",
        hint: "report this")
    }
  }

  // MARK: Heads

  /// The row that an entry names; nil where it is gone or another day's.
  private func head(_ entry: WorkoutLogCache.Entry, of key: LogKey) throws -> LogHead? {
    byNumber.bind(entry.number, at: 1)
    defer { byNumber.reset() }
    guard try byNumber.step() else { return nil }
    let head = try LogHead(byNumber.pointer)
    return head.key == key && head.id == entry.id ? head : nil
  }

  private func head(of key: LogKey, _ program: String) throws -> LogHead? {
    byDay.bind(key.client, at: 1)
    byDay.bind(program, at: 2)
    byDay.bind(key.week, at: 3)
    byDay.bind(key.day, at: 4)
    defer { byDay.reset() }
    return try byDay.step() ? LogHead(byDay.pointer) : nil
  }
}
