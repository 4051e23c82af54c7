import TrainingModel

/// What a row of the table of contraindications asks for (training-science section 6), in the rules' own ids.
struct ConditionRow: CustomStringConvertible, Sendable {
  var id: String
  var holds = false
  /// Exercises that the row rules out, at least one for each thing that it names.
  var out: [String] = []
  /// Exercises that the row names as what to do instead or besides.
  var stays: [String] = []
  /// An exercise that the row limits, with the limit.
  var limited: (exercise: String, to: Limit)?
  var adds: [MovementPattern: Int] = [:]
  var pullToPush: Double?

  struct Limit: Equatable, Sendable {
    var intensity: Double = 100
    var rir = 0
    var reps = 1
    var sets = 12
    var rest = 0
  }

  var description: String { id }
}

/// The table row by row, in its order.
enum ConditionTable {
  static let rows: [ConditionRow] = [
    ConditionRow(
      id: "low_back_pain",
      out: [
        "sit_up", "dumbbell_crunch", "good_morning", "russian_twist", "rotational_throw", "deadlift", "kettlebell_swing", "dumbbell_snatch",
        "burpee_intervals",
      ],
      stays: [
        "trap_bar_deadlift", "romanian_deadlift", "goblet_squat", "front_squat", "belt_squat", "leg_press", "chest_supported_dumbbell_row",
        "hip_thrust", "curl_up", "side_plank", "bird_dog", "pallof_press", "suitcase_carry",
      ],
      limited: ("back_squat", .init(intensity: 70, rir: 3, reps: 8, sets: 5)), adds: [.coreAntiRotation: 1, .coreAntiLateralFlexion: 1]),
    ConditionRow(
      id: "disc_radicular",
      out: [
        "deadlift", "romanian_deadlift", "trap_bar_deadlift", "good_morning", "sit_up", "landmine_rotation", "seated_cable_row",
        "single_leg_romanian_deadlift", "bodyweight_single_leg_deadlift", "backpack_romanian_deadlift", "incline_pike_push_up",
        "pike_push_up", "barbell_row", "backpack_row", "supine_hamstring_stretch", "kettlebell_swing", "rowing_machine",
      ],
      stays: [
        "dumbbell_split_squat", "dead_bug", "pallof_press", "machine_row", "table_row", "inverted_row", "hip_thrust", "dumbbell_row",
      ],
      limited: ("front_squat", .init(intensity: 60, rir: 3, reps: 12, sets: 4)), adds: [.coreAntiExtension: 1, .coreAntiRotation: 1]),
    ConditionRow(id: "back_red_flags", holds: true),
    ConditionRow(
      id: "shoulder_impingement",
      out: [
        "upright_row", "behind_neck_press", "behind_neck_pulldown", "dip", "wide_grip_bench_press", "barbell_bench_press",
        "pike_push_up", "wall_handstand_push_up", "incline_pike_push_up", "downward_dog", "back_squat", "barbell_reverse_lunge",
        "smith_machine_squat", "snatch", "push_press", "dumbbell_pullover",
      ],
      stays: [
        "landmine_press", "dumbbell_scaption_raise", "neutral_grip_dumbbell_press", "floor_press", "face_pull", "cable_external_rotation",
        "seated_cable_row", "neutral_grip_lat_pulldown", "safety_bar_squat", "front_squat", "goblet_squat", "dumbbell_split_squat",
      ],
      limited: ("overhead_press", .init(intensity: 70, rir: 3, reps: 8, sets: 5)), adds: [.isolationRearDelts: 1], pullToPush: 1.5),
    ConditionRow(
      id: "rotator_cuff_tear",
      out: [
        "overhead_press", "dumbbell_shoulder_press", "barbell_bench_press", "plyo_push_up", "pull_up", "dead_hang", "hanging_leg_raise",
        "back_squat", "power_clean", "kettlebell_swing", "wide_grip_lat_pulldown",
      ],
      stays: ["seated_cable_row", "lat_pulldown", "wall_external_rotation_hold"],
      limited: ("dumbbell_bench_press", .init(intensity: 60, rir: 3, reps: 12, sets: 4)), adds: [.isolationRearDelts: 1], pullToPush: 1.5),
    ConditionRow(
      id: "patellofemoral_pain", out: ["back_squat", "high_step_up", "squat_jump", "box_jump", "leg_extension"],
      stays: ["box_squat", "spanish_squat", "wall_sit", "hip_abduction_machine", "hip_thrust", "step_down", "stationary_bike"],
      limited: ("box_squat", .init(intensity: 75, rir: 2, reps: 8, sets: 5)), adds: [.isolationAbductors: 1]),
    ConditionRow(
      id: "acl_history", out: ["lateral_bound", "depth_jump", "leg_extension", "forward_lunge"],
      stays: ["leg_press", "split_squat", "reverse_lunge", "assisted_nordic_curl", "single_leg_stance"],
      limited: ("leg_press", .init(intensity: 80, rir: 2, reps: 6, sets: 5)), adds: [.isolationHamstrings: 1, .balance: 1]),
    ConditionRow(id: "acl_recent", holds: true),
    ConditionRow(
      id: "meniscus", out: ["back_squat", "rotational_throw", "bicycle_crunch", "squat_jump", "easy_run"],
      stays: ["box_squat", "romanian_deadlift", "leg_press"],
      limited: ("box_squat", .init(intensity: 75, rir: 2, reps: 8, sets: 5))),
    ConditionRow(
      id: "hip_impingement", out: ["back_squat", "sumo_deadlift", "dumbbell_sumo_squat", "couch_stretch"],
      stays: ["romanian_deadlift", "hip_thrust", "box_squat", "hip_abduction_machine", "reverse_lunge"],
      limited: ("box_squat", .init(intensity: 80, rir: 2, reps: 6, sets: 5)), adds: [.isolationAbductors: 1]),
    ConditionRow(
      id: "ankle_instability", out: ["single_leg_hop", "lateral_bound", "eyes_closed_stance"],
      stays: ["bodyweight_calf_raise", "single_leg_calf_raise", "single_leg_stance"], adds: [.balance: 1, .isolationCalves: 1]),
    ConditionRow(
      id: "wrist_pain", out: ["push_up", "front_squat", "barbell_curl", "overhead_press"],
      stays: ["fist_push_up", "handle_push_up", "neutral_grip_dumbbell_press", "zercher_squat", "chest_press_machine"]),
    ConditionRow(
      id: "elbow_tendinopathy", out: ["skull_crusher", "barbell_curl", "chin_up", "weighted_pull_up", "dead_hang"],
      stays: ["hammer_curl", "rope_pushdown", "dumbbell_reverse_wrist_curl"],
      limited: ("pull_up", .init(intensity: 70, rir: 3, reps: 9, sets: 5)), adds: [.isolationForearms: 1]),
    ConditionRow(
      id: "neck_pain",
      out: [
        "behind_neck_press", "behind_neck_pulldown", "barbell_shrug", "farmer_carry", "band_neck_extension", "wall_handstand_push_up",
        "back_squat",
      ],
      stays: ["chest_supported_dumbbell_row", "prone_y_raise", "safety_bar_squat", "goblet_squat"],
      limited: ("dumbbell_shoulder_press", .init(intensity: 70, rir: 3, reps: 8, sets: 5)), adds: [.isolationUpperBack: 1]),
    ConditionRow(
      id: "hypertension_controlled", out: ["deadlift", "deficit_deadlift", "wall_sit", "long_lever_plank", "decline_barbell_bench_press"],
      stays: ["leg_press", "seated_cable_row", "stationary_bike"],
      limited: ("leg_press", .init(intensity: 80, rir: 2, reps: 8, sets: 4, rest: 60)), adds: [.conditioning: 1]),
    ConditionRow(id: "hypertension_uncontrolled", holds: true),
    ConditionRow(
      id: "pregnancy_t1", out: ["pistol_squat", "box_jump", "power_clean", "deficit_deadlift"], stays: ["back_squat", "push_up"],
      limited: ("back_squat", .init(intensity: 75, rir: 3, reps: 7, sets: 5))),
    ConditionRow(
      id: "pregnancy_t2_t3",
      out: [
        "barbell_bench_press", "plank", "sit_up", "hip_thrust", "deadlift", "squat_jump", "pistol_squat", "downward_dog",
        "bulgarian_split_squat", "walking_lunge", "body_saw", "machine_row", "chest_supported_dumbbell_row", "barbell_row", "sumo_deadlift",
        "kettlebell_swing", "bear_crawl", "hanging_knee_raise", "assisted_pistol_squat", "good_morning", "zercher_squat",
      ],
      stays: [
        "goblet_squat", "seated_cable_row", "cable_chest_press", "incline_dumbbell_press", "side_plank", "pelvic_floor_squeeze",
        "trap_bar_deadlift", "romanian_deadlift", "dumbbell_row", "cat_cow",
      ],
      limited: ("back_squat", .init(intensity: 70, rir: 3, reps: 9, sets: 4, rest: 60)), adds: [.mobility: 2]),
    ConditionRow(
      id: "pregnancy_t3",
      out: [
        "barbell_bench_press", "plank", "sit_up", "hip_thrust", "deadlift", "trap_bar_deadlift", "romanian_deadlift", "back_squat",
        "machine_row", "squat_jump", "bear_crawl", "kettlebell_swing", "russian_twist", "cable_crunch", "hanging_leg_raise",
      ],
      stays: [
        "goblet_squat", "seated_cable_row", "cable_chest_press", "incline_dumbbell_press", "bodyweight_hip_thrust", "pelvic_floor_squeeze",
      ],
      limited: ("goblet_squat", .init(intensity: 70, rir: 3, reps: 8, sets: 3, rest: 90)), adds: [.mobility: 2]),
    ConditionRow(id: "pregnancy_contraindicated", holds: true),
    ConditionRow(
      id: "postpartum",
      out: [
        "squat_jump", "sit_up", "dumbbell_crunch", "ab_wheel_rollout", "stir_the_pot", "copenhagen_plank", "bear_crawl",
        "kettlebell_swing", "power_clean",
      ],
      stays: ["goblet_squat", "dead_bug", "push_up", "plank", "pelvic_floor_squeeze"],
      limited: ("goblet_squat", .init(intensity: 75, rir: 3, reps: 7, sets: 4)), adds: [.coreAntiExtension: 1, .mobility: 2]),
    ConditionRow(id: "caesarean_early", holds: true),
    ConditionRow(id: "postpartum_early", holds: true),
    ConditionRow(
      id: "osteoporosis",
      out: [
        "sit_up", "russian_twist", "landmine_rotation", "rotational_throw", "deficit_deadlift", "squat_jump", "power_clean",
        "single_leg_stance", "walking_lunge", "farmer_carry", "curl_up", "hanging_knee_raise", "good_morning", "seated_hamstring_stretch",
        "kettlebell_swing",
      ],
      stays: ["romanian_deadlift", "goblet_squat", "seated_cable_row", "back_extension", "supported_single_leg_stance"],
      limited: ("goblet_squat", .init(intensity: 80, rir: 2, reps: 6, sets: 4)), adds: [.balance: 2, .isolationErectors: 1]),
    ConditionRow(id: "vertebral_fracture", holds: true),
    ConditionRow(
      id: "older_adult", out: ["single_leg_box_squat", "clock_reach", "deficit_deadlift", "depth_jump"],
      stays: ["leg_press", "chair_squat", "farmer_carry", "low_step_up"],
      limited: ("leg_press", .init(intensity: 85, rir: 2, reps: 6, sets: 3, rest: 120)), adds: [.balance: 3]),
    ConditionRow(
      id: "youth", out: ["deficit_deadlift", "nordic_curl", "negative_pull_up", "power_clean"],
      stays: ["push_up", "goblet_squat", "medicine_ball_chest_pass"],
      limited: ("goblet_squat", .init(intensity: 80, rir: 2, reps: 6, sets: 4))),
    ConditionRow(
      id: "novice_limits", out: ["power_clean", "deficit_deadlift"], stays: ["leg_press", "dumbbell_bench_press", "goblet_squat"],
      limited: ("goblet_squat", .init(intensity: 80, rir: 2, reps: 5, sets: 4))),
    ConditionRow(
      id: "obesity_bmi_40", out: ["squat_jump", "burpee_intervals", "easy_run"], stays: ["stationary_bike", "leg_press", "brisk_walk"],
      limited: ("leg_press", .init(rir: 2, sets: 4, rest: 60))),
    ConditionRow(id: "diabetes_insulin", stays: ["back_squat", "deadlift", "squat_jump"]),
    ConditionRow(
      id: "post_surgery", out: ["back_squat", "dip", "behind_neck_press", "squat_jump"], stays: ["leg_press", "seated_cable_row"],
      limited: ("leg_press", .init(intensity: 70, rir: 3, reps: 9, sets: 3))),
    ConditionRow(
      id: "knee_osteoarthritis", out: ["squat_jump", "easy_run", "back_squat", "high_step_up", "rotational_throw"],
      stays: ["leg_press", "goblet_box_squat", "leg_extension", "stationary_bike", "romanian_deadlift"],
      limited: ("leg_press", .init(intensity: 80, rir: 2, reps: 8, sets: 5)), adds: [.isolationQuads: 1, .isolationAbductors: 1]),
    ConditionRow(
      id: "hip_osteoarthritis", out: ["squat_jump", "deadlift", "sumo_deadlift", "couch_stretch", "rowing_machine"],
      stays: ["box_squat", "hip_thrust", "trap_bar_deadlift", "stationary_bike"],
      limited: ("box_squat", .init(intensity: 80, rir: 2, reps: 8, sets: 5)), adds: [.isolationAbductors: 1, .isolationGlutes: 1]),
    ConditionRow(
      id: "hip_replacement_early", holds: true,
      out: ["squat_jump", "leg_press", "figure_four_stretch", "romanian_deadlift", "side_lying_adduction", "split_squat", "glute_bridge"],
      stays: ["chair_squat", "seated_cable_row", "standing_hip_abduction"],
      limited: ("chair_squat", .init(intensity: 60, rir: 4, reps: 10, sets: 2, rest: 90)), adds: [.isolationAbductors: 1]),
    ConditionRow(
      id: "hip_replacement",
      out: ["squat_jump", "easy_run", "back_squat", "deadlift", "figure_four_stretch", "clock_reach", "power_clean"],
      stays: ["box_squat", "leg_press", "stationary_bike", "supported_single_leg_stance"],
      limited: ("box_squat", .init(intensity: 75, rir: 3, reps: 8, sets: 5)), adds: [.isolationAbductors: 1, .balance: 1]),
    ConditionRow(
      id: "knee_replacement_early", holds: true,
      out: ["squat_jump", "leg_extension", "back_squat", "wall_sit", "walking_lunge", "glute_bridge"],
      stays: ["chair_squat", "seated_cable_row", "chair_knee_extension"],
      limited: ("chair_squat", .init(intensity: 60, rir: 4, reps: 10, sets: 2, rest: 90)), adds: [.isolationQuads: 1]),
    ConditionRow(
      id: "knee_replacement",
      out: ["squat_jump", "back_squat", "nordic_curl", "kneeling_hip_thrust", "half_kneeling_pallof_press", "knee_push_up"],
      stays: ["leg_press", "goblet_box_squat", "stationary_bike", "leg_extension"],
      limited: ("leg_press", .init(intensity: 75, rir: 3, reps: 8, sets: 5)), adds: [.isolationQuads: 1, .balance: 1]),
    ConditionRow(
      id: "shoulder_replacement",
      out: [
        "overhead_press", "pull_up", "dip", "behind_neck_press", "barbell_bench_press", "medicine_ball_slam", "dead_hang",
        "kettlebell_snatch", "dumbbell_bench_press", "push_up", "back_squat", "pec_deck_fly",
      ],
      stays: ["seated_cable_row", "lat_pulldown", "wall_push_up", "landmine_press", "leg_press"],
      limited: ("lat_pulldown", .init(intensity: 60, rir: 3, reps: 12, sets: 3)), adds: [.isolationRearDelts: 1], pullToPush: 1.5),
    ConditionRow(id: "diabetes", stays: ["back_squat", "deadlift", "squat_jump"], adds: [.conditioning: 1]),
    ConditionRow(id: "asthma", stays: ["back_squat", "easy_run"], limited: ("back_squat", .init(sets: 5, rest: 60))),
    ConditionRow(
      id: "cardiac_cleared",
      out: [
        "deadlift", "wall_sit", "downward_dog", "squat_jump", "medicine_ball_slam", "power_clean",
        "ab_wheel_rollout", "kettlebell_swing",
      ],
      stays: ["leg_press", "stationary_bike", "seated_cable_row"],
      limited: ("leg_press", .init(intensity: 60, rir: 3, reps: 10, sets: 3, rest: 90)), adds: [.conditioning: 3]),
    ConditionRow(
      id: "falls",
      out: ["single_leg_stance", "walking_lunge", "farmer_carry", "box_jump", "lateral_bound", "brisk_walk", "stair_climber_steady"],
      stays: ["supported_single_leg_stance", "supported_march", "seated_march", "chair_squat", "leg_press"],
      limited: ("leg_press", .init(rir: 2, sets: 4, rest: 60)),
      adds: [.balance: 3]),
    ConditionRow(
      id: "vestibular",
      out: [
        "single_leg_stance", "romanian_deadlift", "downward_dog", "burpee_intervals", "russian_twist", "bent_over_dumbbell_row",
        "back_squat",
        "ab_wheel_rollout", "sit_up",
      ],
      stays: ["supported_single_leg_stance", "hip_thrust", "machine_row"], limited: ("leg_press", .init(rir: 2, sets: 4, rest: 60)),
      adds: [.balance: 2]),
    ConditionRow(
      id: "caesarean",
      out: [
        "squat_jump", "sit_up", "russian_twist", "hip_thrust", "ab_wheel_rollout", "deadlift", "plank", "push_up", "bear_crawl",
        "prone_lat_pulldown", "chest_supported_dumbbell_row", "kettlebell_swing",
      ],
      stays: ["goblet_squat", "dead_bug", "romanian_deadlift"],
      limited: ("goblet_squat", .init(intensity: 70, rir: 3, reps: 8, sets: 4)), adds: [.coreAntiExtension: 1, .mobility: 2]),
    ConditionRow(
      id: "wheelchair",
      out: [
        "dumbbell_squat", "leg_press", "leg_extension", "lying_leg_curl", "standing_calf_raise", "stationary_bike", "pull_up", "push_up",
        "farmer_carry", "incline_dumbbell_press", "incline_dumbbell_pullover", "back_extension_machine",
      ],
      stays: ["lat_pulldown", "seated_cable_row", "dumbbell_shoulder_press", "chest_press_machine", "seated_boxing", "face_pull"],
      limited: ("dumbbell_shoulder_press", .init(intensity: 70, rir: 3, reps: 8, sets: 5)),
      adds: [.isolationRearDelts: 1, .isolationUpperBack: 1],
      pullToPush: 1.5),
    ConditionRow(
      id: "stroke", holds: true,
      out: [
        "single_leg_stance", "overhead_press", "wall_sit", "romanian_deadlift", "deadlift", "glute_bridge",
        "dumbbell_bench_press", "barbell_bench_press", "incline_dumbbell_press", "skull_crusher", "back_squat", "upright_row",
      ],
      stays: ["chair_squat", "machine_row", "stationary_bike", "chest_press_machine"],
      limited: ("leg_press", .init(intensity: 70, rir: 3, reps: 10, sets: 3, rest: 90)), adds: [.balance: 2]),
    ConditionRow(
      id: "frail_age",
      out: ["push_up", "bulgarian_split_squat", "single_leg_stance", "pike_push_up", "glute_bridge", "squat_jump", "farmer_carry"],
      stays: ["chair_squat", "wall_push_up", "table_push_up", "supported_single_leg_stance", "leg_press"],
      limited: ("leg_press", .init(intensity: 80, rir: 3, reps: 10, sets: 1, rest: 90))),
    ConditionRow(
      id: "bars_at_75", out: ["back_squat", "trap_bar_deadlift", "barbell_bench_press", "overhead_press", "pull_up", "hip_thrust"],
      stays: ["leg_press", "goblet_box_squat", "chest_press_machine", "lat_pulldown", "dumbbell_bench_press"]),
    ConditionRow(
      id: "frail_condition", out: ["push_up", "bulgarian_split_squat", "single_leg_stance", "glute_bridge"],
      stays: ["chair_squat", "wall_push_up", "supported_single_leg_stance"],
      limited: ("leg_press", .init(intensity: 80, rir: 3, reps: 10, sets: 1, rest: 90))),
  ]
}
