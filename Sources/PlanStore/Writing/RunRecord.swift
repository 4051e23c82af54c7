import TrainingModel

/// A run as it begins.
public struct RunRecord: Sendable, Equatable {
  public var id: String
  /// The verb: `nightly`, `generate`.
  public var command: String
  public var today: CalendarDate
  /// RFC 3339, UTC.
  public var startedAt: String
  public var rulesDigest: Digest
  public var engineVersion: String

  public init(id: String, command: String, today: CalendarDate, startedAt: String, rulesDigest: Digest, engineVersion: String) {
    self.id = id
    self.command = command
    self.today = today
    self.startedAt = startedAt
    self.rulesDigest = rulesDigest
    self.engineVersion = engineVersion
  }
}

/// A run as it ended.
public struct RunResult: Sendable, Equatable {
  /// RFC 3339, UTC.
  public var finishedAt: String
  public var exitCode: Int
  /// How many clients ended in each outcome, by its raw value.
  public var outcomes: [Int]
  public var warnings: Int

  public init(finishedAt: String, exitCode: Int, outcomes: [Int], warnings: Int) {
    self.finishedAt = finishedAt
    self.exitCode = exitCode
    self.outcomes = outcomes
    self.warnings = warnings
  }
}
