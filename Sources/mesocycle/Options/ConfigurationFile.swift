import ArgumentParser
import Findings
import Foundation
import SystemPackage
import Yams

/// Reads the optional `mesocycle.yaml` of the folder that the program runs in.
enum ConfigurationFile {
  static let name = "mesocycle.yaml"

  /// The keys that the file may have: the shared options, and how files are created.
  static let keys = [
    "rules", "clients", "map", "database", "output", "today", "timezone", "start", "client", "coach", "jobs", "tolerate-rejected",
    "accept-change", "color", "progress", "lead-days", "umask",
    "group", "coach-group", "notify-mail", "notify-from", "notify-to", "notify-alerts-to", "notify-command", "notify-webhook",
  ]

  /// What the file says, and where.
  struct Values {
    /// By option name; a list is joined as the environment joins it.
    var texts: [String: String] = [:]
    /// Where each value stands: `mesocycle.yaml:7`.
    var places: [String: String] = [:]
  }

  /// Reads the file, where there is one. What can't be read and a key that nobody knows are usage errors with their line.
  static func load(path: String = name) throws -> Values {
    var values = Values()
    guard let data = try contents(path) else { return values }
    guard let text = String(data: data, encoding: .utf8) else { throw ValidationError("\(path) is not UTF-8") }
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw ValidationError(syntax(error, path)) }
    guard let root, !text.allSatisfy(\.isWhitespace) else { return values }
    guard case .mapping(let mapping) = root else { throw ValidationError("\(path) has to be a mapping of option names to values") }
    for (key, value) in mapping {
      let place = key.mark.map { "\(path):\($0.line):\($0.column)" } ?? path
      let name = (key.scalar?.string ?? "").replacing("_", with: "-")
      guard keys.contains(name) else {
        let hint = Suggestion.hint(for: name, among: keys).map { "; \($0)" } ?? ""
        throw ValidationError("\(place): unknown key '\(name)'\(hint)")
      }
      guard values.texts[name] == nil else { throw ValidationError("\(place): '\(name)' stands twice") }
      values.places[name] = (value.mark ?? key.mark).map { "\(path):\($0.line)" } ?? path
      switch value {
      case .scalar(let scalar): values.texts[name] = scalar.style == .plain && ["~", "null"].contains(scalar.string) ? "" : scalar.string
      case .sequence(let items):
        values.texts[name] = try items.map { item in
          guard let scalar = item.scalar else { throw ValidationError("\(place): '\(name)' takes a value or a list of values") }
          return scalar.string
        }.joined(separator: name == "rules" ? ":" : ",")
      default: throw ValidationError("\(place): '\(name)' takes a value or a list")
      }
    }
    return values
  }

  /// What keeps the file from being read as YAML, with the place where the reader noticed.
  private static func syntax(_ error: any Error, _ path: String) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      "\(path):\(mark.line):\(mark.column): not valid YAML: \(problem)"
    default: "\(path) is not valid YAML: \(error)"
    }
  }

  /// The bytes of the file, or nil where there is none; one that can't be read is a usage error.
  private static func contents(_ path: String) throws -> Data? {
    let file: FileDescriptor
    do throws(Errno) { file = try FileDescriptor.workingFolder.open(path, .readOnly, options: .nonBlocking) } catch {
      if error == .noSuchFileOrDirectory { return nil }
      throw ValidationError("\(path) can't be read: \(error)")
    }
    do {
      return try FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true).readToEnd() ?? Data()
    } catch {
      throw ValidationError("\(path) can't be read: it is no file, or the disk failed")
    }
  }
}
