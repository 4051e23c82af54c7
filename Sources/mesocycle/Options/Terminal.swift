import ArgumentParser
import Foundation

/// What the terminal is and wants.
enum Terminal {
  /// What an `auto|always|never` option is about: colour on the standard output, a bar on the error stream.
  enum Matter { case color, progress }

  /// Whether an `auto|always|never` option is on: `auto` where the stream is a terminal that NO_COLOR and TERM don't speak against.
  ///
  /// - Parameter label: what a message calls the option.
  static func isWanted(_ setting: String?, _ matter: Matter, called label: String, _ environment: [String: String]) throws -> Bool {
    switch setting ?? "auto" {
    case "always": return true
    case "never": return false
    case "auto":
      if matter == .color, environment["NO_COLOR"].map({ !$0.isEmpty }) == true { return false }
      return environment["TERM"] != "dumb" && isatty(matter == .color ? STDOUT_FILENO : STDERR_FILENO) == 1
    case let other:
      let hint = OptionSources.hint(other, among: ["auto", "always", "never"])
      throw ValidationError("\(label) takes auto, always or never, not '\(other)'\(hint)")
    }
  }
}
