import Findings
import Yams

/// One file of rules: its text, and where in it a node stands.
final class SourceFile {
  /// The path as findings show it.
  let path: String
  /// The number of the layer that the file belongs to, from 0.
  let layer: Int
  /// The text as it was parsed, without a byte order mark.
  var text: String { didSet { lines = nil } }
  /// Keys that were given twice: where the earlier ones stood, and what they said.
  var repeatedKeys: [Position: String] = [:]
  private var lines: [[Unicode.Scalar]]?

  /// A line and a column, both from 1.
  struct Position: Hashable {
    var line: Int
    var column: Int
  }

  init(path: String, layer: Int, text: String) {
    self.path = path
    self.layer = layer
    self.text = text
  }

  /// A place of `length` characters.
  func place(_ line: Int, _ column: Int, length: Int = 1) -> Place {
    Place(file: path, line: line, column: column, endColumn: column + length)
  }

  /// The place of a node: of the whole text of a scalar as far as it stands on one line, else of the node's first character.
  func place(of node: Node) -> Place {
    guard let mark = node.mark else { return Place(file: path) }
    var length = 1
    if case .scalar(let scalar) = node { length = max(1, self.length(of: scalar, at: mark)) }
    return place(mark.line, mark.column, length: length)
  }

  /// How many characters of its first line a scalar takes up, quotes included.
  private func length(of scalar: Node.Scalar, at mark: Mark) -> Int {
    let line = self.line(mark.line).dropFirst(mark.column - 1)
    switch scalar.style {
    case .literal, .folded: return 1
    case .singleQuoted, .doubleQuoted: return Self.quotedLength(line)
    case .any, .plain:
      let text = Array(scalar.string.unicodeScalars)
      return line.starts(with: text) ? text.count : Self.lengthWithoutComment(line)
    }
  }

  /// The length of the quoted text that `line` starts with, or of the line where the quote ends on a later one.
  private static func quotedLength(_ line: ArraySlice<Unicode.Scalar>) -> Int {
    guard let quote = line.first else { return 1 }
    var index = line.startIndex + 1
    while index < line.endIndex {
      if line[index] == "\\", quote == "\"" {
        index += 2
      } else if line[index] == quote {
        guard quote == "'", index + 1 < line.endIndex, line[index + 1] == "'" else { return index + 1 - line.startIndex }
        index += 2
      } else {
        index += 1
      }
    }
    return lengthWithoutComment(line)
  }

  private static func lengthWithoutComment(_ line: ArraySlice<Unicode.Scalar>) -> Int {
    var end = line.startIndex
    for index in line.indices {
      if line[index] == "#", index > line.startIndex, line[index - 1] == " " { break }
      if line[index] != " ", line[index] != "\t" { end = index + 1 }
    }
    return end - line.startIndex
  }

  /// The characters of a line, counted from 1, without its line break.
  func line(_ number: Int) -> [Unicode.Scalar] {
    let all = lines ?? Self.split(text)
    lines = all
    return number >= 1 && number <= all.count ? all[number - 1] : []
  }

  /// YAML's line breaks as libyaml counts them: LF, CR LF, CR, NEL, LS and PS.
  static func split(_ text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
      last = scalar
    }
    return lines
  }
}
