import Testing
import TrainingModel

@testable import Planning
@testable import Rulebook

@Suite struct RulesCoverageTests {
  /// The small rulebook with a gym that has everything and a home with dumbbells.
  private func report(_ change: (inout Rulebook) -> Void = { _ in }) -> CoverageReport {
    RulesCoverage.report(
      PlanningRules(
        SmallRulebook.book { book in
          book.presets = [
            EquipmentPreset(id: "gym", name: "Gym", items: SmallRulebook.everything, rule: SmallRulebook.rule),
            EquipmentPreset(id: "home", name: "Home", items: SmallRulebook.equipment("dumbbells"), rule: SmallRulebook.rule),
          ]
          change(&book)
        }))
  }

  /// Takes exercises from everybody: they need an item that no preset has.
  private func lock(_ ids: [String], in book: inout Rulebook) {
    book.equipment.append(EquipmentItem(id: "trapeze", name: "Trapeze", setup: .bodyweight, loads: nil, rule: SmallRulebook.rule))
    for index in book.exercises.indices where ids.contains(book.exercises[index].id) {
      book.exercises[index].equipment = EquipmentSet([EquipmentID(book.equipment.count - 1)])
    }
  }

  @Test func aGymWithEverythingHasNoHoles() {
    let report = report()
    #expect(report.unplannable == [])
    #expect(!report.holes.contains { $0.preset == "gym" })
    #expect(
      report.filledByOwnPattern > 0 && report.combinations == report.filledByOwnPattern + report.filledByAlternative + report.unfilled)
  }

  @Test func aHoleSaysWhomItConcernsAndWhatWouldFillIt() throws {
    let report = report()
    let hole = try #require(report.holes.first { $0.slot.patterns == ["isolation_triceps"] })
    #expect(hole.preset == "home" && hole.candidates == 0)
    #expect(hole.kinds == [AffectedKinds(levels: ["novice", "intermediate", "advanced"], conditions: [])])
    #expect(hole.remedies.first == "with cable")
    #expect(report.unfilled >= hole.combinations)
  }

  @Test func whatOnlyAConditionTakesNamesTheCondition() throws {
    let report = report { book in
      guard let shoulder = book.conditions.firstIndex(where: { $0.id == "shoulder" }) else { return }
      book.conditions[shoulder].excludedPatterns = PatternSet([.horizontalPush])
    }
    let hole = try #require(report.holes.first { $0.slot.patterns == ["horizontal_push"] && $0.preset == "gym" })
    #expect(hole.priority == 1)
    #expect(hole.kinds == [AffectedKinds(levels: ["novice", "intermediate", "advanced"], conditions: ["shoulder"])])
  }

  @Test func essentialsComeFirst() {
    let report = report { lock(["back_squat", "front_squat", "goblet_squat", "bodyweight_squat", "dumbbell_curl"], in: &$0) }
    #expect(report.holes.first?.slot.patterns == ["squat"])
    #expect(report.holes.map(\.priority) == report.holes.map(\.priority).sorted())
  }

  @Test func aSecondSlotNeedsASecondExercise() throws {
    let report = report { book in
      for split in book.splits.indices {
        for session in book.splits[split].sessions.indices {
          guard var slot = book.splits[split].sessions[session].slots.first(where: { $0.patterns == [.isolationBiceps] }) else { continue }
          slot.key = 99
          book.splits[split].sessions[session].slots.append(slot)
        }
      }
    }
    let hole = try #require(report.holes.first { $0.slot.patterns == ["isolation_biceps"] && $0.preset == "gym" })
    #expect(hole.candidates == 1 && hole.remedies == ["one more exercise of the kind"])
  }

  @Test func aSessionWithoutAnExerciseIsNoPlan() {
    let report = report { lock(["brisk_walk", "hip_mobility"], in: &$0) }
    #expect(report.unplannable.contains { $0.reason == "the session 'Recovery' has no exercise" && $0.conditions == [] })
  }

  @Test func requiredCoverageThatNothingGivesIsNoPlan() {
    let report = report { book in
      book.balance.coverage.append(
        CoverageRule(id: "carry", patterns: PatternSet([.carry]), times: 1, when: Matcher(), rule: SmallRulebook.rule))
    }
    #expect(report.unplannable.contains { $0.reason == "no exercise can give the week its carry" && $0.levels.count == 3 })
  }

  @Test func twoConditionsMayEmptyWhatNeitherEmptiesAlone() throws {
    let report = report { book in
      guard let shoulder = book.conditions.firstIndex(where: { $0.id == "shoulder" }),
        let older = book.conditions.firstIndex(where: { $0.id == "older_adult" })
      else { return }
      book.conditions[shoulder].excludedExercises = ["barbell_bench_press", "push_up"].map(SmallRulebook.exercise)
      book.conditions[older].excludedExercises = ["dumbbell_bench_press"].map(SmallRulebook.exercise)
    }
    let hole = try #require(report.pairHoles.first { $0.preset == "gym" })
    #expect(hole.slot.patterns == ["horizontal_push"] && hole.pairs == [["older_adult", "shoulder"]])
    #expect(!report.holes.contains { $0.slot.patterns == ["horizontal_push"] && $0.preset == "gym" })
  }

  @Test func aFloorBeyondEverySetIsFound() throws {
    let report = report { $0.volume.bands[0].floor = 40 }
    let shortfall = try #require(report.shortfalls.first { $0.muscle == "chest" && $0.conditions == [] })
    #expect(shortfall.presets == ["gym", "home"])
    #expect(shortfall.weeks.allSatisfy { $0.most < $0.floor })
  }

  @Test func aFloorThatNoSessionHasTheTimeForIsFound() throws {
    #expect(report().hasty == [])
    let report = report { book in
      book.volume.bands[0].floor = 20
      book.volume.timeAware = []
    }
    let week = try #require(report.hasty.first)
    #expect(week.least > week.minutes && !report.hasty.contains { $0.minutes == 90 && $0.split == "days_4" })
  }

  @Test func whatCanNeverSpeakIsNamed() {
    let report = report { book in
      lock(["face_pull"], in: &book)
      book.conditions[1].excludedTags = TagSet([TagID(2)])
    }
    #expect(report.idle.contains { $0.reason.hasPrefix("no preset has all that it needs") })
    #expect(report.idle.contains { $0.reason == "it excludes tags that no exercise carries: axial_load" })
  }

  @Test func theSameRulesGiveTheSameReport() { #expect(report() == report()) }

  @Test func everybodyCanBeGivenAPlanWithTheShippedRules() throws {
    let report = RulesCoverage.report(try ShippedRules.required())
    // From a seat a bare room and bands, a bag or a bell alone give no push or pull: those weeks warn, and say what is missing.
    let bare = ["bands_only", "bodyweight", "kettlebell_only"]
    for kind in report.unplannable where kind.conditions.count < 2 {
      if kind.conditions == ["wheelchair"], bare.contains(kind.preset), kind.reason.contains("its horizontal") { continue }
      Issue.record("\(kind.preset), \(kind.conditions.joined()), \(kind.levels.joined(separator: " ")): \(kind.reason)")
    }
    #expect(report.combinations > 100_000)
  }
}
