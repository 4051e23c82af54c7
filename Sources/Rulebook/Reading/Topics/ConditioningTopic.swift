import Findings
import TrainingModel

extension RuleDecoder {
  /// How hard conditioning is, and how its minutes grow.
  func conditioning(_ map: MapReader, heartRates: [HeartRateFormula], efforts: [ConditioningEffort]) -> ConditioningRules {
    let rules = ConditioningRules(
      weeklyRamp: map.optional("weekly_ramp", .part()) ?? 0.1, maxHeartRate: heartRates, efforts: efforts,
      intervals: map.optional("intervals", .map(intervals)) ?? IntervalRules())
    map.finish()
    return rules
  }

  private func intervals(_ map: MapReader) -> IntervalRules {
    let beside = Form<(days: Int, perWeek: Int)>.map {
      ($0.required("days", .range(.days), or: 1...7).lowerBound, $0.required("per_week", .whole(.count), or: 0))
    }
    return IntervalRules(
      exercises: map.required("exercises", .ids(.exercises), or: []), when: matcher(map),
      healthyOnly: map.optional("healthy_only", .flag) ?? false, perWeek: map.required("per_week", .whole(.count), or: 0),
      besideLifting: map.optional("beside_lifting", beside) ?? (7, 7))
  }

  /// The highest heart rate by age.
  func heartRateFormula(_ entry: Entry) -> HeartRateFormula {
    decode(entry) { map, rule in
      HeartRateFormula(
        id: entry.id, when: decisionMatcher(map), base: map.required("base", .number(.beats), or: 0),
        perYear: map.required("per_year", .number(.beats), or: 0), rule: rule)
    }
  }

  /// How hard an exercise of conditioning is: by heart rate, or by talking.
  func conditioningEffort(_ entry: Entry) -> ConditioningEffort {
    decode(entry) { map, rule in
      let heartRate = map.optional("heart_rate", .decimals(.intensity))
      let talks = map.optional("talk", .flag) ?? false
      if (heartRate == nil) != talks, !map.hasErrors {
        complaints.add(
          .rulesMissingKey, "an effort has either 'heart_rate' or 'talk'", at: entry.place,
          hint: "such as 'heart_rate: 64..76 %' or 'talk: yes'")
      }
      return ConditioningEffort(
        id: entry.id, when: decisionMatcher(map), isInterval: map.optional("interval", .flag), isRecovery: map.optional("recovery", .flag),
        heartRate: heartRate, note: map.optional("note", .text).map(note), rule: rule)
    }
  }
}
