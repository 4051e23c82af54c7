import TrainingModel

/// The weekly bands of each level, goal and muscle, as the export lists them.
struct VolumeTable {
  let rulebook: Rulebook

  /// A row for each level, goal and muscle for an adult of 30 who trains three days for an hour: floor and target are the goal's part of
  /// the band, the caps are the level's, because what somebody recovers from doesn't depend on what they train for.
  var rows: [JSONValue] {
    Experience.allCases.flatMap { experience in
      rulebook.goals.indices.flatMap { goal -> [JSONValue] in
        let subject = Matcher.Subject(
          goal: GoalID(goal), experience: experience, sex: .unspecified, age: 30, days: 3, gap: 2, minutes: 60, conditions: ConditionSet(),
          equipment: EquipmentSet())
        guard let band = rulebook.volume.bands.first(where: { $0.when.matches(subject) }) else { return [] }
        return Muscle.allCases.map { row(experience, rulebook.goals[goal], $0, band) }
      }
    }
  }

  private func row(_ experience: Experience, _ goal: Goal, _ muscle: Muscle, _ band: VolumeBand) -> JSONValue {
    let volume = rulebook.volume
    var floor = volume.major.contains(muscle) ? band.floor * goal.volumeFactor : 0
    if volume.small.contains(muscle), goal.countsSmallMuscles { floor = volume.smallFloor * goal.volumeFactor }
    let target = band.target.lowerBound * goal.volumeFactor...band.target.upperBound * goal.volumeFactor
    return .object([
      ("level", .string(experience.id)), ("goal", .string(goal.id)), ("muscle", .string(muscle.id)), ("floor", rounded(floor)),
      ("target", .array([rounded(target.lowerBound), rounded(target.upperBound)])), ("soft_cap", rounded(band.softCap)),
      ("hard_cap", rounded(band.hardCap)),
    ])
  }

  /// To a hundredth of a set, so that factors leave no trail of digits.
  private func rounded(_ sets: Double) -> JSONValue { .double((sets * 100).rounded() / 100) }
}
