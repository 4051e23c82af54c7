import TrainingModel

extension PlanRow {
  /// Lets the target follow a load that was given or taken away: what the client was to find, or to work out, is given now, or has to be
  /// found now.
  mutating func letTargetFollowLoad() {
    let byEffort = Target(.findByEffort).description
    if load != nil {
      if Self.saysLoad(target) { target = "" }
    } else if target.isEmpty, basis != .none, kind.countsAsVolume {
      target = byEffort
    }
  }

  /// Whether a target is a load in other words, so that it would contradict one that somebody typed: `85 % TM`, `last time + 2.5`.
  private static func saysLoad(_ target: String) -> Bool {
    let projected = Target(isProjected: true).description
    let words = target.hasSuffix(", \(projected)") ? String(target.dropLast(projected.count + 2)) : target
    return [Target(.findByEffort), Target(.moreThanLast), Target(isProjected: true)].contains { $0.description == words }
      || words.hasPrefix("last time + ") || words.hasPrefix("last time - ") || percentages.contains(where: words.hasSuffix)
  }

  /// What stands behind a percentage.
  private static let percentages = [Target.Kind.percentOfTrainingMax, .percentOfMax, .percentOfTopSet, .percentOfLastTime].map {
    String(Target($0, percent: 0).description.dropFirst())
  }
}
