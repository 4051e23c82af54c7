import Editing
import Findings
import TrainingModel

/// The names in a heading that no sheet has: most likely somebody renamed a column, and nothing in it would be read.
struct UnknownColumns {
  /// A warning for each of the first, and one that counts the others.
  let findings: [Finding]

  /// - Parameters:
  ///   - names: what stands in the cells of the heading, with the columns that they name.
  ///   - isOfLog: whether it is the heading of a log sheet, into which what was done is written.
  ///   - place: where a cell of the heading stands, by its number from 0.
  init(_ names: [(name: String, column: SheetColumn?)], isOfLog: Bool = false, place: (Int) -> Place) {
    let known = Set(names.compactMap(\.column))
    let missing = SheetColumn.allCases.filter { !known.contains($0) }
    let unknown = names.indices.filter { names[$0].column == nil && !names[$0].name.isEmpty }
    var findings = unknown.prefix(Self.most).map { index in
      let name = names[index].name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let nearest = Suggestion.nearest(to: name, among: (isOfLog ? TypedField.allCases.map(\.column) : []) + missing.map(\.id))
      return Finding(
        .sheetUnknownColumn, "no sheet has a column '\(name.prefix(Self.mostLetters))', so nothing in it is read", at: place(index),
        hint: isOfLog ? Self.hint(nearest) : Self.hint(nearest, missing.filter { SheetColumn.edited.contains($0) && $0.id != nearest }))
    }
    if unknown.count > Self.most {
      let more = unknown.count - Self.most
      findings.append(
        Finding(
          .sheetUnknownColumn, "\(more) more column\(more == 1 ? "" : "s") of the heading are in no sheet, and nothing in them is read",
          at: place(unknown[Self.most])))
    }
    self.findings = findings
  }

  /// So many are named.
  private static let most = 20

  /// So much of a name is said again.
  private static let mostLetters = 40

  private static func hint(_ nearest: String?) -> String { nearest.map { "did you mean '\($0)'?" } ?? "put remarks into 'comment'" }

  private static func hint(_ nearest: String?, _ missing: [SheetColumn]) -> String {
    let lacks = missing.map { "'\($0)'" }.joined(separator: ", ")
    if let nearest { return "did you mean '\(nearest)'?" + (lacks.isEmpty ? "" : " the sheet has no \(lacks) either") }
    return lacks.isEmpty
      ? "put remarks into 'note'"
      : "put remarks into 'note'; the sheet has no \(lacks): restore the name if it was \(missing.count == 1 ? "that column" : "one of these")"
  }
}
