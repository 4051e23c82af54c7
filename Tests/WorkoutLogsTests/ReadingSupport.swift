import Foundation
import TrainingModel

@testable import WorkoutLogs

/// Logs of tests.
enum Logs {
  /// Real exports, which lie beside the project and are no part of it.
  static let root =
    (ProcessInfo.processInfo.environment["MESOCYCLE_SHARED_DATA"]
      ?? URL(filePath: #filePath).appending(path: "../../../../shared/data").standardized.path) + "/logs"

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(root)/\(name)") }

  /// Reads a text that is one client's.
  static func read(_ text: String, _ request: LogRequest? = nil) throws -> ClientLog {
    let request = request ?? LogRequest(client: "anna", unit: .kg)
    var logs: [ClientLog] = []
    _ = try LogSource(Array(text.utf8), named: "log.csv", request).forEachClient { logs.append($0) }
    return logs[0]
  }

  /// Reads a text that may be many clients'.
  static func readAll(_ text: String, _ request: LogRequest = LogRequest(unit: .kg)) throws -> (logs: [ClientLog], rest: LogRest) {
    var logs: [ClientLog] = []
    let rest = try LogSource(Array(text.utf8), named: "log.csv", request).forEachClient { logs.append($0) }
    return (logs, rest)
  }

  /// The refusal of a text, or nil where it is read.
  static func refusal(_ text: String, _ request: LogRequest? = nil) throws -> LogRefusal? {
    do {
      _ = try read(text, request)
      return nil
    } catch let refusal as LogRefusal { return refusal }
  }
}

extension ClientLog {
  /// The sets in a few signs each: `8×60`, with `w` for a ramp set, `d` for a drop set, `f` for one to failure, `!` for a slip.
  var words: [String] {
    sessions.map { read in
      let session = read.session
      let exercises = session.exercises.map { exercise in
        "\(exercise.name) \(exercise.sets.map(\.words).joined(separator: " "))"
      }
      return "\(session.date) \(exercises.joined(separator: "; "))"
    }
  }

  /// Whether each entry is a set, skipped or unreadable.
  var isWhole: Bool { entries == stored + skipped.count + unreadable.count }
}

extension DoneSet {
  var words: String {
    var parts: [String] = []
    if let reps { parts.append("\(reps)") }
    if let seconds { parts.append("\(seconds)s") }
    if let centimetres { parts.append("\(centimetres / 100)m") }
    if let load { parts.append("@\(load)") }
    let kind = ["", "w", "d", "f"][Int(kind.rawValue)]
    return kind + parts.joined() + (isFlagged ? "!" : "")
  }
}
