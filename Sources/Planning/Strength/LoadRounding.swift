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
  /// The most repetitions that may be asked for where a load can't rise.
  let mostReps: Int

  /// The loads of the weeks, each rounded; nil throughout where even the lightest load is too heavy for the repetitions.
  ///
  /// `weeks` get repetitions changed where a load stays below what was called for.
  func round(_ weeks: inout [WeekPrescription], phases: [Phase]) -> [Load?] {
    var loads: [Load?] = []
    var last: Load?
    var lastReps = 0
    for index in weeks.indices {
      guard let wanted = weeks[index].load else { return weeks.map { _ in nil } }
      let isEasy = phases[index] == .deload
      var load = ladder.nearest(Load(hundredths: Int32(wanted.rounded())))
      if Double(load.hundredths) > ceiling(weeks[index]) { load = ladder.floor(Load(hundredths: Int32(ceiling(weeks[index])))) }
      if Double(load.hundredths) > ceiling(weeks[index]) { return weeks.map { _ in nil } }
      if let last {
        if isEasy {
          load = min(load, last)
        } else {
          // One step too far for a week waits; the week gets a repetition more instead.
          if Double(load.hundredths) > Double(last.hundredths) * (1 + weeklyCap) { load = last }
          load = max(load, last)
          if load == last { raiseReps(&weeks[index], past: lastReps, load: load) }
        }
      } else {
        fitReps(&weeks[index], to: load)
      }
      loads.append(load)
      if !isEasy { (last, lastReps) = (load, weeks[index].reps.upperBound) }
    }
    return loads
  }

  /// The most that may be loaded for these repetitions: what can be lifted so often at all, or what a condition allows.
  private func ceiling(_ week: WeekPrescription) -> Double {
    oneRepMax * min(EffortTable.part(reps: week.reps.upperBound, rir: 0), maxIntensity / 100)
  }

  /// More repetitions where rounding made the first load so light that the stated reserve would be wrong by more than one.
  private func fitReps(_ week: inout WeekPrescription, to load: Load) {
    guard let rir = week.rir else { return }
    let part = Double(load.hundredths) / oneRepMax
    while week.reps.upperBound < mostReps, EffortTable.rir(part: part, reps: week.reps.upperBound) > rir + 1 { week.reps = week.reps.raised }
  }

  private func raiseReps(_ week: inout WeekPrescription, past lastReps: Int, load: Load) {
    while week.reps.upperBound <= lastReps, week.reps.upperBound < mostReps, Double(load.hundredths) <= ceiling(week.oneMore) {
      week.reps = week.reps.raised
    }
  }
}

extension WeekPrescription {
  fileprivate var oneMore: WeekPrescription { WeekPrescription(reps: reps.raised, rir: rir, load: load) }
}

extension ClosedRange<Int> {
  fileprivate var raised: ClosedRange<Int> { (lowerBound + 1)...(upperBound + 1) }
}
