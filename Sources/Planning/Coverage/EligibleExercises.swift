import Rulebook
import TrainingModel

/// What every kind of client may be given: by kind, level and preset, from the stage that the night uses.
struct EligibleExercises {
  let kinds: [ClientKind]
  /// By kind and level: with every item of equipment.
  private var withEverything: [[ExerciseMask]] = []
  /// By preset: what its items suffice for.
  private let equipped: [ExerciseMask]

  init(_ rules: PlanningRules, kinds: [ClientKind]) {
    self.kinds = kinds
    let rulebook = rules.rulebook
    equipped = rulebook.presets.map { preset in
      ExerciseMask(rules.facts.indices.filter { rules.facts[$0].equipment.isSubset(of: preset.items) }.map { ExerciseID($0) })
    }
    let everything = EquipmentSet(rulebook.equipment.indices.map { EquipmentID($0) })
    withEverything = kinds.map { kind in
      Experience.allCases.map { experience in
        let client = kind.client(
          experience, goal: GoalID(0), days: WordSet([.mon, .wed, .fri]), minutes: 60, equipment: everything)
        return AnalyseStage.analyse(PlanningContext(rules: rules, client: client, start: CalendarDate(dayNumber: 20_458))).output.eligible
      }
    }
  }

  /// What a client of the kind and level may be given with the preset's items.
  func mask(kind: Int, _ experience: Experience, preset: Int) -> ExerciseMask {
    withEverything[kind][Int(experience.rawValue)].intersection(equipped[preset])
  }

  /// What a client with both conditions may be given: every exclusion holds.
  func mask(kinds first: Int, _ second: Int, _ experience: Experience, preset: Int) -> ExerciseMask {
    mask(kind: first, experience, preset: preset).intersection(withEverything[second][Int(experience.rawValue)])
  }

  /// What a client of the kind and level may be given whatever equipment there is.
  func mask(kind: Int, _ experience: Experience) -> ExerciseMask { withEverything[kind][Int(experience.rawValue)] }
}

extension ExerciseMask {
  /// The exercises in both.
  func intersection(_ other: ExerciseMask) -> ExerciseMask {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// How many of these exercises are in the set.
  func count(of exercises: [ExerciseID]) -> Int { exercises.count { contains($0) } }
}
