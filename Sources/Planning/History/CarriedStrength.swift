import Findings
import Rulebook
import TrainingModel

/// The 1RM that the prescriptions of a past block rest on.
///
/// Nobody has logged them, so they prove nothing new; but who was to lift a load last month starts from no other estimate this month.
struct CarriedStrength {
  /// By exercise, in hundredths of the client's unit that are lifted; the highest of the weeks that count, with the heaviest load and its
  /// repetitions.
  private(set) var known: [(exercise: ExerciseID, oneRepMax: Double, heaviest: Double, reps: Int)] = []

  /// - Parameter week: The last week (1 to 4) that counts.
  init(_ block: PastBlock, through week: Int, _ context: PlanningContext) {
    for row in block.rows where row.week <= week && block.isHard(row.week) {
      guard let load = context.load(row, of: block), load > 0, let rir = row.rir, context.lifting(row.exercise).showsStrength else {
        continue
      }
      let oneRepMax = load / EffortTable.part(reps: row.reps.upperBound, rir: rir)
      if let place = known.firstIndex(where: { $0.exercise == row.exercise }) {
        known[place].oneRepMax = max(known[place].oneRepMax, oneRepMax)
        // One load with more and more repetitions says most about the fewest of them.
        if load > known[place].heaviest || (load == known[place].heaviest && row.reps.upperBound < known[place].reps) {
          (known[place].heaviest, known[place].reps) = (load, row.reps.upperBound)
        }
      } else {
        known.append((row.exercise, oneRepMax, load, row.reps.upperBound))
      }
    }
  }
}

extension Analysis {
  /// Goes on from the last block's loads, unless the profile's lifts say something newer.
  mutating func carryStrength(from block: PastBlock, _ context: PlanningContext, _ findings: inout [Finding]) {
    let facts = context.rules.facts
    let carried = CarriedStrength(block, through: lastMonth.completion?.week ?? Mesocycle.weekCount, context)
    guard !carried.known.isEmpty else { return }
    let rise = 1 + context.rulebook.history.strength.rise[Int(experience.rawValue)]
    var strength = [Double](repeating: 0, count: facts.count)
    var jumps = 0
    for (exercise, old, load, reps) in carried.known {
      let stated = oneRepMax(of: exercise, facts)
      let isNew = stated > 0 && isLiftNewer(than: block.start, for: exercise, context)
      strength[exercise.index] = min(isNew ? stated : max(stated, old), old * rise)
      if isNew {
        jumps += stated > old * rise ? 1 : 0
      } else {
        lastMonth.limits.append(StartLimit(exercise: exercise, load: load, reps: reps, asked: reps))
      }
    }
    lastMonth.strength = strength
    if jumps > 0 {
      findings.append(
        Finding(
          .historyStrengthJump,
          "the lifts of the profile are further above last month's loads than a month usually brings, so they are only partly believed",
          hint: "check the lifts with the client"))
    }
  }

  /// Whether the lift that an exercise's 1RM comes from was done after the block began.
  func isLiftNewer(than start: CalendarDate, for exercise: ExerciseID, _ context: PlanningContext) -> Bool {
    var current = exercise
    for _ in 0..<4 {
      if oneRepMax[current.index] > 0 {
        return lifts(context).contains { $0.exercise == current && $0.latestDate.map { $0 > start } == true }
      }
      guard let seed = context.rules.facts[current.index].seed else { return false }
      current = seed.from
    }
    return false
  }
}
