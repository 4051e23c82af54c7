import Rulebook
import TrainingModel

/// Every word that a profile may use, from the rulebook: built once, shared by all workers.
package final class ProfileVocabulary: Sendable {
  let fields = ByteTable(ProfileField.spellings)
  let liftFields = ByteTable(LiftField.spellings)
  let restrictionFields = ByteTable(RestrictionField.spellings)
  let sexes = ByteTable(Sex.spellings)
  let units = ByteTable(LoadUnit.spellings)
  let experiences = ByteTable(Experience.spellings)
  let weekdays = ByteTable(Weekday.spellings)
  let clearances = ByteTable(Clearance.spellings)
  let statuses = ByteTable(MembershipStatus.spellings)
  let muscles = ByteTable(Muscle.spellings)
  let goals: ByteTable
  let conditions: ByteTable
  let exercises: ByteTable
  let wishes: ExerciseWords
  let templates: ByteTable
  /// Items and presets.
  let equipment: ByteTable
  /// What each word of `equipment` stands for.
  let equipmentItems: [EquipmentSet]
  /// What a single set of the big lifts may weigh.
  let limits: [(exercise: ExerciseID, limit: LiftLimit)]

  /// The words of a rulebook.
  package init(_ rulebook: Rulebook) {
    goals = ByteTable(rulebook.goals.map(\.id), home: rulebook.home(of: rulebook.goals.map(\.rule)))
    conditions = ByteTable(rulebook.conditions.map(\.id), home: rulebook.home(of: rulebook.conditions.map(\.rule)))
    exercises = ByteTable(rulebook.exercises.map(\.id), home: rulebook.home(of: rulebook.exercises.map(\.rule)))
    wishes = ExerciseWords(rulebook, home: exercises.home)
    templates = ByteTable(rulebook.templates.map(\.id), home: rulebook.home(of: rulebook.templates.map(\.rule)))
    equipment = ByteTable(
      rulebook.presets.map(\.id) + rulebook.equipment.map(\.id),
      home: rulebook.home(of: rulebook.presets.map(\.rule) + rulebook.equipment.map(\.rule)))
    equipmentItems = rulebook.presets.map(\.items) + rulebook.equipment.indices.map { EquipmentSet([EquipmentID($0)]) }
    limits = LiftLimit.all.compactMap { limit in
      rulebook.exercises.firstIndex { $0.id == limit.id }.map { (ExerciseID($0), limit) }
    }
  }
}

extension Rulebook {
  /// Where these rules stand: their file, the folder that all their files are in, or the files.
  fileprivate func home(of rules: [RuleID]) -> String {
    var files: [String] = []
    for rule in rules where rule.index < references.count && !files.contains(self[rule].file) { files.append(self[rule].file) }
    let folders = files.map { file in file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "" }
    if files.count > 1, let folder = folders.first, !folder.isEmpty, folders.allSatisfy({ $0 == folder }) { return folder }
    return files.isEmpty ? "the rules" : files.sorted().joined(separator: ", ")
  }
}
