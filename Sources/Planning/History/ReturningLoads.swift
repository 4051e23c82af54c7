import Rulebook
import TrainingModel

/// Takes the loads of the first weeks back after a pause, before the block or inside it, as far as the rules say, and lets them come up again
/// step by step.
struct ReturningLoads {
  /// The pause before the block.
  private let layoff: LayoffRule?
  private let phases: [Phase]
  /// The last day before the block; nil where none is known.
  private let lastDay: CalendarDate?
  private let course: BlockCourse

  /// The most that a load rises in a week on the way back (training-science section 4.9).
  static let weeklyRise = 1.1
  /// A reserve that feels this much easier than stated is what a rested body makes of it.
  private static let regained = 2

  init?(_ analysis: Analysis, _ context: PlanningContext) {
    guard let block = analysis.block, let course = analysis.course, analysis.lastMonth.layoff != nil || course.isInterrupted else {
      return nil
    }
    (layoff, lastDay, self.course) = (analysis.lastMonth.layoff, analysis.lastMonth.lastDay, course)
    phases = block.weeks.map(\.phase)
  }

  /// The row of the table for the pause before the block that a week of the calendar stands in; nil for weeks beyond it.
  private func first(_ week: Int) -> (load: Double, leastRIR: Int)? {
    guard let layoff, course.places[week] < layoff.weeks.count else { return nil }
    return (layoff.weeks[course.places[week]].load, layoff.leastRIR)
  }

  /// Eases one slot; a lift that was tested after the pause keeps its loads.
  func ease(_ slot: inout SlotCourse, of exercise: ExerciseID, _ analysis: Analysis, _ context: PlanningContext) {
    for week in phases.indices {
      guard let least = [first(week)?.leastRIR, course.returns[week]?.leastRIR].compactMap({ $0 }).max() else { continue }
      slot.weeks[week].rir = slot.weeks[week].rir.map { max($0, least) }
    }
    guard slot.weeks[0].load != nil, let ladder = context.ladder(of: exercise) else { return }
    let lifting = context.lifting(exercise)
    let isTested = lastDay.map { analysis.isLiftNewer(than: $0, for: exercise, context) } ?? false
    let isEasedFirst = layoff.map { !$0.startsAgain } ?? false && !isTested
    // The last trained load, that of before the absence at hand, and whether loads are on their way up again.
    var (before, base, isRising) = (Double?.none, Double?.none, isEasedFirst)
    for week in phases.indices where !course.isAway[week] {
      guard let load = slot.weeks[week].load else { return }
      var wanted = load
      if isEasedFirst, let part = first(week)?.load { wanted = lifting.times(part, wanted) }
      if let back = course.returns[week] {
        if back.step == 0 { base = before }
        wanted = lifting.times(back.load, min(wanted, base ?? wanted))
        isRising = true
      }
      if isRising, let before { wanted = min(wanted, phases[week] == .deload ? before : lifting.times(Self.weeklyRise, before)) }
      let eased = min(load, Double(ladder.floor(Load(hundredths: Int32(wanted.rounded()))).hundredths))
      if phases[week] != .deload { before = eased }
      guard eased < load else { continue }
      slot.weeks[week].load = eased
      // The percentage was that of the load before.
      if slot.weeks[week].target.kind == .percentOfMax { slot.weeks[week].target = .none }
      guard slot.oneRepMax > 0, let rir = slot.weeks[week].rir else { continue }
      let implied = EffortTable.rir(part: eased / slot.oneRepMax, reps: slot.weeks[week].reps.upperBound)
      slot.weeks[week].rir = min(context.rulebook.sanitisation.rir.upperBound, max(rir, implied - Self.regained))
    }
  }
}

extension Analysis {
  /// Lets last month and the pause change the weeks of every slot. Comes after the loads are laid out.
  ///
  /// - Parameter courses: by slot.
  func settle(_ courses: inout [SlotCourse], of slots: [PlannedSlot], _ context: PlanningContext) {
    if let course {
      for index in slots.indices {
        lastMonth.limit(of: slots[index].exercise, reps: courses[index].weeks[0].reps.upperBound)?
          .hold(&courses[index], course, context)
      }
    }
    for verdict in lastMonth.verdicts {
      for index in slots.indices where slots[index].exercise == verdict.exercise {
        verdict.settle(&courses[index], of: slots[index], context.rules.facts[verdict.exercise.index], context.rulebook.sanitisation)
        verdict.raise(
          &courses[index], of: slots[index], lastMonth.shown.first { $0.exercise == verdict.exercise }, context.ladder(of: verdict.exercise)
        )
        verdict.mark(&courses[index], of: slots[index])
      }
    }
    if let returning = ReturningLoads(self, context) {
      for index in slots.indices { returning.ease(&courses[index], of: slots[index].exercise, self, context) }
    }
  }
}
