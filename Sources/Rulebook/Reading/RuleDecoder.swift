import Findings
import TrainingModel

/// Decodes entries into their compiled form, with references and notes numbered in the order in which they come.
///
/// One file per topic extends it.
final class RuleDecoder {
  let scope: ReadingScope
  private(set) var references: [RuleReference] = []
  private(set) var notes: [String] = []
  private var noteNumbers: [String: NoteID] = [:]
  var examples: [RuleExample] = []
  /// Entries about which there was an error, by topic: what compares entries leaves them out.
  private(set) var broken: [Topic: Set<String>] = [:]
  /// What later topics look up in earlier ones.
  var equipment: [EquipmentItem] = []
  var presets: [EquipmentPreset] = []
  var sessions: [SessionTemplate] = []
  var exercises: [Exercise] = []
  var templates: [Template] = []
  /// The checks that programmes weigh themselves, with where they do.
  var weighedByTemplates: [(code: FindingCode, key: NodeReader)] = []

  init(scope: ReadingScope) { self.scope = scope }

  var names: Names { scope.names }
  var complaints: Complaints { scope.complaints }

  /// Decodes one entry: its reference, its examples, then what `body` asks for; keys that are left are unknown.
  func decode<Value>(_ entry: Entry, _ body: (MapReader, RuleID) -> Value) -> Value {
    let map = entry.map
    let errors = complaints.errorCount
    map.scope = scope
    let rule = reference(
      "\(entry.topic.prefix).\(entry.id)", at: map.place, entry.why ?? map.text("name") ?? "the \(entry.topic.noun) \(entry.id)")
    let value = body(map, rule)
    if let examples = map.optional("examples", .list(.map { self.example($0, of: entry) }, repeats: true)) { self.examples += examples }
    map.finish()
    if complaints.errorCount > errors { broken[entry.topic, default: []].insert(entry.id) }
    return value
  }

  /// The number of a new reference to what stands at `place`.
  func reference(_ id: String, at place: Place, _ text: String) -> RuleID {
    if references.count >= Int(UInt16.max) {
      complaints.add(.rulesLimit, "there are more than \(UInt16.max) rules", at: place)
      return RuleID(0)
    }
    references.append(RuleReference(id: id, file: place.file, line: place.line ?? 1, text: text))
    return RuleID(references.count - 1)
  }

  /// The number of a note; what several say in the same words has one number.
  func note(_ text: String) -> NoteID {
    if let known = noteNumbers[text] { return known }
    if notes.count < Int(UInt16.max) { notes.append(text) }
    let number = NoteID(notes.count - 1)
    noteNumbers[text] = number
    return number
  }

  /// The matcher under `key`, or one that matches everybody.
  func matcher(_ map: MapReader, key: String = "when") -> Matcher { map.optional(key, .map(questions)) ?? Matcher() }

  /// Every field that a matcher may ask about.
  private func questions(_ map: MapReader) -> Matcher {
    var matcher = Matcher()
    matcher.goals = map.optional("goal", .ids(.goals)).map { (ids: [GoalID]) in Set(ids) }
    matcher.experience = map.optional("experience", .words("level of experience"))
    matcher.roles = map.optional("role", .words("role"))
    matcher.sex = map.optional("sex", .words("sex"))
    matcher.age = map.optional("age", .range(.age))
    matcher.days = map.optional("days", .range(.days))
    matcher.gap = map.optional("gap", .range(.gap))
    matcher.minutes = map.optional("minutes", .range(.minutes))
    matcher.conditions = map.optional("conditions", .idSet(.conditions))
    matcher.equipment = map.optional("equipment", .list(equipmentOrPreset)).map { (sets: [EquipmentSet]) in
      EquipmentSet(bits: sets.reduce(0) { $0 | $1.bits })
    }
    return matcher
  }

  /// The matcher of an entry of a decision list, which may say `otherwise: true` instead of `when`.
  func decisionMatcher(_ map: MapReader) -> Matcher {
    let otherwise = map.optional("otherwise", .flag) ?? false
    if otherwise, let when = map.reader("when") {
      when.complain(.rulesType, "an entry with 'otherwise' takes everybody and has no 'when'")
    }
    return matcher(map)
  }

  /// One item, or every item of a preset.
  var equipmentOrPreset: Form<EquipmentSet> {
    Form { [self] reader in
      guard let text = reader.text(expecting: "the id of a piece of equipment or a preset") else { return nil }
      if case .index(let index) = names[.presets].match(text) { return index < presets.count ? presets[index].items : EquipmentSet() }
      if case .switchedOff = names[.presets].match(text) { return EquipmentSet() }
      switch names[.equipment].match(text) {
      case .index(let index): return EquipmentSet([EquipmentID(index)])
      case .switchedOff: return EquipmentSet()
      case .unknown: reader.complain(unknown(text, .equipment, names[.equipment].ids + names[.presets].ids))
      }
      return nil
    }
  }
}
