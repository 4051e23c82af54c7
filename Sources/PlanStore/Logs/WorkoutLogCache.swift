import Synchronization
import TrainingModel

/// Which training day has which log, for the clients that a batch is about: asked before the database, and never believed unseen.
///
/// Whoever uses an entry reads or changes the row that it names, and drops the entry where there is none. Everything that takes rows away
/// or puts others in their place has the clients forgotten. It may be used from several threads at once.
package final class WorkoutLogCache: Sendable {
  /// What is known of a log.
  package struct Entry: Hashable, Sendable {
    package let id: LogID
    /// The number under which its parts and exercises lie.
    package let number: Int
  }

  /// What the cache says of a day.
  package enum Answer: Hashable, Sendable {
    case hit(Entry)
    /// The client's logs are known, and there was none of that day when they were read.
    case none
    /// The client's logs were never read.
    case unknown
  }

  /// What happened so far.
  package struct Counts: Hashable, Sendable {
    /// Days asked for that had an entry, and those that had none.
    package var hits = 0
    package var misses = 0
    /// Entries whose row was not there any more, or was another day's.
    package var stale = 0
    /// Days that somebody else had created first.
    package var violations = 0
    /// Stale entries and violations after which the day was stored all the same.
    package var recoveries = 0
    /// Ids that are no UUID, put right when their day was next written.
    package var invalidIDs = 0
    /// How often clients were read, and how long that took in all, in nanoseconds.
    package var fills = 0
    package var fillNanoseconds: Int64 = 0
    /// Entries at this moment, and the most that there were at one.
    package var entries = 0
    package var mostEntries = 0
    /// About how much memory the entries take at this moment, in bytes.
    package var bytes: Int { entries * WorkoutLogCache.bytesOfEntry }
    /// The counts as a line of a structured log: one JSON object.
    package var json: String {
      """
      {"event":"log.cache","hits":\(hits),"misses":\(misses),"stale":\(stale),"violations":\(violations),"recoveries":\(recoveries),\
      "invalid_ids":\(invalidIDs),"fills":\(fills),"fill_ms":\(fillNanoseconds / 1_000_000),"entries":\(entries),\
      "most_entries":\(mostEntries),"bytes":\(bytes)}
      """
    }

    /// The part of days that had an entry, from 0 to 1; 0 where none was asked for.
    package var hitRatio: Double { hits + misses == 0 ? 0 : Double(hits) / Double(hits + misses) }
  }

  /// Two words of id, one of number and three of key, in a table that is three quarters full at most.
  static let bytesOfEntry = 48 * 4 / 3

  private struct Day: Hashable {
    var start: Int32
    var week: Int32
    var day: Int32

    init?(_ key: LogKey) {
      guard let week = Int32(exactly: key.week), let day = Int32(exactly: key.day) else { return nil }
      (start, self.week, self.day) = (key.planStart?.dayNumber ?? .min, week, day)
    }
  }

  private struct State {
    var clients: [String: [Day: Entry]] = [:]
    var counts = Counts()
  }

  private let state = Mutex(State())

  package init() {}

  /// What happened so far.
  package var counts: Counts { state.withLock { $0.counts } }

  /// What is known of the log of a day; counts as a hit or a miss.
  package func answer(_ key: LogKey) -> Answer {
    state.withLock { state in
      guard let days = state.clients[key.client] else {
        state.counts.misses += 1
        return .unknown
      }
      if let day = Day(key), let entry = days[day] {
        state.counts.hits += 1
        return .hit(entry)
      }
      state.counts.misses += 1
      return .none
    }
  }

  /// Whether the client's logs were read and there was none.
  package func knowsNone(of client: String) -> Bool { state.withLock { $0.clients[client]?.isEmpty == true } }

  /// The clients of these that were never read.
  package func unread(_ clients: [String]) -> [String] { state.withLock { state in clients.filter { state.clients[$0] == nil } } }

  /// Takes in all logs of clients, as one query read them.
  package func fill(_ clients: [String], _ logs: [(key: LogKey, entry: Entry)], nanoseconds: Int64) {
    state.withLock { state in
      let clients = Set(clients)
      for client in clients {
        state.counts.entries -= state.clients[client]?.count ?? 0
        state.clients[client] = [:]
      }
      for (key, entry) in logs {
        guard let day = Day(key) else { continue }
        state.clients[key.client]?[day] = entry
      }
      for client in clients { state.counts.entries += state.clients[client]?.count ?? 0 }
      state.counts.mostEntries = max(state.counts.mostEntries, state.counts.entries)
      state.counts.fills += 1
      state.counts.fillNanoseconds &+= nanoseconds
    }
  }

  /// Takes in what a transaction that has ended did, and what it met.
  func settle(_ changes: [(key: LogKey, entry: Entry?)], _ met: CacheIncidents) {
    state.withLock { state in
      for (key, entry) in changes {
        guard let day = Day(key), state.clients[key.client] != nil else { continue }
        let isKnown = state.clients[key.client]?[day] != nil
        state.clients[key.client]?[day] = entry
        state.counts.entries += (entry == nil ? 0 : 1) - (isKnown ? 1 : 0)
      }
      state.counts.mostEntries = max(state.counts.mostEntries, state.counts.entries)
      state.counts.stale += met.stale
      state.counts.violations += met.violations
      state.counts.recoveries += met.recoveries
      state.counts.invalidIDs += met.invalidIDs
    }
  }

  /// Forgets a day: its log was deleted, or what was to be written of it was refused.
  package func forget(_ key: LogKey) {
    settle([(key, nil)], CacheIncidents())
  }

  /// Forgets everything of clients: their batch is over, or their logs were restored, renamed or refused.
  package func forget(clients: [String]) {
    state.withLock { state in
      for client in clients { state.counts.entries -= state.clients.removeValue(forKey: client)?.count ?? 0 }
    }
  }

  /// Forgets everything and keeps the counts: the database may be another.
  package func forgetAll() {
    state.withLock { state in
      state.clients = [:]
      state.counts.entries = 0
    }
  }
}

/// What a transaction met that the cache had not said.
struct CacheIncidents: Equatable {
  var stale = 0
  var violations = 0
  var recoveries = 0
  var invalidIDs = 0
}
