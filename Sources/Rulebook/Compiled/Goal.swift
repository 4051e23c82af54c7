import TrainingModel

/// What somebody trains for.
package struct Goal: Sendable {
  package var id: String
  package var name: String
  /// By `Experience`; nil where the goal is not offered at that level and the next lower one that is offered serves.
  package var levels: [GoalLevel?]
  /// The part of the level's weekly volume that this goal asks for: 0.7 is 70 % (training-science section 2.3).
  package var volumeFactor: Double
  /// Whether small muscles have a floor of their own.
  package var countsSmallMuscles: Bool
  package var rule: RuleID

  /// The prescriptions for `experience`, or those of the next lower level that the goal has, or else of the lowest.
  package func level(_ experience: Experience) -> GoalLevel {
    for index in stride(from: Int(experience.rawValue), through: 0, by: -1) {
      if let level = levels[index] { return level }
    }
    return levels.lazy.compactMap { $0 }.first!
  }
}

/// Goal × level: how each role is trained, and how hard.
package struct GoalLevel: Sendable {
  /// By `SlotRole`. The compiler fills what the author left out: secondary from main, power from main, core from accessory;
  /// conditioning and mobility have defaults of their own.
  package var roles: [RolePrescription]
  /// Reps in reserve by `Phase`; nil where the goal doesn't say and the progression decides.
  package var rirByPhase: [UInt8?]

  package subscript(role: SlotRole) -> RolePrescription { roles[Int(role.rawValue)] }
  package func rir(_ phase: Phase) -> UInt8? { rirByPhase[Int(phase.rawValue)] }
}

/// Sets, reps, intensity, rest and tempo of one role.
package struct RolePrescription: Sendable {
  /// Repetitions of a set.
  package var reps: ClosedRange<Int>
  /// Percent of 1RM, or nil where load follows effort alone.
  package var intensity: ClosedRange<Double>?
  /// Working sets of one exercise in one session.
  package var sets: ClosedRange<Int>
  /// Seconds between sets; the lower bound is the floor to which time pressure may cut.
  package var rest: ClosedRange<Int>
  package var tempo: Tempo
  /// How long a timed set lasts, in seconds, for exercises measured so.
  package var seconds: ClosedRange<Int>
  package var rule: RuleID
}
