import TrainingModel

/// What every page says alike: the words whose places rows name, and the parts of sentences.
extension JSONBytes {
  /// The words whose places rows and exercises name.
  mutating func pageSpellings() {
    list("kinds", RowKind.spellings)
    list("measures", Measure.spellings)
    list("bases", LoadBasis.spellings)
    list("muscles", Muscle.spellings)
    list("patterns", MovementPattern.spellings)
  }

  /// What `rowText` of the page puts sentences together from: by measure what stands behind an amount, by basis what stands around a load,
  /// and the targets that the program gives by itself.
  mutating func prescriptionParts(_ language: Language) {
    let said = PrescriptionWords(language)
    key("say")
    beginObject()
    list("measures", Measure.allCases.map(said.counted))
    list("before", LoadBasis.allCases.map { said.aroundLoad($0).before })
    list("after", LoadBasis.allCases.map { said.aroundLoad($0).after })
    pair("byEffort", Target(.findByEffort).description)
    pair("buildUp", Target(.buildUp).description)
    endObject()
  }

  /// A pair of a list of words.
  mutating func list(_ name: StaticString, _ words: [String]) {
    key(name)
    beginArray()
    for word in words { string(word) }
    endArray()
  }
}
