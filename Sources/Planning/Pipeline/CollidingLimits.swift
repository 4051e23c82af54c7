import Findings
import Rulebook
import TrainingModel

/// Finds out which of a client's limits leave no plan, by planning for the same client without some of them.
///
/// Only those whom no plan fits come here, so it may take a few hundred plans.
struct CollidingLimits {
  private let context: PlanningContext
  private let pipeline: PlanningPipeline
  private let limits: [ClientLimit]
  private var memory = PlanningMemory()

  /// - Parameter conditions: the stated conditions and those that apply by age or level.
  init(_ context: PlanningContext, _ pipeline: PlanningPipeline, conditions: ConditionSet) {
    (self.context, self.pipeline) = (context, pipeline)
    limits = ClientLimit.all(context, conditions: conditions)
  }

  /// A smallest set of limits that leaves no plan even for a client without all the others; nil where the rules have none for anybody.
  mutating func smallest() -> [ClientLimit]? {
    guard isFeasible(keeping: []) else { return nil }
    for limit in limits where !isFeasible(keeping: [limit]) { return [limit] }
    for (place, first) in limits.enumerated() {
      for second in limits[(place + 1)...] where !isFeasible(keeping: [first, second]) { return [first, second] }
    }
    // More than two seldom collide: then a set of which none can be left out is found by leaving one out after the other.
    return limits.reduce(limits) { kept, limit in
      let fewer = kept.filter { $0 != limit }
      return isFeasible(keeping: fewer) ? kept : fewer
    }
  }

  /// Whether there is a plan for a client with these limits alone.
  private mutating func isFeasible(keeping kept: [ClientLimit]) -> Bool {
    isFeasible(context.lifting(limits.filter { !kept.contains($0) }))
  }

  private mutating func isFeasible(_ context: PlanningContext) -> Bool {
    pipeline.run(context, using: &memory).result.mesocycle != nil
  }

  /// The finding that names the limits, and what would free the plan.
  ///
  /// - Parameter reason: what the stage said that found no way, as a sentence without full stop.
  mutating func finding(_ reason: String) -> Finding {
    guard let colliding = smallest() else {
      return Finding(
        .planInfeasible, "the rules leave no plan for this goal, whatever the client's limits: \(reason)",
        hint: "'mesocycle rules lint' and 'mesocycle rules coverage' show where the rules have holes")
    }
    let names = colliding.map { $0.name(context.rulebook) }
    let subject = names.count == 1 ? "\(names[0]) leaves no plan" : "\(names.listed(by: "and")) together leave no plan"
    let ways = colliding.compactMap { way(out: $0) }
    let hint =
      ways.isEmpty
      ? "several limits have to be eased at once; 'mesocycle rules explain' shows how far planning came"
      : "\(ways.listed(by: "or")) would free it"
    return Finding(.planInfeasible, "\(subject): \(reason)", hint: hint)
  }

  /// The least change of one limit that gives this client a plan, or nil where that limit alone can't.
  private mutating func way(out limit: ClientLimit) -> String? {
    switch limit {
    case .minutes: return minutesMore()
    case .equipment: return items()
    case .trainingDays: return days()
    default: break
    }
    guard isFeasible(limit.lifted(from: context)) else { return nil }
    switch limit {
    case .condition(let condition):
      let name = limit.name(context.rulebook)
      return context.client.conditions?.contains(condition) == true ? "the end of \(name)" : "milder rules in \(name)"
    case .level: return "exercises of a lower level in the rules"
    case .never: return "fewer exercises in 'never'"
    case .dislikes: return "fewer exercises in 'dislikes'"
    case .restrictions: return "the end of some of the 'restrictions', which whoever gave them decides"
    case .unavailable: return "fewer days in 'unavailable'"
    case .template: return "a plan without 'template'"
    case .minutes, .equipment, .trainingDays: return nil
    }
  }

  /// `5 minutes more per session`.
  private mutating func minutesMore() -> String? {
    let stated = context.client.minutesPerSession
    var enough = context
    for minutes in stride(from: stated + 1, through: max(stated + 1, 2 * ClientLimit.ampleMinutes), by: 1) {
      enough.client.minutesPerSession = minutes
      if isFeasible(enough) { return "\(minutes - stated) minute\(minutes == stated + 1 ? "" : "s") more per session" }
    }
    return nil
  }

  /// `the item 'bands', 'cable' or 'dumbbells'`: items that are enough alone, first those that most places have; else a place that is.
  private mutating func items() -> String? {
    let rulebook = context.rulebook
    let missing = rulebook.equipment.indices.map { EquipmentID($0) }.filter { !context.client.equipment.contains($0) }
    let places = { (item: EquipmentID) in rulebook.presets.count { $0.items.contains(item) } }
    var enough: [String] = []
    for item in missing.sorted(by: { (places($1), $0) < (places($0), $1) }) where enough.count < 3 {
      var more = context
      more.client.equipment.insert(item)
      if isFeasible(more) { enough.append("'\(rulebook[item].id)'") }
    }
    if !enough.isEmpty { return "the item \(enough.listed(by: "or"))" }
    for preset in rulebook.presets.sorted(by: { ($0.items.count, $0.id) < ($1.items.count, $1.id) }) {
      var there = context
      there.client.equipment.formUnion(preset.items)
      if isFeasible(there) { return "the equipment of '\(preset.id)'" }
    }
    return nil
  }

  /// `3 days of training a week`: the nearest number of days, as well spaced as a week allows, for which there is a plan.
  private mutating func days() -> String? {
    let stated = context.client.trainingDays.count
    for count in (1...7).sorted(by: { (abs($0 - stated), $0) < (abs($1 - stated), $1) }) {
      var other = context
      other.client.trainingDays = Self.spaced(count)
      if isFeasible(other) {
        return count == stated ? "as many training days, better spaced" : "\(count) day\(count == 1 ? "" : "s") of training a week"
      }
    }
    return nil
  }

  /// So many weekdays with the rest spread evenly between them.
  static func spaced(_ count: Int) -> WordSet<Weekday> {
    WordSet((0..<count).compactMap { Weekday(rawValue: UInt8($0 * 7 / count)) })
  }
}
