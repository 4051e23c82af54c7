import Foundation

/// Data of others that stands beside the project and is not part of it.
enum Shared {
  static let root = ProcessInfo.processInfo.environment["MESOCYCLE_SHARED_DATA"] ?? Project.root + "/../shared/data"

  static func path(_ name: String) -> String { "\(root)/\(name)" }

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

/// The project's own files.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func path(_ name: String) -> String { "\(root)/\(name)" }
}
