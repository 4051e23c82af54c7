import Foundation
import Testing

/// The manifest draws the arrows between modules: each of them is used, and points down.
@Suite struct ManifestTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private struct Target {
    var name: String
    var folder: String
    var dependencies: [String]
  }

  /// Programs that tests run and don't import.
  private static let programs: Set<String> = ["mesocycle", "mesocycle-post", "mesocycle-bench"]

  /// An arrow that no file needs makes a target wait for another one; one that is missing leaves old objects standing when the other changes.
  @Test func whatATargetMayUseItUsesAndNothingElse() throws {
    let targets = try Self.targets()
    #expect(targets.count > 20)
    let names = Set(targets.map(\.name))
    for target in targets {
      let imports = try Self.imports(in: target.folder)
      let idle = target.dependencies.filter { !imports.contains($0) && !Self.programs.contains($0) }
      #expect(idle.isEmpty, "\(target.name) may use \(idle.joined(separator: ", ")) and doesn't")
      let unnamed = imports.intersection(names).subtracting(target.dependencies).sorted()
      #expect(unnamed.isEmpty, "\(target.name) uses \(unnamed.joined(separator: ", ")) and doesn't say so")
    }
  }

  @Test func aLibraryUsesOnlyThoseBeforeIt() throws {
    let targets = try Self.targets().filter { $0.folder.hasPrefix("Sources") }
    var before: Set<String> = []
    for target in targets where target.name != "mesocycle-bench" {
      let above = target.dependencies.filter { name in targets.contains { $0.name == name } && !before.contains(name) }
      #expect(above.isEmpty, "\(target.name) uses \(above.joined(separator: ", ")), which comes after it")
      before.insert(target.name)
    }
  }

  private static func targets() throws -> [Target] {
    let text = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let marks = text.matches(of: /(?m)^ {4}\.(target|executableTarget|testTarget)\(/)
    return marks.enumerated().compactMap { place, mark in
      let end = place + 1 < marks.count ? marks[place + 1].range.lowerBound : text.endIndex
      let body = text[mark.range.upperBound..<end]
      guard let name = body.firstMatch(of: /name: "([^"]+)"/)?.1 else { return nil }
      let listed = body.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      let names = listed.replacing(/package: "[^"]*"/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
      let folder = body.firstMatch(of: /path: "([^"]+)"/)?.1 ?? "\(mark.1 == "testTarget" ? "Tests" : "Sources")/\(name)"
      return Target(name: String(name), folder: String(folder), dependencies: names)
    }
  }

  private static func imports(in folder: String) throws -> Set<String> {
    let module = root.appendingPathComponent(folder)
    var imports: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: module.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: module.appendingPathComponent(path), encoding: .utf8)
      for name in text.matches(of: /(?m)^(?:@testable )?import (?:struct |class |enum |func )?(\w+)/) { imports.insert(String(name.1)) }
    }
    return imports
  }
}
