import Foundation
import TrainingModel

/// free-exercise-db as it lies beside the project.
enum FreeExerciseDatabase {
  struct Exercise: Decodable {
    var name: String
    var equipment: String?
    var level: String
    var force: String?
    var primaryMuscles: [String]
    var secondaryMuscles: [String]
  }

  private static let file = SharedExercises.folder.appendingPathComponent("free-exercise-db/exercises.json")

  static let isThere = FileManager.default.fileExists(atPath: file.path)

  /// Their exercises by normalised name; of two with one name the first.
  static func exercises() throws -> [String: Exercise] {
    let all = try JSONDecoder().decode([Exercise].self, from: Data(contentsOf: file))
    return Dictionary(all.map { (SharedExercises.normalised($0.name), $0) }) { first, _ in first }
  }

  /// Our exercises that they have too, each with theirs.
  static func matched(_ ours: [CatalogueExercise]) throws -> [(CatalogueExercise, Exercise)] {
    let theirs = try exercises()
    return ours.compactMap { exercise in
      theirs[SharedExercises.normalised(OtherSpellings.names[exercise.id] ?? exercise.name)].map { (exercise, $0) }
    }
  }

  /// Our muscles that one of their words may mean.
  static func muscles(_ word: String) -> [Muscle] {
    switch word {
    case "abdominals": [.abs, .obliques]
    case "lower back": [.erectors]
    case "middle back": [.upperBack]
    case "quadriceps": [.quads]
    case "shoulders": [.frontDelts, .sideDelts, .rearDelts]
    default: Muscle(id: word).map { [$0] } ?? []
    }
  }

  /// Our words for their equipment, where it is one thing.
  static let items = [
    "dumbbell": "dumbbells", "kettlebells": "kettlebell", "e-z curl bar": "ez_bar", "exercise ball": "stability_ball",
    "medicine ball": "medicine_ball", "foam roll": "foam_roller",
  ]
}
