import TrainingModel

/// One thing that somebody should know: what is wrong, where, and what to do.
///
/// A message never holds client data: no name, no note, no condition, no value from a profile but the name of a field.
public struct Finding: Hashable, Sendable {
  public var code: FindingCode
  public var severity: Severity
  /// Where in a file, for what a file says.
  public var place: Place?
  /// The week of the block (1 to 4), for what a plan says.
  public var week: Int?
  /// The day of the week of the block (1 to 7), for what one session says.
  public var day: Int?
  /// One sentence without a full stop at its end.
  public var message: String
  /// What to do, or nil where the message says it.
  public var hint: String?
  /// Whether the hint tells something of a client's profile, so that only who may see the profile reads it: results and the coach's own
  /// sheet have it, and no log.
  public var isHintPrivate = false

  /// A finding with the severity of its code unless another is given.
  public init(
    _ code: FindingCode, _ message: String, severity: Severity? = nil, at place: Place? = nil, week: Int? = nil, day: Int? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.place = place
    self.week = week
    self.day = day
    self.message = message
    self.hint = hint
  }

  /// `code: sentence`, as sheets show it.
  public var cellText: String { hint.map { "\(code.id): \(message) (\($0))" } ?? "\(code.id): \(message)" }

  /// The hint as a log may have it.
  public var loggedHint: String? { isHintPrivate && hint != nil ? "run_results.json has what was probably meant" : hint }

  /// Whether another finding says the same of the same place in a plan, whatever weight and hint it has.
  public func isSame(as other: Finding) -> Bool {
    (code, week, day, message) == (other.code, other.week, other.day, other.message)
  }

  /// Sorts by place, then week and day, then code and message: the order in which findings are shown.
  public static func inReadingOrder(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { lhs, rhs in
      let (a, b) = (lhs.element, rhs.element)
      if a.place != b.place { return (a.place ?? Place(file: "")) < (b.place ?? Place(file: "")) || (a.place == nil && b.place != nil) }
      return (a.week ?? 0, a.day ?? 0, a.code.id, a.message, lhs.offset) < (b.week ?? 0, b.day ?? 0, b.code.id, b.message, rhs.offset)
    }.map(\.element)
  }
}

/// An error that says in findings what is wrong, where, and what to do.
public protocol ExplainedError: Error {
  /// At least one.
  var findings: [Finding] { get }
}

/// How much a finding weighs.
public enum Severity: UInt8, Word {
  case error, warning, info

  public static let spellings = ["error", "warning", "info"]
}
