import Findings
import TrainingModel

extension RuleDecoder {
  /// A goal with its levels.
  func goal(_ entry: Entry) -> Goal {
    decode(entry) { map, rule in
      let volume = map.optional("volume", .part()) ?? 1
      if volume <= 0 { map.reader("volume")?.complain(.rulesRange, "a goal asks for more than 0 % of the weekly volume") }
      var levels: [GoalLevel?] = [nil, nil, nil]
      map.required(
        "levels",
        .map { levelMap in
          for experience in Experience.allCases {
            levels[Int(experience.rawValue)] = levelMap.optional(experience.id, .map { self.level($0, "\(entry.id).\(experience.id)") })
          }
          if levelMap.pairs.isEmpty {
            self.complaints.add(
              .rulesMissingKey, "a goal needs at least one of the levels novice, intermediate and advanced", at: entry.place)
          }
        }, or: ())
      return Goal(
        id: entry.id, name: map.required("name", .text, or: entry.id), levels: levels, volumeFactor: volume,
        countsSmallMuscles: map.optional("small_muscles", .flag) ?? false, rule: rule)
    }
  }

  private func level(_ map: MapReader, _ path: String) -> GoalLevel {
    let main = map.required("main", role(.main, path), or: .unknown)
    let accessory = map.required("accessory", role(.accessory, path), or: .unknown)
    let secondary = map.optional("secondary", role(.secondary, path))
    let core = map.optional("core", role(.core, path))
    let power = map.optional("power", role(.power, path))
    let conditioning = map.optional("conditioning", role(.conditioning, path))
    let mobility = map.optional("mobility", role(.mobility, path))
    var rir = [UInt8?](repeating: nil, count: Phase.allCases.count)
    map.optional(
      "rir",
      .map { rirMap in
        for phase in Phase.allCases { rir[Int(phase.rawValue)] = rirMap.optional(phase.id, .whole(.rir)).map(UInt8.init) }
      })
    let timed = reference("goal.\(path)", at: map.place, "what the goal doesn't say of conditioning and mobility")
    let byRole: [SlotRole: RolePrescription] = [
      .main: main, .secondary: secondary ?? main, .accessory: accessory, .core: core ?? accessory, .power: power ?? main,
      .conditioning: conditioning ?? .conditioning(timed), .mobility: mobility ?? .mobility(timed),
    ]
    return GoalLevel(roles: SlotRole.allCases.map { byRole[$0] ?? main }, rirByPhase: rir)
  }

  /// The prescription of one role; conditioning and mobility may give seconds only.
  private func role(_ role: SlotRole, _ path: String) -> Form<RolePrescription> {
    .map { [self] map in
      let isTimed = role == .conditioning || role == .mobility
      let defaults: RolePrescription = role == .conditioning ? .conditioning(RuleID(0)) : isTimed ? .mobility(RuleID(0)) : .unknown
      let reps = isTimed ? map.optional("reps", .range(.reps)) ?? defaults.reps : map.required("reps", .range(.reps), or: defaults.reps)
      let sets =
        isTimed
        ? map.optional("sets", .range(.setsOfExercise)) ?? defaults.sets : map.required("sets", .range(.setsOfExercise), or: defaults.sets)
      let rest = isTimed ? map.optional("rest", .range(.rest)) ?? defaults.rest : map.required("rest", .range(.rest), or: defaults.rest)
      let tempo = isTimed ? map.optional("tempo", .tempo) ?? defaults.tempo : map.required("tempo", .tempo, or: defaults.tempo)
      let seconds =
        isTimed
        ? map.required("seconds", .range(.seconds), or: defaults.seconds) : map.optional("seconds", .range(.seconds)) ?? defaults.seconds
      if sets.lowerBound < 1 { map.reader("sets")?.complain(.rulesRange, "a role has at least 1 set") }
      let text =
        isTimed
        ? "\(seconds.inWords) seconds of \(role.id)" : "\(reps.inWords) reps and \(sets.inWords) sets for \(role.withArticle)"
      return RolePrescription(
        reps: reps, intensity: map.optional("intensity", .decimals(.intensity)), sets: sets, rest: rest, tempo: tempo, seconds: seconds,
        rule: reference("goal.\(path).\(role.id)", at: map.place, text))
    }
  }
}

extension RolePrescription {
  /// Stands in for what could not be read.
  static var unknown: RolePrescription {
    RolePrescription(
      reps: 1...1, intensity: nil, sets: 1...1, rest: 0...0, tempo: Tempo(2, 0, 1, 0), seconds: 20...45, rule: RuleID(0))
  }

  /// Conditioning where a goal doesn't say: one bout of 10 to 20 minutes.
  static func conditioning(_ rule: RuleID) -> RolePrescription {
    RolePrescription(reps: 1...1, intensity: nil, sets: 1...1, rest: 0...0, tempo: Tempo(1, 0, 1, 0), seconds: 600...1200, rule: rule)
  }

  /// Mobility where a goal doesn't say: two holds of 30 to 60 seconds.
  static func mobility(_ rule: RuleID) -> RolePrescription {
    RolePrescription(reps: 1...1, intensity: nil, sets: 2...2, rest: 15...30, tempo: Tempo(1, 0, 1, 0), seconds: 30...60, rule: rule)
  }
}

extension ClosedRange<Int> {
  /// `6 to 12`, or `5` for a single number.
  var inWords: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)" }
}

extension SlotRole {
  /// The role as a sentence names it.
  var withArticle: String {
    switch self {
    case .main: "a main lift"
    case .secondary: "a secondary lift"
    case .accessory: "an accessory exercise"
    case .core: "a core exercise"
    case .power: "a power exercise"
    case .conditioning: "conditioning"
    case .mobility: "mobility"
    }
  }
}
