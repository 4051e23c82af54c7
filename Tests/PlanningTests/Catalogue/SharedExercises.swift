import Foundation
import Rulebook

/// An exercise of ours, where another catalogue has one of its own.
typealias CatalogueExercise = Exercise

/// The catalogues of other people that lie beside the project.
enum SharedExercises {
  static let folder: URL = {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let data = ProcessInfo.processInfo.environment["MESOCYCLE_SHARED_DATA"].map { URL(fileURLWithPath: $0) }
    return (data ?? root.deletingLastPathComponent().appendingPathComponent("shared/data")).appendingPathComponent("exercises")
  }()

  /// The words of a name without case, marks, plural and order: `Leg Extensions` and `Leg Extension` are one.
  static func normalised(_ name: String) -> String {
    let words = name.lowercased().replacing("'", with: "").split { !$0.isLetter && !$0.isNumber }
    return words.map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }.sorted().joined(separator: " ")
  }
}
