import Findings
import Rulebook

/// What a coach reads about the step from last month to this one.
enum HistoryWords {
  /// Where this month's loads come from.
  enum Source {
    case logs, prescriptions
    /// What was asked for, as if it had been done.
    case projection
  }

  static func findings(_ lastMonth: LastMonth, from source: Source) -> [Finding] {
    var findings: [Finding] = []
    if let layoff = lastMonth.layoff {
      if layoff.startsAgain {
        findings.append(
          Finding(
            .historyStartAgain, "the pause was so long that training starts anew, as for a novice and with loads found by effort",
            hint: "ask the health questions again before the first session"))
      } else if let first = layoff.weeks.first {
        findings.append(
          Finding(
            .historyReturn,
            "after the pause the first week has up to \(percent(first.sets)) of the usual sets and \(percent(first.load)) of the loads",
            hint: "earlier sessions or a newer tested lift change that"))
      }
    } else if lastMonth.strength.contains(where: { $0 > 0 }) {
      let words =
        switch source {
        case .logs: "loads go on from what was done last month"
        case .prescriptions: "loads go on from last month's prescriptions"
        case .projection: "nobody logged last month, so loads go on from what it asked for as if it had been done"
        }
      findings.append(Finding(.historyCarried, words))
    }
    if let completion = lastMonth.completion {
      findings.append(
        completion.repeats
          ? Finding(
            .historyRepeated, "most of last month's sessions were missed, so the same month comes again",
            hint: "ask whether fewer training days would suit better")
          : Finding(
            .historyMissed,
            "a good part of last month's sessions was missed, so loads start from its week \(completion.week) with \(percent(completion.sets)) of the sets"
          ))
    }
    return findings
  }

  /// What a coach reads about a named programme after a pause.
  static func pause(_ layoff: LayoffRule?) -> [Finding] {
    guard let layoff, layoff.isReturn, let first = layoff.weeks.first else { return [] }
    return [
      layoff.startsAgain
        ? Finding(
          .historyStartAgain, "the pause was so long that the programme starts anew, with loads found by effort",
          hint: "ask the health questions again before the first session")
        : Finding(
          .historyReturn, "after the pause the programme goes on with \(percent(first.load)) of its loads",
          hint: "log what was trained meanwhile, or correct 'last_trained', to change that")
    ]
  }

  /// What a coach reads about absences inside the block.
  static func absences(_ course: BlockCourse) -> [Finding] {
    course.returns.indices.compactMap { week in
      guard let back = course.returns[week], back.step == 0 else { return nil }
      return Finding(
        .historyReturn,
        "after the days away the week has up to \(percent(back.sets)) of the usual sets and \(percent(back.load)) of the last loads",
        week: week + 1,
        hint: "other days in 'unavailable' would change that")
    }
  }

  private static func percent(_ part: Double) -> String {
    let tenths = Int((part * 1000).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
