import Rulebook

/// Works out what the rules can give to every kind of client: equipment presets × conditions and populations × levels.
package enum RulesCoverage {
  /// The report on these rules; the same rules give the same report.
  package static func report(_ rules: PlanningRules) -> CoverageReport {
    let kinds = ClientKind.all(in: rules.rulebook)
    let weeks = PossibleWeeks(rules, kinds: kinds)
    let eligible = EligibleExercises(rules, kinds: kinds)
    let slots = SlotCoverage(rules, weeks, eligible)
    let pairs = PairCoverage(rules, weeks, eligible)
    var report = CoverageReport()
    report.filledByOwnPattern = slots.own
    report.filledByAlternative = slots.alternative
    report.unfilled = slots.unfilled
    report.holes = slots.holes
    report.unplannable = slots.unplannable + pairs.unplannable
    report.pairHoles = pairs.holes
    report.shortfalls = VolumeReach(rules, weeks, eligible).shortfalls
    report.hasty = TimeReach(rules, weeks).hasty
    report.idle = IdleRules(rules, weeks, eligible).found
    return report
  }
}
