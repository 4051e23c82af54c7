import Foundation

/// The modules of the manifest, each with those that it uses.
struct Manifest {
  /// By module; only what stands under Sources.
  let uses: [String: Set<String>]

  init(_ text: String, modules: Set<String>) {
    var uses: [String: Set<String>] = [:]
    for target in text.matches(of: /\.(?:target|executableTarget|systemLibrary)\(\s*name: "([\w-]+)"/)
    where modules.contains(String(target.1)) {
      let body = text[target.range.upperBound...].prefix(while: Self.untilClosed())
      let own = body.replacing(/\.product\([^)]*\)/, with: "")
      let list = own.firstMatch(of: /dependencies: \[([^\]]*)\]/).map { String($0.1) } ?? ""
      uses[String(target.1)] = Set(list.matches(of: /"([\w-]+)"/).map { String($0.1) }).intersection(modules)
    }
    self.uses = uses
  }

  /// Holds until the parenthesis is closed that was open at the beginning.
  private static func untilClosed() -> (Character) -> Bool {
    var depth = 1
    return { sign in
      depth += sign == "(" ? 1 : sign == ")" ? -1 : 0
      return depth > 0
    }
  }
}
