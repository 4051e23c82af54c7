import Findings
import TrainingModel

extension RuleDecoder {
  /// What a week has to contain.
  func coverageRule(_ entry: Entry) -> CoverageRule {
    decode(entry) { map, rule in
      CoverageRule(
        id: entry.id, patterns: PatternSet(map.required("patterns", .list(.word("pattern")), or: [MovementPattern]())),
        times: map.optional("times", .whole(.count)) ?? 1, when: matcher(map), rule: rule)
    }
  }

  /// Ratios, spacing, coverage and the order of roles.
  func balance(_ map: MapReader, coverage: [CoverageRule]) -> BalanceRules {
    let order: [SlotRole] = map.required("order", .list(.word("role")), or: [])
    if let missing = SlotRole.allCases.first(where: { !order.contains($0) }), !map.hasErrors {
      map.reader("order")?.complain(.rulesGap, "the order doesn't name the role '\(missing.id)'")
    }
    let balance = BalanceRules(
      pullToPush: ratio("pull_to_push", "pull sets for each push set", map),
      quadToHip: ratio("quad_to_hip", "quad-dominant sets for each hip-dominant set", map),
      upperToLower: ratio("upper_to_lower", "upper-body sets for each lower-body set", map),
      spacing: map.required("spacing", .map(spacing), or: (1, 0, RuleID(0))), coverage: coverage, order: order)
    map.finish()
    return balance
  }

  private func ratio(_ key: String, _ text: String, _ map: MapReader) -> RatioRule {
    let form = Form<RatioRule>.map { [self] ratioMap in
      let ideal = ratioMap.required("ideal", .decimals(.ratio), or: 0...0)
      let allowed = ratioMap.required("allowed", .decimals(.ratio), or: 0...0)
      if !ratioMap.hasErrors, !(allowed.contains(ideal.lowerBound) && allowed.contains(ideal.upperBound)) {
        ratioMap.reader("ideal")?.complain(.rulesRange, "'ideal' reaches beyond 'allowed'")
      }
      let words = "\(ideal.lowerBound.plainText) to \(ideal.upperBound.plainText) \(text)"
      return RatioRule(ideal: ideal, allowed: allowed, rule: reference("balance.\(key)", at: ratioMap.place, words))
    }
    return map.required(key, form, or: RatioRule(ideal: 0...0, allowed: 0...0, rule: RuleID(0)))
  }

  private func spacing(_ map: MapReader) -> (days: Int, sets: Double, rule: RuleID) {
    let days = map.required("days", .whole(.days), or: 1)
    let sets = map.required("sets", .number(.weeklySets), or: 0)
    let text = "\(days) days between sessions that both give a muscle \(sets.plainText) sets or more"
    return (days, sets, reference("balance.spacing", at: map.place, text))
  }
}
