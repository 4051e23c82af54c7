import Rulebook
import TrainingModel

/// How hard a client's conditioning is (training-science section 5.5).
struct ConditioningPlan {
  /// The highest heart rate in beats a minute; nil where the rules have no formula or the age is unknown.
  private let highest: Double?
  private let rules: ConditioningRules

  init(_ analysis: Analysis, _ context: PlanningContext) {
    let rules = context.rulebook.conditioning
    self.rules = rules
    highest = analysis.subject.flatMap { subject in
      subject.age > 0 ? rules.maxHeartRate.first { $0.when.matches(subject) }?.highest(age: subject.age) : nil
    }
  }

  /// The target of an exercise, with the note and rule that belong to it; a pace at which one can talk where no rule says more.
  func effort(_ subject: Matcher.Subject, isInterval: Bool, isRecovery: Bool) -> (target: Target, note: NoteID?, rule: RuleID?) {
    let effort = rules.efforts.first {
      ($0.isInterval ?? isInterval) == isInterval && ($0.isRecovery ?? isRecovery) == isRecovery && $0.when.matches(subject)
    }
    guard let effort else { return (Target(.talkingPace), nil, nil) }
    guard let zone = effort.heartRate, let highest else { return (Target(.talkingPace), effort.note, effort.rule) }
    return (Self.heartRate(zone, of: highest), effort.note, effort.rule)
  }

  /// A zone in percent as beats a minute.
  static func heartRate(_ zone: ClosedRange<Double>, of highest: Double) -> Target {
    let beats = { (percent: Double) in Int16(clamping: Int((highest * percent / 100).rounded())) }
    return Target(.heartRate, low: beats(zone.lowerBound), high: beats(zone.upperBound))
  }
}
