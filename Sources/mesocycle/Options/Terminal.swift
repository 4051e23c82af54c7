import ArgumentParser
import Foundation

/// What the terminal is and wants.
enum Terminal {
  /// Whether an `auto|always|never` option is on: `auto` where the stream is a terminal that NO_COLOR and TERM don't speak against.
  static func isWanted(_ setting: String?, _ name: String, standardOutput: Bool, _ environment: [String: String]) throws -> Bool {
    switch setting ?? "auto" {
    case "always": return true
    case "never": return false
    case "auto":
      if name == "color", environment["NO_COLOR"].map({ !$0.isEmpty }) == true { return false }
      return environment["TERM"] != "dumb" && isatty(standardOutput ? STDOUT_FILENO : STDERR_FILENO) == 1
    default: throw ValidationError("--\(name) takes auto, always or never, not '\(setting ?? "")'")
    }
  }

  /// The columns that a table may use: COLUMNS, the terminal's width, or 80.
  static var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), columns >= 40 { return min(columns, 400) }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }
}
