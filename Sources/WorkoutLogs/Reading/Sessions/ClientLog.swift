import Findings
import TrainingModel

/// What a file says of one client.
///
/// Of the entries of the file (sets, or rows that might have been), each is a stored set, skipped, or unreadable.
package struct ClientLog: Sendable, Equatable {
  package var client: String
  package var app: LogApp
  /// The unit of most loads, or the one that was settled where there is no load.
  package var unit: LoadUnit
  /// In the order of their days and starts.
  package var sessions: [ReadSession] = []
  /// What people typed, a record a field, where the file came out of a store.
  package var typed: [TypedRecord] = []
  /// The names of the exercises, in the order in which the file first has them.
  package var names: [UsedName] = []
  /// How many entries the file has of the client.
  package var entries = 0
  /// Entries that are no sets.
  package var skipped: [SkippedLine] = []
  /// Entries that can't be read.
  package var unreadable: [UnreadableLine] = []
  /// What a log that came out of a store says of the exports of an app, where its sessions don't.
  package var exports: [LogApp: LogExports] = [:]
  /// What to know about the log as a whole; no errors.
  package var warnings: [Finding] = []

  /// How many sets are stored.
  package var stored: Int { sessions.reduce(0) { $0 + $1.lines.count } }
}

/// A session with the lines from which its sets come.
package struct ReadSession: Hashable, Sendable {
  package var session: DoneSession
  /// The line on which each set begins, in the order of exercises and sets.
  package var lines: [Int32]
  /// From which export it is, where the file came out of a store and says so.
  package var origin: LogOrigin?
}

/// The name of an exercise as a log has it.
package struct UsedName: Hashable, Sendable {
  package var name: String
  /// How many sets are stored under it.
  package var sets: Int
  /// The last day on which it was done.
  package var lastDate: CalendarDate
}

/// An entry of a log that is no set: a rest timer, a note, a session that stands there a second time.
package struct SkippedLine: Hashable, Sendable {
  package var line: Int
  package var code: FindingCode
}

/// An entry of a log that can't be read.
package struct UnreadableLine: Hashable, Sendable {
  package var line: Int
  package var code: FindingCode
  package var message: String
}
