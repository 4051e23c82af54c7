import Testing
import TrainingModel

@Suite struct ReasonsTests {
  @Test func keepsEachRuleOnceInOrderAsLongAsThereIsRoom() {
    var reasons = Reasons()
    for rule in [5, 3, 5, 9, 3] + Array(10..<40) { reasons.append(RuleID(rule)) }
    #expect(reasons.rules == ([5, 3, 9] + Array(10..<23)).map { RuleID($0) })
    #expect(reasons.rules.count == Reasons.capacity)
    var heard: [RuleID] = []
    let hear = { (rule: RuleID) in heard.append(rule) }
    reasons.forEach(hear)
    #expect(heard == reasons.rules)
  }

  @Test func isEmptyAtFirst() {
    #expect(Reasons().rules.isEmpty)
    #expect(Reasons()[0] == nil)
  }
}
