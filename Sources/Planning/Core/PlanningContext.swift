import Rulebook
import TrainingModel

/// What a plan is made from: nothing else reaches a stage, so the same context always gives the same plan.
package struct PlanningContext: Sendable {
  package let rules: PlanningRules
  package internal(set) var client: Client
  /// The first day of the block.
  package let start: CalendarDate
  package let history: BlockHistory
  /// The day on which the client has to be cleared: the block's first, or a later one where the block is judged after it has begun.
  package let gateDate: CalendarDate
  /// Conditions that a question "what if" leaves out, also where they apply by age or level; empty for every real plan.
  var waived = ConditionSet()

  /// - Parameter gateDate: the day on which the client has to be cleared; nil for the block's first.
  package init(
    rules: PlanningRules, client: Client, start: CalendarDate, history: BlockHistory = BlockHistory(), gateDate: CalendarDate? = nil
  ) {
    self.gateDate = gateDate ?? start
    self.rules = rules
    self.client = client.awayFromDueDate(blockFrom: start)
    self.start = start
    self.history = history
  }

  /// The days of the block.
  var days: ClosedRange<CalendarDate> { start...start.endOfBlock }

  var rulebook: Rulebook { rules.rulebook }

  /// What row ids are derived from: the client's id and the start, the same in every process.
  var seed: UInt64 {
    var hash = StableHash(client.id.utf8)
    hash.take(UInt64(UInt32(bitPattern: start.dayNumber)))
    return hash.value
  }
}

extension Client {
  /// The client with no training from the day on which a child is due, as far as that falls into the block: what is behind it is nobody's to
  /// plan until a birth and a later clearance are known.
  fileprivate func awayFromDueDate(blockFrom start: CalendarDate) -> Client {
    let last = start.endOfBlock
    guard let heldFrom, let span = DateSpan(first: max(heldFrom, start), last: last) else { return self }
    var client = self
    client.unavailable.append(span)
    return client
  }
}

extension PlanningContext {
  /// How much 1RM may be projected to grow in a week (training-science section 7.3).
  func growth(_ experience: Experience) -> Double {
    switch experience {
    case .novice: 0.06
    case .intermediate: 0.025
    case .advanced: 0.0125
    }
  }
}
