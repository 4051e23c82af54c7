import Rulebook
import TrainingModel

/// Reps and loads of one slot over the four weeks, by the model that the rules choose (training-science section 4.4).
struct SlotProgression {
  let slot: PlannedSlot
  let facts: ExerciseFacts
  let phases: FourWeeks<Phase>
  /// The part of the load that the block asks for in each week.
  let parts: FourWeeks<Double>
  let rirs: FourWeeks<Int?>
  /// How much 1RM is trusted to grow in a week, so that after four the reserve is still about what is stated.
  let growth: Double

  func weeks(_ rule: ProgressionRule, _ context: PlanningContext) -> FourWeeks<WeekPrescription> {
    guard slot.oneRepMax > 0, let item = facts.loadedBy, let ladder = context.rules.ladder(item, context.client.units) else {
      return doubleProgression()
    }
    // Where one step of the kit is more than a week may add, repetitions have to rise first.
    let isCoarse = Double(ladder.step) > rule.weeklyCap * slot.oneRepMax * part(range.lowerBound, rirs[0])
    var weeks =
      switch rule.model {
      case _ where isCoarse: doubleProgression()
      case .doubleProgression: doubleProgression()
      case .rirRamp: rirRamp()
      case .linear: linear(rule.step.map { (facts.work.contains(.lower) ? $0.lower : $0.upper).hundredths(in: context.client.units) } ?? 0)
      }
    let rounding = LoadRounding(
      ladder: ladder, oneRepMax: slot.oneRepMax, weeklyCap: rule.weeklyCap, maxIntensity: slot.limit.maxIntensity,
      reps: range, mostReps: min(range.upperBound + 1, max(range.upperBound, slot.limit.reps.upperBound)))
    rounding.round(&weeks, phases: phases)
    return weeks
  }

  /// One load for the block, and a repetition more each week: as the reserve falls by one, the load stays right.
  func doubleProgression() -> FourWeeks<WeekPrescription> {
    // A short range leaves no room for a width and a rise, and rising is what counts.
    let range = range
    let width = range.count >= 5 ? 2 : range.count >= 3 ? 1 : 0
    // Around the middle, but with room for two steps.
    let middle = isHardBodyweight ? range.lowerBound : (range.lowerBound + range.upperBound) / 2 - 1
    let start = max(range.lowerBound, min(range.upperBound - width - 2, middle))
    let first = slot.oneRepMax > 0 ? slot.oneRepMax * part(start + width, rirs[0]) : nil
    var step = 0
    return FourWeeks { week in
      let isEasy = phases[week] == .deload
      defer { step += isEasy ? 0 : 1 }
      let low = isEasy ? start : min(start + step, range.upperBound - width)
      return WeekPrescription(reps: low...(low + width), rir: reserve(rirs[week], low), load: first.map { isEasy ? $0 * parts[week] : $0 })
    }
  }

  /// The reserve that keeps a load found by effort below what a condition allows: a limit in percent holds also where 1RM is unknown.
  private func reserve(_ rir: Int?, _ reps: Int) -> Int? {
    guard slot.oneRepMax == 0, facts.isLoaded, let rir else { return rir }
    var least = rir
    while least < 6, EffortTable.part(reps: reps, rir: least) * 100 > slot.limit.maxIntensity { least += 1 }
    return least
  }

  /// The load that reps and a falling reserve call for.
  private func rirRamp() -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    return FourWeeks { week in
      WeekPrescription(reps: reps...reps, rir: rirs[week], load: part(reps, rirs[week]) * slot.oneRepMax * parts[week])
    }
  }

  /// A step more each week, but never more than the fall in reserve and the expected growth allow.
  private func linear(_ step: Int32) -> FourWeeks<WeekPrescription> {
    let reps = fixedReps
    var last: Double?
    var ceiling = slot.oneRepMax
    return FourWeeks { week in
      defer { ceiling *= 1 + growth }
      let most = part(reps, rirs[week]) * ceiling
      guard phases[week] != .deload else { return WeekPrescription(reps: reps...reps, rir: rirs[week], load: (last ?? most) * parts[week]) }
      let load = last.map { max($0, min($0 + Double(step), most)) } ?? most
      last = load
      return WeekPrescription(reps: reps...reps, rir: rirs[week], load: load)
    }
  }

  private func part(_ reps: Int, _ rir: Int?) -> Double { min(EffortTable.part(reps: reps, rir: rir ?? 3), slot.limit.maxIntensity / 100) }

  /// The repetitions that goal, role, exercise and limits leave; a limit above the goal's range moves the range, so that there is room to
  /// rise.
  private var range: ClosedRange<Int> {
    let (wanted, limit) = (goalRange, slot.limit.reps)
    let low = min(max(wanted.lowerBound, limit.lowerBound), max(limit.lowerBound, limit.upperBound))
    let high = max(wanted.upperBound, low + min(2, wanted.count - 1))
    return low...max(low, min(high, limit.upperBound))
  }

  private var isHardBodyweight: Bool { !facts.isLoaded && facts.loadBasis == .none && facts.level > .novice && facts.isCompound }

  /// The goal's repetitions as far as they suit the exercise: nobody does heavy singles with dumbbells or in a row, and body weight alone is not heavy
  /// enough for a handful.
  private var goalRange: ClosedRange<Int> {
    let goal = slot.prescription.reps
    guard slot.role != .power else { return goal }
    if !facts.isLoaded, facts.loadBasis == .none {
      // Pull-ups, dips and the like are hard enough for six, however many the goal would like.
      if isHardBodyweight { return 6...12 }
      return max(goal.lowerBound, 6)...max(goal.upperBound, 12)
    }
    guard facts.setup != .barbell || facts.pattern.isPull, goal.lowerBound < 5 else { return goal }
    return max(goal.lowerBound, min(5, goal.upperBound - 2))...goal.upperBound
  }

  /// The repetitions to stay with: the middle of the range, moved to where the first week's load is in the goal's band of intensity.
  private var fixedReps: Int {
    var reps = (range.lowerBound + range.upperBound) / 2
    guard let band = slot.prescription.intensity else { return reps }
    let rir = rirs[0] ?? 3
    while reps > range.lowerBound, EffortTable.part(reps: reps, rir: rir) * 100 < band.lowerBound { reps -= 1 }
    while reps < range.upperBound, EffortTable.part(reps: reps, rir: rir) * 100 > band.upperBound { reps += 1 }
    return reps
  }
}
