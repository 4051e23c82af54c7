import Rulebook
import TrainingModel

/// What the verdict on a strand makes of the loads that are still to come.
struct StrandStep {
  let action: LogAction
  private let ladder: LoadLadder
  /// What of the body is lifted with the load, in hundredths.
  private let body: Double
  /// What a load of the plan as it was made is multiplied by, before any step.
  private let factor: Double
  /// How much stronger the weakest set of the last time showed the client than it asked for; 1 for no more.
  private let shown: Double

  init(_ verdict: StrandVerdict, _ course: StrandCourse, _ ladder: LoadLadder, _ facts: ExerciseFacts, _ context: PlanningContext) {
    (action, self.ladder) = (verdict.action, ladder)
    let body = facts.loadBasis == .added ? context.bodyLoad : 0
    self.body = body
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
    shown = last.map { Self.shown($0, body: body) } ?? 1
  }

  private static func shown(_ last: Exposure, body: Double) -> Double {
    guard let load = last.asked.load, load + body > 0 else { return 1 }
    let asked = (load + body) / EffortTable.part(reps: last.asked.reps.upperBound, rir: last.asked.rir ?? 0)
    let done = last.sets.map { set in
      // Where no effort was asked for, a noted one can't be held against it.
      let reserve = last.asked.rir.map { rir in set.effort.map { Int((10 - $0).rounded(.down)) } ?? rir } ?? 0
      return (set.load + body) / EffortTable.part(reps: set.amount, rir: reserve)
    }
    return max(1, (done.min() ?? asked) / asked)
  }

  /// The load in the place of one that the plan was made with; nil where it can't be made of the kit.
  func load(from base: Load) -> Load? {
    guard base.hundredths > 0 else { return nil }
    let plain = factor == 1 ? base : ladder.nearest(Self.load(Double(base.hundredths) * factor))
    guard case .progress(let steps) = action else {
      // What was too much is not rounded back to itself.
      if case .reduce = action, plain >= base { return ladder.below(base) < base ? ladder.below(base) : nil }
      return plain
    }
    // A session earns a step of the kit where it shows that it can be lifted, however much more it was.
    let most = (0..<steps).reduce(plain) { load, _ in ladder.above(load) }
    return max(plain, min(most, ladder.nearest(Self.load((Double(plain.hundredths) + body) * shown - body))))
  }

  private static func load(_ hundredths: Double) -> Load { Load(hundredths: Int32(clamping: Int(hundredths.rounded()))) }
}
