import Foundation
import TrainingModel

/// free-exercise-db as it lies beside the project.
enum FreeExerciseDatabase {
  struct Exercise: Decodable {
    var name: String
    var equipment: String?
    var primaryMuscles: [String]
    var secondaryMuscles: [String]
  }

  private static let file: URL = {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = ProcessInfo.processInfo.environment["MESOCYCLE_SHARED_DATA"].map { URL(fileURLWithPath: $0) }
    return (data ?? root.deletingLastPathComponent().appendingPathComponent("shared/data"))
      .appendingPathComponent("exercises/free-exercise-db/exercises.json")
  }()

  static let isThere = FileManager.default.fileExists(atPath: file.path)

  /// Their exercises by normalised name; of two with one name the first.
  static func exercises() throws -> [String: Exercise] {
    let all = try JSONDecoder().decode([Exercise].self, from: Data(contentsOf: file))
    return Dictionary(all.map { (normalised($0.name), $0) }) { first, _ in first }
  }

  /// The words of a name without case, marks, plural and order: `Leg Extensions` and `Leg Extension` are one.
  static func normalised(_ name: String) -> String {
    let words = name.lowercased().replacing("'", with: "").split { !$0.isLetter && !$0.isNumber }
    return words.map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }.sorted().joined(separator: " ")
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
