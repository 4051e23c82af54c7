import GRDB
import TrainingModel

/// A run as it begins.
package struct RunRecord: Sendable, Equatable {
  package var id: String
  /// The verb: `nightly`, `generate`.
  package var command: String
  package var today: CalendarDate
  /// RFC 3339, UTC.
  package var startedAt: String
  package var rulesDigest: ContentDigest
  package var engineVersion: String

  package init(id: String, command: String, today: CalendarDate, startedAt: String, rulesDigest: ContentDigest, engineVersion: String) {
    self.id = id
    self.command = command
    self.today = today
    self.startedAt = startedAt
    self.rulesDigest = rulesDigest
    self.engineVersion = engineVersion
  }
}

/// A run as it ended.
package struct RunResult: Sendable, Equatable {
  /// RFC 3339, UTC.
  package var finishedAt: String
  package var exitCode: Int
  /// How many clients ended in each outcome, by its raw value.
  package var outcomes: [Int]
  package var warnings: Int

  package init(finishedAt: String, exitCode: Int, outcomes: [Int], warnings: Int) {
    self.finishedAt = finishedAt
    self.exitCode = exitCode
    self.outcomes = outcomes
    self.warnings = warnings
  }
}

extension PlanStore {
  /// How many seconds each of the latest finished runs of a verb took, the latest first.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func lastRunSeconds(of command: String, _ count: Int) throws -> [Int] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT started_at, finished_at FROM runs WHERE command = ? AND finished_at IS NOT NULL ORDER BY started_at DESC, run_id DESC LIMIT ?
          """, arguments: [command, count]
      ).compactMap { row in
        guard let start = Moment(row["started_at"]), let end = Moment(row["finished_at"]) else { return nil }
        return max(0, end.seconds(since: start))
      }
    }
  }
}
