import Planning

extension CoverageReport {
  /// The document that `rules coverage --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("combinations", combinations)
    json.pair("filled_by_own_pattern", filledByOwnPattern)
    json.pair("filled_by_alternative", filledByAlternative)
    json.pair("unfilled", unfilled)
    json.list("unplannable", unplannable) { json, kind in
      json.pair("preset", kind.preset)
      json.words("conditions", kind.conditions)
      json.words("levels", kind.levels)
      json.pair("reason", kind.reason)
    }
    json.list("holes", holes) { json, hole in
      json.slot(hole.slot)
      json.pair("priority", hole.priority)
      json.pair("preset", hole.preset)
      json.pair("combinations", hole.combinations)
      json.pair("candidates", hole.candidates)
      json.list("kinds", hole.kinds) { json, kinds in
        json.words("levels", kinds.levels)
        json.words("conditions", kinds.conditions)
      }
      json.words("remedies", hole.remedies)
      json.words("sessions", hole.sessions)
    }
    json.list("pair_holes", pairHoles) { json, hole in
      json.slot(hole.slot)
      json.pair("preset", hole.preset)
      json.list("pairs", hole.pairs) { json, pair in json.words("conditions", pair) }
    }
    json.list("shortfalls", shortfalls) { json, shortfall in
      json.pair("muscle", shortfall.muscle)
      json.words("presets", shortfall.presets)
      json.words("conditions", shortfall.conditions)
      json.list("weeks", shortfall.weeks) { json, week in
        json.pair("split", week.split)
        json.pair("goal", week.goal)
        json.pair("level", week.level)
        json.key("floor")
        json.number(hundredths: Int(week.floor * 100))
        json.key("most")
        json.number(hundredths: Int(week.most * 100))
      }
    }
    json.list("hasty", hasty) { json, week in
      json.pair("split", week.split)
      json.pair("goal", week.goal)
      json.pair("level", week.level)
      json.pair("minutes", week.minutes)
      json.pair("least_minutes", week.least)
    }
    json.list("idle", idle) { json, rule in
      json.pair("rule", rule.rule)
      json.pair("file", rule.file)
      json.pair("line", rule.line)
      json.pair("reason", rule.reason)
    }
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  /// A list of objects, one a line.
  fileprivate mutating func list<Element>(_ name: StaticString, _ elements: [Element], _ write: (inout JSONBytes, Element) -> Void) {
    newline()
    key(name)
    beginArray()
    for element in elements {
      newline()
      beginObject()
      write(&self, element)
      endObject()
    }
    endArray()
  }

  fileprivate mutating func words(_ name: StaticString, _ words: [String]) {
    key(name)
    beginArray()
    for word in words { string(word) }
    endArray()
  }

  fileprivate mutating func slot(_ slot: SlotDescription) {
    words("patterns", slot.patterns)
    pair("role", slot.role)
    words("muscles", slot.muscles)
  }
}
