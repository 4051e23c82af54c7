import Files
import Findings
import TrainingModel

/// Reads a mapping file strictly: every key, unit and shape that it does not know is a finding at its place.
struct TableMappingReader {
  private let view: TapeView
  private var complaints = Complaints()

  private init(view: TapeView) { self.view = view }

  /// The mapping that the bytes of a file hold.
  static func read(_ bytes: [UInt8], path: String) throws(IntakeFailure) -> TableMapping {
    let record = RawRecord(ordinal: 0, file: path, line: 1, bytes: bytes[...])
    var complaints = Complaints()
    var tape = RecordTape()
    guard record.isText(&complaints), record.parseYAML(into: &tape, &complaints) else {
      throw IntakeFailure(complaints.findings.map { Finding(.mappingInvalid, $0.message, at: $0.place, hint: $0.hint) })
    }
    let (entries, ignored, findings) = tape.withView(of: record) { view in
      var reader = TableMappingReader(view: view)
      let (entries, ignored) = reader.read()
      return (entries, ignored, reader.complaints.findings)
    }
    if !findings.isEmpty { throw IntakeFailure(Finding.inReadingOrder(findings)) }
    return TableMapping(path: path, entries: entries, ignored: ignored, digest: ContentHasher.digest(of: bytes[...]))
  }

  private mutating func read() -> (entries: [TableMapping.Entry], ignored: [String]) {
    var (entries, ignored): ([TableMapping.Entry], [String]) = ([], [])
    for (key, value) in pairs(of: 0, "a mapping") {
      let name = view.string(key)
      if name == "ignore" {
        ignored = texts(value, "'ignore'")?.texts ?? []
      } else if let field = ProfileField(id: name) {
        if let entry = entry(field, value, at: view.place(key)) { entries.append(entry) }
      } else {
        let known = ProfileField.spellings + ["ignore"]
        complain("there is no profile field '\(UTF8Text.excerpt(name.utf8))'", key, hint: Suggestion.hint(for: name, among: known))
      }
    }
    if !entries.contains(where: { $0.field == .id }) {
      complain("the mapping says nothing about 'id'", 0, hint: "name a column, or number the rows: id: {prefix: gym-, number: row}")
    }
    return (entries, ignored)
  }

  /// One field's part: a column's name alone, or a map of `from`, `values`, `unit`, `constant`, `default`, `prefix` and `number`.
  private mutating func entry(_ field: ProfileField, _ node: Int, at place: Place) -> TableMapping.Entry? {
    if view.kind(node) == .text {
      return TableMapping.Entry(field: field, source: .column([view.string(node)]), unit: MeasureUnit.ofColumn(field).first, place: place)
    }
    var sources: [TableMapping.Entry.Source] = []
    var entry = TableMapping.Entry(field: field, source: .column([]), unit: MeasureUnit.ofColumn(field).first, place: place)
    var (prefixNode, isNumbered, sourceCount) = (-1, false, 0)
    for (key, value) in pairs(of: node, "'\(field)'") {
      if ["from", "constant", "number"].contains(view.string(key)) { sourceCount += 1 }
      switch view.string(key) {
      case "from": if let names = texts(value, "'from'") { sources.append(.column(names.texts)) }
      case "constant": if let constant = constant(value, for: field) { sources.append(.constant(constant)) }
      case "default": entry.fallback = constant(value, for: field)
      case "values": entry.values = translation(value, for: field)
      case "unit": (entry.unit, entry.isUnitStated) = (unit(value, for: field), true)
      case "separator" where field.isList: entry.separator = separator(value)
      case "dates" where field.isDate: entry.dateOrder = dateOrder(value)
      case "prefix" where field == .id: (prefixNode, entry.prefix) = (value, texts(value, "'prefix'")?.texts.first ?? "")
      case "number" where field == .id:
        isNumbered = true
        if view.string(value) != "row" { complain("'number' can only be 'row'", value) }
      case let other:
        let known =
          ["from", "values", "unit", "constant", "default"] + (field == .id ? ["prefix", "number"] : [])
          + (field.isList ? ["separator"] : []) + (field.isDate ? ["dates"] : [])
        complain(
          "the mapping of '\(field)' has no key '\(UTF8Text.excerpt(other.utf8))'", key, hint: Suggestion.hint(for: other, among: known))
      }
    }
    if isNumbered { sources.append(.rowNumber(prefix: entry.prefix)) }
    if prefixNode >= 0, case .constant = sources.first { complain("'prefix' goes before a column or a number, not a constant", prefixNode) }
    if sourceCount != 1, view.kind(node) == .map {
      complain("'\(field)' needs one source", node, hint: field == .id ? "'from', 'constant' or 'number'" : "'from' or 'constant'")
    }
    guard let source = sources.first else { return nil }
    entry.source = source
    return entry
  }

  private mutating func constant(_ node: Int, for field: ProfileField) -> TableMapping.Value? {
    let value = texts(node, "a value of '\(field)'")
    if let value, value.isList, !field.isList {
      complain("'\(field)' takes one value, not a list", node)
      return nil
    }
    return value
  }

  private mutating func translation(_ node: Int, for field: ProfileField) -> TableMapping.Translation {
    var (from, to): ([String], [TableMapping.Value]) = ([], [])
    for (key, value) in pairs(of: node, "'values'") {
      guard let value = constant(value, for: field) else { continue }
      from.append(view.string(key))
      to.append(value)
    }
    return TableMapping.Translation(from: ByteTable(from), to: to)
  }

  private mutating func unit(_ node: Int, for field: ProfileField) -> MeasureUnit? {
    let units = MeasureUnit.ofColumn(field)
    let name = view.kind(node) == .text ? view.string(node) : ""
    if let unit = units.first(where: { $0.name == name }) { return unit }
    complain(
      units.isEmpty ? "'\(field)' has no unit" : "the unit '\(UTF8Text.excerpt(name.utf8))' of '\(field)' is not known", node,
      hint: units.isEmpty ? nil : "one of \(units.map { "'\($0.name)'" }.joined(separator: ", "))")
    return nil
  }

  private mutating func separator(_ node: Int) -> String {
    let text = view.kind(node) == .text ? view.string(node) : ""
    if (1...8).contains(text.utf8.count) { return text }
    complain("'separator' is what stands between two values in a cell", node, hint: "such as ',', '/' or ' and '")
    return "|"
  }

  private mutating func dateOrder(_ node: Int) -> DateOrder? {
    let text = view.kind(node) == .text ? view.string(node) : ""
    if let order = DateOrder(id: text) { return order }
    complain("'dates' is the order of day, month and year", node, hint: "one of \(DateOrder.spellings.joined(separator: ", "))")
    return nil
  }

  private mutating func texts(_ node: Int, _ subject: String) -> TableMapping.Value? {
    if let (texts, isList) = view.texts(of: node) { return TableMapping.Value(texts: texts, isList: isList) }
    complain("\(subject) has to be a word or a list of words", node)
    return nil
  }

  private mutating func pairs(of node: Int, _ subject: String) -> [(key: Int, value: Int)] {
    if let pairs = view.pairs(of: node) { return pairs }
    complain("\(subject) has to be a map of keys and values", node)
    return []
  }

  private mutating func complain(_ message: String, _ node: Int, hint: String? = nil) {
    complaints.add(.mappingInvalid, message, at: view.place(node), hint: hint)
  }
}
