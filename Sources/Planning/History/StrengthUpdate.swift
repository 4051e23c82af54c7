import Rulebook

/// 1RM after logged sets (training-science section 4.8).
struct StrengthUpdate: Equatable {
  /// The new 1RM, in the unit of the old.
  let oneRepMax: Double
  /// Whether what was measured changes it by more than a month usually does, so that somebody should look.
  let isCapped: Bool

  /// - Parameters:
  ///   - old: The 1RM that the plan rested on; 0 where none was known.
  ///   - measured: Estimates from the top sets of the last sessions, the latest first.
  ///   - rise: The most that it rises in a month: 0.1 is 10 %.
  init?(old: Double, measured: [Double], rise: Double, _ rules: StrengthRules) {
    let last = measured.prefix(rules.topSets).sorted()
    guard let least = last.first else { return nil }
    let median = last.count.isMultiple(of: 2) ? (last[last.count / 2 - 1] + last[last.count / 2]) / 2 : last[last.count / 2]
    guard old > 0 else {
      // Where nothing was known the weakest of the sets is believed.
      (oneRepMax, isCapped) = (least, false)
      return
    }
    let mixed = rules.measured * median + (1 - rules.measured) * old
    oneRepMax = min(max(mixed, old * (1 - rules.fall)), old * (1 + rise))
    isCapped = mixed != oneRepMax
  }
}
