import Rulebook
import TrainingModel

extension VolumeTargets {
  /// The bands of a client: those of level and age, scaled by the goal, lowered for little time, raised for priority muscles.
  init(_ subject: Matcher.Subject, client: Client, days: Int, rulebook: Rulebook) {
    let volume = rulebook.volume
    let goal = rulebook[client.goal]
    guard let band = volume.bands.first(where: { $0.when.matches(subject) }) else { return }
    rule = band.rule
    var majorFloor = band.floor * goal.volumeFactor
    let minutes = days * client.minutesPerSession
    if let short = volume.timeAware.first(where: { minutes <= $0.minutesPerWeek }) { majorFloor = min(majorFloor, short.floor) }
    for muscle in Muscle.allCases {
      let lane = Int(muscle.rawValue)
      let isMajor = volume.major.contains(muscle)
      let isCounted = isMajor || (goal.countsSmallMuscles && volume.small.contains(muscle))
      let isPriority = client.priorityMuscles.contains(muscle)
      floor[lane] = isCounted ? Self.halves(isMajor ? majorFloor : min(volume.smallFloor, majorFloor), .up) : 0
      let low = isMajor ? band.target.lowerBound * goal.volumeFactor : isCounted ? volume.smallFloor : 0
      let high = band.target.upperBound * goal.volumeFactor
      targetLow[lane] = Self.halves(isPriority ? high : low, .toNearestOrAwayFromZero)
      targetHigh[lane] = Self.halves(isPriority ? max(high, band.target.upperBound) : high, .toNearestOrAwayFromZero)
      softCap[lane] = Self.halves(band.softCap, .down)
      hardCap[lane] = Self.halves(band.hardCap, .down)
    }
    perSession = Self.halves(subject.experience == .novice ? volume.perSession.novice : volume.perSession.normal, .down)
  }

  private static func halves(_ sets: Double, _ rule: FloatingPointRoundingRule) -> UInt16 { UInt16((sets * 2).rounded(rule)) }
}
