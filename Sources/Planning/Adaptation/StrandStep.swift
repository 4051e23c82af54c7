import Rulebook
import TrainingModel

/// What the verdict on a strand makes of the loads that are still to come.
struct StrandStep {
  let action: LogAction
  /// What can be lifted with the kit.
  private let ladder: LoadLadder
  /// What a load of the plan as it was made is multiplied by, before any step.
  private let factor: Double
  /// How much stronger the weakest set of the last time showed the client than it asked for; 1 for no more.
  private let shown: Double

  init(_ verdict: StrandVerdict, _ course: StrandCourse, _ ladder: LoadLadder) {
    (action, self.ladder) = (verdict.action, ladder)
    let last = verdict.evidence.exposures.first
    let isRepeated =
      switch verdict.action {
      case .repeat, .reduce, .remove: last != nil
      case .progress, .hold: false
      }
    var factor = 1 / course.growth(isRepeated: isRepeated)
    if let (now, base) = course.asked, base > 0 { factor *= now / base }
    if case .reduce(let part) = verdict.action { factor *= 1 - part }
    self.factor = factor
    shown = last.map { Self.shown($0) } ?? 1
  }

  private static func shown(_ last: Exposure) -> Double {
    guard let load = last.asked.load, load > 0 else { return 1 }
    let asked = load / EffortTable.part(reps: last.asked.reps.upperBound, rir: last.asked.rir ?? 0)
    return max(1, (last.shown ?? asked) / asked)
  }

  /// What is to be lifted in the place of what the plan was made with, both in hundredths; nil where it can't be made of the kit.
  func load(from lifted: Double) -> Load? {
    guard lifted > 0 else { return nil }
    let base = Self.load(lifted)
    let plain = factor == 1 ? base : ladder.nearest(Self.load(lifted * factor))
    guard case .progress(let steps) = action else {
      // What was too much is not rounded back to itself.
      if case .reduce = action, plain >= base { return ladder.below(base) < base ? ladder.below(base) : nil }
      return plain
    }
    // A session earns a step of the kit where it shows that it can be lifted, however much more it was.
    let most = (0..<steps).reduce(plain) { load, _ in ladder.above(load) }
    return max(plain, min(most, ladder.nearest(Self.load(Double(plain.hundredths) * shown))))
  }

  private static func load(_ hundredths: Double) -> Load { Load(hundredths: Int32(clamping: Int(hundredths.rounded()))) }
}

extension Exposure {
  /// What the weakest of its sets shows for a single repetition with nothing in reserve, in hundredths: only to be held against other numbers of
  /// the same table. nil where nothing was done.
  var shown: Double? {
    sets.map { set in
      // Where no effort was asked for, a noted one can't be held against it.
      let reserve = asked.rir.map { rir in set.effort.map { Int((10 - $0).rounded(.down)) } ?? rir } ?? 0
      return set.load / EffortTable.part(reps: set.amount, rir: reserve)
    }.min()
  }
}
