import Foundation

/// A page of the documentation, as far as tests ask: what it names, where it leads, and the steps that it has somebody do.
struct Page {
  /// The project's own folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path from the project's folder.
  let path: String
  /// Without what stands in blocks of code.
  let prose: String
  let blocks: [Block]

  /// A block of code: what stands behind the three signs, and the lines.
  struct Block {
    let heading: String
    let lines: [String]
  }

  init(_ path: String) throws { self.init(path, try Self.text(path)) }

  init(_ path: String, _ text: String) {
    var (prose, blocks, open): ([Substring], [Block], (heading: String, lines: [String])?) = ([], [], nil)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line == "```" {
          blocks.append(Block(heading: block.heading, lines: block.lines))
          open = nil
        } else {
          open = (block.heading, block.lines + [String(line)])
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      } else {
        prose.append(line)
      }
    }
    (self.path, self.prose, self.blocks) = (path, prose.joined(separator: "\n"), blocks)
  }

  static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }

  /// The pages that people read: those of the documentation, and what stands at the doors.
  static func all() throws -> [Page] {
    let folder = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Documentation").path)
    let own = folder.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
    return try (own + ["README.md", ".github/CONTRIBUTING.md", "rules/README.md"]).map { try Page($0) }
  }

  /// Every file below some folders of the project, by its path from there.
  static func files(below folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path).map { "\(folder)/\($0)" }
    }.sorted()
  }

  /// What stands between two backticks.
  var spans: [String] { prose.matches(of: /`([^`\n]+)`/).map { String($0.1) } }

  /// The numbers that begin headings, such as `4.7`.
  var sections: Set<String> { Set(prose.matches(of: /(?m)^#+ (\d+(?:\.\d+)?)[. ]/).map { String($0.1) }) }

  /// What headings are called in links.
  var anchors: Set<String> {
    Set(
      prose.matches(of: /(?m)^#+ (.*)$/).map { heading in
        heading.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      })
  }

  /// Where links lead that don't leave the project: a path from the page, and a heading there.
  var links: [(path: String, anchor: String?)] {
    prose.matches(of: /\]\(([^)\s]+)\)/).filter { !$0.1.contains("://") }.map { link in
      let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
  }

  /// The first cells of its tables' rows.
  var firstCells: [String] {
    prose.matches(of: /(?m)^\| ([^|]+) \|/).map { String($0.1) }.filter { !$0.hasPrefix("-") }
  }
}
