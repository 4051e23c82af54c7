import Findings
import TrainingModel

extension RuleDecoder {
  /// What of the logs is told to coaches: each flag with its numbers and its days.
  func flags(_ map: MapReader) -> FlagRules {
    var rules = FlagRules()
    func flag(_ kind: FlagKind, _ more: @escaping (MapReader) -> Void = { _ in }) {
      let days = map.required(
        kind.id,
        .map { flag in
          more(flag)
          return flag.required("days", .whole(.daysOfLogs), or: 1)
        }, or: 1)
      rules.days[Int(kind.rawValue)] = days
    }
    flag(.record) { rules.recordGain = $0.required("gain", .part(.share), or: rules.recordGain) }
    flag(.failedTarget)
    flag(.stall) { rules.stallExposures = $0.required("exposures", .whole(.times), or: rules.stallExposures) }
    flag(.skipped) { rules.skippedTimes = $0.required("times", .whole(.times), or: rules.skippedTimes) }
    flag(.pain) { flag in
      rules.pain = (
        flag.required("once", .whole(.pain), or: 4), flag.required("often", .whole(.pain), or: 2),
        flag.required("times", .whole(.times), or: 3), flag.required("within", .whole(.daysOfLogs), or: 28)
      )
      if rules.pain.often < 1 || rules.pain.once < 1 {
        flag.reader(rules.pain.once < 1 ? "once" : "often")?.complain(.rulesRange, "pain of 0 is none, so that everybody would have it")
      }
    }
    flag(.drop) { flag in
      rules.drop = (flag.required("fall", .part(.share), or: 0.05), flag.required("exposures", .whole(.times), or: 3))
    }
    flag(.inconsistent) { rules.leastSessions = $0.required("sessions", .part(.share), or: rules.leastSessions) }
    rules.complianceDays = map.required("compliance", .map { $0.required("days", .whole(.daysOfLogs), or: 56) }, or: 56)
    rules.volumeDays = map.required("volume", .map { $0.required("days", .whole(.daysOfLogs), or: 28) }, or: 28)
    map.finish()
    return rules
  }
}
