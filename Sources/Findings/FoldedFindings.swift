/// Findings about the rows of a file, each told once: where it is first said, with how many more rows say the same.
public struct FoldedFindings: Sendable {
  private struct Fold {
    var finding: Finding
    /// The lines of the file, or the rows of the sheet, from 1, in whatever order they came.
    var lines: Set<Int>
  }

  private var folds: [Fold] = []
  private var places: [Finding: Int] = [:]
  /// How many findings there are, each counted.
  public private(set) var total = 0
  /// How many different ones there are.
  public var count: Int { folds.count }

  /// Folds these findings, in whatever order they come.
  public init(_ findings: some Sequence<Finding> = []) { for finding in findings { add(finding) } }

  /// Adds a finding; one without a line of a file stands alone.
  public mutating func add(_ finding: Finding) {
    total += 1
    guard let place = finding.place, let line = place.line else { return folds.append(Fold(finding: finding, lines: [])) }
    var key = finding
    key.place = Place(file: place.file, spoken: place.spoken)
    guard let known = places[key] else {
      places[key] = folds.count
      return folds.append(Fold(finding: finding, lines: [place.sheetRow ?? line]))
    }
    folds[known].lines.insert(place.sheetRow ?? line)
    if let first = folds[known].finding.place, place < first { folds[known].finding.place = place }
  }

  /// Each different finding at its first place, in the order in which they came.
  public var findings: [Finding] {
    folds.map { fold in
      var finding = fold.finding
      let first = finding.place?.sheetRow ?? finding.place?.line
      let more = fold.lines.filter { $0 != first }.sorted()
      let noun = finding.place?.sheetRow == nil ? "line" : "row"
      if !more.isEmpty { finding.message += " (and in \(more.count) more row\(more.count == 1 ? "" : "s"): \(Self.words(more, noun)))" }
      return finding
    }
  }

  /// So many lines are named; of more, the first and the last.
  private static let named = 5

  private static func words(_ lines: [Int], _ noun: String) -> String {
    if lines.count == 1 { return "\(noun) \(lines[0])" }
    let first = lines.dropLast().prefix(named - 1).map(String.init).joined(separator: ", ")
    return "\(noun)s \(first) \(lines.count > named ? "and on to" : "and") \(lines[lines.count - 1])"
  }
}
