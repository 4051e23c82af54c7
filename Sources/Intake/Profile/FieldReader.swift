import Findings
import TrainingModel

/// Reads the fields of one taped record, and collects what is wrong with them.
struct FieldReader {
  let view: TapeView
  let vocabulary: ProfileVocabulary
  let today: CalendarDate
  var complaints: Complaints
  /// The value's node by field, or -1.
  private var nodes = SIMD32<Int32>(repeating: -1)
  /// A bit for each field of which something has been said already, so that it isn't called missing as well.
  private var spoiled: UInt32

  init(_ view: TapeView, _ vocabulary: ProfileVocabulary, _ today: CalendarDate, _ complaints: Complaints) {
    (self.view, self.vocabulary, self.today, self.complaints) = (view, vocabulary, today, complaints)
    spoiled = view.spoiled
  }

  /// Finds each field of the record; false where it isn't made of fields at all.
  mutating func collect() -> Bool {
    guard let root = view.nodes.first, root.kind == .map else {
      complaints.add(.profileType, "a profile has to be a map of fields", at: view.nodes.isEmpty ? view.record.place : view.place(0))
      return false
    }
    var nodes = nodes
    var wrong: [(key: Int, isKnown: Bool)] = []
    view.forEachEntry(of: 0) { key, value in
      guard let field = vocabulary.fields.index(of: view.bytes(key)) else { return wrong.append((key, false)) }
      if nodes[field] >= 0 { return wrong.append((key, true)) }
      nodes[field] = Int32(value)
    }
    self.nodes = nodes
    for (key, isKnown) in wrong where !complaints.isFull {
      complainAboutKey(key, among: vocabulary.fields, isKnown: isKnown)
      if let meant = StrangeName(view.bytes(key), among: ProfileField.spellings).meant.flatMap({ ProfileField(id: $0) }) {
        spoiled |= 1 << UInt32(meant.rawValue)
      }
    }
    return true
  }

  mutating func complainAboutKey(_ key: Int, among known: ByteTable, isKnown: Bool) {
    if complaints.isFull { return complaints.pass(.profileUnknownKey) }
    if isKnown {
      return complaints.add(.profileDuplicateKey, "the field '\(view.string(key))' stands twice", at: view.place(key))
    }
    let name = StrangeName(view.bytes(key), among: known.words)
    complaints.add(
      .profileUnknownKey, name.shown.map { "there is no field '\($0)'" } ?? "there is no field of the name that stands here",
      at: view.place(key), hint: name.hint ?? "take it out, or name one of \(known.words.joined(separator: ", "))")
  }

  /// The value of a field, or nil where it is absent or null.
  func node(_ field: ProfileField) -> Int? {
    let node = Int(nodes[Int(field.rawValue)])
    return node >= 0 && view.kind(node) != .null ? node : nil
  }

  /// The value of a field that every client has to have.
  mutating func required(_ field: ProfileField) -> Int? {
    if let node = node(field) { return node }
    if !isSpoiled(field) { missing("'\(field)' is missing") }
    return nil
  }

  /// Whether something has been said about a field that explains why it isn't there.
  func isSpoiled(_ field: ProfileField) -> Bool { spoiled & (1 << UInt32(field.rawValue)) != 0 }

  mutating func missing(_ message: String) {
    complaints.add(.profileMissing, message, at: view.marks == .lineAndColumn ? view.place(0) : view.record.place)
  }

  mutating func complain(_ code: FindingCode, _ message: String, _ node: Int, hint: String? = nil, isHintPrivate: Bool = false) {
    if complaints.isFull { return complaints.pass(code) }
    var finding = Finding(code, message, at: view.place(node), hint: hint)
    finding.isHintPrivate = isHintPrivate
    complaints.add(finding)
  }

  // MARK: Scalars

  /// The bytes of a value that has to be text.
  mutating func text(_ node: Int, _ field: some Word) -> UnsafeBufferPointer<UInt8>? {
    switch view.kind(node) {
    case .text, .string: return view.bytes(node)
    case .number, .bool:
      complain(.profileType, "'\(field)' has to be text", node, hint: "write it in quotes")
    default:
      complain(.profileType, "'\(field)' has to be text", node)
    }
    return nil
  }

  /// The bytes of a value that has to be a number.
  private mutating func number(_ node: Int, _ field: some Word, _ kind: String) -> UnsafeBufferPointer<UInt8>? {
    switch view.kind(node) {
    case .text, .number: return view.bytes(node)
    case .string: complain(.profileType, "'\(field)' has to be \(kind)", node, hint: "write it without quotes")
    default: complain(.profileType, "'\(field)' has to be \(kind)", node)
    }
    return nil
  }

  mutating func whole(_ node: Int, _ field: some Word, _ range: ClosedRange<Int>) -> Int? {
    guard let text = number(node, field, "a whole number") else { return nil }
    guard let value = NumberText.whole(text) else {
      complain(.profileType, "'\(field)' has to be a whole number", node)
      return nil
    }
    if range.contains(value) { return value }
    complain(.profileRange, "'\(field)' has to be from \(range.lowerBound) to \(range.upperBound)", node)
    return nil
  }

