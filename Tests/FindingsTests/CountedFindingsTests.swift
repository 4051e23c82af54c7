import Testing

@testable import Findings

@Suite struct CountedFindingsTests {
  @Test func theFirstTwentyOfACodeAreToldAndTheOthersCounted() {
    var counted = CountedFindings()
    let told = (1...95).filter { counted.admits(Finding($0.isMultiple(of: 19) ? .profileRange : .profileMissing, "\($0)")) }
    #expect(told == Array(1...21) + [38, 57, 76, 95])
    #expect(counted.others.map(\.code) == [.profileMissing] && counted.others.map(\.count) == [70])
    #expect(CountedFindings().others.isEmpty)
  }
}
