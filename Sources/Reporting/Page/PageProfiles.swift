import PlanStore
import Planning
import Rulebook
import TrainingModel

/// What a page says of a client beside the plans: the line of the profile, and which exercises the client may be given.
struct PageProfiles {
  private let rulebook: Rulebook
  private let cautions: SessionCautions
  private let language: Language
  private let rules: String

  init(_ rulebook: Rulebook, _ language: Language) {
    (self.rulebook, self.language) = (rulebook, language)
    cautions = SessionCautions(rulebook, language)
    rules = "\(rulebook.digest)"
  }

  /// Writes the keys `profile` and `may` of a client: texts that many share are places in `words`.
  ///
  /// The profile is goal, level, days, minutes, kit, conditions and cautions; `may` is left out where the rules are others by now.
  func write(_ facts: ClientFacts, to json: inout JSONBytes, _ words: inout SharedTexts) {
    let conditions = facts.conditions.compactMap { id in rulebook.conditions.first { $0.id == id } }
    json.key("profile")
    json.beginArray()
    json.string(rulebook.goals.first { $0.id == facts.goal }?.name ?? facts.goal)
    json.string(facts.level)
    list(facts.days, to: &json)
    json.number(facts.minutes)
    json.number(words.place(of: kit(facts.kit)))
    list(conditions.map(\.name) + facts.restrictions.map(restriction), to: &json)
    list(cautions.sentences(of: facts), to: &json)
    json.endArray()
    if facts.rules == rules, !facts.allowed.isEmpty { json.number("may", words.place(of: facts.allowed)) }
  }

  private func restriction(_ words: String) -> String {
    language == .german ? "meiden: \(words.replacing(" until ", with: " bis ", maxReplacements: 1))" : "avoid: \(words)"
  }

  private func list(_ texts: [String], to json: inout JSONBytes) {
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }

  /// The place to train where it is one that the rules name, else that and what comes on top; items alone where there is none.
  private func kit(_ ids: [String]) -> String {
    let items = EquipmentSet(ids.compactMap { id in rulebook.equipment.firstIndex { $0.id == id }.map { EquipmentID($0) } })
    let preset = rulebook.presets.filter { !$0.items.isEmpty && $0.items.isSubset(of: items) }
      .max { $0.items.members.count < $1.items.members.count }
    var others = items
    if let preset { others.subtract(preset.items) }
    return ([preset?.name].compactMap { $0 } + others.members.map { rulebook[$0].name }).joined(separator: ", ")
  }
}
