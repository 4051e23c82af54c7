import Findings
import TrainingModel

/// The rules as planning reads them: compiled once, shared by every worker, never changed.
///
/// Ids are indexes, sets are bits and lists are sorted by id, so that the order of files and of entries in them reaches no plan except
/// where the language says that order decides. Names and places are kept beside, for those who read.
package struct Rulebook: Sendable {
  /// Where the digest is kept once somebody has asked for it.
  let ownDigest = Once<Digest>()
  /// The layers in their order, as given.
  package var layers: [String]
  package var tags: [NamedEntity]
  package var equipment: [EquipmentItem]
  package var presets: [EquipmentPreset]
  /// Sorted by id.
  package var exercises: [Exercise]
  package var goals: [Goal]
  package var conditions: [Condition]
  package var splits: [Split]
  package var blocks: [BlockRule]
  package var progressions: [ProgressionRule]
  package var volume: VolumeRules
  package var balance: BalanceRules
  package var selection: SelectionRules
  package var history = HistoryRules()
  package var warmup: [WarmupRule]
  package var time: TimeModel
  /// nil where the rules know no supersets.
  package var supersets: SupersetRules?
  package var sanitisation: SanitisationRules
  package var checks: CheckTable
  /// Sentences that prescriptions show; `NoteID` is the index.
  package var notes: [String]
  /// Every rule with its place; `RuleID` is the index.
  package var references: [RuleReference]
  /// What rules say of themselves with `examples`, to be run by the linter.
  package var examples: [RuleExample]
  package var conditioning = ConditioningRules()
  /// Sorted by id.
  package var templates: [Template] = []
  /// The names in other languages than English; no plan depends on them, so they don't count in `digest`.
  package var translations: [Language: Translation] = [:]

  /// The exercise with this id, or nil; ids are sorted, so this is quick.
  package func exercise(_ id: String) -> ExerciseID? {
    var (low, high) = (0, exercises.count)
    while low < high {
      let middle = (low + high) / 2
      if exercises[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < exercises.count && exercises[low].id == id ? ExerciseID(low) : nil
  }

  package subscript(id: ExerciseID) -> Exercise { exercises[id.index] }
  package subscript(id: GoalID) -> Goal { goals[id.index] }
  package subscript(id: ConditionID) -> Condition { conditions[id.index] }
  package subscript(id: EquipmentID) -> EquipmentItem { equipment[id.index] }
  package subscript(id: TemplateID) -> Template { templates[id.index] }
  package subscript(id: RuleID) -> RuleReference { references[id.index] }
}

/// Something with an id, a name and a rule that says why it is there.
package struct NamedEntity: Sendable {
  package var id: String
  package var name: String
  package var rule: RuleID
}

/// A rule as a reader finds it again.
package struct RuleReference: Hashable, Sendable {
  /// The rule's id, with its topic before it: `goal.hypertrophy.intermediate.main`.
  package var id: String
  package var file: String
  package var line: Int
  /// One sentence that says what the rule does; from `why` where the author wrote one.
  package var text: String
}
