import Foundation

/// The manifest, as far as tests ask: its targets in their order, each with where it lies and what it may use.
struct Manifest {
  struct Target: Equatable {
    var name: String
    /// The path from the project's folder.
    var folder: String
    /// Targets and products, in the order of the text.
    var dependencies: [String]
  }

  /// In the order of the text: the libraries stand lowest first.
  let targets: [Target]

  /// The project's own.
  init() throws { self.init(try Page.text("Package.swift")) }

  init(_ text: String) {
    let marks = text.matches(of: /(?m)^ {4}\.(target|executableTarget|systemLibrary|testTarget)\(/)
    targets = marks.enumerated().compactMap { place, mark in
      let end = place + 1 < marks.count ? marks[place + 1].range.lowerBound : text.endIndex
      let body = text[mark.range.upperBound..<end]
      guard let name = body.firstMatch(of: /name: "([^"]+)"/)?.1 else { return nil }
      let listed = body.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      let names = listed.replacing(/package: "[^"]*"/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
      let folder = body.firstMatch(of: /path: "([^"]+)"/)?.1 ?? "\(mark.1 == "testTarget" ? "Tests" : "Sources")/\(name)"
      return Target(name: String(name), folder: String(folder), dependencies: names)
    }
  }

  /// The modules below `Sources`, in the order of the text.
  var modules: [Target] { targets.filter { $0.folder.hasPrefix("Sources/") } }

  /// For each of these modules, those of them that it uses.
  func uses(among modules: Set<String>) -> [String: Set<String>] {
    let own = targets.filter { modules.contains($0.name) }.map { ($0.name, modules.intersection($0.dependencies)) }
    return Dictionary(own, uniquingKeysWith: { first, _ in first })
  }
}
