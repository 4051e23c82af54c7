import Findings
import GRDB
import GRDBSQLite
import Glibc
import Synchronization
import TrainingModel

/// Stores what clients did, a transaction a client, and does what the table of failures says where that does not work.
///
/// It may be used from several threads at once; the database lets one write after the other.
package final class LogSaver: Sendable {
  /// What became of a client's change.
  package struct Outcome: Sendable {
    package var counts = LogCounts()
    /// What a person should know although all is stored.
    package var findings: [Finding] = []
    /// How often it was begun.
    package var attempts = 1
    /// How long it took, waiting and all, in milliseconds.
    package var milliseconds = 0
  }

  package let cache: WorkoutLogCache
  private let store: PlanStore
  private let operation: String
  private let backoff: Backoff
  private let clock: any RetryClock
  private let random: Mutex<any RandomNumberGenerator & Sendable>
  private let report: @Sendable (LogFailure) -> Void

  /// - Parameters:
  ///   - operation: tells apart in a log what belongs together.
  ///   - report: hears of everything that went wrong, also of what went well at another attempt.
  package init(
    _ store: PlanStore, cache: WorkoutLogCache = WorkoutLogCache(), operation: String, backoff: Backoff = Backoff(),
    clock: any RetryClock = MachineClock(), random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
    report: @escaping @Sendable (LogFailure) -> Void = { _ in }
  ) {
    (self.store, self.cache, self.operation, self.backoff, self.clock) = (store, cache, operation, backoff, clock)
    self.random = Mutex(random)
    self.report = report
  }

  /// Fills the cache for those of the clients of whom it knows nothing, by one query; best for all clients of a batch at once.
  ///
  /// - Throws: `LogFailure` where the database can't be read.
  package func prepare(_ clients: [String]) throws {
    let unread = cache.unread(clients)
    guard !unread.isEmpty else { return }
    // It is about many clients, and none of them is at fault.
    _ = try trying(LogChange(client: "", logs: [])) { _ in
      let begun = ContinuousClock.now
      let entries = try store.read { try LogEntries.read($0, of: unread) }
      let took = (ContinuousClock.now - begun).components
      cache.fill(unread, entries, nanoseconds: took.seconds &* 1_000_000_000 &+ took.attoseconds / 1_000_000_000)
      return Outcome()
    }
  }

  /// Stores one client's change in one transaction: all of it or nothing.
  ///
  /// - Parameters:
  ///   - moment: when it happens, as records write it.
  ///   - place: the file, as it may be logged, and the line that it is from.
  /// - Throws: `LogFailure` where it can't be stored, also after all that the table has done for it, and `LogSuperseded` where somebody was
  ///   quicker.
  package func save(_ change: LogChange, at moment: String, from place: Place? = nil) throws -> Outcome {
    try trying(change, from: place) { change in
      if let fault = change.logs.lazy.compactMap(\.fault).first { throw SaveRefusal(.validation, fault) }
      let (outcome, settled, met) = try store.write { db in
        do {
          var transaction = try LogTransaction(db, store.texts, cache, at: moment)
          try transaction.write(change)
          if transaction.counts.rowsWritten > 0 { try PainNews.post(change.alarms, of: change.client, at: moment, db) }
          return (Outcome(counts: transaction.counts, findings: transaction.findings), transaction.settled, transaction.met)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          throw SaveRefusal(
            error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE ? .uniqueViolation : .validation, error.message ?? "a constraint failed")
        }
      }
      cache.settle(settled, met)
      forgetPages()
      return outcome
    }
  }

  /// Lets pages go that the connection keeps in memory: of clients who are done they are of no use, and an import of any size would hold
  /// more and more of them.
  private func forgetPages() {
    store.queue.inDatabase { db in
      if Self.pageBytes(db) > Self.greatestPageBytes { sqlite3_db_release_memory(db.sqliteConnection) }
    }
  }

  /// How much memory the pages of a connection take.
  static func pageBytes(_ db: Database) -> Int {
    var (now, most) = (CInt(0), CInt(0))
    sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_CACHE_USED, &now, &most, 0)
    return Int(now)
  }

  /// How much memory the pages of an import may take.
  private static let greatestPageBytes = 3 << 20

  private func trying(
    _ change: LogChange, from place: Place? = nil, _ body: (LogChange) throws -> Outcome
  ) throws -> Outcome {
    var (change, findings): (LogChange, [Finding]) = (change, [])
    let begun = clock.milliseconds
    var attempt = 1
    while true {
      do {
        var outcome = try body(change)
        outcome.findings = findings + outcome.findings
        outcome.attempts = attempt
        outcome.milliseconds = clock.milliseconds - begun
        return outcome
      } catch let error as LogSuperseded {
        // Whoever made the change has to look again; to write it once more would not help.
        cache.forget(clients: [change.client])
        throw error
      } catch {
        let (kind, detail) = Self.kind(of: error)
        let failure = LogFailure(
          kind, detail: detail, operation: operation, client: change.client.isEmpty ? nil : change.client,
          file: place.map { $0.spoken ?? $0.file }, line: place?.line,
          attempt: attempt, milliseconds: clock.milliseconds - begun)
        report(failure)
        guard attempt < kind.attempts else { throw refused(failure) }
        switch kind.action {
        case .retry: break
        case .dropCacheAndRetry: cache.forget(clients: [change.client])
        case .cleanAndRetry:
          var cleaned = change
          cleaned.logs = change.logs.map { $0.cleaned() }
          guard cleaned.logs != change.logs else { throw refused(failure) }
          change = cleaned
          findings.append(
            Finding(
              .logCleaned, "values that can't be stored were left out, and their sets flagged: \(detail ?? kind.message)", at: place,
              hint: kind.hint))
        case .queue, .refuse, .stop: throw refused(failure)
        }
        if kind.action != .cleanAndRetry { clock.wait(random.withLock { backoff.wait(after: attempt, using: &$0) }) }
        attempt += 1
      }
    }
  }

  /// What was to be written was not, so that nothing is known of the client any more.
  private func refused(_ failure: LogFailure) -> LogFailure {
    if let client = failure.client { cache.forget(clients: [client]) }
    return failure
  }

  /// Which row of the table an error belongs to, and what more there is to say.
  private static func kind(of error: any Error) -> (LogFailureKind, String?) {
    if let refusal = error as? SaveRefusal { return (refusal.kind, refusal.message) }
    guard let error = error as? StoreError else { return (.unknown, nil) }
    return (error.logFailure, error.message)
  }
}

extension StoreError {
  /// Which row of the table of failures the error belongs to.
  package var logFailure: LogFailureKind {
    switch kind {
    case .busy: .busy
    case .full: .diskFull
    case .corrupt, .value: .corrupt
    case .readOnly, .foreign, .newer, .older, .unfinished, .path, .lost, .count, .other: .unknown
    }
  }
}

/// The machine's own clock, which waits.
package struct MachineClock: RetryClock {
  package init() {}

  package var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  package func wait(_ milliseconds: Int) { usleep(UInt32(clamping: max(0, milliseconds) * 1_000)) }
}
