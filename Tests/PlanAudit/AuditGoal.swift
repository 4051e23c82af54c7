/// Goal × level: what the export says of main lifts.
package struct AuditGoal: Sendable {
  /// The part of the volume bands that the goal asks for.
  let factor: Double
  let countsSmallMuscles: Bool
  private let levels: [AuditGoalLevel?]

  init(_ json: AuditJSON) throws {
    factor = try json["volume_factor"].number
    countsSmallMuscles = try json["small_muscles"].isTrue
    levels = try AuditClient.levels.map { name in
      let level = json["levels"][name]
      return level.isPresent ? try AuditGoalLevel(level) : nil
    }
  }

  /// The level's prescriptions, or those of the next lower level that the goal has.
  func level(_ level: Int) -> AuditGoalLevel? { levels[...level].last { $0 != nil } ?? levels.first { $0 != nil } ?? nil }
}

/// Repetitions and percent of 1RM by role.
struct AuditGoalLevel: Sendable {
  let mainReps: ClosedRange<Double>
  let mainIntensity: ClosedRange<Double>?
  /// The intensities of all roles that have one, from the lowest to the highest.
  let anyIntensity: ClosedRange<Double>?

  init(_ json: AuditJSON) throws {
    mainReps = try json["main_reps"].range
    mainIntensity = json["intensity"].isPresent ? try json["intensity"].range : nil
    let roles = json["roles"]
    let ranges = try roles.keys.compactMap { roles[$0]["intensity"].isPresent ? try roles[$0]["intensity"].range : nil }
    anyIntensity =
      ranges.isEmpty
      ? nil
      : ranges.map(\.lowerBound).min().flatMap { low in
        ranges.map(\.upperBound).max().map { low...$0 }
      }
  }
}
