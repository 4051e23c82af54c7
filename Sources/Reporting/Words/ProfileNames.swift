import Rulebook
import TrainingModel

/// What a profile says, in the words that coaches of a language read.
struct ProfileNames {
  let language: Language
  private let rulebook: Rulebook
  private let texts: PageTexts

  init(_ rulebook: Rulebook, _ language: Language) {
    (self.rulebook, self.language) = (rulebook, language)
    texts = PageTexts(language)
  }

  func goal(_ facts: ClientFacts) -> String { rulebook.name(of: .goal, facts.goal, in: language) }

  func level(_ facts: ClientFacts) -> String { texts["level.\(facts.level)"] }

  func days(_ facts: ClientFacts) -> [String] { facts.days.map { Weekday(id: $0)?.name(in: language) ?? $0 } }

  /// The place to train where it is one that the rules name, else that and what comes on top; items alone where there is none.
  func kit(_ facts: ClientFacts) -> [String] {
    let items = EquipmentSet(facts.kit.compactMap { id in rulebook.equipment.firstIndex { $0.id == id }.map { EquipmentID($0) } })
    let preset = rulebook.presets.filter { !$0.items.isEmpty && $0.items.isSubset(of: items) }
      .max { $0.items.members.count < $1.items.members.count }
    var others = items
    if let preset { others.subtract(preset.items) }
    return [preset.map { rulebook.name(of: .preset, $0.id, in: language) }].compactMap { $0 }
      + others.members.map { rulebook.name(of: .item, rulebook[$0].id, in: language) }
  }

  /// The conditions that the rules know, and what somebody has said to avoid.
  func conditions(_ facts: ClientFacts) -> [String] {
    let known = facts.conditions.filter { id in rulebook.conditions.contains { $0.id == id } }
    return known.map { rulebook.name(of: .condition, $0, in: language) } + facts.restrictions.map(restriction)
  }

  private func restriction(_ words: String) -> String {
    language == .german ? "meiden: \(words.replacing(" until ", with: " bis ", maxReplacements: 1))" : "avoid: \(words)"
  }
}
