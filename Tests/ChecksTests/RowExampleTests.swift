import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Checks

/// Every check does what its examples say, and there is nothing that a check needs and doesn't have.
@Suite struct RowExampleTests {
  private static func findings(_ change: (inout Scene) -> Void) -> [Finding] {
    var scene = Scene()
    change(&scene)
    return RowChecks(scene.rules).findings(scene.block)
  }

  /// A check and one of its examples.
  struct Case: Sendable, CustomTestStringConvertible {
    var check: RowCheck
    var example: RowExample
    var testDescription: String { "\(check.code.id): \(example.name)" }
  }

  static let cases = RowCheck.all.flatMap { check in check.examples.map { Case(check: check, example: $0) } }

  @Test func nobodyObjectsToTheScene() { #expect(Self.findings { _ in } == []) }

  @Test(arguments: cases) func eachExampleDoesWhatItSays(_ one: Case) {
    let found = Self.findings(one.example.change).filter { $0.code == one.check.code }
    #expect(found.isEmpty != one.example.trips, "\(found.map(\.cellText))")
    for finding in found {
      #expect(finding.message.last != ".", "\(finding.message)")
      #expect(!finding.cellText.contains("somebody"), "no finding tells whose plan it is")
    }
  }

  @Test func eachCheckHasExamplesOfBothKinds() {
    for check in RowCheck.all {
      #expect(check.examples.contains(where: \.trips) && check.examples.contains { !$0.trips }, "\(check.code.id)")
      #expect(!check.section.isEmpty, "\(check.code.id)")
    }
    #expect(Set(RowCheck.all.map(\.code)).count == RowCheck.all.count)
  }

  @Test func whatStandsAlikeInEveryWeekIsSaidOnce() {
    let found = Self.findings { $0.condition.excluded.insert(Scene.squat) }
    #expect(found.map(\.day) == [1, 3] && found.allSatisfy { $0.week == nil && $0.message.contains("Squat") }, "\(found.map(\.cellText))")
    let once = Self.findings { scene in
      scene.condition.excluded.insert(Scene.legPress)
      scene.first { $0.exercise = Scene.legPress }
    }
    #expect(once.filter { $0.code == .checkExcluded }.map { [$0.week, $0.day] } == [[1, 1]])
  }

  @Test func aCheckThatRulesDoNotNameRunsAllTheSame() {
    var scene = Scene()
    scene.limit { $0.sets = 2 }
    #expect(RowChecks(scene.rules, []).findings(scene.block).contains { $0.code == .checkLimitSets && $0.severity == .error })
  }

  @Test func onlyWhatIsAskedForIsSaid() {
    var scene = Scene()
    scene.limit { $0.sets = 2 }
    scene.client.clearance = nil
    #expect(Set(RowChecks(scene.rules).findings(scene.block, only: [.checkGate]).map(\.code)) == [.checkGate])
  }

  @Test func aCheckOfGeneratedWeeksLeavesProgrammesAlone() {
    // What comes with a level alone limits generated weeks; a programme says itself whom it is for.
    func limited(_ template: TemplateID?) -> Bool {
      Self.findings { scene in
        scene.client.template = template
        scene.rules.conditions[1].appliesTo = Matcher()
        scene.rules.conditions[1].appliesTo?.experience = WordSet([.intermediate])
        var limit = LimitEntry()
        (limit.exercises, limit.reps) = (ExerciseBits([Scene.squat]), 10...20)
        scene.rules.conditions[1].limits = [limit]
      }.contains { $0.code == .checkLimitReps }
    }
    #expect(limited(nil) && !limited(TemplateID(0)))
  }

  @Test func aLowerLevelThatLiftsShowCounts() {
    // 100 kg at 110 kg of body mass look like a novice.
    let found = Self.findings { scene in
      scene.client.bodyMassKilograms = 110
      scene.rules.conditions[1].appliesTo = Matcher()
      scene.rules.conditions[1].appliesTo?.experience = WordSet([.novice])
      scene.rules.conditions[1].excluded.insert(Scene.row)
    }
    #expect(found.contains { $0.code == .checkExcluded })
  }
}
