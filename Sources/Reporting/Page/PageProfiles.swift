import Rulebook
import TrainingModel

/// What a page says of a client beside the plans: the line of the profile, and which exercises the client may be given.
struct PageProfiles {
  private let names: ProfileNames
  private let cautions: SessionCautions
  private let rules: String

  init(_ rulebook: Rulebook, _ language: Language) {
    names = ProfileNames(rulebook, language)
    cautions = SessionCautions(rulebook, language)
    rules = "\(rulebook.digest)"
  }

  /// Writes the keys `profile` and `may` of a client: texts that many share are places in `words`.
  ///
  /// The profile is goal, level, days, minutes, kit, conditions and cautions; `may` is left out where the rules are others by now.
  func write(_ facts: ClientFacts, to json: inout JSONBytes, _ words: inout TextTable) {
    json.key("profile")
    json.beginArray()
    json.string(names.goal(facts))
    json.string(facts.level)
    list(facts.days, to: &json)
    json.number(facts.minutes)
    json.number(words.place(of: names.kit(facts).joined(separator: ", ")))
    list(names.conditions(facts), to: &json)
    list(cautions.sentences(of: facts), to: &json)
    json.endArray()
    if facts.rules == rules, !facts.allowed.isEmpty { json.number("may", words.place(of: facts.allowed)) }
  }

  private func list(_ texts: [String], to json: inout JSONBytes) {
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }
}
