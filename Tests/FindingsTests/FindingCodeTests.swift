import Findings
import Testing

/// The catalogue of codes: what is written everywhere, and how its cases are called.
@Suite struct FindingCodeTests {
  @Test(arguments: FindingCode.allCases)
  func aCaseIsCalledAsItsCode(code: FindingCode) {
    #expect(FindingCode(id: code.id) == code)
    #expect(code.id.wholeMatch(of: /[a-z]+\.[a-z_]+/) != nil, "\(code.id) is a subject, a dot, and what is said of it")
    // Checks of plans are about many subjects.
    guard !"\(code)".hasPrefix("check") else { return }
    let words = code.id.split { $0 == "." || $0 == "_" }
    #expect("\(code)".lowercased() == words.joined(), "\(code.id)")
  }

  @Test func whatNobodySaysIsNoCode() { #expect(FindingCode(id: "profile") == nil && FindingCode(id: "time.overr") == nil) }
}
