import Foundation

/// A source file as far as it tells who uses whom: the types that it declares, and the names that stand in it.
struct SwiftSource {
  /// The folder below the module's; empty for the module's own.
  let folder: String
  /// Types and functions that stand at the file's own level.
  let declares: Set<String>
  let names: Set<String>

  init(_ text: String, folder: String) {
    self.folder = folder
    let code = Self.code(of: text)
    declares = Set(
      code.matches(of: /(?m)^(?:@\w+ |public |package |final |indirect )*(?:struct|class|enum|actor|protocol|typealias|func) (\w+)/).map {
        String($0.1)
      })
    names = Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }

  /// The text without comments and without what stands in strings, save what is put into them.
  private static func code(of text: String) -> String {
    var (code, rest) = ("", Substring(text))
    /// For each string that is open: its end, and how many parentheses are open in what is put into it (0 in the string itself).
    var strings: [(end: String, depth: Int)] = []
    while let sign = rest.first {
      if let open = strings.last, open.depth == 0 {
        if rest.hasPrefix(open.end) {
          strings.removeLast()
          rest.removeFirst(open.end.count)
        } else if rest.hasPrefix("\\(") {
          strings[strings.count - 1].depth = 1
          code += " "
          rest.removeFirst(2)
        } else {
          rest.removeFirst(sign == "\\" ? min(2, rest.count) : 1)
        }
        continue
      }
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if sign == "\"" {
        let end = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        strings.append((end, 0))
        rest.removeFirst(end.count)
        code += " "
      } else {
        if !strings.isEmpty {
          if sign == "(" { strings[strings.count - 1].depth += 1 }
          if sign == ")" { strings[strings.count - 1].depth -= 1 }
        }
        code.append(sign)
        rest.removeFirst()
      }
    }
    return code
  }
}
