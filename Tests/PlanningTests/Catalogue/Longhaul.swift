import Foundation
import TrainingModel

/// The strength exercises of longhaul, as they lie beside the project: names with the equipment in them, and muscles.
enum Longhaul {
  struct Exercise: Decodable {
    var name: String
    var primaryMuscles: [String]
    var secondaryMuscles: [String]

    /// The words of the name in lower case, without a plural's s: `Squat – Dumbbells` has `dumbbell`.
    var words: [String] {
      name.lowercased().split { !$0.isLetter }.map {
        $0.count > 3 && $0.hasSuffix("s") && $0 != "press" ? String($0.dropLast()) : String($0)
      }
    }
  }

  private static let file = SharedExercises.folder.appendingPathComponent("longhaul/strength.json")

  static let isThere = FileManager.default.fileExists(atPath: file.path)

  /// Our exercises that they have too, by our name or that of free-exercise-db, each with theirs.
  static func matched(_ ours: [CatalogueExercise]) throws -> [(CatalogueExercise, Exercise)] {
    let all = try JSONDecoder().decode([Exercise].self, from: Data(contentsOf: file))
    let theirs = Dictionary(all.map { (SharedExercises.normalised($0.name), $0) }) { first, _ in first }
    return ours.compactMap { exercise in
      let names = [exercise.name, OtherSpellings.names[exercise.id]].compactMap { $0 }
      return names.lazy.compactMap { theirs[SharedExercises.normalised($0)] }.first.map { (exercise, $0) }
    }
  }

  /// Our muscles that one of their words may mean; nil for a word that nobody knows.
  static func muscles(_ word: String) -> [Muscle]? {
    switch word {
    case "abdominal": [.abs]
    case "bicep": [.biceps]
    case "calf": [.calves]
    case "chest": [.chest]
    case "forearm - inner", "forearm - outer": [.forearms]
    case "glute": [.glutes]
    case "hamstring": [.hamstrings]
    case "lat": [.lats]
    case "lower back": [.erectors]
    case "oblique": [.obliques]
    case "quad": [.quads]
    case "rotator cuff - back", "rotator cuff - front": []
    case "shoulder - back": [.rearDelts]
    case "shoulder - front": [.frontDelts]
    case "shoulder - side": [.sideDelts]
    case "thigh - inner": [.adductors]
    case "thigh - outer": [.abductors]
    case "trap": [.traps, .upperBack]
    case "tricep": [.triceps]
    default: nil
    }
  }

  /// Our words for the equipment that a word of a name means.
  static let items: [String: [String]] = [
    "band": ["bands"], "barbell": ["barbell"], "bench": ["bench", "decline_bench"], "box": ["box", "bench"],
    "cable": ["cable", "lat_pulldown_machine"], "dumbbell": ["dumbbells"], "kettlebell": ["kettlebell"], "landmine": ["landmine"],
    "medicine": ["medicine_ball"], "plate": ["plates"], "smith": ["smith_machine"], "trap": ["trap_bar"],
  ]
}
