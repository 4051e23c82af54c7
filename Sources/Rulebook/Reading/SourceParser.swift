import Findings
import Yams

/// Turns a file's text into YAML nodes, within bounds, and never lets an alias, an explicit tag or a repeated key pass.
struct SourceParser {
  let file: SourceFile
  let complaints: Complaints

  /// How deeply lists and mappings may be nested.
  static let greatestDepth = 20
  /// How many nodes one file may hold.
  static let mostNodes = 200_000
  private static let mostRepeatedKeys = 50
  /// Repeated keys are overwritten by characters from here on, which nobody writes, so that parsing can go on.
  private static let firstMarker: UInt32 = 0xE000

  /// The file's documents, or nil where it can't be read as a whole; then a complaint says why.
  func documents() -> [Node]? {
    let aliases = AliasScan.places(in: file)
    for alias in aliases {
      complaints.add(
        .rulesLimit, "the rules have no anchors and aliases, but here is \(quoted(alias.text))", at: alias.place,
        hint: "write the value out, or put the text in quotes")
    }
    guard aliases.isEmpty else { return nil }
    while true {
      do {
        let parser = try Parser(yaml: file.text, resolver: .basic, encoding: .utf8)
        var roots: [Node] = []
        while let root = try parser.nextRoot() { roots.append(root) }
        // The parser keeps the anchors alive that the check looks for.
        return withExtendedLifetime(parser) { isWithinBounds(roots) ? roots : nil }
      } catch YamlError.duplicatedKeysInMapping(let names, let context) where hide(names.first ?? "", at: context.mark) {
        continue
      } catch {
        report(error)
        return nil
      }
    }
  }

  /// Overwrites the earlier of two equal keys in place; false where that can't be done.
  private func hide(_ name: String, at mark: Mark) -> Bool {
    guard file.repeatedKeys.count < Self.mostRepeatedKeys else { return false }
    let first = file.line(mark.line).dropFirst(mark.column - 1).first
    let isQuoted = first == "'" || first == "\""
    let key = Node.scalar(.init(name, .implicit, first == "'" ? .singleQuoted : isQuoted ? .doubleQuoted : .plain, mark))
    let place = file.place(of: key)
    var lines = SourceFile.split(file.text)
    guard let end = place.endColumn, mark.line <= lines.count, end - 1 <= lines[mark.line - 1].count, !name.isEmpty,
      isQuoted || String(String.UnicodeScalarView(lines[mark.line - 1][(mark.column - 1)..<(end - 1)])) == name,
      let marker = Unicode.Scalar(Self.firstMarker + UInt32(file.repeatedKeys.count) + 1), let filler = Unicode.Scalar(Self.firstMarker)
    else { return false }
    for index in (mark.column - 1)..<(end - 1) { lines[mark.line - 1][index] = index == mark.column - 1 ? marker : filler }
    file.repeatedKeys[.init(line: mark.line, column: mark.column)] = name
    file.text = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    return true
  }

  private func isWithinBounds(_ roots: [Node]) -> Bool {
    var count = 0
    return roots.allSatisfy { check($0, depth: 1, count: &count) }
  }

  private func check(_ node: Node, depth: Int, count: inout Int) -> Bool {
    count += 1
    if depth > Self.greatestDepth {
      complaints.add(.rulesLimit, "lists and mappings are nested more than \(Self.greatestDepth) deep", at: file.place(of: node))
      return false
    }
    if count > Self.mostNodes {
      complaints.add(.rulesLimit, "the file holds more than \(Self.mostNodes) values", at: file.place(of: node), hint: "split the file")
      return false
    }
    if let anchor = node.anchor {
      complaints.add(.rulesLimit, "the rules have no anchors and aliases, but here is \(quoted(anchor.rawValue))", at: file.place(of: node))
      return false
    }
    switch node {
    case .scalar(let scalar): checkTag(scalar.tag, of: node)
    case .alias: break
    case .sequence(let sequence):
      checkTag(sequence.tag, of: node)
      for child in sequence where !check(child, depth: depth + 1, count: &count) { return false }
    case .mapping(let mapping):
      checkTag(mapping.tag, of: node)
      for (key, value) in mapping {
        guard check(key, depth: depth + 1, count: &count), check(value, depth: depth + 1, count: &count) else { return false }
      }
    }
    return true
  }

  private func checkTag(_ tag: Tag, of node: Node) {
    let name = tag.description
    guard !name.isEmpty, name != "!", !["str", "seq", "map"].contains(where: { name == "tag:yaml.org,2002:\($0)" }) else { return }
    let mark = node.mark.map { SourceFile.Position(line: $0.line, column: $0.column) } ?? .init(line: 1, column: 1)
    let text = file.line(mark.line).dropFirst(mark.column - 1).prefix { $0 != " " }
    complaints.add(
      .rulesType, "the rules have no YAML tags, but here is \(quoted(name))",
      at: file.place(mark.line, mark.column, length: max(1, text.count)), hint: "leave out what starts with '!'")
  }

  private func report(_ error: any Error) {
    var position = SourceFile.Position(line: 1, column: 1)
    var message = "this can't be read as YAML"
    switch error {
    case YamlError.scanner(let context, let problem, let found, _), YamlError.parser(let context, let problem, let found, _),
      YamlError.composer(let context, let problem, let found, _):
      position = .init(line: found.line, column: found.column)
      message = "this can't be read as YAML: " + (context.map { "\($0.text) from line \($0.mark.line), " } ?? "") + problem
    case YamlError.duplicatedKeysInMapping(_, let context):
      complaints.add(.rulesDuplicateKey, "a key is given twice", at: file.place(context.mark.line, context.mark.column))
      return
    case YamlError.reader(let problem, _, _, _):
      message = "this can't be read as YAML: " + problem
      position = firstControlCharacter() ?? position
    default: break
    }
    complaints.add(
      .rulesSyntax, message, at: file.place(position.line, position.column), hint: "check the indentation, the quotes and the brackets")
  }

  /// The first character that YAML doesn't allow in a file.
  private func firstControlCharacter() -> SourceFile.Position? {
    for (number, line) in SourceFile.split(file.text).enumerated() {
      for (column, scalar) in line.enumerated() {
        let value = scalar.value
        let isAllowed =
          value == 9 || (32...126).contains(value) || value == 0x85 || (value >= 0xA0 && value != 0xFEFF && value & 0xFFFE != 0xFFFE)
        if !isAllowed { return .init(line: number + 1, column: column + 1) }
      }
    }
    return nil
  }
}
