import TrainingModel

/// What of the logs is told to coaches, as JSON.
extension RulebookJSON {
  var flags: JSONValue {
    let rules = rulebook.flags
    return .object(
      FlagKind.allCases.map { ($0.id, .object([("days", .int(rules.days($0)))] + numbers(of: $0, rules))) }
        + [
          ("compliance", .object([("days", .int(rules.complianceDays))])), ("volume", .object([("days", .int(rules.volumeDays))])),
        ])
  }

  private func numbers(of kind: FlagKind, _ rules: FlagRules) -> [(String, JSONValue)] {
    switch kind {
    case .pain:
      [
        ("once", .int(rules.pain.once)), ("often", .int(rules.pain.often)), ("times", .int(rules.pain.times)),
        ("within", .int(rules.pain.within)),
      ]
    case .drop: [("fall", .double(rules.drop.fall)), ("exposures", .int(rules.drop.exposures))]
    case .failedTarget: []
    case .skipped: [("times", .int(rules.skippedTimes))]
    case .inconsistent: [("sessions", .double(rules.leastSessions))]
    case .stall: [("exposures", .int(rules.stallExposures))]
    case .record: [("gain", .double(rules.recordGain))]
    }
  }
}
