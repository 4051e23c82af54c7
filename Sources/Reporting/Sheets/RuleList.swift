import PlanStore

/// The rules that rows refer to, each made into JSON once.
struct ReasonTexts {
  private let objects: [Int: OutputBytes]

  /// The texts of these rules, by the numbers that rows use.
  init(_ rules: [Int: StoredRule]) {
    objects = rules.mapValues { rule in
      var json = JSONBytes(capacity: 128)
      json.beginObject()
      json.pair("rule", rule.id)
      json.pair("file", rule.file)
      json.pair("line", rule.line)
      json.pair("text", rule.text)
      json.endObject()
      return json.bytes
    }
  }

  /// Appends the array of the rules whose numbers `references` lists with spaces between; a number without a rule is passed over.
  func write(_ references: UnsafeBufferPointer<UInt8>, to json: inout JSONBytes) {
    json.beginArray()
    RuleNumbers.forEach(in: references) { number in
      if let object = objects[number] { json.object(object) }
    }
    json.endArray()
  }
}
