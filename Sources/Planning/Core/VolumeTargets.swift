import Rulebook
import TrainingModel

/// The week's bands by muscle, in half sets.
struct VolumeTargets: Sendable {
  var floor = MuscleHalfSets()
  var targetLow = MuscleHalfSets()
  var targetHigh = MuscleHalfSets()
  var softCap = MuscleHalfSets()
  var hardCap = MuscleHalfSets()
  /// What a session has to give a muscle with a floor for the day to count as one of its training days.
  var dose = MuscleHalfSets()
  /// One muscle in one session, in half sets.
  var perSession: UInt16 = 16
  /// Whether the client has so little time in a week that the rules lower the floors.
  var isTimeLimited = false
  var rule = RuleID(0)

  init() {}

  /// The bands of a client: those of level and age, scaled by the goal, lowered for little time, raised for priority muscles.
  init(_ subject: Matcher.Subject, client: Client, days: Int, rulebook: Rulebook) {
    let volume = rulebook.volume
    let goal = rulebook[client.goal]
    guard let band = volume.bands.first(where: { $0.when.matches(subject) }) else { return }
    rule = band.rule
    var majorFloor = band.floor * goal.volumeFactor
    let minutes = days * client.minutesPerSession
    if let short = volume.timeAware.first(where: { minutes <= $0.minutesPerWeek }) {
      majorFloor = min(majorFloor, short.floor)
      isTimeLimited = true
    }
    let dayDose = Self.halves(volume.dayDose, .up)
    for muscle in Muscle.allCases {
      let lane = Int(muscle.rawValue)
      let isMajor = volume.major.contains(muscle)
      // With little time small muscles live on what compound lifts give them.
      let isCounted = isMajor || (goal.countsSmallMuscles && !isTimeLimited && volume.small.contains(muscle))
      let isPriority = client.priorityMuscles.contains(muscle)
      floor[lane] = isCounted ? Self.halves(isMajor ? majorFloor : min(volume.smallFloor, majorFloor), .up) : 0
      let low = isCounted ? band.target.lowerBound * goal.volumeFactor : 0
      let high = band.target.upperBound * goal.volumeFactor
      targetLow[lane] = Self.halves(isPriority ? high : low, .toNearestOrAwayFromZero)
      targetHigh[lane] = Self.halves(isPriority ? max(high, band.target.upperBound) : high, .toNearestOrAwayFromZero)
      softCap[lane] = Self.halves(band.softCap, .down)
      hardCap[lane] = Self.halves(band.hardCap, .down)
      dose[lane] = volume.twiceAWeek.contains(muscle) ? dayDose : 0
    }
    perSession = Self.halves(subject.experience == .novice ? volume.perSession.novice : volume.perSession.normal, .down)
  }

  /// Asks for no more than the limits of a first block leave: where they allow one set of an exercise, one set a week is enough for a muscle.
  mutating func begin(within limits: [ConditionLimit]) {
    for limit in limits where limit.isForFirstBlock && limit.tags.isEmpty && limit.patterns.bits == 0 {
      guard let sets = limit.maxSets else { continue }
      let halves = MuscleHalfSets(repeating: UInt16(sets * 2))
      floor = pointwiseMin(floor, halves)
      targetLow = pointwiseMin(targetLow, halves)
      dose = MuscleHalfSets()
    }
  }

  /// Drops floor and target of muscles that the client's conditions leave no exercise for.
  mutating func expectNothing(of muscles: MuscleSet) {
    guard !muscles.isEmpty else { return }
    for muscle in muscles.members { (floor[Int(muscle.rawValue)], targetLow[Int(muscle.rawValue)], dose[Int(muscle.rawValue)]) = (0, 0, 0) }
  }

  private static func halves(_ sets: Double, _ rule: FloatingPointRoundingRule) -> UInt16 { UInt16((sets * 2).rounded(rule)) }
}

extension VolumeTargets {
  /// From the least to the most that a week aims at, by the raw value of the muscle.
  var targets: [WeeklyAim] {
    Muscle.allCases.map { WeeklyAim(low: Int(targetLow[Int($0.rawValue)]), high: Int(targetHigh[Int($0.rawValue)])) }
  }

  /// The floor of a muscle as text.
  func floorText(_ muscle: Muscle) -> String { Self.text(floor[Int(muscle.rawValue)]) }

  /// Half sets as sets: `7.5`.
  static func text(_ halves: UInt16) -> String { halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5" }
}
