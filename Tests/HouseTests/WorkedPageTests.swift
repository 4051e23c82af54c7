import Foundation
import Testing

/// Pages with steps can be followed: `Documentation/follow` builds what comes of them, and this is the part that costs nothing.
@Suite struct WorkedPageTests {
  private static let pages = ["Documentation/Adding-a-check.md", "Documentation/Adding-a-rule-topic.md"]

  @Test(arguments: pages) func eachStepHasItsPlace(_ path: String) throws {
    let steps = try Page(path).blocks.filter { $0.heading.hasPrefix("diff ") || $0.heading.contains(" new ") }
    #expect(steps.count > 5)
    let files = try Page.files(below: ["Sources", "Tests", "rules"])
    var texts: [String: String] = [:]
    for step in steps {
      let target = String(step.heading.split(separator: " ").last ?? "")
      if step.heading.contains(" new ") {
        #expect(!files.contains(target), "\(target) exists already")
        continue
      }
      let found = files.filter { $0 == target || (!target.contains("/") && $0.hasSuffix("/\(target)")) }
      let file = try #require(found.count == 1 ? found[0] : nil, "'\(target)' is the name of no file, or of several")
      let text = try texts[file] ?? "\n\(Page.text(file))"
      let (old, new) = Self.change(step.lines)
      #expect(text.ranges(of: old).count == 1, "\(file) has these lines once:\(old)")
      texts[file] = text.replacing(old, with: new)
    }
  }

  @Test func aStepIsReadAsItsScriptReadsIt() {
    let (old, new) = Self.change(["   case a", "+  case b", "-    c,", "+    c, d,"])
    #expect(old == "\n  case a\n    c,\n" && new == "\n  case a\n  case b\n    c, d,\n")
  }

  /// The lines that a step looks for, and those that it puts there.
  private static func change(_ lines: [String]) -> (old: String, new: String) {
    var (old, new) = ("\n", "\n")
    for line in lines {
      if !line.hasPrefix("+") { old += line.dropFirst() + "\n" }
      if !line.hasPrefix("-") { new += line.dropFirst() + "\n" }
    }
    return (old, new)
  }
}
