import SmallRules
import TrainingModel

@testable import Rulebook

/// The small rules with the vocabulary of the fixtures: what Intake needs of them.
func sampleRulebook(shuffledExercises: Bool = false) -> Rulebook {
  /// One like the first for each id, called as its id.
  func named<Entry>(
    _ ids: [String], like entries: [Entry], _ id: WritableKeyPath<Entry, String>, _ name: WritableKeyPath<Entry, String>
  ) -> [Entry] {
    ids.map { word in
      var entry = entries[0]
      (entry[keyPath: id], entry[keyPath: name]) = (word, word)
      return entry
    }
  }
  return SmallRules.book { book in
    let exercises = shuffledExercises ? SampleWords.exercises.reversed() : SampleWords.exercises
    book.tags = []
    for index in book.references.indices { book.references[index].file = "rules/all.yaml" }
    book.equipment = named(["barbell", "bands", "dumbbells", "rack"], like: book.equipment, \.id, \.name)
    book.presets = named(SampleWords.presets.map(\.id), like: book.presets, \.id, \.name)
    for (index, preset) in SampleWords.presets.enumerated() {
      book.presets[index].items = EquipmentSet(preset.items.map { EquipmentID($0) })
    }
    book.exercises = named(exercises, like: book.exercises, \.id, \.name)
    for index in book.exercises.indices {
      (book.exercises[index].pattern, book.exercises[index].muscles, book.exercises[index].halfSets) = (.squat, MuscleSet(), .zero)
      (book.exercises[index].easier, book.exercises[index].harder, book.exercises[index].seed) = ([], [], nil)
    }
    book.goals = named(SampleWords.goals, like: book.goals, \.id, \.name)
    book.conditions = named(SampleWords.conditions, like: book.conditions, \.id, \.name)
    for index in book.conditions.indices { book.conditions[index].holds = false }
    book.templates = ["gzclp", "push_pull_legs", "wendler_531"].map {
      Template(
        id: $0, name: $0, daysPerWeek: 3, gap: 1, when: Matcher(), phases: [.work], rounding: .nearest,
        sessions: [], order: [], schemes: [], tracks: [], rule: RuleID(0))
    }
  }
}

/// The ids that the fixtures use.
enum SampleWords {
  static let presets: [(id: String, items: [Int])] = [
    ("bands_only", [1]), ("bodyweight", []), ("commercial_gym", [0, 1, 2, 3]), ("home_dumbbells", [2]), ("home_gym", [0, 2, 3]),
  ]
  static let goals = ["core_stability", "endurance", "fat_loss", "general_fitness", "hypertrophy", "power", "strength"]
  static let exercises = [
    "back_squat", "barbell_bench_press", "barbell_row", "deadlift", "dumbbell_bench_press", "front_squat", "goblet_squat", "hip_thrust",
    "lat_pulldown", "leg_press", "overhead_press", "pull_up", "push_up", "romanian_deadlift",
  ]
  static let conditions = [
    "acl_history", "ankle_instability", "diabetes_insulin", "disc_radicular", "elbow_tendinopathy", "hip_impingement",
    "hypertension_controlled", "hypertension_uncontrolled", "low_back_pain", "meniscus", "neck_pain", "obesity_bmi_40", "osteoporosis",
    "patellofemoral_pain", "post_surgery", "postpartum", "pregnancy_contraindicated", "pregnancy_t1", "pregnancy_t2_t3",
    "rotator_cuff_tear", "shoulder_impingement", "wrist_pain",
  ]
}
