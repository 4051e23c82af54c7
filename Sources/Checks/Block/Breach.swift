import Findings

/// A place where a finished plan is not as it should be.
public struct Breach: Hashable, Sendable {
  /// 1 to 4, and 1 to 7; nil where it is about more than one of them.
  public var week: Int?
  public var day: Int?
  /// One sentence without a full stop at its end; never a value of a profile.
  public var message: String
  public var hint: String?
  /// Where a check has two grades, the one that this breach has; else the rules decide.
  public var severity: Severity?

  /// A breach of a session, a week or the whole block.
  public init(_ message: String, week: Int? = nil, day: Int? = nil, hint: String? = nil, severity: Severity? = nil) {
    (self.message, self.week, self.day, self.hint, self.severity) = (message, week, day, hint, severity)
  }
}
