import Rulebook
import TrainingModel

/// Looks whether the floors of a week fit its sessions' time: the fewest sets that could give them, each as short as the rules allow
/// (training-science sections 2.3 and 3.5).
///
/// It is a bound and not a plan: rests count half, as in pairs of exercises, and no build-up is counted.
struct TimeReach {
  private(set) var hasty: [HastyWeek] = []
  private let rules: PlanningRules
  private let weeks: PossibleWeeks

  init(_ rules: PlanningRules, _ weeks: PossibleWeeks) {
    (self.rules, self.weeks) = (rules, weeks)
    for week in weeks.weeks where week.kind == 0 {
      let hard = week.sessions.count { weeks.sessions[$0].isResistance }
      for (minutes, floor) in week.floors where hard > 0 {
        let least = (seconds(week, floor, hard: hard) + hard * 60 - 1) / (hard * 60)
        if least <= minutes { continue }
        hasty.append(
          HastyWeek(
            split: rules.rulebook[week.split].id, goal: rules.rulebook[week.goal].id, level: week.experience.id, minutes: minutes,
            least: least))
      }
    }
    hasty.sort { ($1.least - $1.minutes, $0.split, $0.goal, $0.level) < ($0.least - $0.minutes, $1.split, $1.goal, $1.level) }
  }

  /// The fewest seconds in which the hard sessions of a week can give every muscle its floor.
  private func seconds(_ week: PossibleWeeks.Week, _ floor: MuscleHalfSets, hard: Int) -> Int {
    let (volume, time) = (rules.rulebook.volume, rules.rulebook.time)
    let level = rules.rulebook[week.goal].level(week.experience)
    let wanted = Muscle.allCases.map { Int($0.rawValue) }.filter { floor[$0] > 0 }
    let slots = Set(week.sessions.filter { weeks.sessions[$0].isResistance }.flatMap { weeks.sessions[$0].slots.map(\.shape) })
    var (perSet, shortest) = (0, Int.max)
    for shape in slots {
      let role = level[weeks.shapes.all[shape].role]
      for exercise in weeks.shapes.admitted[shape] {
        let facts = rules.facts[exercise.index]
        perSet = max(perSet, wanted.reduce(0) { $0 + Int(facts.halfSets[$1]) })
        let work = Int(Double(role.reps.lowerBound) * (facts.secondsPerRep ?? Double(role.tempo.secondsPerRep)))
        shortest = min(shortest, work + role.rest.lowerBound / 2)
      }
    }
    guard perSet > 0 else { return 0 }
    let sets = (wanted.reduce(0) { $0 + Int(floor[$1]) } + perSet - 1) / perSet
    let most = week.experience == .novice ? volume.exerciseSets.novice : max(volume.exerciseSets.usual, volume.exerciseSets.strength)
    let exercises = max(hard, (sets + most - 1) / most)
    let setup = time.setup.min() ?? 0
    return hard * (time.generalWarmup + time.cooldown) + sets * shortest + exercises * setup + (exercises - hard) * time.transition
  }
}
