import Foundation
import Testing

/// The pages say what is there: whoever has only them finds what they name.
@Suite struct DocumentationTests {
  @Test func theMapIsTheManifest() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Page.root.appendingPathComponent("Sources").path)
    // The benchmark uses nearly all, so the page leaves it out.
    let modules = Set(folders).subtracting(["mesocycle-bench"])
    let manifest = try Manifest().uses(among: modules)
    #expect(Set(manifest.keys) == modules)
    let page = try Page("Documentation/Architecture.md")
    let drawing = try #require(page.blocks.first { $0.heading == "mermaid" })
    var drawn = Dictionary(uniqueKeysWithValues: modules.map { ($0, Set<String>()) })
    for line in drawing.lines {
      guard let arrow = line.firstMatch(of: /^ +(\S+) --> (\S+)$/) else { continue }
      drawn[String(arrow.1), default: []].insert(String(arrow.2))
    }
    let rows = page.prose.matches(of: /(?m)^\| `([\w-]+)` \| .* \| (?:(both|neither)|`(\w+)` alone) \|$/)
    #expect(Set(rows.map { String($0.1) }) == modules && rows.count == modules.count)
    for row in rows {
      let ground = row.3.map { [String($0)] } ?? (row.2 == "both" ? ["Findings", "TrainingModel"] : [])
      drawn[String(row.1), default: []].formUnion(ground)
    }
    for module in modules.sorted() {
      #expect(drawn[module]?.sorted() == manifest[module]?.sorted(), "the arrows of \(module)")
    }
  }

  @Test func whatPagesNameIsThere() throws {
    let files = try Page.files(below: ["Sources", "Tests", "rules", "fixtures", "Fuzzing", "Documentation", ".ci", ".github"])
    let names = Set(files.map { ($0 as NSString).lastPathComponent } + ["Package.swift"])
    for page in try Page.all() {
      for span in page.spans {
        if span.wholeMatch(of: /[\w+-]+\.swift/) != nil {
          if !names.contains(span) { Issue.record("\(page.path) names \(span)") }
        } else if span.wholeMatch(of: /(?:Sources|Tests|rules|fixtures|Fuzzing|Documentation|\.ci|\.github)\/[\w.+\/-]*/) != nil {
          let path = Page.root.appendingPathComponent(span).path
          #expect(FileManager.default.fileExists(atPath: path), "\(page.path) names \(span)")
        }
      }
    }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    for page in try Page.all() {
      let folder = (page.path as NSString).deletingLastPathComponent
      for link in page.links {
        let path = link.path.isEmpty ? page.path : URL(fileURLWithPath: "/\(folder)/\(link.path)").standardized.path.dropFirst().description
        #expect(FileManager.default.fileExists(atPath: Page.root.appendingPathComponent(path).path), "\(page.path) links to \(link.path)")
        if let anchor = link.anchor { #expect(try Page(path).anchors.contains(anchor), "\(page.path) links to \(path)#\(anchor)") }
      }
    }
  }

  @Test func eachPageIsListed() throws {
    let listed = Set(try Page("Documentation/README.md").links.map(\.path))
    for page in try Page.all() where page.path.hasPrefix("Documentation/") && !page.path.hasSuffix("README.md") {
      #expect(listed.contains((page.path as NSString).lastPathComponent), "\(page.path)")
    }
  }

  @Test func everyTableIsDescribedAndNoOther() throws {
    let schema = try Page.text("fixtures/schema.sql")
    let tables = Set(schema.matches(of: /(?m)^CREATE (?:TABLE|VIEW) "?(\w+)/).map { String($0.1) })
    let cells = try Page("Documentation/Tables.md").firstCells.compactMap { $0.wholeMatch(of: /`(\w+)`/).map { String($0.1) } }
    #expect(tables.subtracting(cells).sorted() == [], "what is in them, who writes and who reads?")
    #expect(Set(cells).subtracting(tables).sorted() == [], "there are no such tables")
    #expect(Set(cells).count == cells.count)
  }
}
