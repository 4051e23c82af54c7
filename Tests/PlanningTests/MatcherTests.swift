import Rulebook
import Testing
import TrainingModel

@testable import Planning

@Suite struct MatcherTests {
  private let subject = Matcher.Subject(
    goal: GoalID(1), experience: .intermediate, sex: .female, age: 40, days: 3, gap: 2, minutes: 60,
    conditions: ConditionSet([ConditionID(2)]), equipment: EquipmentSet([EquipmentID(0), EquipmentID(1)]))

  private func matches(role: SlotRole? = nil, _ change: (inout Matcher) -> Void) -> Bool {
    var matcher = Matcher()
    change(&matcher)
    return matcher.matches(subject, role: role)
  }

  @Test func matchesEverybodyWhereNothingIsAsked() { #expect(matches { _ in }) }

  @Test func asksEachField() {
    #expect(matches { $0.goals = [GoalID(1)] } && !matches { $0.goals = [GoalID(0)] })
    #expect(matches { $0.experience = WordSet([.intermediate, .advanced]) } && !matches { $0.experience = WordSet([.novice]) })
    #expect(matches { $0.sex = WordSet([.female]) } && !matches { $0.sex = WordSet([.male]) })
    #expect(matches { $0.age = 40...40 } && !matches { $0.age = 41...200 })
    #expect(matches { $0.days = 3...3 } && !matches { $0.days = 4...7 })
    #expect(matches { $0.gap = 2...7 } && !matches { $0.gap = 1...1 })
    #expect(matches { $0.minutes = 0...60 } && !matches { $0.minutes = 61...180 })
  }

  @Test func anyConditionButEveryItem() {
    #expect(matches { $0.conditions = ConditionSet([ConditionID(2), ConditionID(5)]) })
    #expect(!matches { $0.conditions = ConditionSet([ConditionID(5)]) })
    #expect(matches { $0.equipment = EquipmentSet([EquipmentID(1)]) })
    #expect(!matches { $0.equipment = EquipmentSet([EquipmentID(1), EquipmentID(3)]) })
  }

  @Test func asksForTheRoleOnlyWhereThereIsOne() {
    #expect(matches { $0.roles = WordSet([.main]) })
    #expect(matches(role: .main) { $0.roles = WordSet([.main]) })
    #expect(!matches(role: .core) { $0.roles = WordSet([.main]) })
  }

  @Test func allFieldsMustHold() { #expect(!matches { ($0.days, $0.gap) = (3...3, 1...1) }) }
}
