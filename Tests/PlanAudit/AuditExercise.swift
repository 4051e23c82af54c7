/// An exercise as the export describes it.
package struct AuditExercise: Sendable {
  package let id: String
  package let pattern: String
  let movement: AuditMovement
  /// Fractional sets that one set counts, by the muscle's place: 1 direct, 0.5 indirect.
  let muscles: [(muscle: Int, part: Double)]
  let equipment: Set<String>
  /// 0 novice, 1 intermediate, 2 advanced.
  let level: Int
  let isUnilateral: Bool
  let loadedBy: String?
  let loadBasis: String
  let setup: String
  let isCompound: Bool
  let tags: Set<String>
  let secondsPerRep: Double?

  init(_ json: AuditJSON, muscles names: [String]) throws {
    id = try json["id"].text
    pattern = try json["pattern"].text
    movement = AuditMovement(pattern: pattern)
    let parts = json["muscles"]
    muscles = try parts.keys.map { key in
      guard let place = names.firstIndex(of: key) else { throw AuditJSON.Missing(description: "\(key) is no muscle") }
      return (place, try parts[key].number)
    }
    equipment = try json["equipment"].words
    level = AuditClient.levels.firstIndex(of: try json["level"].text) ?? 0
    isUnilateral = try json["unilateral"].isTrue
    loadedBy = json["load_step"].isPresent ? try json["load_step"].text : nil
    loadBasis = try json["load_basis"].text
    setup = try json["setup"].text
    isCompound = try json["compound"].isTrue
    tags = try json["tags"].words
    secondsPerRep = json["seconds_per_rep"].isPresent ? try json["seconds_per_rep"].number : nil
  }
}

/// What kind of movement a pattern is (sections 3.1 and 3.4).
package enum AuditMovement: Sendable, Equatable {
  case power, squat, hinge, lunge, horizontalPush, horizontalPull, verticalPush, verticalPull
  case isolationUpper, isolationQuads, isolationHips, isolationLower, isolationTrunk, core, conditioning, mobility, balance

  init(pattern: String) {
    self =
      switch pattern {
      case "power_jump_throw", "olympic": .power
      case "squat": .squat
      case "hinge": .hinge
      case "lunge_single_leg": .lunge
      case "horizontal_push": .horizontalPush
      case "horizontal_pull": .horizontalPull
      case "vertical_push": .verticalPush
      case "vertical_pull": .verticalPull
      case "isolation_quads": .isolationQuads
      case "isolation_hamstrings", "isolation_glutes": .isolationHips
      case "isolation_calves", "isolation_adductors", "isolation_abductors": .isolationLower
      case "isolation_erectors", "isolation_neck": .isolationTrunk
      case "conditioning": .conditioning
      case "mobility": .mobility
      case "balance": .balance
      default: pattern.hasPrefix("isolation_") ? .isolationUpper : .core
      }
  }

  var isPush: Bool { self == .horizontalPush || self == .verticalPush }
  var isPull: Bool { self == .horizontalPull || self == .verticalPull }
  var isQuadDominant: Bool { self == .squat || self == .lunge || self == .isolationQuads }
  var isHipDominant: Bool { self == .hinge || self == .isolationHips }
  var isUpper: Bool { isPush || isPull || self == .isolationUpper }
  var isLower: Bool { isQuadDominant || isHipDominant || self == .isolationLower }
  /// Multi-joint work in the middle of a session.
  var isMultiJoint: Bool { isPush || isPull || isHeavyLower }
  var isHeavyLower: Bool { self == .squat || self == .hinge || self == .lunge }
  var isIsolation: Bool {
    self == .isolationUpper || self == .isolationQuads || self == .isolationHips || self == .isolationLower || self == .isolationTrunk
  }
  var isResistance: Bool { self != .conditioning && self != .mobility && self != .balance }

  /// The place in a session that section 3.4 gives it, or nil where it gives none.
  var place: Int? {
    if self == .power { return 0 }
    if isMultiJoint { return 1 }
    if isIsolation { return 2 }
    if self == .core { return 3 }
    return self == .conditioning ? 4 : nil
  }
}
