import Foundation
import Testing

/// Code and rules cite pages by their sections; whoever follows a citation finds it.
@Suite struct CitationTests {
  /// The files that may cite anything, without line breaks and the signs of comments, so that a citation is found wherever a line ends.
  private static let citing = Result {
    try Page.files(below: ["Sources", "rules", "Tests"])
      .filter { ($0.hasSuffix(".swift") || $0.hasSuffix(".yaml") || $0.hasSuffix(".md")) && !$0.hasPrefix("Tests/HouseTests/") }
      .map { ($0, try Page.text($0)) }
      .filter { file in ["section", "training-science", "plans ", ".md"].contains { file.1.contains($0) } }
      .map { (path: $0, text: $1.replacing(/\n\s*(?:\/\/\/?|#)? ?/, with: " ")) }
  }

  /// The numbers of sections that stand in a list such as `4.2 to 4.5` or `1.6, 4.5`.
  private static func numbers(_ list: Substring) -> [String] { list.matches(of: /\d+(?:\.\d+)?/).map { String($0.0) } }

  @Test func eachSectionThatIsCitedIsThere() throws {
    let sections = try Page("Documentation/training-science.md").sections
    var count = 0
    for file in try Self.citing.get() {
      let cited =
        file.text.matches(of: /training-science(?:\.md)?,?(?: sections?)? (\d[\d.]*(?:(?:, | and | to )\d[\d.]*)*)/).map(\.1)
        // Where the page was named before in the same file; other documents' sections have more parts.
        + (file.path.hasPrefix("Sources/") ? file.text.matches(of: /\(?section (\d+(?:\.\d+)?)(?!\.?\d)/).map(\.1) : [])
      for number in Set(cited.flatMap(Self.numbers)).sorted() {
        count += 1
        #expect(sections.contains(number), "\(file.path) cites section \(number) of training-science")
      }
    }
    #expect(count > 80, "citations are found at all")
  }

  @Test func eachPointOfPlansIsThere() throws {
    let sections = try Page("Documentation/plans.md").sections
    var count = 0
    for file in try Self.citing.get() {
      for section in file.text.matches(of: /[" ]plans (\d(?:(?:, | and )\d)*)/) where file.path.hasPrefix("Sources/Checks/") {
        count += 1
        for number in Self.numbers(section.1) { #expect(sections.contains(number), "\(file.path) cites section \(number) of plans") }
      }
    }
    #expect(count > 5, "citations are found at all")
  }

  @Test func noPageIsCitedThatNobodyHas() throws {
    let pages = Set(try Page.all().map { ($0.path as NSString).lastPathComponent })
    for file in try Self.citing.get() {
      for page in file.text.matches(of: /[\w-]+\.md\b/) { #expect(pages.contains(String(page.0)), "\(file.path) cites \(page.0)") }
    }
  }

  @Test func listsAndWrappedLinesAreRead() throws {
    #expect(Self.numbers("4.2 to 4.5") == ["4.2", "4.5"] && Self.numbers("9") == ["9"])
    let page = Page("a.md", "# Title\n\n## 4. Four\n\n### 4.7 More `b.swift`\n```sh\n## 9. No\n```\n")
    #expect(page.sections == ["4", "4.7"] && page.spans == ["b.swift"] && page.anchors == ["title", "4-four", "47-more-bswift"])
  }
}
