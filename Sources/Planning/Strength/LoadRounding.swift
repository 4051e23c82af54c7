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
    for index in weeks.indices {
      guard let wanted = weeks[index].load else { return }
      let isEasy = phases[index] == .deload
      var load = ladder.nearest(Load(hundredths: Int32(wanted.rounded())))
      let most = Load(hundredths: Int32(ceiling(weeks[index].reps.upperBound)))
      if load > most { load = ladder.floor(most) }
      if load > most { return forget(&weeks) }
      guard let previous = last, let lastLoad = previous.load else {
        weeks[index].load = Double(load.hundredths)
        fitReps(&weeks[index])
        if !isEasy { last = weeks[index] }
        continue
      }
      if isEasy {
        weeks[index].load = min(Double(load.hundredths), lastLoad)
        continue
      }
      // One step too far for a week waits; the week gets a repetition more instead.
      if Double(load.hundredths) > lastLoad * (1 + weeklyCap) { load = ladder.floor(Load(hundredths: Int32(lastLoad * (1 + weeklyCap)))) }
      weeks[index].load = max(Double(load.hundredths), lastLoad)
      if weeks[index].load == lastLoad { raiseReps(&weeks[index], past: previous.reps) }
      last = weeks[index]
    }
  }

  private func forget(_ weeks: inout FourWeeks<WeekPrescription>) { for index in weeks.indices { weeks[index].load = nil } }

  /// The most that may be loaded for these repetitions: what can be lifted so often at all, or what a condition allows.
  private func ceiling(_ reps: Int) -> Double { oneRepMax * min(EffortTable.part(reps: reps, rir: 0), maxIntensity / 100) }

  /// Other repetitions where rounding made the first load so light or so heavy that the stated reserve would be wrong.
  private func fitReps(_ week: inout WeekPrescription) {
    guard let rir = week.rir, let load = week.load else { return }
    let part = load / oneRepMax
    func off() -> Int { EffortTable.rir(part: part, reps: (week.reps.lowerBound + week.reps.upperBound) / 2) - rir }
    // Two repetitions are kept for the weeks to come unless the load is far too light.
    while off() > 0, week.reps.upperBound < reps.upperBound - 2 { week.reps = week.reps.shifted(by: 1) }
    while off() > 2, week.reps.upperBound < reps.upperBound { week.reps = week.reps.shifted(by: 1) }
    while off() < 0, week.reps.lowerBound > reps.lowerBound { week.reps = week.reps.shifted(by: -1) }
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
