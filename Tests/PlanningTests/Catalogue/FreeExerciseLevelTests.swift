import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Compares the catalogue's levels and patterns with the level and the force that free-exercise-db gives for the same exercises.
///
/// Their levels are impressions of whoever wrote an entry, so one step is only looked at where something has to be learnt: a compound lift
/// that they keep from beginners and we don't. Two steps are a difference everywhere. What they call a push is no pull of ours, and a hold
/// is counted in seconds. What differs stands below with why it stays; a reason whose difference has gone fails as well.
@Suite(.enabled(if: FreeExerciseDatabase.isThere, "free-exercise-db is not beside the project at ../shared/data"))
struct FreeExerciseLevelTests {
  let matched: [(Exercise, FreeExerciseDatabase.Exercise)]

  init() throws { matched = try FreeExerciseDatabase.matched(try ShippedRules.required().rulebook.exercises) }

  @Test func levelsAgreeOrTheDifferenceIsExplained() {
    var differing: Set<String> = []
    for (ours, theirs) in matched {
      let (own, other) = (Int(ours.level.rawValue), ["beginner": 0, "intermediate": 1, "expert": 2][theirs.level] ?? -1)
      #expect(other >= 0, "'\(theirs.name)' is \(theirs.level)")
      let isEasier = own < other && (ours.pattern.isCompound || ours.pattern == .olympic || ours.pattern == .powerJumpThrow)
      guard isEasier || abs(own - other) > 1 else { continue }
      differing.insert(ours.id)
      #expect(Self.levels[ours.id] != nil, "\(ours.id) is \(ours.level), and '\(theirs.name)' \(theirs.level)")
    }
    #expect(Set(Self.levels.keys).subtracting(differing).sorted() == [], "explained, but the same in both")
  }

  @Test func pushAndPullAgreeOrTheDifferenceIsExplained() {
    var differing: Set<String> = []
    for (ours, theirs) in matched {
      guard let force = theirs.force else { continue }
      let isHold = ours.measure == .seconds || ours.measure == .secondsEachSide
      let wrong = force == "push" ? Self.pulls : force == "pull" ? Self.pushes : []
      guard wrong.contains(ours.pattern) || isHold != (force == "static") else { continue }
      differing.insert(ours.id)
      #expect(Self.forces[ours.id] != nil, "\(ours.id) is \(ours.pattern.name) in \(ours.measure), and '\(theirs.name)' \(force)")
    }
    #expect(Set(Self.forces.keys).subtracting(differing).sorted() == [], "explained, but the same in both")
  }

  private static let pushes: Set<MovementPattern> = [
    .squat, .lungeSingleLeg, .horizontalPush, .verticalPush, .isolationQuads, .isolationCalves, .isolationTriceps, .isolationChest,
    .isolationFrontDelts,
  ]
  private static let pulls: Set<MovementPattern> = [
    .hinge, .horizontalPull, .verticalPull, .isolationBiceps, .isolationRearDelts, .isolationUpperBack, .isolationTraps,
    .isolationHamstrings, .isolationLats,
  ]

  static let forces: [String: String] = [
    "barbell_glute_bridge": "the hips extend: a hinge, although the bar is pushed up",
    "dumbbell_pullover": "chosen for the lats, which pull the arms down",
    "glute_bridge": "as the barbell glute bridge",
    "good_morning": "they call the hinge a push here, and a pull in the deadlift",
    "hip_thrust": "as the barbell glute bridge",
    "pec_deck_fly": "they call this fly a pull, and every other one a push",
    "single_leg_glute_bridge": "as the barbell glute bridge",
    "superman": "lifted and lowered here, held there",
    "wrist_circles": "mobility is counted in seconds",
  ]

  static let levels: [String: String] = [
    "band_squat": "theirs has a barbell as well",
    "barbell_glute_bridge": "the back lies on the floor, and the way is short",
    "bent_over_kettlebell_row": "two light bells from a hinge that novices learn with the Romanian deadlift",
    "box_squat": "the box gives the depth, which is what has to be learnt",
    "depth_jump": "a landing from height asks for strength first (NSCA); theirs is a leap",
    "dumbbell_floor_press": "the floor ends the way before the shoulder is at its limit",
    "dumbbell_reverse_lunge": "the step back spares the knee and is the first lunge that is taught",
    "dumbbell_step_up": "on a low box, with dumbbells that can be let go",
    "farmer_carry": "two weights at the sides that can be put down at any step",
    "floor_press": "as the dumbbell floor press",
    "front_squat": "for intermediates, with the easier goblet squat before it; they keep it for experts",
    "goblet_box_squat": "the box gives the depth, and the weight in front keeps the trunk upright",
    "hip_thrust": "the bench carries the back, and the way is short",
    "jm_press": "a bar towards the throat is not for beginners, whatever they say",
    "kettlebell_floor_press": "as the dumbbell floor press",
    "kettlebell_press": "one light bell; theirs is pressed to the side",
    "kettlebell_row": "one hand supports the back",
    "landmine_press": "the bar is guided by its other end; theirs is jammed up with the legs",
    "lat_pulldown": "a machine leads the way; theirs takes the whole range from standing up",
    "neutral_grip_lat_pulldown": "as the lat pull-down",
    "push_jerk": "for intermediates, after the push press; they keep it for experts",
    "push_press": "for intermediates, after the overhead press; they keep it for experts",
    "romanian_deadlift": "from the rack with a light bar it is how the hinge is taught",
    "seated_barbell_press": "a seat with a back, and the bar racked at the start",
    "single_arm_cable_row": "a seat and a cable lead the way",
    "single_arm_dumbbell_press": "one light dumbbell that can be let go",
    "split_squat": "theirs is a stretch",
    "squat_jump": "low jumps on the spot are where jumping begins",
    "suspension_lunge": "the hands hold the straps here; theirs has a foot in them",
    "v_up": "both ends lift at once: for the advanced, whatever they say",
    "zercher_squat": "for intermediates; they keep it for experts",
  ]
}