  mutating func decimal(_ node: Int, _ field: some Word, _ range: ClosedRange<Double>, excludesLowest: Bool = false) -> Double? {
    guard let text = number(node, field, "a number") else { return nil }
    guard let value = NumberText.decimal(text, decimalComma: view.decimalComma) else {
      complain(.profileType, "'\(field)' has to be a number", node)
      return nil
    }
    if range.contains(value), !excludesLowest || value > range.lowerBound { return value }
    let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
    complain(
      .profileRange,
      excludesLowest ? "'\(field)' has to be above \(low) and at most \(high)" : "'\(field)' has to be from \(low) to \(high)", node)
    return nil
  }

  mutating func date(_ node: Int, _ field: some Word) -> CalendarDate? {
    guard let text = text(node, field) else { return nil }
    if let date = NumberText.date(text) { return date }
    complain(.profileType, "'\(field)' has to be a day of the calendar", node, hint: "write it as 2026-01-31")
    return nil
  }

  /// A day that has come already.
  mutating func pastDate(_ node: Int, _ field: some Word) -> CalendarDate? {
    guard let date = date(node, field) else { return nil }
    if date <= today { return date }
    complain(.profileRange, "'\(field)' lies in the future", node)
    return nil
  }

  // MARK: Words

  /// The place of a field's word in a table.
  mutating func word(_ field: ProfileField, _ table: ByteTable, _ noun: String) -> Int? {
    node(field).flatMap { id($0, field, table, noun) }
  }

  /// The place of a word of a short list, which the message then spells out; the wrong word may be personal and is not repeated.
  mutating func choice(_ field: ProfileField, _ table: ByteTable, isRequired: Bool = false) -> UInt8? {
    guard let node = isRequired ? required(field) : node(field), let text = text(node, field) else { return nil }
    if let index = table.index(of: text) { return UInt8(index) }
    complain(
      .profileUnknownID, "'\(field)' has to be one of \(table.words.joined(separator: ", "))", node,
      hint: complaints.isFull ? nil : Suggestion.hint(for: UTF8Text.excerpt(text), amongNames: table.words), isHintPrivate: field.isPersonal
    )
    return nil
  }

  mutating func requiredWord(_ field: ProfileField, _ table: ByteTable, _ noun: String) -> Int? {
    required(field).flatMap { id($0, field, table, noun) }
  }

  mutating func id(_ node: Int, _ field: some Word, _ table: ByteTable, _ noun: String) -> Int? {
    guard let text = text(node, field) else { return nil }
    if let index = table.index(of: text) { return index }
    complainAboutWord(text, node, field, table, noun, isPersonal: false)
    return nil
  }

  /// Says that a word is none of those that a field takes, and which was probably meant.
  ///
  /// Only what is nearly a word of the rules is repeated: anything else could be something personal in the wrong field, as conditions are.
  /// Of a field that is personal itself nothing is repeated, and what was probably meant is for those alone who may see the profile.
  mutating func complainAboutWord(
    _ text: UnsafeBufferPointer<UInt8>, _ node: Int, _ field: some Word, _ table: ByteTable, _ noun: String, isPersonal: Bool
  ) {
    if complaints.isFull { return complaints.pass(.profileUnknownID) }
    let shown = UTF8Text.excerpt(text)
    let mayBeTold = !isPersonal && vocabulary.conditions.index(of: text) == nil
    if mayBeTold, let hint = Suggestion.hint(for: shown, among: table.words) {
      complain(.profileUnknownID, "there is no \(noun) '\(shown)'", node, hint: hint)
    } else if let hint = Suggestion.hint(for: shown, amongNames: table.words) {
      complain(.profileUnknownID, "'\(field)' names an unknown \(noun)", node, hint: hint, isHintPrivate: !mayBeTold)
    } else {
      let isShort = table.words.count <= 12
      complain(
        .profileUnknownID, "'\(field)' names an unknown \(noun)", node,
        hint: isShort ? "write one of \(table.words.joined(separator: ", "))" : "the ids are listed in \(table.home)")
    }
  }

  /// The elements of a field that has to be a list; nil where it is absent or no list.
  mutating func list(_ field: ProfileField) -> [Int]? {
    guard let node = node(field) else { return nil }
    guard view.kind(node) == .list else {
      complain(.profileType, "'\(field)' has to be a list", node)
      return nil
    }
    var elements: [Int] = []
    view.forEachElement(of: node) { elements.append($0) }
    return elements
  }

  /// Whether a value is the word `none`, alone or as a list's only element.
  func isNone(_ node: Int) -> Bool {
    switch view.kind(node) {
    case .text, .string: view.bytes(node).elementsEqual("none".utf8)
    case .list: !view.isEmpty(node) && Int(view.nodes[node + 1].next) == Int(view.nodes[node].next) && isNone(node + 1)
    default: false
    }
  }
}
