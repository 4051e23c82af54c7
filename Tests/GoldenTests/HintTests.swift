import Foundation
import Testing

/// Every verb and option that a message, a help or the documentation names is one that there is.
@Suite struct HintTests {
  private static let root = URL(fileURLWithPath: Workspace.fixtures).deletingLastPathComponent().path

  /// The options of each verb, by its words, as the help tells them; a group of verbs has an entry without options.
  private func verbs() throws -> [String: Set<String>] {
    let workspace = try Workspace()
    var found: [String: Set<String>] = [:]
    var open = [""]
    while let verb = open.popLast() {
      let help = try Program(arguments: verb.split(separator: " ").map(String.init) + ["--help"], in: workspace).wait().output
      found[verb] = Set(help.matches(of: /--[a-z][a-z-]*/).map { String($0.0) })
      guard let list = help.firstRange(of: "\nSUBCOMMANDS:\n") else { continue }
      for line in help[list.upperBound...].split(separator: "\n") where line.hasPrefix("  ") && !line.hasPrefix("   ") {
        let name = line.split(separator: " ").first.map(String.init) ?? ""
        if name != "See" { open.append(verb.isEmpty ? name : "\(verb) \(name)") }
      }
    }
    return found
  }

  /// The texts in which somebody reads about the command line: the literals of the sources, and the documentation.
  private func texts() throws -> [(file: String, text: String)] {
    var texts: [(String, String)] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.root + "/Sources") where name.hasSuffix(".swift") {
      let code = try String(contentsOfFile: "\(Self.root)/Sources/\(name)", encoding: .utf8)
      let lines = code.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      // Literals of several lines are joined as the compiler joins them.
      texts.append((name, lines.joined(separator: "\n").replacing(#/ ?\\\n +/#, with: " ")))
    }
    for name in ["README.md", "rules/README.md"] {
      texts.append((name, try String(contentsOfFile: "\(Self.root)/\(name)", encoding: .utf8)))
    }
    return texts
  }

  @Test func everyVerbThatIsNamedIsThere() throws {
    let verbs = try verbs()
    var count = 0
    for (file, text) in try texts() {
      for match in text.matches(of: /['`]mesocycle ([a-z]+)(?: ([a-z]+))?((?: [^'`\n]*)?)['`]/) {
        let (first, second, rest) = (String(match.1), match.2.map(String.init), String(match.3))
        let isGroup = verbs.keys.contains { $0.hasPrefix(first + " ") }
        let verb = isGroup ? [first, second].compactMap(\.self).joined(separator: " ") : first
        guard let options = verbs[verb] else {
          Issue.record("\(file) names 'mesocycle \(verb)', which there is not")
          continue
        }
        count += 1
        for option in rest.matches(of: /--[a-z][a-z-]*/) where !(isGroup && second == nil) {
          #expect(options.contains(String(option.0)), "\(file) names \(option.0) of 'mesocycle \(verb)', which has no such option")
        }
      }
    }
    #expect(count > 40)
  }

  @Test func everyOptionThatIsNamedIsThere() throws {
    let known = try verbs().values.reduce(into: Set<String>()) { $0.formUnion($1) }
    // What belongs to other programs that the documentation shows, to our own tools beside the program, and to the verb that nobody types.
    let foreign: Set = [
      "--system", "--create-home", "--home-dir", "--groups", "--append", "--product", "--filter", "--count", "--steps", "--worker",
      "--strict",
      "--recursive", "--leave", "--at", "--room",
    ]
    for (file, text) in try texts() where !file.hasPrefix("mesocycle-bench") && !file.hasPrefix("GymYears") {
      for match in text.matches(of: /(?:^|[^A-Za-z0-9-])(--[a-z][a-z-]+)/) {
        let option = String(match.1)
        // `--var` is a property of a page's style sheet.
        if file.contains("Assets") || foreign.contains(option) { continue }
        #expect(known.contains(option), "\(file) names \(option), which no verb has")
      }
    }
  }

  @Test func everyKeyOfTheSettingsThatIsNamedIsThere() throws {
    let workspace = try Workspace()
    for (file, text) in try texts() {
      for match in text.matches(of: /'([a-z-]+)' (?:of|in) (?:`?mesocycle\.yaml|\\\(ConfigurationFile\.name\))/) {
        try workspace.write("\(match.1): x\n", to: "mesocycle.yaml")
        let result = try workspace.run("status")
        #expect(!result.errors.contains("unknown key"), "\(file) names the key '\(match.1)'")
      }
    }
  }

  @Test func theLinesOfTheREADMEAreUnderstood() throws {
    let workspace = try Workspace()
    let readme = try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8)
    var count = 0
    for line in readme.split(separator: "\n") where line.hasPrefix("mesocycle ") {
      let words = String(line.prefix { $0 != "#" && $0 != ">" }).split(separator: " ").dropFirst().map(String.init)
      let result = try Program(arguments: words, in: workspace).wait()
      #expect(result.code != 64, "\(line): \(result.errors)")
      count += 1
    }
    #expect(count > 20)
  }
}
