import TrainingModel

/// Turns the loads that a slot's weeks call for into loads that can be made, and keeps what rounding takes away as repetitions
/// (training-science section 4.6).
struct LoadRounding {
  let steps: StepRule
  /// Hundredths of the client's unit.
  let oneRepMax: Double
  /// The most percent of 1RM that a condition allows.
  let maxIntensity: Double
  /// The repetitions to stay within.
  let reps: ClosedRange<Int>
  /// The most repetitions that stand in for a step that is too large yet.
  let mostReps: Int
  /// How far the reserve may be from what is stated in the first week before repetitions change; later weeks have one repetition at least.
  var slack = 0
  /// The parts of 1RM that suit the goal.
  var allowed = 0.0...2.0

  private var ladder: LoadLadder { steps.ladder }

  /// Makes every load loadable, or takes all of them away where even the lightest is too heavy for the repetitions.
  ///
  /// Weeks get other repetitions where the load that can be made is not the one that was called for.
  func round(_ weeks: inout FourWeeks<WeekPrescription>, phases: FourWeeks<Phase>) {
    let wanted = weeks
    var last: Int?
    for index in weeks.indices {
      guard let load = wanted[index].load else { return }
      guard let before = last else {
        guard let first = firstWeek(wanted[index], load) else { return forget(&weeks) }
        weeks[index] = first
        last = index
        continue
      }
      if phases[index] == .deload {
        weeks[index].load = min(nearest(load), weeks[before].load ?? load)
        if wanted[index].reps == wanted[0].reps { weeks[index].reps = weeks[0].reps }
        // An easy week says how easy it is.
        weeks[index].rir = weeks[index].rir.map { max($0, min(Self.easiest, reserve(weeks[index]))) }
        continue
      }
      weeks[index] =
        load == wanted[before].load
        ? sameLoad(wanted[index], after: weeks[before], more: wanted[index].reps.lowerBound - wanted[before].reps.lowerBound)
        : nextLoad(wanted[index], load, after: weeks[before], moved: weeks[0].reps.lowerBound - wanted[0].reps.lowerBound)
      last = index
    }
    riseOnce(&weeks, phases)
  }

  /// Gives a block whose reserve doesn't fall, because a condition keeps it up, a repetition more from its third hard week on: strength that
  /// grows by then pays for it (training-science section 9, row 20).
  private func riseOnce(_ weeks: inout FourWeeks<WeekPrescription>, _ phases: FourWeeks<Phase>) {
    let hard = weeks.indices.filter { phases[$0] != .deload }
    guard let first = hard.first, hard.count > 1,
      hard.allSatisfy({ weeks[$0].load == weeks[first].load && weeks[$0].reps == weeks[first].reps })
    else { return }
    let risen = sameLoad(weeks[first], after: weeks[first], more: 1)
    guard isPossible(risen) else { return }
    for index in hard.dropFirst(min(2, hard.count - 1)) { (weeks[index].load, weeks[index].reps) = (risen.load, risen.reps) }
  }

  private func nearest(_ load: Double) -> Double { Double(ladder.nearest(Load(hundredths: Int32(load.rounded()))).hundredths) }

  /// The loadable week nearest to what is wanted; of the loads above and below the one with which the stated reserve is truer.
  private func firstWeek(_ week: WeekPrescription, _ wanted: Double) -> WeekPrescription? {
    let nearest = Int32(nearest(wanted))
    let here = Load(hundredths: nearest)
    let other = (Double(nearest) > wanted ? ladder.below(here) : ladder.above(here)).hundredths
    var best: (off: Int, week: WeekPrescription)?
    for load in [nearest, other] where ladder.contains(Load(hundredths: load)) {
      var candidate = week
      candidate.load = Double(load)
      fitReps(&candidate, slack: slack)
      guard Double(load) <= ceiling(candidate.reps.upperBound) else { continue }
      let off = reserve(candidate) - (week.rir ?? 3)
      // A load with which the effort would be another one is none: the client then finds what fits.
      guard (-1...2).contains(off) else { continue }
      // Outside the goal's band is worse than a repetition more or less in reserve.
      let distance = abs(off) + (allowed.contains(Double(load) / oneRepMax) ? 0 : 4)
      if best.map({ distance + 1 < $0.off }) ?? true { best = (distance, candidate) }
    }
    return best?.week
  }

