import Files
import Foundation
import PlanStore

/// Runs commands and times them as whole processes.
struct Shell {
  /// A program that was built beside this one.
  static func program(_ name: String) -> String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return PathText.join(PathText.folder(of: own) ?? ".", name)
  }

  /// Returns what the command prints; one that fails throws.
  @discardableResult
  func run(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad, userInfo: ["command": command]) }
    return String(decoding: output, as: UTF8.self)
  }

  /// The seconds that a command takes.
  func time(_ command: String) throws -> Double {
    let clock = ContinuousClock()
    let begun = clock.now
    try run(command)
    let elapsed = clock.now - begun
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  func sqlite(_ database: String, _ query: String) throws -> String {
    try run("sqlite3 '\(database)' \"\(query)\"").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
