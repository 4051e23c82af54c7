import TrainingModel

extension Matcher {
  /// Whether this matcher takes every client that `other` takes.
  func covers(_ other: Matcher) -> Bool {
    covers(goals, other.goals) { $1.isSubset(of: $0) } && covers(experience, other.experience) { $1.bits & ~$0.bits == 0 }
      && covers(roles, other.roles) { $1.bits & ~$0.bits == 0 } && covers(sex, other.sex) { $1.bits & ~$0.bits == 0 }
      && covers(age, other.age, contains) && covers(days, other.days, contains) && covers(gap, other.gap, contains)
      && covers(minutes, other.minutes, contains) && covers(bmi, other.bmi, contains)
      && covers(conditions, other.conditions) { $1.bits & ~$0.bits == 0 }
      && covers(equipment, other.equipment) { $0.isSubset(of: $1) }
  }

  private func covers<Value>(_ mine: Value?, _ other: Value?, _ contains: (Value, Value) -> Bool) -> Bool {
    guard let mine else { return true }
    return other.map { contains(mine, $0) } ?? false
  }

  private func contains(_ outer: ClosedRange<Int>, _ inner: ClosedRange<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && outer.upperBound >= inner.upperBound
  }
}

extension ProgressionRule {
  /// Whether this rule takes every slot that `other` takes.
  func covers(_ other: ProgressionRule) -> Bool {
    exposures <= other.exposures && (model.demand == .anything || model.demand == other.model.demand) && when.covers(other.when)
  }
}

extension ConditioningEffort {
  /// Whether this effort is for everything that `other` is for.
  func covers(_ other: ConditioningEffort) -> Bool {
    (isInterval == nil || isInterval == other.isInterval) && (isRecovery == nil || isRecovery == other.isRecovery)
      && when.covers(other.when)
  }
}

extension WarmupRule {
  /// Whether this rule takes every exercise that `other` takes.
  func covers(_ other: WarmupRule) -> Bool {
    (isFirst == nil || isFirst == other.isFirst) && (isCompound == nil || isCompound == other.isCompound)
      && (isWarm == nil || isWarm == other.isWarm)
      && (intensity.map { mine in
        other.intensity.map { mine.lowerBound <= $0.lowerBound && mine.upperBound >= $0.upperBound } ?? false
      } ?? true)
  }
}
