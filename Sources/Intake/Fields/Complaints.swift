import Findings

/// What is wrong with one record or file, collected so that all of it can be told at once.
package struct Complaints {
  /// One record's findings are cut off here: a megabyte of unknown keys is said once, not 100,000 times.
  static let limit = 32

  package private(set) var findings: [Finding] = []
  private(set) var hasErrors = false
  private var total = 0

  /// Whether further complaints are counted and no longer kept: a search for what was meant would be in vain.
  var isFull: Bool { total > Self.limit }

  package init() {}

  package mutating func add(_ code: FindingCode, _ message: String, severity: Severity? = nil, at place: Place?, hint: String? = nil) {
    add(Finding(code, message, severity: severity, at: place, hint: hint))
  }

  /// Counts a complaint that is one too many to be kept: not even its place is worth looking up.
  mutating func pass(_ code: FindingCode) { hasErrors = hasErrors || code.severity == .error }

  /// Adds a finding that was made without knowing its place.
  mutating func add(_ finding: Finding, at place: Place) {
    var placed = finding
    placed.place = place
    add(placed)
  }

  mutating func add(_ finding: Finding) {
    hasErrors = hasErrors || finding.severity == .error
    total += 1
    if total <= Self.limit {
      findings.append(finding)
    } else if total == Self.limit + 1 {
      findings.append(Finding(finding.code, "more of the same record is wrong, and is not listed", at: finding.place))
    }
  }
}

/// A name of a field or column that we don't know: a slip, or anything at all, also a client's name or condition in the wrong place.
struct StrangeName {
  /// What was probably meant; nil where no known name is near.
  let meant: String?
  /// The name, where findings may repeat it; nil where it may be something personal.
  let shown: String?

  init(_ bytes: some Collection<UInt8>, among known: some Sequence<String>) {
    let name = UTF8Text.excerpt(bytes)
    meant = Suggestion.nearest(to: name, among: known)
    // 'Ida' is near to 'id' and 'Bjorn' to 'born'; nobody is called like a long name of ours.
    let isSlip = meant.map { $0.lowercased() == name.lowercased() || min($0.count, name.count) >= Self.longName } ?? false
    shown = isSlip ? name : nil
  }

  private static let longName = 6

  /// `did you mean 'born'?`, or nil.
  var hint: String? { meant.map { "did you mean '\($0)'?" } }
}
