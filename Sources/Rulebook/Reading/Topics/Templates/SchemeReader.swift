import Findings
import TrainingModel

/// A scheme as an author wrote it: what it carries and decides, and the sets and habits of the exercises under it.
struct WrittenScheme {
  var scheme: Scheme
  var habits: ExerciseHabits
}

/// What a scheme or an exercise of a session may say about sets, rest and warm-up; an exercise's own word counts.
struct ExerciseHabits {
  var table: WrittenTable?
  var rest: Int?
  var warmup: [WrittenSets]?
  var step: LoadStep?
}

/// The sets of an exercise before names are looked up.
struct WrittenTable {
  enum Kind { case same, byWeek, byStage }

  var kind: Kind
  var rows: [[WrittenSets]]
  var place: Place

  /// Whether any of the sets has a load that isn't made from the heaviest set of the session.
  func hasSetOfItsOwn(_ session: String) -> Bool {
    rows.joined().contains { sets in
      if case .topSet(_, session) = sets.base { return false }
      return true
    }
  }
}

extension Form where Value == TrainingMaxRounding {
  /// `nearest`, `down` or `no`, which a formatter may write as `false`.
  static var trainingMaxRounding: Form {
    .scalar("a way to round") { text throws(Complaint) in
      if let rounding = TrainingMaxRounding(id: text == "false" ? "no" : text) { return rounding }
      throw Complaint(
        .rulesUnknownID, "unknown way to round \(quoted(text))",
        hint: Suggestion.hint(for: text, among: TrainingMaxRounding.spellings) ?? "one of nearest, down, no")
    }
  }
}

extension RuleDecoder {
  /// One scheme of a template.
  func scheme(_ map: MapReader, of template: String, weeks: Int) -> WrittenScheme {
    let id = map.required("id", .identifier(), or: "")
    let path = "template.\(template).\(id)"
    let why = map.optional("why", .text)
    _ = map.optional("source", .text)
    let rule = reference(path, at: map.place, why ?? "how \(id.replacing("_", with: " ")) moves on")
    let keeps = map.optional("keeps", .map(schemeStart)) ?? SchemeStart(.none)
    var scheme = Scheme(
      id: id, keeps: keeps, judged: map.optional("judge", .word("set that is judged")) ?? .last,
      projectedReps: map.optional("projected", .whole(.repsDone)), afterSession: [], afterWeek: [], rule: rule)
    scheme.afterSession = decisions(map, "after session", path: path, text: "after a session")
    scheme.afterWeek = decisions(map, "after week", path: path, text: "after a week")
    return WrittenScheme(scheme: scheme, habits: habits(map, weeks: weeks))
  }

  private func schemeStart(_ map: MapReader) -> SchemeStart {
    let weight = Form<WeightSource?>.scalar("a weight to begin with") { text throws(Complaint) in
      text == "by effort" ? nil : try WeightSource(text: text)
    }
    let rounding = map.optional("round", .trainingMaxRounding)
    if let load = map.optional("load", weight) {
      if rounding != nil {
        map.reader("round")?.complain(
          .rulesOverlap, "a kept load is always one that the kit can make", hint: "'round' is for a training max; leave it out")
      }
      return SchemeStart(.load, load)
    }
    if let tm = map.optional("tm", weight) { return SchemeStart(.trainingMax, tm, rounding: rounding ?? .nearest) }
    if map.pairs.isEmpty { complaints.add(.rulesMissingKey, "'keeps' names 'load' or 'tm'", at: map.place) }
    return SchemeStart(.none)
  }

  /// Sets, rest, warm-up and step, wherever they may stand.
  func habits(_ map: MapReader, weeks: Int) -> ExerciseHabits {
    let sets = Form<[WrittenSets]>.list(.sets, repeats: true)
    var habits = ExerciseHabits()
    if let list = map.optional("sets", sets) { habits.table = WrittenTable(kind: .same, rows: [list], place: map.place) }
    for (key, kind, quantity) in [("weeks", WrittenTable.Kind.byWeek, Quantity.templateWeek), ("stages", .byStage, .stage)] {
      guard let reader = map.reader(key), let rows = numbered(reader, sets, quantity, last: kind == .byWeek ? weeks : nil) else { continue }
      if habits.table != nil {
        reader.complain(.rulesOverlap, "sets are given twice", hint: "write 'sets', 'weeks' or 'stages', one of them")
      }
      habits.table = WrittenTable(kind: kind, rows: rows, place: map.place)
    }
    habits.rest = map.optional("rest", .whole(.rest))
    habits.warmup = map.optional("warmup", .list(.sets, repeats: true, empty: true))
    habits.step = map.optional("step", .loadStep)
    return habits
  }

  /// Sets by number, where one line may stand for a range of numbers: gaps and overlaps are said.
  private func numbered(_ reader: NodeReader, _ sets: Form<[WrittenSets]>, _ quantity: Quantity, last: Int?) -> [[WrittenSets]]? {
    guard let map = reader.map(expecting: "numbers with their sets, such as {1: 5 x 3 last +}") else { return nil }
    var lines: [(range: ClosedRange<Int>, sets: [WrittenSets], key: NodeReader)] = []
    for (key, value) in map.entries() {
      guard let range = Form<ClosedRange<Int>>.range(quantity).read(key), let sets = sets.read(value) else { return nil }
      if let other = lines.first(where: { $0.range.overlaps(range) }) {
        key.complain(.rulesOverlap, "\(quantity.name) is given twice", hint: "the other is in \(other.key.place)")
      }
      lines.append((range, sets, key))
    }
    let end = last ?? lines.map(\.range.upperBound).max() ?? 0
    var rows: [[WrittenSets]] = []
    for number in 1...max(1, end) {
      guard let line = lines.first(where: { $0.range.contains(number) }) else {
        reader.complain(.rulesGap, "number \(number) has no sets", hint: "each from 1 to \(end) needs its line")
        return nil
      }
      rows.append(line.sets)
    }
    if let last, let line = lines.first(where: { $0.range.upperBound > last }) {
      line.key.complain(.rulesRange, "the programme has \(last) week\(last == 1 ? "" : "s")", hint: "'phases' has an entry for each week")
    }
    return rows
  }
}
