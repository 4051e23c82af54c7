import Findings

/// The name of a file as a coach may read it: where it lies on the machine that the night runs on is nobody's business in a sheet.
enum ShownPath {
  /// The path itself where it leads down from the folder of the run, else the file with the folder that it is in.
  static func text(_ path: String) -> String {
    let parts = path.split(separator: "/")
    guard path.hasPrefix("/") || path.hasPrefix("~") || parts.contains("..") else { return path }
    return parts.suffix(2).filter { $0 != ".." && $0 != "~" }.joined(separator: "/")
  }
}

extension Finding {
  /// The finding as a sheet says it.
  var inSheet: Finding {
    guard let file = place?.file else { return self }
    var finding = self
    finding.place?.file = ShownPath.text(file)
    return finding
  }
}
