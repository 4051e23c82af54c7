import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The catalogue is honest: an exercise whose like carry a tag carries it too, or its entry says under `without` why not.
@Suite struct CatalogueTagTests {
  private let book: Rulebook

  init() throws { book = try ShippedRules.required().rulebook }

  private func tags(_ ids: String...) -> TagSet {
    TagSet(ids.compactMap { id in book.tags.firstIndex { $0.id == id }.map { TagID($0) } })
  }

  /// Exercises of one pattern that are alike: by the last one or two words of their id, or by the kit and whether one side works.
  private var likes: [[Exercise]] {
    var groups: [String: [Exercise]] = [:]
    for exercise in book.exercises {
      let words = exercise.id.split(separator: "_")
      let kit = exercise.equipment.members.map { String($0.index) }.joined(separator: "+")
      for key in ["1 \(words.suffix(1))", "2 \(words.suffix(2))", "kit \(kit) \(exercise.isUnilateral)"] {
        groups["\(exercise.pattern.id) \(key)", default: []].append(exercise)
      }
    }
    return groups.keys.sorted().compactMap { groups[$0] }.filter { $0.count >= 3 }
  }

  /// What is asked by posture is asked below.
  private var stresses: [TagID] { book.tags.indices.map { TagID($0) }.filter { !tags("standing", "floor_transfer").contains($0) } }

  @Test func whatTwoThirdsOfItsLikeCarryAnExerciseCarriesOrExplains() {
    var compared = 0
    for group in likes {
      for tag in stresses {
        let carriers = group.count { $0.tags.contains(tag) }
        guard carriers * 3 >= group.count * 2, carriers < group.count else { continue }
        for exercise in group where !exercise.tags.contains(tag) {
          compared += 1
          #expect(
            exercise.without.contains(tag),
            "\(carriers) of \(group.count) exercises like '\(exercise.id)' carry '\(book.tags[tag.index].id)': give it the tag, or say why not under 'without'"
          )
        }
      }
    }
    #expect(compared > 30)
  }

  @Test func whatIsDoneLyingOrKneelingWithoutABenchIsDoneOnTheFloor() {
    let onFloor = tags("floor_transfer")
    let pads = ["bench", "decline_bench", "back_extension_bench", "glute_ham_developer", "leg_curl_machine"]
    for exercise in book.exercises where !exercise.tags.isDisjoint(with: tags("supine", "prone")) {
      let hasPad = exercise.equipment.members.contains { pads.contains(book[$0].id) }
      #expect(hasPad || !exercise.tags.isDisjoint(with: onFloor), "\(exercise.id) lies on nothing but the floor")
    }
    for exercise in book.exercises
    where ["Kneeling", "Half-Kneeling", "Floor", "Lying"].contains(where: { exercise.name.split(separator: " ").contains(Substring($0)) }) {
      let hasMachine = exercise.equipment.members.contains { book[$0].id.hasSuffix("_machine") }
      #expect(hasMachine || !exercise.tags.isDisjoint(with: onFloor), "\(exercise.id) is done on the floor")
    }
  }

  @Test func whatStandsSaysSoAndWhatSitsDoesNot() {
    let standing = tags("standing")
    for exercise in book.exercises {
      let words = exercise.name.split(separator: " ").map(String.init)
      let isOnFeet = !exercise.tags.isDisjoint(with: standing)
      if words.contains("Standing") || words.contains("Bent-Over") { #expect(isOnFeet, "\(exercise.id) stands") }
      if words.contains("Seated") || exercise.name.hasSuffix("from a Chair") || exercise.name.hasSuffix("from a Seat") {
        let jumps = exercise.id == "seated_box_jump"
        #expect(!isOnFeet || jumps, "\(exercise.id) sits")
      }
      let legs: [MovementPattern] = [.squat, .lungeSingleLeg, .olympic, .carry]
      if legs.contains(exercise.pattern), !exercise.id.hasSuffix("press"), exercise.tags.isDisjoint(with: tags("floor_transfer")) {
        #expect(isOnFeet, "\(exercise.id) is carried by the legs")
      }
    }
  }

  @Test func whatLandsNeedsBalanceAndWhatIsHeldDoesNot() {
    for exercise in book.exercises {
      if !exercise.tags.isDisjoint(with: tags("impact")), exercise.pattern == .powerJumpThrow, exercise.tags.isDisjoint(with: tags("prone"))
      {
        #expect(!exercise.tags.isDisjoint(with: tags("unsupported_balance")), "\(exercise.id) lands on its feet")
      }
      if exercise.isSupported {
        let risky = tags(
          "unsupported_balance", "floor_transfer", "head_down", "inverted", "impact", "fall_risk", "roll_out", "supine", "prone")
        #expect(exercise.tags.isDisjoint(with: risky), "\(exercise.id) is for those who need support")
      }
      if !exercise.tags.isDisjoint(with: tags("inverted")), exercise.id != "decline_push_up" {
        #expect(!exercise.tags.isDisjoint(with: tags("head_down")), "\(exercise.id) has the head below the hips")
      }
    }
  }

  /// Whoever sits or needs a hold finds something for each of the great patterns in every usual kit.
  @Test(arguments: ["bodyweight", "bands_only", "home_dumbbells", "kettlebell_only", "home_gym", "hotel_gym", "commercial_gym"])
  func everyKitHasSupportedChoices(kit: String) throws {
    let items = try #require(book.presets.first { $0.id == kit }).items
    let risky = tags("unsupported_balance", "floor_transfer", "head_down", "inverted", "impact", "fall_risk", "roll_out")
    let safe = book.exercises.filter { $0.level == .novice && $0.equipment.isSubset(of: items) && $0.tags.isDisjoint(with: risky) }
    let wanted: [MovementPattern] = [
      .squat, .hinge, .lungeSingleLeg, .horizontalPush, .horizontalPull, .verticalPush, .verticalPull, .coreAntiExtension,
      .coreAntiRotation,
      .coreAntiLateralFlexion, .isolationCalves, .isolationAbductors, .conditioning, .mobility, .balance,
    ]
    for pattern in wanted { #expect(safe.contains { $0.pattern == pattern }, "\(pattern.id) with \(kit)") }
    let seated = safe.filter { $0.tags.isDisjoint(with: tags("standing")) }
    for pattern in [MovementPattern.horizontalPush, .horizontalPull, .verticalPush, .coreAntiRotation, .conditioning, .mobility, .balance] {
      #expect(seated.contains { $0.pattern == pattern }, "\(pattern.id) from a seat with \(kit)")
    }
  }
}
