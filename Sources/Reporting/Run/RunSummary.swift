import Findings
import Rulebook
import TrainingModel

/// What came of a run, in numbers: one outcome a client read, so that the outcomes add up to the clients.
package struct RunSummary: Hashable, Sendable {
  /// Clients by outcome, at the place of its raw value.
  private var counts = [Int](repeating: 0, count: Outcome.allCases.count)
  /// Clients who have a plan without a warning: tonight's, or one that stayed as it was; an edited one without an error, too.
  package private(set) var clean = 0
  /// Clients who have a plan with a warning, by its code; who has several is counted with each.
  package private(set) var causes: [FindingCode: Int] = [:]
  /// Warnings about all clients together, and what stands as an error of an edited plan.
  package private(set) var warnings = 0
  /// Clients whose running block was made to follow what they logged, and in how many of them a coach's bound let it be approved at once.
  package var adapted = 0
  package var adaptedAtOnce = 0
  /// How long the run took.
  package var seconds = 0.0

  package init() {}

  /// How many clients had this outcome.
  package subscript(outcome: Outcome) -> Int {
    get { counts[Int(outcome.rawValue)] }
    set { counts[Int(outcome.rawValue)] = newValue }
  }

  /// Counts one client: the outcome, the code of each warning that stands about them, and of each finding that stands about an edited plan.
  package mutating func count(_ outcome: Outcome, warnings codes: [FindingCode] = [], edits: [FindingCode] = []) {
    add(1, outcome, codes, edits)
  }

  /// Takes back what `count` has counted of a client of whom something else is true.
  package mutating func uncount(_ outcome: Outcome, warnings codes: [FindingCode], edits: [FindingCode]) { add(-1, outcome, codes, edits) }

  private mutating func add(_ number: Int, _ outcome: Outcome, _ codes: [FindingCode], _ edits: [FindingCode]) {
    self[outcome] += number
    warnings += number * (codes.count + edits.count)
    guard outcome.isPlanned else { return }
    let checks = Set(codes.filter { CheckForm.of($0) != nil } + edits)
    if checks.isEmpty { clean += number }
    for code in checks {
      let count = causes[code, default: 0] + number
      causes[code] = count == 0 ? nil : count
    }
  }

  /// Clients who have a plan for a coach to read.
  package var delivered: Int { Outcome.allCases.reduce(0) { $0 + ($1.isPlanned ? self[$1] : 0) } }

  /// Clients who have a plan with a warning.
  package var warned: Int { delivered - clean }

  /// What the warnings are about, the most frequent first.
  package var causesInOrder: [(code: FindingCode, clients: Int)] {
    causes.map { (code: $0.key, clients: $0.value) }.sorted { ($1.clients, $0.code.id) < ($0.clients, $1.code.id) }
  }

  /// The clients read.
  package var read: Int { counts.reduce(0, +) }

  /// What became of everybody: `Read 24 clients: 22 new, …, 0 failed; 4 warnings; 0.2 s`.
  package var line: String {
    let outcomes = Outcome.allCases.map { "\(self[$0]) \($0.id.replacing("_", with: " "))" }.joined(separator: ", ")
    return "Read \(read) client\(read == 1 ? "" : "s"): \(outcomes); \(warnings) warning\(warnings == 1 ? "" : "s"); \(duration)"
  }

  /// How good the plans are: `Delivered 22 plans: 18 clean (81.8 %), 4 with warnings (3 time.under, 1 volume.below_floor)`.
  package var yieldLine: String {
    let line = "Delivered \(delivered) plan\(delivered == 1 ? "" : "s")"
    guard delivered > 0 else { return line }
    let permille = (clean * 1000 + delivered / 2) / delivered
    let causes = causesInOrder.map { "\($0.clients) \($0.code.id)" }.joined(separator: ", ")
    return "\(line): \(clean) clean (\(permille / 10).\(permille % 10) %), \(warned) with warnings"
      + (causes.isEmpty ? "" : " (\(causes))")
  }

  /// What became of running blocks whose logs call for other loads: `Adapted 3 running blocks to what was logged: 2 wait for their coaches, 1
  /// approved within a coach's bound`.
  ///
  /// - Parameter isDryRun: whether nothing of it has happened yet.
  package func adaptedLine(isDryRun: Bool) -> String {
    let wait = adapted - adaptedAtOnce
    let waiting = isDryRun ? "would wait" : wait == 1 ? "waits" : "wait"
    let parts =
      (wait > 0 ? ["\(wait) \(waiting) for \(wait == 1 ? "its coach" : "their coaches")"] : [])
      + (adaptedAtOnce > 0 ? ["\(adaptedAtOnce) approved within a coach's bound"] : [])
    let blocks = "\(adapted) running block\(adapted == 1 ? "" : "s")"
    return "\(isDryRun ? "Would adapt" : "Adapted") \(blocks) to what was logged: \(parts.joined(separator: ", "))"
  }

  /// The duration to a tenth of a second.
  private var duration: String {
    let tenths = Int(exactly: (max(0, seconds) * 10).rounded()) ?? 0
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
