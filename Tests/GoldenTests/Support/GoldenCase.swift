import Foundation
import Testing

/// A folder `fixtures/<case>` with a file `commands`: what is done, a step a line, and in `expected/` what came of it.
///
/// Steps: a call of the program, as it stands; `copy FROM TO`, from the case's folder into the working folder; `remove PATH`; `tables`, which
/// writes the tables that others may read into the transcript; `keep PATH`, which compares a whole file. Lines with `#` are comments.
struct GoldenCase: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }
  private var folder: String { Workspace.fixtures + "/" + name }
  private var expected: String { folder + "/expected" }

  static func all() throws -> [GoldenCase] {
    try FileManager.default.contentsOfDirectory(atPath: Workspace.fixtures).sorted()
      .filter { FileManager.default.fileExists(atPath: "\(Workspace.fixtures)/\($0)/commands") }.map(GoldenCase.init)
  }

  /// Takes every step, and returns what is to be compared, by file name below `expected`.
  func run() throws -> [String: String] {
    let workspace = try Workspace(rules: nil)
    var transcript = ""
    var files: [String: String] = [:]
    for line in try String(contentsOfFile: folder + "/commands", encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case nil, "#": transcript += "\(line)\n"
      case "copy" where words.count == 3: try workspace.copy("\(folder)/\(words[1])", to: words[2])
      case "remove" where words.count == 2: try workspace.remove(words[1])
      case "tables": transcript += "$ tables\n\(try workspace.query(TableDump.forReaders))\n"
      case "keep" where words.count == 2:
        files[(words[1] as NSString).lastPathComponent] = OutputText.normalised(try workspace.text(words[1]))
      default:
        let result = try Program(arguments: words, in: workspace).wait()
        transcript += "$ mesocycle \(line)\n\(OutputText.normalised(result.output))"
        if !result.errors.isEmpty { transcript += "--- stderr\n\(OutputText.normalised(result.errors))" }
        transcript += "--- exit \(result.code)\n\n"
      }
    }
    files["transcript.txt"] = transcript
    return files
  }

  /// Compares with `expected`, file by file; where the environment asks for it, the files are written anew, and the test fails all the same.
  func compare(_ files: [String: String]) throws {
    let isRecording = ProcessInfo.processInfo.environment["MESOCYCLE_RECORD"] == "1"
    let known = (try? FileManager.default.contentsOfDirectory(atPath: expected)) ?? []
    for name in Set(known).union(files.keys).sorted() {
      let path = "\(expected)/\(name)"
      let old = try? String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      guard old != files[name] else { continue }
      Issue.record("\(self.name)/expected/\(name): \(OutputText.difference(old ?? "", files[name] ?? ""))")
      guard isRecording else { continue }
      try FileManager.default.createDirectory(atPath: expected, withIntermediateDirectories: true)
      if let text = files[name] { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) } else { unlink(path) }
    }
  }
}
