import TrainingModel

@testable import Rulebook

/// The exercises of the small rulebook, sorted by id.
enum SmallCatalogue {
  static let exercises: [Exercise] =
    [
      make("back_squat", .squat, [.quads], [.glutes], [0, 4], barbell, roles: big, seed: nil),
      make("barbell_bench_press", .horizontalPush, [.chest], [.triceps, .frontDelts], [0, 1, 4], barbell, roles: big),
      make("barbell_row", .horizontalPull, [.lats, .upperBack], [.biceps, .rearDelts], [0], barbell, roles: big),
      make("behind_neck_press", .verticalPush, [.frontDelts], [.triceps], [0, 4], barbell, tags: [0, 1], roles: big),
      make("bodyweight_squat", .squat, [.quads], [.glutes], [], nil, roles: big),
      make("box_jump", .powerJumpThrow, [.quads], [], [], nil, roles: [.power]),
      make("brisk_walk", .conditioning, [], [], [], nil, roles: [.conditioning], measure: .minutes),
      make("calf_raise", .isolationCalves, [.calves], [], [], nil, roles: [.accessory]),
      make("dead_bug", .coreAntiRotation, [.abs], [], [], nil, roles: [.core]),
      make("deadlift", .hinge, [.hamstrings], [.glutes, .erectors], [0], barbell, roles: big),
      make(
        "dumbbell_bench_press", .horizontalPush, [.chest], [.triceps, .frontDelts], [1, 3], hands, roles: big,
        seed: ("barbell_bench_press", 0.4)),
      make("dumbbell_curl", .isolationBiceps, [.biceps], [], [3], hands, roles: [.accessory]),
      make("dumbbell_press", .verticalPush, [.frontDelts], [.triceps], [3], hands, tags: [1], roles: big),
      make("dumbbell_rdl", .hinge, [.hamstrings], [.glutes], [3], hands, roles: big),
      make("dumbbell_row", .horizontalPull, [.lats, .upperBack], [.biceps], [3], hands, roles: big, measure: .repsEachSide),
      make("face_pull", .isolationRearDelts, [.rearDelts], [.upperBack], [2], stack, roles: [.accessory]),
      make("front_squat", .squat, [.quads], [.glutes], [0, 4], barbell, level: .advanced, roles: big, seed: ("back_squat", 0.85)),
      make("glute_bridge", .hinge, [.glutes, .hamstrings], [], [], nil, roles: big),
      make("goblet_squat", .squat, [.quads], [.glutes], [3], hands, roles: big),
      make("hip_mobility", .mobility, [], [], [], nil, roles: [.mobility], measure: .seconds),
      make("inverted_row", .horizontalPull, [.lats, .upperBack], [.biceps], [4], nil, roles: big),
      make("lat_pulldown", .verticalPull, [.lats], [.biceps], [2], stack, roles: big),
      make("lateral_raise", .isolationSideDelts, [.sideDelts], [], [3], hands, roles: [.accessory]),
      make("overhead_press", .verticalPush, [.frontDelts], [.triceps, .sideDelts], [0, 4], barbell, tags: [1], roles: big),
      make("plank", .coreAntiExtension, [.abs], [], [], nil, roles: [.core], measure: .seconds),
      make("push_up", .horizontalPush, [.chest], [.triceps, .frontDelts], [], nil, roles: big),
      make("split_squat", .lungeSingleLeg, [.quads], [.glutes], [], nil, roles: big, measure: .repsEachSide),
      make("triceps_pushdown", .isolationTriceps, [.triceps], [], [2], stack, roles: [.accessory]),
    ]

  private struct Loading {
    var item: Int
    var basis: LoadBasis
    var setup: SetupClass
  }

  private static let barbell = Loading(item: 0, basis: .total, setup: .barbell)
  private static let hands = Loading(item: 3, basis: .perHand, setup: .loaded)
  private static let stack = Loading(item: 2, basis: .stack, setup: .loaded)
  private static let big: [SlotRole] = [.main, .secondary, .accessory]

  private static let places = [
    "back_squat": 0, "barbell_bench_press": 1,
  ]

  private static func make(
    _ id: String, _ pattern: MovementPattern, _ direct: [Muscle], _ indirect: [Muscle], _ items: [Int], _ loading: Loading?,
    level: Experience = .novice, tags: [Int] = [], roles: [SlotRole], measure: Measure = .reps, seed: (String, Double)? = nil
  ) -> Exercise {
    var halfSets = MuscleHalfSets()
    for muscle in direct { halfSets[Int(muscle.rawValue)] = 2 }
    for muscle in indirect { halfSets[Int(muscle.rawValue)] = 1 }
    return Exercise(
      id: id, name: id, pattern: pattern, halfSets: halfSets, muscles: MuscleSet(direct + indirect),
      equipment: EquipmentSet(items.map { EquipmentID($0) }), level: level, isUnilateral: measure == .repsEachSide, measure: measure,
      loadBasis: loading?.basis ?? .none, loadedBy: loading.map { EquipmentID($0.item) }, setup: loading?.setup ?? .bodyweight,
      isCompound: pattern.isCompound, tags: TagSet(tags.map { TagID($0) }), roles: WordSet(roles), easier: [], harder: [],
      seed: seed.flatMap { seed in places[seed.0].map { LoadSeed(from: ExerciseID($0), ratio: seed.1) } }, secondsPerRep: nil, note: nil,
      rule: RuleID(0))
  }
}
