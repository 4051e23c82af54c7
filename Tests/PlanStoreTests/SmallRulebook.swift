import SmallRules
import TrainingModel

@testable import Rulebook

/// The small rules with just enough in them to store plans: two exercises, a note and two rules.
enum SmallRulebook {
  static let bench = ExerciseID(0)
  static let plank = ExerciseID(1)

  static func make(file: String = "rules/a.yaml") -> Rulebook {
    SmallRules.book { book in
      book.exercises = [("barbell_bench_press", "Barbell Bench Press"), ("plank", "Plank")].map { id, name in
        var exercise = book.exercises[0]
        (exercise.id, exercise.name, exercise.note) = (id, name, nil)
        (exercise.easier, exercise.harder, exercise.seed) = ([], [], nil)
        return exercise
      }
      book.conditions = []
      book.notes = ["Keep the shoulder blades together"]
      book.references = [
        RuleReference(id: "exercise.barbell_bench_press", file: file, line: 3, text: "a press on a bench"),
        RuleReference(id: "goal.strength.novice.main", file: file, line: 9, text: "3 to 6 reps"),
      ]
    }
  }
}
