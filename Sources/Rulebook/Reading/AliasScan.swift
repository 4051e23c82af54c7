import Findings

/// Finds YAML anchors and aliases in the text before it is parsed: a few lines of them can unfold into more nodes than memory holds.
///
/// It follows quotes, comments and flow brackets but not YAML's indentation, so a line of prose that starts with `*word` counts as an
/// alias; the hint says to put it in quotes.
struct AliasScan {
  private var flowDepth = 0
  private var quote: Unicode.Scalar?

  /// The places of anchors and aliases in `file`, at most `limit` of them.
  static func places(in file: SourceFile, limit: Int = 20) -> [(place: Place, text: String)] {
    guard file.text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else { return [] }
    var scan = AliasScan()
    var found: [(Place, String)] = []
    for (number, line) in SourceFile.split(file.text).enumerated() where found.count < limit {
      for span in scan.spans(in: line) {
        let text = String(String.UnicodeScalarView(line[span]))
        found.append((file.place(number + 1, span.lowerBound + 1, length: span.count), text))
      }
    }
    return found
  }

  /// The anchors and aliases of one line.
  private mutating func spans(in line: [Unicode.Scalar]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = 0
    var atTokenStart = true
    while index < line.count {
      let scalar = line[index]
      if let open = quote {
        if scalar == "\\", open == "\"" { index += 1 } else if scalar == open { quote = nil }
        index += 1
        continue
      }
      switch scalar {
      case " ", "\t": break
      case "#" where index == 0 || line[index - 1] == " ": return spans
      case "\"", "'":
        if atTokenStart { quote = scalar }
        atTokenStart = false
      case "[", "{":
        if atTokenStart { flowDepth += 1 }
      case "]", "}":
        if flowDepth > 0 { flowDepth -= 1 }
        atTokenStart = false
      case ",": if flowDepth > 0 { atTokenStart = true }
      case ":", "-", "?":
        let isIndicator = index + 1 == line.count || line[index + 1] == " "
        atTokenStart = isIndicator && (scalar == ":" || atTokenStart)
      case "&", "*":
        let end = line[(index + 1)...].firstIndex { " \t,[]{}:".unicodeScalars.contains($0) } ?? line.count
        if atTokenStart, end > index + 1 { spans.append(index..<end) }
        atTokenStart = false
      default: atTokenStart = false
      }
      index += 1
    }
    return spans
  }
}
