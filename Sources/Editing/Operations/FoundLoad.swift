import TrainingModel

extension PlanRow {
  /// Lets the target follow a load that was given or taken away: what the client was to find is given now, or has to be found now.
  mutating func letTargetFollowLoad() {
    let byEffort = Target(.findByEffort).description
    if load != nil {
      if target == byEffort { target = "" }
    } else if target.isEmpty, basis != .none, kind.countsAsVolume {
      target = byEffort
    }
  }
}
