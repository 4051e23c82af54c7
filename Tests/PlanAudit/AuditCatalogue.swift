import Foundation

/// What an outside checker knows of the rules: only what the document of `rules export` says, read as a stranger would.
package struct AuditCatalogue: Sendable {
  package let exercises: [AuditExercise]
  package let muscles: [String]
  package let goals: [String: AuditGoal]
  package let conditions: [String: AuditCondition]
  package let presets: [String: Set<String>]
  package let volume: AuditVolume
  package let time: AuditTime
  /// By item, then unit: the loads that it makes, in hundredths.
  let ladders: [String: [String: AuditLadder]]
  private let places: [String: Int]

  /// Reads the document; throws where a part is missing that the checks need.
  package init(export: Data) throws {
    let root = AuditJSON(try JSONSerialization.jsonObject(with: export))
    let muscles = Self.muscleNames
    self.muscles = muscles
    exercises = try root["exercises"].list.map { try AuditExercise($0, muscles: muscles) }
    places = Dictionary(uniqueKeysWithValues: exercises.enumerated().map { ($1.id, $0) })
    goals = try Dictionary(uniqueKeysWithValues: root["goals"].list.map { (try $0["id"].text, try AuditGoal($0)) })
    conditions = try Dictionary(uniqueKeysWithValues: root["conditions"].list.map { (try $0["id"].text, try AuditCondition($0)) })
    presets = try Dictionary(uniqueKeysWithValues: root["presets"].list.map { (try $0["id"].text, try $0["items"].words) })
    ladders = try Dictionary(
      uniqueKeysWithValues: root["equipment"].list.map { item in
        var units: [String: AuditLadder] = [:]
        for unit in ["kg", "lb"] where item["steps"].isPresent { units[unit] = try AuditLadder(item["steps"][unit]) }
        return (try item["id"].text, units)
      })
    volume = try AuditVolume(root["volume_rules"], muscles: muscles)
    time = try AuditTime(root["time"])
  }

  /// The place of the exercise with this id, or nil where the catalogue has none.
  package func exercise(_ id: String) -> Int? { places[id] }

  /// The muscles of the field, as the rule language lists them.
  static let muscleNames = [
    "chest", "lats", "upper_back", "traps", "front_delts", "side_delts", "rear_delts", "biceps", "triceps", "forearms", "abs", "obliques",
    "erectors", "glutes", "quads", "hamstrings", "adductors", "abductors", "calves", "neck",
  ]
}

/// The loads that an item makes: every `step` from `min` to `max`, in hundredths.
struct AuditLadder: Sendable {
  let min, step, max: Int

  init(_ json: AuditJSON) throws {
    min = try json["min"].hundredths
    step = try json["step"].hundredths
    max = try json["max"].hundredths
  }

  func holds(_ load: Int) -> Bool { load >= min && load <= max && (load - min) % step == 0 }
}

/// The constants of the session-time model (section 3.5), in seconds.
package struct AuditTime: Sendable {
  let warmup, warmup65, cooldown, transition, rampFirst, rampLater, rampIsolation, superset: Double
  let setup: [String: Double]
  let perRep: Double

  init(_ json: AuditJSON) throws {
    warmup = try json["general_warmup_s"].number
    warmup65 = try json["general_warmup_65plus_s"].number
    cooldown = try json["cooldown_s"].number
    transition = try json["transition_s"].number
    rampFirst = try json["ramp_s"]["first_heavy"].number
    rampLater = try json["ramp_s"]["later_compound"].number
    rampIsolation = try json["ramp_s"]["isolation"].number
    superset = try json["superset_switch_s"].number
    perRep = try json["seconds_per_rep"].number
    setup = try Dictionary(uniqueKeysWithValues: ["barbell", "loaded", "bodyweight"].map { ($0, try json["setup_s"][$0].number) })
  }
}
