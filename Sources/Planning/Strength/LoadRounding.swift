import TrainingModel

/// Turns the loads that a slot's weeks call for into loads that can be made, and keeps what rounding takes away as repetitions
/// (training-science section 4.6).
struct LoadRounding {
  let ladder: LoadLadder
  /// Hundredths of the client's unit.
  let oneRepMax: Double
  /// The most that a load may rise in a week: 0.1 is 10 %.
  let weeklyCap: Double
  /// The most percent of 1RM that a condition allows.
  let maxIntensity: Double
  /// The repetitions to stay within.
  let reps: ClosedRange<Int>
  /// The most repetitions that stand in for a step that is too large yet.
  let mostReps: Int

  /// Makes every load loadable, or takes all of them away where even the lightest is too heavy for the repetitions.
  ///
  /// Weeks get other repetitions where the load that can be made is not the one that was called for.
  func round(_ weeks: inout FourWeeks<WeekPrescription>, phases: FourWeeks<Phase>) {
    var last: WeekPrescription?
    var start: ClosedRange<Int>?
    for index in weeks.indices {
      guard let wanted = weeks[index].load else { return }
      guard let previous = last, let lastLoad = previous.load else {
        guard let first = firstWeek(weeks[index], wanted) else { return forget(&weeks) }
        weeks[index] = first
        start = first.reps
        if phases[index] != .deload { last = first }
        continue
      }
      if phases[index] == .deload {
        weeks[index].load = min(Double(ladder.nearest(Load(hundredths: Int32(wanted.rounded()))).hundredths), lastLoad)
        weeks[index].reps = start ?? weeks[index].reps
        continue
      }
      weeks[index] = nextWeek(weeks[index], wanted, after: previous, lastLoad)
      last = weeks[index]
    }
  }

  /// The loadable week nearest to what is wanted; of the loads above and below the one with which the stated reserve is truer.
  private func firstWeek(_ week: WeekPrescription, _ wanted: Double) -> WeekPrescription? {
    let nearest = ladder.nearest(Load(hundredths: Int32(wanted.rounded()))).hundredths
    let other = Double(nearest) > wanted ? max(ladder.min, nearest - ladder.step) : min(ladder.max, nearest + ladder.step)
    var best: (off: Int, week: WeekPrescription)?
    for load in [nearest, other] where ladder.contains(Load(hundredths: load)) {
      var candidate = week
      candidate.load = Double(load)
      fitReps(&candidate)
      guard Double(load) <= ceiling(candidate.reps.upperBound) else { continue }
      let off = reserve(candidate) - (week.rir ?? 3)
      // A load with which the effort would be another one is none: the client then finds what fits.
      guard (-1...2).contains(off) else { continue }
      if best.map({ abs(off) + 1 < $0.off }) ?? true { best = (abs(off), candidate) }
    }
    return best?.week
  }

  /// The next week's load where it is a step that may be made, or else the last one with a repetition more.
  private func nextWeek(_ week: WeekPrescription, _ wanted: Double, after last: WeekPrescription, _ lastLoad: Double) -> WeekPrescription {
    var next = week
    var load = ladder.nearest(Load(hundredths: Int32(wanted.rounded())))
    // One step too far for a week waits.
    let most = Load(hundredths: Int32(lastLoad * (1 + weeklyCap)))
    if load > most { load = ladder.floor(most) }
    next.load = Double(load.hundredths)
    if Double(load.hundredths) > lastLoad {
      fitReps(&next)
      if Double(load.hundredths) <= ceiling(next.reps.upperBound), reserve(next) >= (week.rir ?? 3) - 1 { return next }
    }
    next.load = lastLoad
    raiseReps(&next, past: last.reps)
    return next
  }

  private func forget(_ weeks: inout FourWeeks<WeekPrescription>) { for index in weeks.indices { weeks[index].load = nil } }

  /// The most that may be loaded for these repetitions: what can be lifted so often at all, or what a condition allows.
  private func ceiling(_ reps: Int) -> Double { oneRepMax * min(EffortTable.part(reps: reps, rir: 0), maxIntensity / 100) }

  /// The repetitions that the week's load leaves in reserve.
  private func reserve(_ week: WeekPrescription) -> Int {
    EffortTable.rir(part: (week.load ?? 0) / oneRepMax, reps: (week.reps.lowerBound + week.reps.upperBound) / 2)
  }

  /// Other repetitions where rounding made the load so light or so heavy that the stated reserve would be wrong.
  private func fitReps(_ week: inout WeekPrescription) {
    guard let rir = week.rir else { return }
    // Two repetitions are kept for the weeks to come unless the load is far too light.
    while reserve(week) > rir, week.reps.upperBound < reps.upperBound - 2 { week.reps = week.reps.shifted(by: 1) }
    while reserve(week) > rir + 2, week.reps.upperBound < reps.upperBound { week.reps = week.reps.shifted(by: 1) }
    while reserve(week) < rir, week.reps.lowerBound > reps.lowerBound { week.reps = week.reps.shifted(by: -1) }
  }

  /// One repetition more than in the week before, as far as the range and what the load allows.
  private func raiseReps(_ week: inout WeekPrescription, past last: ClosedRange<Int>) {
    week.reps = last
    guard let load = week.load, last.upperBound < mostReps, load <= ceiling(last.upperBound + 1) else { return }
    week.reps = last.shifted(by: 1)
  }
}

extension ClosedRange<Int> {
  fileprivate func shifted(by amount: Int) -> ClosedRange<Int> { (lowerBound + amount)...(upperBound + amount) }
}
