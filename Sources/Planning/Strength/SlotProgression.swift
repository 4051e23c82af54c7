import Rulebook
import TrainingModel

/// Reps and loads of one slot over the weeks of the block's rule, by the model that the rules choose (training-science section 4.4).
///
/// The models are in an extension of their own; what they have in common is here. Loads are what a model calls for, in hundredths of
/// the client's unit, and `LoadRounding` makes them loadable.
struct SlotProgression {
  let slot: PlannedSlot
  let facts: ExerciseFacts
  let phases: FourWeeks<Phase>
  /// The part of the load that the block asks for in each week.
  let parts: FourWeeks<Double>
  let rirs: FourWeeks<Int?>
  /// Which day of the week this is among those that train the movement, from 0.
  let exposure: Int
  /// How many points outside the goal's band of intensity are still in it.
  let bandSlack: Double
  /// The repetitions to stay within.
  let range: ClosedRange<Int>

  init(
    slot: PlannedSlot, facts: ExerciseFacts, course: BlockCourse, rirs: FourWeeks<Int?>, exposure: Int = 0, bandSlack: Double = 7.5
  ) {
    (self.slot, self.facts, self.rirs, self.exposure, self.bandSlack) = (slot, facts, rirs, exposure, bandSlack)
    (phases, parts) = (course.phases, course.loads)
    range = slot.repRange(facts)
  }

  /// The weeks as the rule's model has them; without a rule reps rise at one load.
  func weeks(_ rule: ProgressionRule?, ladder: LoadLadder?, unit: LoadUnit) -> FourWeeks<WeekPrescription> {
    guard slot.oneRepMax > 0, let ladder, let rule else { return unloaded(rule?.model) }
    let (range, width) = dayRange(rule.model)
    let steps = StepRule(ladder: ladder, weeklyCap: rule.weeklyCap, fewestReps: range.lowerBound)
    // Where one step of the kit is more than a week may add, repetitions have to rise first.
    let isCoarse = steps.isCoarse(at: slot.oneRepMax * part(range.lowerBound, rirs[0]))
    var weeks = isCoarse ? doubleProgression(range, isOpen: true) : loaded(rule, unit)
    let rounding = LoadRounding(
      steps: steps, oneRepMax: slot.oneRepMax, maxIntensity: slot.limit.maxIntensity, reps: range,
      mostReps: mostReps(range, steps, base: weeks[0].load ?? 0), slack: width,
      allowed: slot.prescription.intensity.map { ($0.lowerBound - bandSlack) / 100...($0.upperBound + bandSlack) / 100 } ?? 0...2)
    rounding.round(&weeks, phases: phases)
    return weeks
  }

  private func loaded(_ rule: ProgressionRule, _ unit: LoadUnit) -> FourWeeks<WeekPrescription> {
    switch rule.model {
    case .linear(let step): linear(step.hundredths(for: facts, in: unit), growth: rule.growth)
    case .twoForTwo(let step): twoForTwo(step.hundredths(for: facts, in: unit))
    case .percentWave(let wave): percentWave(wave)
    case .rirRamp: rirRamp(fixedReps)
    case .step(let factors): step(factors)
    case .undulating(let days): rirRamp(middle(of: days[min(exposure, days.count - 1)].within(range)))
    case .doubleProgression, .ladder: doubleProgression(range, isOpen: true)
    }
  }

  private func unloaded(_ model: ProgressionModel?) -> FourWeeks<WeekPrescription> {
    switch model {
    case .undulating(let days): doubleProgression(days[min(exposure, days.count - 1)].within(range), isOpen: false)
    case .ladder: ladder()
    default: doubleProgression(range, isOpen: false)
    }
  }

  /// The repetitions of the slot's day, and how far from the stated reserve its loads may be before reps change: a model that keeps to
  /// its reps does so as long as it can.
  private func dayRange(_ model: ProgressionModel) -> (ClosedRange<Int>, slack: Int) {
    switch model {
    case .undulating(let days): (days[min(exposure, days.count - 1)].within(range), 0)
    case .percentWave, .linear: (range, 1)
    default: (range, 0)
    }
  }

  /// The most repetitions that stand in for a step that is too large yet: one more than the range for lifts that are about a number of
  /// repetitions, as many as the step takes for the rest.
  private func mostReps(_ range: ClosedRange<Int>, _ steps: StepRule, base: Double) -> Int {
    var most = range.upperBound + 1
    if slot.role == .accessory, base > 0 {
      most = max(most, min(range.upperBound + 4, StepRule.repsNeeded(fewest: range.lowerBound, step: Double(steps.ladder.step) / base)))
    }
    return min(most, max(range.upperBound, slot.limit.reps.upperBound))
  }

  /// The part of 1RM for so many repetitions with so many in reserve, as far as a condition allows it.
  func part(_ reps: Int, _ rir: Int?) -> Double { min(EffortTable.part(reps: reps, rir: rir ?? 3), slot.limit.maxIntensity / 100) }

  /// The repetitions to stay with: the middle of the range, moved to where the first week's load is in the goal's band of intensity.
  var fixedReps: Int { middle(of: range) }

  /// The middle of a range within the slot's, moved to where the first week's load is in the goal's band of intensity.
  private func middle(of range: ClosedRange<Int>) -> Int {
    var reps = (range.lowerBound + range.upperBound) / 2
    guard let band = slot.prescription.intensity else { return reps }
    let rir = rirs[0] ?? 3
    while reps > range.lowerBound, EffortTable.part(reps: reps, rir: rir) * 100 < band.lowerBound { reps -= 1 }
    while reps < range.upperBound, EffortTable.part(reps: reps, rir: rir) * 100 > band.upperBound { reps += 1 }
    return reps
  }
}

extension RegionStep {
  /// The step for an exercise, in hundredths of `unit`.
  fileprivate func hundredths(for facts: ExerciseFacts, in unit: LoadUnit) -> Double {
    Double((facts.work.contains(.lower) ? lower : upper).hundredths(in: unit))
  }
}
