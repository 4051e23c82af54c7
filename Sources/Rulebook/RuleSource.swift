import Findings

/// Where a run, an import or an edit finds its rules: in folders, or compiled already.
///
/// Rules that are compiled once serve any number of runs in one process; what is read from folders is read anew each time.
public enum RuleSource: Sendable {
  /// Layers, later over earlier.
  case folders([String])
  case compiled(Rulebook)

  /// The rulebook with every complaint about it, as `RulebookLoader` gives them; a compiled one has none.
  public func load() -> (rulebook: Rulebook?, findings: [Finding]) {
    switch self {
    case .folders(let layers): RulebookLoader.load(layers: layers)
    case .compiled(let rulebook): (rulebook, [])
    }
  }
}
