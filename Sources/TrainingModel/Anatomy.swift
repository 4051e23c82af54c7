/// A muscle or muscle group that sets are counted for.
public enum Muscle: UInt8, Word {
  case chest, lats, upperBack, traps, frontDelts, sideDelts, rearDelts, biceps, triceps, forearms
  case abs, obliques, erectors, glutes, quads, hamstrings, adductors, abductors, calves, neck

  public static let spellings = [
    "chest", "lats", "upper_back", "traps", "front_delts", "side_delts", "rear_delts", "biceps", "triceps", "forearms",
    "abs", "obliques", "erectors", "glutes", "quads", "hamstrings", "adductors", "abductors", "calves", "neck",
  ]

  /// The name as a coach reads it: `upper back`.
  public var name: String { id.replacing("_", with: " ") }
}

public typealias MuscleSet = WordSet<Muscle>

/// Sets by muscle in half sets (a direct set counts 2, an indirect one 1), one lane a muscle.
///
/// Fractional counting of 1 and 0.5 follows Pelland 2024 (training-science section 2.3); halves keep it in whole numbers.
public typealias MuscleHalfSets = SIMD32<UInt16>

/// A movement pattern (training-science section 3.1).
public enum MovementPattern: UInt8, Word {
  case squat, hinge, lungeSingleLeg, horizontalPush, horizontalPull, verticalPush, verticalPull, carry
  case coreAntiExtension, coreAntiRotation, coreAntiLateralFlexion, coreFlexion
  case isolationChest, isolationLats, isolationUpperBack, isolationTraps, isolationFrontDelts, isolationSideDelts, isolationRearDelts
  case isolationBiceps, isolationTriceps, isolationForearms, isolationErectors, isolationGlutes, isolationQuads
  case isolationHamstrings, isolationAdductors, isolationAbductors, isolationCalves, isolationNeck
  case powerJumpThrow, olympic, conditioning, mobility, balance

  public static let spellings = [
    "squat", "hinge", "lunge_single_leg", "horizontal_push", "horizontal_pull", "vertical_push", "vertical_pull", "carry",
    "core_anti_extension", "core_anti_rotation", "core_anti_lateral_flexion", "core_flexion",
    "isolation_chest", "isolation_lats", "isolation_upper_back", "isolation_traps", "isolation_front_delts", "isolation_side_delts",
    "isolation_rear_delts", "isolation_biceps", "isolation_triceps", "isolation_forearms", "isolation_erectors", "isolation_glutes",
    "isolation_quads", "isolation_hamstrings", "isolation_adductors", "isolation_abductors", "isolation_calves", "isolation_neck",
    "power_jump_throw", "olympic", "conditioning", "mobility", "balance",
  ]

  /// The name as a coach reads it: `horizontal push`.
  public var name: String { id.replacing("_", with: " ") }

  public var isIsolation: Bool { rawValue >= Self.isolationChest.rawValue && rawValue <= Self.isolationNeck.rawValue }
  public var isCore: Bool { rawValue >= Self.coreAntiExtension.rawValue && rawValue <= Self.coreFlexion.rawValue }
  public var isPush: Bool { self == .horizontalPush || self == .verticalPush }
  public var isPull: Bool { self == .horizontalPull || self == .verticalPull }
  /// Whether sets of the pattern are resistance work: the rest is conditioning, mobility and balance.
  public var isResistance: Bool { rawValue < Self.conditioning.rawValue }
  /// Whether the pattern moves several joints against load, in the sense of the order and warm-up rules.
  public var isCompound: Bool { rawValue < Self.coreAntiExtension.rawValue || self == .olympic }
}
