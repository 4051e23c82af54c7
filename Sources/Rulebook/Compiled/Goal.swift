import TrainingModel

/// What somebody trains for.
public struct Goal: Sendable {
  public var id: String
  public var name: String
  /// By `Experience`; nil where the goal is not offered at that level and the next lower one that is offered serves.
  public var levels: [GoalLevel?]
  /// The part of the level's weekly volume that this goal asks for: 0.7 is 70 % (training-science section 2.3).
  public var volumeFactor: Double
  /// Whether small muscles have a floor of their own.
  public var countsSmallMuscles: Bool
  public var rule: RuleID

  /// The prescriptions for `experience`, or those of the next lower level that the goal has, or else of the lowest.
  public func level(_ experience: Experience) -> GoalLevel {
    for index in stride(from: Int(experience.rawValue), through: 0, by: -1) {
      if let level = levels[index] { return level }
    }
    return levels.lazy.compactMap { $0 }.first!
  }
}

/// Goal × level: how each role is trained, and how hard.
public struct GoalLevel: Sendable {
  /// By `SlotRole`. The compiler fills what the author left out: secondary from main, power from main, core from accessory;
  /// conditioning and mobility have defaults of their own.
  public var roles: [RolePrescription]
  /// Reps in reserve by `Phase`; nil where the goal doesn't say and the progression decides.
  public var rirByPhase: [UInt8?]

  public subscript(role: SlotRole) -> RolePrescription { roles[Int(role.rawValue)] }
  public func rir(_ phase: Phase) -> UInt8? { rirByPhase[Int(phase.rawValue)] }
}

/// Sets, reps, intensity, rest and tempo of one role.
public struct RolePrescription: Sendable {
  /// Repetitions of a set.
  public var reps: ClosedRange<Int>
  /// Percent of 1RM, or nil where load follows effort alone.
  public var intensity: ClosedRange<Double>?
  /// Working sets of one exercise in one session.
  public var sets: ClosedRange<Int>
  /// Seconds between sets; the lower bound is the floor to which time pressure may cut.
  public var rest: ClosedRange<Int>
  public var tempo: Tempo
  /// How long a timed set lasts, in seconds, for exercises measured so.
  public var seconds: ClosedRange<Int>
  public var rule: RuleID
}
