import PlanStore

/// The rules that the rows of a document refer to: rows say places in the list, which is written once, behind the rows.
struct RuleList {
  private let rules: [Int: StoredRule]
  /// The place in the list of each rule, by the number that rows of the store use; -1 for one that no row has named yet.
  private var places: [Int]
  /// The numbers of the rules that were named, in that order.
  private var named: [Int] = []

  /// A list out of these rules, by the numbers that rows of the store use.
  init(_ rules: [Int: StoredRule]) {
    self.rules = rules
    places = [Int](repeating: -1, count: (rules.keys.max() ?? -1) + 1)
  }

  /// Appends the places of the rules whose numbers `references` lists with spaces between; a number without a rule is passed over.
  mutating func write(_ references: UnsafeBufferPointer<UInt8>, to json: inout JSONBytes) {
    json.beginArray()
    RuleNumbers.forEach(in: references) { number in
      guard number < places.count else { return }
      if places[number] < 0 {
        guard rules[number] != nil else { return }
        places[number] = named.count
        named.append(number)
      }
      json.number(places[number])
    }
    json.endArray()
  }

  /// Appends the list itself.
  func finish(_ json: inout JSONBytes) {
    json.beginArray()
    for rule in named.compactMap({ rules[$0] }) {
      json.newline()
      json.beginObject()
      json.pair("rule", rule.id)
      json.pair("file", ShownPath.text(rule.file))
      json.pair("line", rule.line)
      json.pair("text", rule.text)
      json.endObject()
    }
    json.endArray()
  }
}
