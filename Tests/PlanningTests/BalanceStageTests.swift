import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct BalanceStageTests {
  private func balance(_ change: (inout Client) -> Void = { _ in }) -> (draft: PlanDraft, findings: [Finding]) {
    SmallRulebook.context(SmallRulebook.client(change)).draft(through: .balance)
  }

  private func facts(_ slot: PlannedSlot) -> ExerciseFacts { SmallRulebook.rules.facts[slot.exercise.index] }

  private func halves(_ draft: PlanDraft, _ muscle: Muscle) -> Int {
    draft.slots.reduce(0) { $0 + $1.sets * Int(facts($1).halfSets[Int(muscle.rawValue)]) }
  }

  @Test func reachesTheFloorOfEveryMajorMuscle() {
    let (draft, _) = balance()
    for muscle in [Muscle.chest, .lats, .quads, .hamstrings] {
      #expect(halves(draft, muscle) >= Int(draft.analysis.bands.floor[Int(muscle.rawValue)]))
    }
  }

  @Test func keepsPullAndPushInProportion() {
    let (draft, _) = balance { $0.conditions = SmallRulebook.conditions("shoulder") }
    let push = draft.slots.reduce(0) { $0 + (facts($1).pattern.isPush ? $1.sets : 0) }
    let pull = draft.slots.reduce(0) { $0 + (facts($1).pattern.isPull ? $1.sets : 0) }
    #expect(Double(pull) >= 1.5 * Double(push))
  }

  @Test(arguments: [20, 30, 45, 60, 90]) func fillsNoSessionBeyondTheClientsMinutes(minutes: Int) {
    let (draft, _) = balance { $0.minutesPerSession = minutes }
    let clock = SessionClock(model: SmallRulebook.time, age: 35)
    for session in draft.sessions {
      var seconds = clock.frame
      var heavySeen = false
      var exercises = 0
      for slot in session.slots.map({ draft.slots[$0] }) where slot.sets > 0 {
        let most = (draft.analysis.block?.weeks ?? []).map { $0.workingSets(slot.sets) }.max() ?? 0
        seconds += clock.seconds(slot.item(sets: most), facts(slot), isFirstHeavy: facts(slot).isHeavy && !heavySeen)
        seconds += exercises > 0 ? SmallRulebook.time.transition : 0
        heavySeen = heavySeen || facts(slot).isHeavy
        exercises += 1
      }
      #expect(seconds <= minutes * 60)
    }
  }

  @Test func theLedgerAgreesWithTheClock() {
    var memory = PlanningMemory()
    let (draft, _) = SmallRulebook.context(SmallRulebook.client()).draft(through: .balance, using: &memory)
    let clock = SessionClock(model: SmallRulebook.time, age: 35)
    for (index, session) in memory.ledger.sessions.enumerated() {
      let slots = draft.sessions[index].slots.map { draft.slots[$0] }.filter { $0.sets > 0 }
      #expect(session.exercises == slots.count)
      let seconds = slots.enumerated().reduce(clock.frame + (slots.count - 1) * SmallRulebook.time.transition) { sum, entry in
        let most = (draft.analysis.block?.weeks ?? []).map { $0.workingSets(entry.element.sets) }.max() ?? 0
        let isFirst = slots.firstIndex { facts($0).isHeavy } == entry.offset
        return sum + clock.seconds(entry.element.item(sets: most), facts(entry.element), isFirstHeavy: isFirst)
      }
      #expect(session.seconds == seconds)
    }
  }

  @Test func neverTrainsAMuscleHardOnNeighbouringDays() {
    var memory = PlanningMemory()
    let client = SmallRulebook.client { $0.trainingDays = WordSet([.mon, .tue]) }
    let (draft, _) = SmallRulebook.context(client).draft(through: .balance, using: &memory)
    for muscle in Muscle.allCases {
      let hard = draft.sessions.indices.filter { memory.ledger.halves($0, Int(muscle.rawValue)) >= 8 }
      #expect(hard.count < 2)
    }
  }

  @Test func staysBelowTheMostSetsOfAnExercise() {
    let (draft, _) = balance {
      $0.experience = .novice
      $0.minutesPerSession = 180
      $0.trainingDays = WordSet([.mon])
    }
    #expect(draft.slots.allSatisfy { $0.sets <= 4 })
    #expect(draft.slots.count { $0.sets > 0 && facts($0).pattern.isResistance } <= 7)
  }

  @Test func spendsSpareTimeOnRestAndThenOnEasyConditioning() throws {
    let (draft, _) = balance { $0.minutesPerSession = 120 }
    let main = try #require(draft.slots.first { $0.role == .main && $0.sets > 1 })
    #expect(main.rest == 150, "the longest rest of the role")
    #expect(draft.slots.contains { $0.isFiller && $0.sets == 1 })
  }

  @Test func givesEveryShortSessionSomething() {
    let (draft, findings) = balance {
      $0.minutesPerSession = 10
      $0.equipment = EquipmentSet()
    }
    #expect(findings.allSatisfy { $0.severity != .error })
    #expect(draft.sessions.allSatisfy { session in session.slots.contains { draft.slots[$0].sets > 0 } })
  }

  @Test func saysWhatCollidesWhereNothingFits() throws {
    let (_, findings) = balance {
      $0.minutesPerSession = 10
      $0.statedAge = 70
    }
    #expect(findings.map(\.code) == [.planInfeasible])
    let finding = try #require(findings.first)
    #expect(finding.message.contains("general_warmup_65_plus"))
  }

  @Test func saysWhatTimeKeptOut() {
    let codes = Set(balance { $0.minutesPerSession = 20 }.findings.map(\.code))
    #expect(codes == [.slotDropped])
  }
}
