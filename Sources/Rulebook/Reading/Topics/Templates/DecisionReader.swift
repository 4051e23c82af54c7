import Findings
import TrainingModel

extension RuleDecoder {
  /// The decisions under a key, in their order, with what is wrong with their bands.
  func decisions(_ map: MapReader, _ key: String, path: String, text: String) -> [SchemeDecision] {
    var number = 0
    var places: [Place] = []
    let form = Form<SchemeDecision>.map { [self] entry in
      number += 1
      places.append(entry.pairs.first.map { $0.file.place(of: $0.value) } ?? entry.place)
      return decision(entry, path: "\(path).\(key.replacing(" ", with: "_")).\(number)", text: text)
    }
    let decisions = map.optional(key, .list(form, repeats: true)) ?? []
    if decisions.count == places.count { BandChecks(decisions: decisions, places: places, complaints: complaints).run() }
    return decisions
  }

  private func decision(_ map: MapReader, path: String, text: String) -> SchemeDecision {
    let why = map.optional("why", .text)
    let otherwise = map.optional("otherwise", .flag) ?? false
    let when = map.optional("when", .map(schemeCondition))
    if otherwise == (when != nil), !map.hasErrors {
      complaints.add(.rulesMissingKey, "a decision has either 'when' or 'otherwise: true'", at: map.place)
    }
    let test = map.optional(
      "test",
      .scalar("a test such as '5rm'") { text throws(Complaint) in
        Int(try Quantity.testReps.single(text.hasSuffix("rm") ? String(text.dropLast(2)) : text))
      })
    let actions = map.required("then", .map(schemeActions), or: [])
    return SchemeDecision(
      when: when ?? SchemeCondition(), actions: actions, test: test, rule: reference(path, at: map.place, why ?? "what follows \(text)"),
      words: ["when", "then", "test"].flatMap { key in map.pairs.filter { $0.key == key }.flatMap { Self.words(of: $0, in: map) } })
  }

  /// What stands under a key, as `key: value` for the export: in one order and one spelling, whatever an author or a formatter made of it.
  private static func words(of pair: MapReader.Pair, in map: MapReader) -> [String] {
    guard case .mapping(let mapping) = pair.value else {
      return ["\(pair.key): " + map.texts(pair.key).joined(separator: ", ")]
    }
    return mapping.map { key, value in
      let name = key.scalar?.string ?? ""
      let values = NodeReader(node: value, file: pair.file, scope: map.scope).elements().compactMap(\.scalarText)
      return "\(pair.key) \(name): " + values.map { plain($0, isRise: pair.key == "then" && name == "reps") }.joined(separator: ", ")
    }.sorted()
  }

  /// A value as the documentation spells it.
  private static func plain(_ text: String, isRise: Bool) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch words {
    case "true": return "yes"
    case "false": return "no"
    default: return isRise && words.first?.isNumber == true ? "+\(words)" : words
    }
  }

  private func schemeCondition(_ map: MapReader) -> SchemeCondition {
    var condition = SchemeCondition()
    condition.sets = map.optional("sets", .word("result of the sets"))
    condition.reps = map.optional("reps", .range(.repsDone))
    condition.total = map.optional("total", .range(.repsDone))
    condition.fails = map.optional("fails", .range(.count))
    condition.week = map.optional("week", .range(.templateWeek))
    condition.stage = map.optional("stage", .range(.stage))
    condition.isLower = map.optional("region", .word("region")).map { (region: BodyRegion) in region == .lower }
    condition.exercises = map.optional("exercise", .ids(.exercises))
    condition.isLogged = map.optional("logged", .flag)
    if map.pairs.isEmpty { complaints.add(.rulesGap, "'when' asks for nothing", at: map.place, hint: "write 'otherwise: true'") }
    return condition
  }

  private func schemeActions(_ map: MapReader) -> [SchemeAction] {
    var actions: [SchemeAction] = []
    let change = Form<SchemeAction>.scalar("a change of weight") { text throws(Complaint) in try SchemeAction(change: text) }
    // In the order in which they make sense: what is to be kept is remembered before it changes, and a cap comes last.
    if let word = map.optional("remember", .word("thing to remember")) as Remembered? { actions += word == .load ? [.remember] : [] }
    if let load = map.optional("load", change) { actions.append(load) }
    if let tm = map.optional("tm", change) { actions.append(tm) }
    if let reps = map.optional("reps", Form.scalar("a change of repetitions") { text throws(Complaint) in try SchemeAction(reps: text) }) {
      actions.append(reps)
    }
    if let stage = map.optional("stage", Form.scalar("a stage") { text throws(Complaint) in try SchemeAction(stage: text) }) {
      actions.append(stage)
    }
    if map.optional("exercise", .word("change of exercise")) == NextExercise.next { actions.append(.nextExercise) }
    if let cap = map.optional("cap", .loadStep) { actions.append(.cap(cap)) }
    _ = map.optional("keep", .flag)
    if map.pairs.isEmpty {
      complaints.add(.rulesGap, "'then' does nothing", at: map.place, hint: "write 'keep: yes' where nothing changes")
    }
    return actions
  }
}

/// Upper or lower body.
enum BodyRegion: UInt8, Word {
  case upper, lower

  static let spellings = ["upper", "lower"]
}

/// What a decision may remember.
enum Remembered: UInt8, Word {
  case load

  static let spellings = ["load"]
}

/// How a decision may change the exercise.
enum NextExercise: UInt8, Word {
  case next

  static let spellings = ["next"]
}
