import Findings
import TrainingModel

/// The rules as planning reads them: compiled once, shared by every worker, never changed.
///
/// Ids are indexes, sets are bits and lists are sorted by id, so that the order of files and of entries in them reaches no plan except
/// where the language says that order decides. Names and places are kept beside, for those who read.
public struct Rulebook: Sendable {
  /// Where the digest is kept once somebody has asked for it.
  let ownDigest = Once<ContentDigest>()
  /// The layers in their order, as given.
  public var layers: [String]
  public var tags: [NamedEntity]
  public var equipment: [EquipmentItem]
  public var presets: [EquipmentPreset]
  /// Sorted by id.
  public var exercises: [Exercise]
  public var goals: [Goal]
  public var conditions: [Condition]
  public var splits: [Split]
  public var blocks: [BlockRule]
  public var progressions: [ProgressionRule]
  public var volume: VolumeRules
  public var balance: BalanceRules
  public var selection: SelectionRules
  public var history = HistoryRules()
  /// What of the logs is told to coaches; no plan depends on it, so it doesn't count in `digest`.
  public var flags = FlagRules()
  public var warmup: [WarmupRule]
  public var time: TimeModel
  /// nil where the rules know no supersets.
  public var supersets: SupersetRules?
  public var sanitisation: SanitisationRules
  public var checks: CheckTable
  /// Sentences that prescriptions show; `NoteID` is the index.
  public var notes: [String]
  /// Every rule with its place; `RuleID` is the index.
  public var references: [RuleReference]
  /// What rules say of themselves with `examples`, to be run by the linter.
  public var examples: [RuleExample]
  public var conditioning = ConditioningRules()
  /// Sorted by id.
  public var templates: [Template] = []
  /// The names in other languages than English; no plan depends on them, so they don't count in `digest`.
  public var translations: [Language: Translation] = [:]
  /// The names in logs, read when somebody asks for them.
  var aliasSource = AliasSource()

  /// The exercise with this id, or nil; ids are sorted, so this is quick.
  public func exercise(_ id: String) -> ExerciseID? {
    var (low, high) = (0, exercises.count)
    while low < high {
      let middle = (low + high) / 2
      if exercises[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < exercises.count && exercises[low].id == id ? ExerciseID(low) : nil
  }

  public subscript(id: ExerciseID) -> Exercise { exercises[id.index] }
  public subscript(id: GoalID) -> Goal { goals[id.index] }
  public subscript(id: ConditionID) -> Condition { conditions[id.index] }
  public subscript(id: EquipmentID) -> EquipmentItem { equipment[id.index] }
  public subscript(id: TemplateID) -> Template { templates[id.index] }
  public subscript(id: RuleID) -> RuleReference { references[id.index] }
}

/// Something with an id, a name and a rule that says why it is there.
public struct NamedEntity: Sendable {
  public var id: String
  public var name: String
  public var rule: RuleID
}

/// A rule as a reader finds it again.
public struct RuleReference: Hashable, Sendable {
  /// The rule's id, with its topic before it: `goal.hypertrophy.intermediate.main`.
  public var id: String
  public var file: String
  public var line: Int
  /// One sentence that says what the rule does; from `why` where the author wrote one.
  public var text: String
}
