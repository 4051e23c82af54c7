import Findings
import Intake
import TrainingModel

/// Reads a mapping file strictly: every key, unit and shape that it does not know is a finding at its place.
struct LogMappingReader {
  private let view: TapeView
  private var findings: [Finding] = []

  private init(_ view: TapeView) { self.view = view }

  static func read(_ bytes: [UInt8], path: String) -> (entries: [LogMapping.Entry], ignored: [String], findings: [Finding]) {
    let record = RawRecord(ordinal: 0, file: path, line: 1, bytes: bytes[...])
    var complaints = Complaints()
    var tape = RecordTape()
    guard record.isText(&complaints), record.parseYAML(into: &tape, &complaints) else { return ([], [], complaints.findings) }
    return tape.withView(of: record) { view in
      var reader = LogMappingReader(view)
      let (entries, ignored) = reader.read()
      return (entries, ignored, reader.findings)
    }
  }

  private mutating func read() -> (entries: [LogMapping.Entry], ignored: [String]) {
    var (entries, ignored): ([LogMapping.Entry], [String]) = ([], [])
    for (key, value) in pairs(of: 0, "a mapping") {
      let name = view.string(key)
      if name == "ignore" {
        ignored = texts(value, "'ignore'")
      } else if let field = MappedField(id: name) {
        if let entry = entry(field, value, at: view.place(key)) { entries.append(entry) }
      } else {
        complain(
          "a set has no field '\(name.prefix(40))'", key, hint: Suggestion.hint(for: name, among: MappedField.spellings + ["ignore"]))
      }
    }
    for field in [MappedField.date, .exercise] where !entries.contains(where: { $0.field == field }) {
      complain("the mapping says nothing about '\(field)'", 0, hint: "name the column: \(field): \(field == .date ? "Day" : "Movement")")
    }
    if !entries.contains(where: { [.reps, .seconds, .metres].contains($0.field) }) {
      complain("the mapping says nothing about what was done", 0, hint: "name a column for one of reps, seconds and metres")
    }
    return (entries, ignored)
  }

  /// One field's part: a column's name alone, or a map of `from`, `constant`, `values`, `unit`, `prefix` and `dates`.
  private mutating func entry(_ field: MappedField, _ node: Int, at place: Place) -> LogMapping.Entry? {
    var entry = LogMapping.Entry(field: field, place: place)
    if view.kind(node) == .text {
      entry.columns = [view.string(node)]
      return entry
    }
    for (key, value) in pairs(of: node, "'\(field)'") {
      switch view.string(key) {
      case "from": entry.columns = texts(value, "'from'")
      case "constant": entry.constant = texts(value, "'constant'").first
      case "values":
        entry.values = pairs(of: value, "'values'").map { (view.string($0), texts($1, "a value of '\(field)'").first ?? "") }
      case "unit" where !field.units.isEmpty: entry.unit = unit(value, for: field)
      case "prefix" where field == .client: entry.prefix = texts(value, "'prefix'").first ?? ""
      case "dates" where field == .date: entry.dateOrder = dateOrder(value)
      case let other:
        let known =
          ["from", "constant", "values"] + (field.units.isEmpty ? [] : ["unit"]) + (field == .client ? ["prefix"] : [])
          + (field == .date ? ["dates"] : [])
        complain("the mapping of '\(field)' has no key '\(other.prefix(40))'", key, hint: Suggestion.hint(for: other, among: known))
      }
    }
    if entry.columns.isEmpty == (entry.constant == nil) { complain("'\(field)' needs one source", node, hint: "'from' or 'constant'") }
    return entry
  }

  private mutating func unit(_ node: Int, for field: MappedField) -> String? {
    let name = view.kind(node) == .text ? view.string(node) : ""
    if field.units.contains(where: { $0.name == name }) { return name }
    complain(
      "the unit '\(name.prefix(40))' of '\(field)' is not known", node,
      hint: "one of \(field.units.map { "'\($0.name)'" }.joined(separator: ", "))")
    return nil
  }

  private mutating func dateOrder(_ node: Int) -> DateOrder? {
    if view.kind(node) == .text, let order = DateOrder(id: view.string(node)) { return order }
    complain("'dates' is the order of day, month and year", node, hint: "one of \(DateOrder.spellings.joined(separator: ", "))")
    return nil
  }

  private mutating func texts(_ node: Int, _ subject: String) -> [String] {
    if let (texts, _) = view.texts(of: node) { return texts }
    complain("\(subject) has to be a word or a list of words", node)
    return []
  }

  private mutating func pairs(of node: Int, _ subject: String) -> [(key: Int, value: Int)] {
    if let pairs = view.pairs(of: node) { return pairs }
    complain("\(subject) has to be a map of keys and values", node)
    return []
  }

  private mutating func complain(_ message: String, _ node: Int, hint: String? = nil) {
    findings.append(Finding(.mappingInvalid, message, at: view.place(node), hint: hint))
  }
}
