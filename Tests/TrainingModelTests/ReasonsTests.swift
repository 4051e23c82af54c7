import Testing
import TrainingModel

@Suite struct ReasonsTests {
  @Test func keepsTheFirstEightInOrderEachOnce() {
    var reasons = Reasons()
    for rule in [5, 3, 5, 9, 3, 1, 2, 4, 6, 7, 8] { reasons.append(RuleID(rule)) }
    #expect(reasons.rules == [5, 3, 9, 1, 2, 4, 6, 7].map { RuleID($0) })
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
