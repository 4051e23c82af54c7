import Findings

/// The files over which a process was ended because it came to no end: a night has clients to plan for, and can't wait for each of them.
struct SlowFiles {
  /// So many of a coach are waited for, and so many of all coaches together.
  private static let (mostOfCoach, most) = (2, 4)

  private var counts: [String: Int] = [:]

  /// The coaches of whom nothing is taken any more.
  var leaving: [String] { counts.filter { $0.value >= Self.mostOfCoach }.keys.sorted() }

  /// Whether nothing is taken any more of anybody.
  var isOver: Bool { counts.values.reduce(0, +) >= Self.most }

  /// Counts a file of the coach; returns what is to be said where anything that still waits has to wait for the next time.
  mutating func add(_ coach: String) -> Finding? {
    counts[coach, default: 0] += 1
    let hint = "the slow files were set aside in 'refused', so the next time begins with the others"
    if isOver {
      return Finding(
        .inboxLimit, "the files that are left in the inbox wait for the next time: taking \(Self.most) others in came to no end", hint: hint
      )
    }
    guard leaving.contains(coach) else { return nil }
    return Finding(
      .inboxLimit,
      "the files that are left of coach '\(coach)' wait for the next time: taking \(Self.mostOfCoach) others in came to no end", hint: hint)
  }
}
