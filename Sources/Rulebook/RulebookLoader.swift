import Findings

/// Reads the rules from their folders.
public enum RulebookLoader {
  /// The rulebook that the layers make together, later over earlier, with every complaint in the order of files and lines.
  ///
  /// `layers` are folders. The rulebook is nil as soon as one complaint is an error. Nothing is thrown: a folder or file that can't be
  /// read is a finding, too.
  public static func load(layers names: [String]) -> (rulebook: Rulebook?, findings: [Finding]) {
    let complaints = Complaints()
    let scope = ReadingScope(complaints: complaints)
    var isComplete = true
    var layers: [Layer] = []
    for (number, name) in names.enumerated() {
      let (files, couldReadAll) = LayerFiles(folder: name, layer: number, complaints: complaints).read()
      isComplete = isComplete && couldReadAll
      var collector = LayerCollector(name: name, number: number, scope: scope)
      for (file, parsed) in zip(files, ParsedFile.parse(files)) {
        complaints.take(all: parsed.complaints)
        guard let documents = parsed.documents else {
          isComplete = false
          continue
        }
        for document in documents { collector.collect(document, of: file) }
      }
      layers.append(collector.layer)
    }
    if names.isEmpty {
      complaints.add(.rulesUnreadable, "no folder of rules was given", at: Place(file: ""))
      isComplete = false
    }
    let layering = Layering(layers, complaints: complaints)
    let compiler = RulebookCompiler(layering, layers: names, isComplete: isComplete, complaints: complaints)
    let rulebook = compiler.compile()
    return (complaints.errorCount == 0 ? rulebook : nil, complaints.inReadingOrder)
  }
}
