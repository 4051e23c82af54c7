import Findings
import TrainingModel

extension RuleDecoder {
  /// Patterns that go together in a superset.
  func supersetPair(_ entry: Entry) -> SupersetPair {
    decode(entry) { map, rule in
      let patterns = { (key: String) in PatternSet(map.required(key, .list(.word("pattern")), or: [MovementPattern]())) }
      return SupersetPair(id: entry.id, first: patterns("first"), second: patterns("second"), rule: rule)
    }
  }

  /// Everything else about supersets.
  func supersets(_ map: MapReader, pairs: [SupersetPair]) -> SupersetRules {
    let rule = reference("supersets", at: map.place, "two exercises in turn where time is short or the goal wants it dense")
    let supersets = SupersetRules(
      rest: map.required("rest", .range(.rest), or: 0...0), below: map.required("below", .number(.intensity), or: 0),
      wanted: map.reader("wanted") == nil ? nil : matcher(map, key: "wanted"),
      stations: map.optional("stations", .idSet(.equipment)) ?? EquipmentSet(),
      notBoth: map.optional("not_both", .idSet(.tags)) ?? TagSet(), pairs: pairs, rule: rule)
    map.finish()
    return supersets
  }
}
