import Findings

/// Reads the rules from their folders.
public enum RulebookLoader {
  /// The rulebook that the layers make together, later over earlier, with every complaint in the order of files and lines.
  ///
  /// `layers` are folders. The rulebook is nil as soon as one complaint is an error. Nothing is thrown: a folder or file that can't be
  /// read is a finding, too.
  ///
  /// - Parameter withAliases: Whether the names in logs are read at once, so that what is wrong with them is told and counts like any other
  ///   complaint. Else the rulebook reads them when somebody first asks for them: most commands never do.
  public static func load(layers names: [String], withAliases: Bool = false) -> (rulebook: Rulebook?, findings: [Finding]) {
    let complaints = Complaints()
    let scope = ReadingScope(complaints: complaints)
    var isComplete = true
    var layers: [Layer] = []
    var aliasFiles: [SourceFile] = []
    for (number, name) in names.enumerated() {
      let (files, couldReadAll) = LayerFiles(folder: name, layer: number, complaints: complaints).read()
      isComplete = isComplete && couldReadAll
      var collector = LayerCollector(name: name, number: number, scope: scope)
      var rules: [SourceFile] = []
      for file in files { if AliasFiles.holdsNothingElse(file) { aliasFiles.append(file) } else { rules.append(file) } }
      for (file, parsed) in zip(rules, ParsedFile.parse(rules)) {
        complaints.take(all: parsed.complaints)
        guard let documents = parsed.documents else {
          isComplete = false
          continue
        }
        for document in documents { collector.collect(document, of: file) }
      }
      layers.append(collector.layer)
      aliasFiles += collector.layer.filesWithAliases
    }
    if names.isEmpty {
      complaints.add(.rulesUnreadable, "no folder of rules was given", at: Place(file: ""))
      isComplete = false
    }
    let layering = Layering(layers, complaints: complaints)
    let compiler = RulebookCompiler(layering, layers: names, isComplete: isComplete, complaints: complaints)
    var rulebook = compiler.compile()
    let files = AliasFiles(aliasFiles, exercises: layering.names[.exercises])
    let aliases = AliasSource { files.read() }
    if withAliases { complaints.add(aliases.read().findings.filter { isComplete || $0.code != .rulesUnknownID }) }
    rulebook?.aliasSource = aliases
    return (complaints.errorCount == 0 ? rulebook : nil, complaints.inReadingOrder)
  }
}

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

/// What plans: its version is part of every fingerprint, so that a new engine replans.
public enum Engine {
  /// The version that `--version` prints.
  public static let version = "0.1.0"
}
