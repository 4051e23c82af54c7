import Foundation
import Testing

/// The manifest draws the arrows between modules: each of them is used, and points down.
@Suite struct ManifestTests {
  /// Programs that tests run and don't import.
  private static let programs: Set<String> = ["mesocycle", "mesocycle-post", "mesocycle-bench"]

  /// An arrow that no file needs makes a target wait for another one; one that is missing leaves old objects standing when the other changes.
  @Test func whatATargetMayUseItUsesAndNothingElse() throws {
    let targets = try Manifest().targets
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
    let targets = try Manifest().modules
    var before: Set<String> = []
    for target in targets where target.name != "mesocycle-bench" {
      let above = target.dependencies.filter { name in targets.contains { $0.name == name } && !before.contains(name) }
      #expect(above.isEmpty, "\(target.name) uses \(above.joined(separator: ", ")), which comes after it")
      before.insert(target.name)
    }
  }

  @Test func aTargetIsRead() {
    let text = """
      let package = Package(
        targets: [
          .systemLibrary(name: "C"),
          // Below everything.
          .target(name: "A", dependencies: ["C", .product(name: "P", package: "p")], swiftSettings: settings),
          .target(
            name: "B",
            dependencies: [
              "A", .product(name: "Q", package: "q"),
            ], path: "Tests/B"),
          .testTarget(name: "ATests", dependencies: ["A"]),
        ])
      """
    let manifest = Manifest(text)
    #expect(
      manifest.targets == [
        .init(name: "C", folder: "Sources/C", dependencies: []), .init(name: "A", folder: "Sources/A", dependencies: ["C", "P"]),
        .init(name: "B", folder: "Tests/B", dependencies: ["A", "Q"]), .init(name: "ATests", folder: "Tests/ATests", dependencies: ["A"]),
      ])
    #expect(manifest.modules.map(\.name) == ["C", "A"] && manifest.uses(among: ["A", "B"]) == ["A": [], "B": ["A"]])
  }

  private static func imports(in folder: String) throws -> Set<String> {
    let module = Page.root.appendingPathComponent(folder)
    var imports: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: module.path) where path.hasSuffix(".swift") {
      let text = try String(contentsOf: module.appendingPathComponent(path), encoding: .utf8)
      for name in text.matches(of: /(?m)^(?:@testable )?import (?:struct |class |enum |func )?(\w+)/) { imports.insert(String(name.1)) }
    }
    return imports
  }
}
