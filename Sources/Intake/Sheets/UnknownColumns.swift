import Findings
import TrainingModel

/// The names in a heading that no sheet has: most likely somebody renamed a column, and nothing in it would be read.
struct UnknownColumns {
  /// A warning for each of them.
  let findings: [Finding]

  /// - Parameter names: what stands in the cells of the heading, with the columns that they name and their places.
  init(_ names: [(name: String, column: SheetColumn?, place: Place)]) {
    let known = Set(names.compactMap(\.column))
    let missing = SheetColumn.allCases.filter { !known.contains($0) }
    findings = names.filter { $0.column == nil && !$0.name.isEmpty }.map { unknown in
      let name = unknown.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let nearest = Suggestion.nearest(to: name, among: missing.map(\.id))
      return Finding(
        .sheetUnknownColumn, "no sheet has a column '\(name.prefix(Self.mostLetters))', so nothing in it is read", at: unknown.place,
        hint: Self.hint(nearest, missing.filter { SheetColumn.edited.contains($0) && $0.id != nearest }))
    }
  }

  /// So much of a name is said again.
  private static let mostLetters = 40

  private static func hint(_ nearest: String?, _ missing: [SheetColumn]) -> String {
    let lacks = missing.map { "'\($0)'" }.joined(separator: ", ")
    if let nearest { return "did you mean '\(nearest)'?" + (lacks.isEmpty ? "" : " the sheet has no \(lacks) either") }
    return lacks.isEmpty
      ? "put remarks into 'note'"
      : "put remarks into 'note'; the sheet has no \(lacks): restore the name if it was \(missing.count == 1 ? "that column" : "one of these")"
  }
}
