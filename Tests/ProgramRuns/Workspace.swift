import Foundation

/// A folder that a test works in, gone with it; the mini rulebook lies in `rules`.
package final class Workspace {
  /// Where it is, absolute.
  package let path: String
  /// Where the output of programs is caught, beside the folder, so that it is no part of it.
  package let caught: String

  /// The package's own `fixtures`.
  package static let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/fixtures"
  /// The day that the nights of tests are of, a Wednesday.
  package static let today = "2026-12-02"
  /// The Monday on which the blocks planned that day start.
  package static let start = "2026-12-07"

  /// Makes it, with a folder of the fixtures as its rules.
  package init(rules: String? = "mini-rules") throws {
    let base = NSTemporaryDirectory() + "mesocycle-\(UUID().uuidString)"
    (path, caught) = (base + "/work", base + "/caught")
    for folder in [path, caught] { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    if let rules { try copy(Self.fixtures + "/" + rules, to: "rules") }
  }

  deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }

  /// The profiles of the last night, which an approval looks at too.
  private var clients = "clients.jsonl"

  /// Runs the built program to its end; `approve` finds the profiles of the last night, as a gym's own settings have it.
  @discardableResult
  package func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
    let own = arguments.first == "approve" ? ["MESOCYCLE_CLIENTS": clients] : [:]
    return try Program(arguments: arguments, in: self, environment: own.merging(environment) { $1 }).wait()
  }

  /// A night over `clients`, two jobs unless the arguments say otherwise.
  @discardableResult
  package func nightly(_ arguments: String..., clients: String = "clients.jsonl", today: String = today) throws -> Program.Result {
    self.clients = clients
    return try Program(arguments: nightlyArguments(arguments, clients: clients, today: today), in: self).wait()
  }

  /// The arguments of `nightly`.
  package func nightlyArguments(_ arguments: [String] = [], clients: String = "clients.jsonl", today: String = today) -> [String] {
    ["nightly", "--clients", clients, "--today", today] + (arguments.contains("--jobs") ? [] : ["--jobs", "2"]) + arguments
  }

  /// Runs a line of the shell.
  @discardableResult
  package func shell(_ line: String) throws -> Program.Result { try Program("sh", arguments: ["-c", line], in: self).wait() }

  /// What the sqlite3 shell says to these lines; it also recovers what a killed program left in the log.
  package func query(_ lines: String, database: String = "output/mesocycle.sqlite") throws -> String {
    let result = try Program("sqlite3", arguments: ["-batch", "-init", "/dev/null", database], in: self, input: ".timeout 5000\n" + lines)
      .wait()
    return result.output + result.errors
  }

  /// Copies a file or a folder, from anywhere or from the folder itself, over what was there.
  package func copy(_ source: String, to target: String) throws {
    try? FileManager.default.removeItem(atPath: at(target))
    try FileManager.default.createDirectory(
      atPath: (at(target) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source.hasPrefix("/") ? source : at(source), toPath: at(target))
  }

  /// Writes a file, and the folders above it.
  package func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

  /// Writes a file, and the folders above it.
  package func write(_ data: Data, to file: String) throws {
    let target = at(file)
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: target))
  }

  /// The bytes of a file.
  package func bytes(_ file: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: at(file))) }

  /// A file as text; what is no UTF-8 is replaced.
  package func text(_ file: String) throws -> String { String(decoding: try bytes(file), as: UTF8.self) }

  /// Whether there is a file or a folder of that name.
  package func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: at(file)) }

  /// Removes a file or a folder.
  package func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: at(file)) }

  /// The absolute path of a file in the folder.
  package func at(_ file: String) -> String { "\(path)/\(file)" }

  /// Every file below a folder with its bytes, hidden ones too.
  package func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: at(folder)) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: at("\(folder)/\(name)"), isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[name] = try bytes("\(folder)/\(name)")
    }
    return files
  }
}
