import Findings
import TrainingModel

extension RuleDecoder {
  /// Ramp sets before a working weight.
  func warmupRule(_ entry: Entry) -> WarmupRule {
    decode(entry) { map, rule in
      let otherwise = map.optional("otherwise", .flag) ?? false
      let warmup = WarmupRule(
        id: entry.id, intensity: map.optional("intensity", .decimals(.intensity)), isFirst: map.optional("first", .flag),
        isCompound: map.optional("compound", .flag), isWarm: map.optional("warm", .flag),
        sets: map.required("sets", .list(.rampSet, repeats: true, empty: true), or: []),
        restSeconds: map.optional("rest", .whole(.rest)) ?? 0, rule: rule)
      if otherwise, !warmup.matchesAlways {
        map.reader("otherwise")?.complain(.rulesType, "an entry with 'otherwise' takes every exercise and asks for nothing")
      }
      return warmup
    }
  }

  /// The constants of the session-time model.
  func timeModel(_ map: MapReader) -> TimeModel {
    let rule = reference("time", at: map.place, "how long a session takes")
    let seconds = { (key: String) in map.required(key, .whole(.seconds), or: 0) }
    var setup = [0, 0, 0]
    map.required(
      "setup",
      .map { setupMap in
        for kind in SetupClass.allCases { setup[Int(kind.rawValue)] = setupMap.required(kind.id, .whole(.seconds), or: 0) }
      }, or: ())
    let rampForm = Form<[Int]>.map { rampMap in
      ["first_heavy", "later_compound", "isolation"].map { rampMap.required($0, .whole(.seconds), or: 0) }
    }
    let ramp = map.required("ramp", rampForm, or: [0, 0, 0])
    let shortest = map.optional(
      "shortest_rest", .map { ($0.required("main", .whole(.rest), or: 0), $0.required("other", .whole(.rest), or: 0)) })
    let filling = map.optional("filling", .map(self.filling)) ?? FillingRules()
    let heavy = map.required("heavy", .map(self.heavy), or: HeavyLift(part: 1, rest: 0), hint: "such as {from: 80 %, rest: 120 s}")
    let longest = map.required("longest", .part(), or: 1, hint: "such as 110 %")
    let fill = map.optional("fill", .part()) ?? 1
    if !(0.1...1.2).contains(fill) { map.reader("fill")?.complain(.rulesRange, "sessions fill 10 to 120 % of the client's minutes") }
    if longest < fill {
      map.reader("longest")?.complain(.rulesRange, "'longest' is below 'fill'", hint: "sessions are filled up to 'fill'")
    }
    let time = TimeModel(
      generalWarmup: seconds("general_warmup"), generalWarmup65Plus: seconds("general_warmup_65_plus"), cooldown: seconds("cooldown"),
      transition: seconds("transition"), setup: setup, rampFirstHeavy: ramp[0], rampLaterCompound: ramp[1], rampIsolation: ramp[2],
      secondsPerRep: map.required("seconds_per_rep", .number(.secondsPerRep), or: 1), supersetSwitch: seconds("superset_switch"),
      shortestRest: shortest, heavy: heavy, filling: filling, fill: fill, longest: longest, rule: rule)
    map.finish()
    return time
  }

  private func heavy(_ map: MapReader) -> HeavyLift {
    HeavyLift(part: map.required("from", .number(.intensity), or: 100) / 100, rest: map.required("rest", .whole(.rest), or: 0))
  }

  private func filling(_ map: MapReader) -> FillingRules {
    var rules = FillingRules()
    rules.hard = map.required("hard", .part(), or: rules.hard)
    rules.recovery = map.required("recovery", .part(), or: rules.recovery)
    rules.beside = map.required("beside", .whole(.minutesBound), or: rules.beside)
    rules.alone = map.required("alone", .whole(.minutesBound), or: rules.alone)
    return rules
  }

  /// Bounds of every number that a plan may show.
  func sanitisation(_ map: MapReader) -> SanitisationRules {
    let rule = reference("sanitisation", at: map.place, "bounds of every number that a plan may show")
    let step = map.required("rest_step", .whole(.rest), or: 1)
    if step < 1 { map.reader("rest_step")?.complain(.rulesRange, "rest is rounded to a multiple of at least 1 s") }
    let note = map.required("note_length", .whole(.count), or: 1)
    if !(1...2000).contains(note) { map.reader("note_length")?.complain(.rulesRange, "a note may have 1 to 2000 characters") }
    let rules = SanitisationRules(
      sets: map.required("sets", .range(.setsOfExercise), or: 1...1), reps: map.required("reps", .range(.reps), or: 1...1),
      seconds: map.required("seconds", .range(.seconds), or: 1...1), minutes: map.required("minutes", .range(.minutesBound), or: 1...1),
      rir: map.required("rir", .range(.rir), or: 0...0), rest: map.required("rest", .range(.rest), or: 0...0),
      restStep: Swift.max(1, step), outsideBand: map.required("outside_band", .number(.intensity), or: 0, hint: "such as 7.5 %"),
      noteLength: note, rule: rule)
    map.finish()
    return rules
  }
}

extension WarmupRule {
  /// Whether the rule takes every exercise.
  var matchesAlways: Bool { intensity == nil && isFirst == nil && isCompound == nil && isWarm == nil }
}

extension Form where Value == (percent: Double, reps: Int) {
  /// Reps and percent of the working load, or the lightest load of the kit: `8 @ 45 %`, `8 @ bar`.
  static var rampSet: Form {
    .scalar("a ramp set") { text throws(Complaint) in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count == 2 else {
        throw Complaint(
          .rulesType, "expected a ramp set, found \(quoted(text))", hint: "reps @ percent of the working load, such as '5 @ 60 %'")
      }
      if parts[1] == "bar" { return (0, Int(try Quantity.reps.single(parts[0]))) }
      return (try Quantity.intensity.single(parts[1]), Int(try Quantity.reps.single(parts[0])))
    }
  }
}