  /// A week whose model calls for more load: the nearest that may be made, or the last one with a repetition more. `moved` is by how many
  /// repetitions the first week differs from its model.
  private func nextLoad(_ week: WeekPrescription, _ wanted: Double, after last: WeekPrescription, moved: Int) -> WeekPrescription {
    let lastLoad = last.load ?? 0
    var next = week
    next.reps = week.reps.shifted(by: moved)
    // One step too far for a week waits.
    let load = min(nearest(wanted), Double(steps.most(after: lastLoad, reps: last.reps.upperBound).hundredths))
    if load > lastLoad {
      next.load = load
      fitReps(&next, slack: max(1, slack))
      if isPossible(next) { return next }
    }
    return sameLoad(week, after: last, more: 1)
  }

  /// A week with the last one's load and so many repetitions more; where they are used up, with a step more load and the fewest again.
  private func sameLoad(_ week: WeekPrescription, after last: WeekPrescription, more: Int) -> WeekPrescription {
    var next = week
    next.load = last.load
    next.reps = last.reps
    next.target = .none
    guard let load = last.load, more != 0 else { return next }
    if more > 0, last.reps.upperBound >= reps.upperBound {
      let most = steps.most(after: load, reps: last.reps.upperBound)
      if Double(most.hundredths) > load {
        var stepped = next
        stepped.load = min(Double(most.hundredths), Double(ladder.above(Load(hundredths: Int32(load))).hundredths))
        stepped.reps = reps.lowerBound...(reps.lowerBound + last.reps.count - 1)
        fitReps(&stepped, slack: 1)
        if isPossible(stepped) { return stepped }
      }
    }
    for _ in 0..<max(0, more) {
      let reps = (next.reps.lowerBound + next.reps.upperBound) / 2 + 1
      // Where the stated reserve falls slower than repetitions would rise, they wait for it.
      guard EffortTable.rir(part: load / oneRepMax, reps: reps) >= (week.rir ?? 3) - 2 else { break }
      if next.reps.upperBound < mostReps, load <= ceiling(next.reps.upperBound + 1) {
        next.reps = next.reps.shifted(by: 1)
      } else if next.reps.count > 1 {
        // What can't be done more often at its best can be done more often at its worst.
        next.reps = (next.reps.lowerBound + 1)...next.reps.upperBound
      }
    }
    return next
  }

  /// Whether the week can be done, with about the effort that it states.
  private func isPossible(_ week: WeekPrescription) -> Bool {
    (week.load ?? 0) <= ceiling(week.reps.upperBound) && reserve(week) >= (week.rir ?? 3) - 1
  }

  private func forget(_ weeks: inout FourWeeks<WeekPrescription>) {
    for index in weeks.indices {
      weeks[index].load = nil
      weeks[index].target = .none
      let over = weeks[index].reps.upperBound - reps.upperBound
      if over > 0 { weeks[index].reps = weeks[index].reps.shifted(by: -over) }
    }
  }

  /// The most that may be loaded for these repetitions: what can be lifted so often at all, or what a condition allows.
  private func ceiling(_ reps: Int) -> Double { oneRepMax * min(EffortTable.part(reps: reps, rir: 0), maxIntensity / 100) }

  /// The most that is stated in reserve; beyond it nobody can tell.
  private static let easiest = 6

  /// Within this part of 1RM of a number of repetitions, a load counts as having it: a third of the way to the next.
  private static let tolerance = 0.008

  /// The repetitions that the week's load leaves in reserve.
  private func reserve(_ week: WeekPrescription) -> Int {
    EffortTable.rir(part: (week.load ?? 0) / oneRepMax - Self.tolerance, reps: (week.reps.lowerBound + week.reps.upperBound) / 2)
  }

  /// Other repetitions where rounding made the load so light or so heavy that the stated reserve would be wrong.
  private func fitReps(_ week: inout WeekPrescription, slack: Int) {
    guard let rir = week.rir else { return }
    // Two repetitions are kept for the weeks to come unless the load is far too light.
    while reserve(week) > rir + slack, week.reps.upperBound < reps.upperBound - 2 { week.reps = week.reps.shifted(by: 1) }
    while reserve(week) > rir + 2, week.reps.upperBound < reps.upperBound { week.reps = week.reps.shifted(by: 1) }
    while reserve(week) < rir - slack, week.reps.lowerBound > reps.lowerBound { week.reps = week.reps.shifted(by: -1) }
  }
}
