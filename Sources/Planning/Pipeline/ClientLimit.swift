import Rulebook
import TrainingModel

/// What of a client keeps a plan from being another one: each can be lifted in thought, to see what it costs.
package enum ClientLimit: Hashable, Sendable {
  case minutes, equipment, level, trainingDays, never, dislikes, restrictions, unavailable, template
  /// One that the profile states, or one that applies by age or level.
  case condition(ConditionID)

  /// The limits that a client has, those first that are most often in the way.
  ///
  /// - Parameter conditions: the stated conditions and those that apply by age or level.
  static func all(_ context: PlanningContext, conditions: ConditionSet) -> [ClientLimit] {
    let client = context.client
    var limits: [ClientLimit] = []
    if client.minutesPerSession < ampleMinutes { limits.append(.minutes) }
    if context.rulebook.equipment.indices.contains(where: { !client.equipment.contains(EquipmentID($0)) }) { limits.append(.equipment) }
    limits += conditions.members.map { .condition($0) }
    if client.experience < .advanced { limits.append(.level) }
    limits.append(.trainingDays)
    if !client.never.isEmpty { limits.append(.never) }
    if !client.dislikes.isEmpty { limits.append(.dislikes) }
    if !client.restrictions.isEmpty { limits.append(.restrictions) }
    if !client.unavailable.isEmpty { limits.append(.unavailable) }
    if client.template != nil { limits.append(.template) }
    return limits
  }

  /// Minutes per session that leave room for whatever the rules ask for.
  static let ampleMinutes = 75

  /// The context of the same client without this limit.
  func lifted(from context: PlanningContext) -> PlanningContext {
    var lifted = context
    switch self {
    case .minutes: lifted.client.minutesPerSession = max(Self.ampleMinutes, context.client.minutesPerSession)
    case .equipment: lifted.client.equipment = EquipmentSet(context.rulebook.equipment.indices.map { EquipmentID($0) })
    case .level: lifted.client.experience = .advanced
    case .trainingDays: lifted.client.trainingDays = WordSet([.mon, .wed, .fri])
    case .never: lifted.client.never = []
    case .dislikes: lifted.client.dislikes = []
    case .restrictions: lifted.client.restrictions = []
    case .unavailable: lifted.client.unavailable = []
    case .template: lifted.client.template = nil
    case .condition(let condition): lifted.waived.insert(condition)
    }
    return lifted
  }

  /// The field of the profile that states the limit; conditions that apply by age or level go with those that are stated.
  package var field: String {
    switch self {
    case .minutes: "minutes_per_session"
    case .equipment: "equipment"
    case .level: "experience"
    case .trainingDays: "training_days"
    case .never: "never"
    case .dislikes: "dislikes"
    case .restrictions: "restrictions"
    case .unavailable: "unavailable"
    case .template: "template"
    case .condition: "conditions"
    }
  }

  /// How findings name the limit: a field of the profile, or a condition by the id of its rule.
  func name(_ rulebook: Rulebook) -> String {
    if case .condition(let condition) = self { return "'\(rulebook[rulebook[condition].rule].id)'" }
    return "'\(field)'"
  }
}

extension PlanningContext {
  /// The same client without these limits.
  func lifting(_ limits: some Sequence<ClientLimit>) -> PlanningContext { limits.reduce(self) { $1.lifted(from: $0) } }
}
