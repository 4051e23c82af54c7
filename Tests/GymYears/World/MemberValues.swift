import SeededNumbers

/// What the fields of a profile may come to say.
enum MemberValues {
  static let presets = ["commercial_gym", "commercial_gym", "home_gym", "home_dumbbells", "bands_only", "bodyweight"]
  static let goals = ["strength", "hypertrophy", "power", "endurance", "general_fitness", "fat_loss", "core_stability"]
  static let conditions = [
    "none", "none", "none", "low_back_pain", "shoulder_impingement", "patellofemoral_pain", "hypertension_controlled",
    "low_back_pain,patellofemoral_pain",
  ]

  /// Those that fewer people have: one asks for restrictions, one for a wheelchair's sessions.
  static let rarer = ["stroke", "wheelchair", "falls", "pregnancy_t2_t3", "osteoporosis", "knee_replacement,diabetes"]

  /// A value that the field may take, now and then one that holds or rejects the client.
  static func value(_ field: MemberField, _ random: inout SeededRandom) -> String {
    switch field {
    case .coach: return random.pick(Gym.coaches)
    case .born: return "\(1950 + random.below(60))-0\(1 + random.below(9))-1\(random.below(10))"
    case .mass: return "\(45 + random.below(80))"
    case .units: return random.pick(["kg", "kg", "lb"])
    case .goal: return random.pick(goals)
    case .level: return random.pick(["novice", "intermediate", "advanced"])
    case .days:
      let all = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      let chosen = Set((0...random.below(4)).map { _ in random.below(7) })
      return chosen.sorted().map { all[$0] }.joined(separator: ",")
    case .minutes: return "\(random.pick([20, 30, 45, 60, 75, 90]))"
    case .kit: return random.pick(presets)
    case .conditions: return random.chance(4) ? "chest_pain" : random.pick(conditions)
    case .clearance: return random.pick(["cleared", "follow_up_required", "clearance_required"])
    case .status: return random.pick(["active", "on_hold"])
    // A few days, a week of the block, all of it and more.
    case .away: return random.chance(25) ? "none" : "\(random.below(20))+\(random.pick([2, 5, 7, 9, 14, 40]))"
    case .lift:
      let (exercise, most) = random.pick([("back_squat", 140), ("barbell_bench_press", 110), ("deadlift", 180), ("overhead_press", 70)])
      return "\(exercise):\(most / 3 + random.below(most * 2 / 3)):\(1 + random.below(8))"
    case .template: return random.chance(50) ? "none" : random.pick(["stronglifts_5x5", "wendler_531", "gzclp"])
    case .never:
      return random.chance(40) ? "none" : random.pick(["back_squat", "deadlift", "barbell_bench_press", "goblet_squat", "push_up"])
    case .restrict:
      let avoid = random.pick(["overhead", "squat", "muscle:quads", "tag:axial_load", "exercise:deadlift"])
      return random.chance(30) ? "none" : avoid + random.pick(["", "+3", "+20", "+60"])
    case .due: return random.chance(30) ? "none" : "\(random.below(260) - 60)"
    case .clearedBefore: return random.chance(30) ? "none" : "\(random.pick([0, 5, 20, 40, 350]))"
    case .trained: return random.chance(30) ? "none" : "\(random.pick([1, 9, 25, 60, 150]))"
    case .name: return random.pick(["Mia", "Zoë Ångström", "Ana-Sofía"]) + " \(random.below(100))"
    case .listed, .readable: return random.chance(50) ? "yes" : "no"
    }
  }
}
