import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct SelectStageTests {
  private func select(
    rules: PlanningRules = SmallRulebook.rules, history: BlockHistory = BlockHistory(), _ change: (inout Client) -> Void = { _ in }
  ) -> (draft: PlanDraft, findings: [Finding]) {
    SmallRulebook.context(SmallRulebook.client(change), rules: rules, history: history).draft(through: .select)
  }

  private func ids(_ draft: PlanDraft, session: Int) -> [String] {
    draft.sessions[session].slots.map { SmallRulebook.rules.rulebook[draft.slots[$0].exercise].id }
  }

  @Test func fillsEverySlotWithAnExerciseOfItsPattern() {
    let (draft, findings) = select()
    #expect(findings.isEmpty)
    for session in draft.sessions {
      for slot in session.slots where !draft.slots[slot].isFiller {
        let template = session.template.slots.first { $0.key == draft.slots[slot].key }
        let pattern = SmallRulebook.rules.facts[draft.slots[slot].exercise.index].pattern
        #expect(template?.patterns.contains(pattern) == true)
      }
    }
  }

  @Test func neverGivesAnExerciseTwiceInASession() {
    let (draft, _) = select { $0.trainingDays = WordSet([.mon]) }
    #expect(Set(ids(draft, session: 0)).count == ids(draft, session: 0).count)
  }

  @Test func putsSeveralJointsBeforeOneAndTheTrunkLast() {
    let (draft, _) = select()
    for session in draft.sessions {
      let ranks = session.slots.map { SmallRulebook.rules.facts[draft.slots[$0].exercise.index].orderRank }
      #expect(ranks == ranks.sorted())
    }
  }

  @Test func followsLikesAndDislikes() {
    #expect(ids(select().draft, session: 0).contains("barbell_bench_press"))
    #expect(ids(select { $0.likes = [SmallRulebook.exercise("push_up")] }.draft, session: 0).contains("push_up"))
    #expect(
      !ids(select { $0.dislikes = [SmallRulebook.exercise("barbell_bench_press")] }.draft, session: 0).contains("barbell_bench_press"))
  }

  @Test func keepsMainLiftsFromBlockToBlock() {
    let used = BlockHistory(blocks: [[SmallRulebook.exercise("goblet_squat")]])
    #expect(ids(select(history: used).draft, session: 0).first == "goblet_squat")
  }

  @Test func rotatesWhatIsNoMainLift() {
    let now = ids(select().draft, session: 0)
    #expect(now.contains("dumbbell_rdl"))
    let used = BlockHistory(blocks: [[SmallRulebook.exercise("dumbbell_rdl")]])
    #expect(!ids(select(history: used).draft, session: 0).contains("dumbbell_rdl"))
  }

  @Test func choosesALighterStartWhereTheEmptyBarIsTooHeavy() {
    let weak = KnownLift(exercise: SmallRulebook.exercise("barbell_bench_press"), kilograms: 20, reps: 1)
    let (draft, _) = select { $0.lifts = [weak] }
    #expect(!ids(draft, session: 0).contains("barbell_bench_press"))
  }

  @Test func addsWhatAConditionAsksForOnce() {
    let (draft, _) = select { $0.conditions = SmallRulebook.conditions("shoulder") }
    let added = draft.slots.filter { $0.exercise == SmallRulebook.exercise("face_pull") }
    #expect(added.count == 1)
  }

  @Test func resolvesTheStrictestOfSeveralLimits() throws {
    let (draft, _) = select {
      $0.conditions = SmallRulebook.conditions("shoulder")
      $0.statedAge = 70
      $0.trainingDays = WordSet([.mon, .thu])
    }
    let press = try #require(draft.slots.first { SmallRulebook.rules.facts[$0.exercise.index].pattern == .verticalPush })
    #expect(press.limit.maxIntensity == 70)
    #expect(press.limit.minRIR == 3)
    #expect(press.limit.maxSets == 3)
    #expect(press.limit.minRest == 90)
  }

  @Test func saysWhichSlotNothingFits() {
    let rules = PlanningRules(SmallRulebook.book { $0.exercises.removeAll { $0.pattern == .squat } })
    let (draft, findings) = select(rules: rules)
    #expect(findings.map(\.code) == [.slotUnfilled, .slotUnfilled])
    #expect(draft.slots.count > 0)
  }

  @Test func saysSoWhereNothingIsLeftForASession() {
    let rules = PlanningRules(SmallRulebook.book { $0.exercises.removeAll { $0.pattern != .squat } })
    let never = rules.rulebook.exercises.indices.map { ExerciseID($0) }
    let client = SmallRulebook.client { $0.never = never }
    let result = SmallRulebook.context(client, rules: rules).plan()
    #expect(result.mesocycle == nil)
    #expect(result.findings.contains { $0.code == .planInfeasible })
    #expect(result.reached == .loaded)
  }
}
