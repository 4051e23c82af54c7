import Foundation
import Testing

/// The folders of a module are rooms with doors: who looks for a thing finds it without walking in circles.
@Suite struct FolderTests {
  private static let sources = Page.root.appendingPathComponent("Sources")

  @Test func noFolderUsesItselfByWayOfAnother() throws {
    for module in try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).sorted() {
      let circle = try Self.circle(in: Self.sources.appendingPathComponent(module))
      #expect(circle.isEmpty, "\(module): \(circle.joined(separator: " → "))")
    }
  }

  @Test func aCircleIsSeen() {
    let files = [
      SwiftSource("struct A { let b: B }", folder: "one"), SwiftSource("struct B { let text = \"\\(C.name)\" }", folder: "two"),
      SwiftSource("enum C { static let name = A() }", folder: "three"), SwiftSource("// A and B\nlet c = \"A\"", folder: "four"),
    ]
    #expect(Set(Self.circle(in: files)) == ["one", "two", "three"])
    #expect(Self.circle(in: Array(files.dropFirst())).isEmpty)
  }

  private static func circle(in module: URL) throws -> [String] {
    var files: [SwiftSource] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: module.path).sorted() where path.hasSuffix(".swift") {
      let text = try String(contentsOf: module.appendingPathComponent(path), encoding: .utf8)
      files.append(SwiftSource(text, folder: path.split(separator: "/").dropLast().joined(separator: "/")))
    }
    return circle(in: files)
  }

  /// Folders each of which uses the next, and the last the first; empty where there are none. A name that several files declare says nothing.
  private static func circle(in files: [SwiftSource]) -> [String] {
    var homes: [String: [String]] = [:]
    for file in files { for name in file.declares { homes[name, default: []].append(file.folder) } }
    var uses: [String: Set<String>] = [:]
    for file in files {
      for name in file.names {
        if let home = homes[name], home.count == 1, home[0] != file.folder { uses[file.folder, default: []].insert(home[0]) }
      }
    }
    var done: Set<String> = []
    func walk(_ folder: String, _ path: [String]) -> [String] {
      if let start = path.firstIndex(of: folder) { return Array(path[start...]) }
      guard done.insert(folder).inserted else { return [] }
      for next in (uses[folder] ?? []).sorted() {
        let circle = walk(next, path + [folder])
        if !circle.isEmpty { return circle }
      }
      return []
    }
    for folder in uses.keys.sorted() {
      let circle = walk(folder, [])
      if !circle.isEmpty { return circle }
    }
    return []
  }
}
