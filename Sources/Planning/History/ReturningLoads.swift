import Rulebook
import TrainingModel

/// Takes the loads of the first weeks back after a pause, as far as the rules say, and lets them come up again step by step.
struct ReturningLoads {
  private let layoff: LayoffRule
  private let phases: [Phase]
  private let lastDay: CalendarDate
  /// By the calendar's weeks, the places of the block's.
  private let places: FourWeeks<Int>

  /// The most that a load rises in a week on the way back (training-science section 4.9).
  static let weeklyRise = 1.1
  /// A reserve that feels this much easier than stated is what a rested body makes of it.
  private static let regained = 2

  init?(_ draft: PlanDraft, _ context: PlanningContext) {
    guard let layoff = draft.lastMonth.layoff, let block = draft.block, let course = draft.course, let last = draft.lastMonth.lastDay else {
      return nil
    }
    (self.layoff, lastDay) = (layoff, last)
    phases = block.weeks.map(\.phase)
    places = course.places
  }

  /// Eases one slot; a lift that was tested after the pause keeps its loads.
  func ease(_ slot: inout PlannedSlot, _ draft: PlanDraft, _ context: PlanningContext) {
    for week in phases.indices where places[week] < layoff.weeks.count {
      slot.weeks[week].rir = slot.weeks[week].rir.map { max($0, layoff.leastRIR) }
    }
    let facts = context.rules.facts[slot.exercise.index]
    guard !layoff.startsAgain, slot.weeks[0].load != nil, let item = facts.loadedBy,
      let ladder = context.rules.ladder(item, context.client.units),
      !draft.isLiftNewer(than: lastDay, for: slot.exercise, context)
    else { return }
    var before: Double?
    for week in phases.indices {
      guard let load = slot.weeks[week].load else { return }
      var wanted = load
      if places[week] < layoff.weeks.count { wanted *= layoff.weeks[places[week]].load }
      if let before { wanted = min(wanted, phases[week] == .deload ? before : before * Self.weeklyRise) }
      let eased = min(load, Double(ladder.floor(Load(hundredths: Int32(wanted.rounded()))).hundredths))
      if phases[week] != .deload { before = eased }
      guard eased < load else { continue }
      slot.weeks[week].load = eased
      guard slot.oneRepMax > 0, let rir = slot.weeks[week].rir else { continue }
      let implied = EffortTable.rir(part: eased / slot.oneRepMax, reps: slot.weeks[week].reps.upperBound)
      slot.weeks[week].rir = min(context.rulebook.sanitisation.rir.upperBound, max(rir, implied - Self.regained))
    }
  }
}

extension PlanDraft {
  /// Lets last month and the pause change the weeks of every slot. Comes after the loads are laid out.
  mutating func settleLoads(_ context: PlanningContext) {
    if let course {
      for limit in lastMonth.limits {
        for index in slots.indices where slots[index].exercise == limit.exercise { limit.hold(&slots[index], course, context) }
      }
    }
    for verdict in lastMonth.verdicts {
      for index in slots.indices where slots[index].exercise == verdict.exercise {
        verdict.settle(&slots[index], context.rules.facts[verdict.exercise.index], context.rulebook.sanitisation)
      }
    }
    if let returning = ReturningLoads(self, context) {
      for index in slots.indices {
        var slot = slots[index]
        returning.ease(&slot, self, context)
        slots[index] = slot
      }
    }
  }
}
