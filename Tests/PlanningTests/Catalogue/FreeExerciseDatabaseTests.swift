import Foundation
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Compares the catalogue's muscles and equipment with those that free-exercise-db gives for the same exercises.
///
/// A muscle that they list first has to be direct with us, and every muscle that we count has to be on their list. What differs stands in
/// `reasons` with why it stays; a reason whose difference has gone fails as well.
@Suite(.enabled(if: FreeExerciseDatabase.isThere, "free-exercise-db is not beside the project at ../shared/data"))
struct FreeExerciseDatabaseTests {
  let rules: PlanningRules
  let theirs: [String: FreeExerciseDatabase.Exercise]

  init() throws {
    rules = try ShippedRules.required()
    theirs = try FreeExerciseDatabase.exercises()
  }

  @Test func manyExercisesAreInBoth() throws {
    let count = try matched().count
    #expect(count >= 250, "only \(count) exercises are found in both")
  }

  @Test func everySpellingNamesAnExerciseOfBoth() {
    for (id, name) in OtherSpellings.names {
      #expect(rules.rulebook.exercise(id) != nil, "the catalogue has no '\(id)'")
      #expect(theirs[SharedExercises.normalised(name)] != nil, "free-exercise-db has no '\(name)'")
    }
  }

  @Test func musclesAndEquipmentAgreeOrTheDifferenceIsExplained() throws {
    var differing: Set<String> = []
    for (ours, theirs) in try matched() {
      let differences = muscleDifferences(ours, theirs) + equipmentDifferences(ours, theirs)
      if differences.isEmpty { continue }
      differing.insert(ours.id)
      #expect(Self.reasons[ours.id] != nil, "\(ours.id) and '\(theirs.name)': \(differences.joined(separator: ", "))")
    }
    #expect(Set(Self.reasons.keys).subtracting(differing).sorted() == [], "explained, but the same in both")
  }

  /// Why a difference stays; most come from counting by pattern (training-science section 2.3), where they name what burns.
  static let reasons: [String: String] = [
    "band_assisted_pull_up": "they leave the biceps out here and have them in every other pull-up",
    "band_pull_apart": "a set of the upper back for us, of the rear shoulder for them; the rear delts are indirect",
    "band_squat": "bands alone here, bands on a barbell there",
    "barbell_reverse_curl": "chosen for the forearms; the biceps are indirect",
    "barbell_split_squat": "theirs is the split squat to the side, which hardly extends the hip",
    "box_jump": "a jump is counted for quads and glutes, not for the hamstrings",
    "cable_hip_adduction": "they name the quads for an adduction, which is a slip",
    "cable_upright_row": "the arm lifts to the side: side delts and traps; the elbow bends under load",
    "clean_and_jerk": "pulls count for the hips, the jerk's shoulders are indirect",
    "clean_pull": "the hip extends the bar upwards; the quads are indirect",
    "deadlift": "a hinge counts hamstrings; the erectors hold and are indirect",
    "deficit_deadlift": "as the deadlift",
    "dumbbell_crunch": "held with a dumbbell here, with a medicine ball there",
    "dumbbell_floor_press": "a horizontal push counts the chest; the triceps are indirect",
    "dumbbell_pullover": "chosen for the lats where nothing can be pulled down; the chest is indirect",
    "farmer_carry": "a carry counts traps and trunk; the grip is indirect",
    "floor_press": "as the dumbbell floor press",
    "hang_power_clean": "as the clean pull",
    "kettlebell_clean": "the knees dip and extend; they leave the quads out",
    "kettlebell_floor_press": "they leave the front delts out, and have them in every other press",
    "kettlebell_snatch": "the hip throws the bell up; the shoulder only catches it",
    "lateral_bound": "the push to the side comes from glutes and abductors",
    "medicine_ball_scoop_toss": "the hips throw; the shoulders are indirect",
    "medicine_ball_slam": "the trunk slams; they name the lats alone",
    "push_jerk": "counted as a press: the legs only start it",
    "rack_pull": "as the deadlift",
    "reverse_hyperextension": "with bent knees on a bench: glutes first, and no machine",
    "ring_dip": "a horizontal push counts the chest, also on rings",
    "scapular_pull_up": "the shoulder blades are pulled down and together: upper back",
    "seated_box_jump": "without the dumbbells that theirs are held with",
    "side_lying_hip_abduction": "they name the adductors for an abduction, which is a slip",
    "single_leg_hop": "hops on the spot are the calf's; the quads are indirect",
    "sissy_squat": "without the bar that theirs is weighted with",
    "split_squat": "they list the stretch of that name",
    "t_bar_row": "a T-bar machine here, a bar with a handle there",
    "trap_bar_deadlift": "with high handles still a hinge; the quads are indirect, the back holds",
    "tuck_jump": "as the box jump",
    "upright_row": "as the cable upright row",
  ]

  /// Exercises of ours with resistance that they have too.
  private func matched() throws -> [(Exercise, FreeExerciseDatabase.Exercise)] {
    try FreeExerciseDatabase.matched(rules.rulebook.exercises.filter { !$0.muscles.isEmpty })
  }

  private func muscleDifferences(_ ours: Exercise, _ theirs: FreeExerciseDatabase.Exercise) -> [String] {
    let direct = rules.facts[(rules.rulebook.exercise(ours.id) ?? ExerciseID(0)).index].direct
    let listed = MuscleSet((theirs.primaryMuscles + theirs.secondaryMuscles).flatMap(FreeExerciseDatabase.muscles))
    let missing = theirs.primaryMuscles.filter { MuscleSet(FreeExerciseDatabase.muscles($0)).bits & direct.bits == 0 }
    let extra = ours.muscles.members.filter { !listed.contains($0) && !isCustomary($0, in: ours.pattern) }
    return missing.map { "'\($0)' is not direct" } + extra.map { "'\($0.id)' is not on their list" }
  }

  /// Whether we count the muscle for every exercise of the pattern, where they name it for hardly any.
  private func isCustomary(_ muscle: Muscle, in pattern: MovementPattern) -> Bool {
    switch pattern {
    case .squat: muscle == .adductors
    case .horizontalPull: muscle == .rearDelts || muscle == .biceps
    case .isolationAbductors: muscle == .glutes
    case .isolationUpperBack: muscle == .traps
    default: false
    }
  }

  private func equipmentDifferences(_ ours: Exercise, _ theirs: FreeExerciseDatabase.Exercise) -> [String] {
    let items = ours.equipment.members.map { rules.rulebook[$0].id }
    let carriesNothing = !ours.equipment.members.contains { rules.rulebook[$0].loads != nil } && !items.contains("bands")
    let agrees =
      switch theirs.equipment {
      case nil, "other": true
      case "body only", "None": carriesNothing
      case "machine": items.contains { $0.hasSuffix("machine") || $0 == "pec_deck" || $0 == "glute_ham_developer" }
      case "cable": items.contains("cable") || items.contains("lat_pulldown_machine")
      case "barbell": items.contains { ["barbell", "ez_bar", "trap_bar", "safety_bar"].contains($0) }
      case .some(let name): items.contains(FreeExerciseDatabase.items[name] ?? name)
      }
    return agrees ? [] : ["'\(theirs.equipment ?? "")' against \(items)"]
  }
}
