import Testing
import TrainingModel

@Suite struct ReasonsTests {
  @Test func keepsEachRuleOnceInOrderAsLongAsThereIsRoom() {
    var reasons = Reasons()
    for rule in [5, 3, 5, 9, 3] + Array(10..<40) { reasons.append(RuleID(rule)) }
    #expect(reasons.rules == ([5, 3, 9] + Array(10..<23)).map { RuleID($0) })
    #expect(reasons.rules.count == Reasons.capacity)
    var others = Reasons([9, 50].map { RuleID($0) })
    others.append(contentsOf: Reasons([50, 5].map { RuleID($0) }))
    #expect(others.rules == [9, 50, 5].map { RuleID($0) })
  }

  @Test func isEmptyAtFirst() {
    #expect(Reasons().rules.isEmpty)
    #expect(Reasons()[0] == nil)
  }
}
