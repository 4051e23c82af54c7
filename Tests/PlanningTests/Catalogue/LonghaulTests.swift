import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// Compares the catalogue's muscles and equipment with those of longhaul, whose lists are longer than free-exercise-db's.
///
/// Each muscle that we count is on their list, one at least of those that they list first is direct with us, and all of them count at least
/// as indirect. What differs stands below with why it stays; a reason whose difference has gone fails as well.
@Suite(.enabled(if: Longhaul.isThere, "longhaul is not beside the project at ../shared/data"))
struct LonghaulTests {
  let rules: PlanningRules
  let matched: [(Exercise, Longhaul.Exercise)]

  init() throws {
    rules = try ShippedRules.required()
    matched = try Longhaul.matched(rules.rulebook.exercises)
  }

  @Test func manyExercisesAreInBoth() { #expect(matched.count >= 100, "only \(matched.count) exercises are found in both") }

  @Test func musclesAgreeOrTheDifferenceIsExplained() throws {
    var differing: Set<String> = []
    for (ours, theirs) in matched {
      let differences = try differences(ours, theirs)
      if differences.isEmpty { continue }
      differing.insert(ours.id)
      #expect(Self.reasons[ours.id] != nil, "\(ours.id) and '\(theirs.name)': \(differences.joined(separator: ", "))")
    }
    #expect(Set(Self.reasons.keys).subtracting(differing).sorted() == [], "explained, but the same in both")
  }

  @Test func whatTheirNameSaysIsNeededIsNeeded() {
    for (ours, theirs) in matched {
      let items = ours.equipment.members.map { rules.rulebook[$0].id }
      for word in theirs.words {
        let isThere = word == "machine" ? items.contains { $0.hasSuffix("machine") } : Longhaul.items[word]?.contains { items.contains($0) }
        #expect(isThere != false, "\(ours.id) needs \(items), and theirs is '\(theirs.name)'")
      }
      if theirs.words.contains("bodyweight") { #expect(items.isEmpty, "\(ours.id)") }
    }
  }

  /// Why a difference stays; most come from counting by pattern (training-science section 2.3), where they name all that works.
  static let reasons: [String: String] = [
    "arnold_press": "a vertical push counts the front delts; they name side and rear, which is a slip",
    "back_squat": "the back only holds; they leave it out for the goblet squat",
    "band_pull_apart": "a set of the upper back for us, which they have no word for beside the traps",
    "barbell_pullover": "chosen for the lats: the elbow hardly moves",
    "barbell_split_squat": "a lunge counts quads and glutes, and the hamstrings only where the step is long",
    "box_squat": "as the back squat",
    "chin_up": "the shoulder blades are pulled down: upper back, for which they have no word",
    "clean_and_jerk": "the feet stay under the hips: no work of the adductors that would count",
    "dumbbell_forward_lunge": "as the split squat: balance, and no work of the adductors that would count",
    "dumbbell_lateral_lunge": "the outer thigh only steadies the step",
    "dumbbell_pullover": "as the barbell pullover",
    "dumbbell_push_press": "a vertical push counts the side delts too",
    "dumbbell_squat": "as the back squat",
    "dumbbell_sumo_squat": "a squat counts quads and glutes; the hamstrings hold the knee",
    "farmer_carry": "a carry counts traps and trunk; the hips only walk",
    "hang_power_clean": "the second dip extends the knees; they leave the quads out here and have them in the power clean",
    "hang_power_snatch": "as the clean and jerk",
    "hanging_knee_raise": "the grip is indirect, and only one part of what ends a set",
    "hanging_leg_raise": "as the hanging knee raise",
    "landmine_rotation": "the trunk turns and bends to the side: obliques",
    "medicine_ball_slam": "the shoulder only leads the ball",
    "pallof_press": "the trunk resists turning: obliques",
    "plank": "the back doesn't work against anything in a plank",
    "power_snatch": "as the clean and jerk",
    "pull_up": "as the chin-up",
    "rotational_throw": "the back hip drives the throw; they leave it out",
    "single_leg_romanian_deadlift": "the calf only balances",
    "smith_machine_squat": "as the back squat",
    "snatch": "as the clean and jerk",
  ]

  private func differences(_ ours: Exercise, _ theirs: Longhaul.Exercise) throws -> [String] {
    let facts = rules.facts[(rules.rulebook.exercise(ours.id) ?? ExerciseID(0)).index]
    func muscles(_ word: String) throws -> Set<Muscle> { Set(try #require(Longhaul.muscles(word), "a new word '\(word)'")) }
    let first = try theirs.primaryMuscles.map { (word: $0, muscles: try muscles($0)) }
    let listed = try theirs.secondaryMuscles.reduce(into: first.reduce(Set<Muscle>()) { $0.union($1.muscles) }) {
      $0.formUnion(try muscles($1))
    }
    let (counted, direct) = (Set(ours.muscles.members), Set(facts.direct.members))
    let extra = counted.subtracting(listed).filter { !isCustomary($0, in: ours.pattern) }
    let lacking = first.filter { !$0.muscles.isEmpty && $0.muscles.isDisjoint(with: counted) }
    let isElsewhere = first.allSatisfy { $0.muscles.isDisjoint(with: direct) }
    return extra.map { "'\($0.id)' is not on their list" } + lacking.map { "'\($0.word)' doesn't count" }
      + (isElsewhere ? ["nothing that they list first is direct"] : [])
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
}
