import TrainingModel

/// What came of a run, in numbers: one outcome a client read, so that the outcomes add up to the clients.
public struct RunSummary: Hashable, Sendable {
  /// Clients by outcome, at the place of its raw value.
  private var counts = [Int](repeating: 0, count: Outcome.allCases.count)
  /// Clients with a plan and neither a warning nor an error.
  public var clean = 0
  /// Warnings about all clients together.
  public var warnings = 0
  /// How long the run took.
  public var seconds = 0.0

  public init() {}

  /// How many clients had this outcome.
  public subscript(outcome: Outcome) -> Int {
    get { counts[Int(outcome.rawValue)] }
    set { counts[Int(outcome.rawValue)] = newValue }
  }

  /// The clients read.
  public var read: Int { counts.reduce(0, +) }

  /// The last line of a run: `Read 24 clients: 22 new, …, 0 failed; 4 warnings; 0.2 s`.
  public var line: String {
    let outcomes = Outcome.allCases.map { "\(self[$0]) \($0.id.replacing("_", with: " "))" }.joined(separator: ", ")
    return "Read \(read) client\(read == 1 ? "" : "s"): \(outcomes); \(warnings) warning\(warnings == 1 ? "" : "s"); \(duration)"
  }

  /// The duration to a tenth of a second.
  private var duration: String {
    let tenths = Int(exactly: (max(0, seconds) * 10).rounded()) ?? 0
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
