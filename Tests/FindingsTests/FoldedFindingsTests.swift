import Testing

@testable import Findings

@Suite struct FoldedFindingsTests {
  private func finding(_ message: String, _ line: Int?, file: String = "a.csv", severity: Severity = .error) -> Finding {
    Finding(.sheetWord, message, severity: severity, at: Place(file: file, line: line, column: 3), hint: "restore it")
  }

  private func texts(_ findings: [Finding]) -> [String] {
    FoldedFindings(findings).findings.map { "\($0.place.map { "\($0)" } ?? ""): \($0.message)" }
  }

  @Test func alikeIsToldOnceWhereItStandsFirst() {
    #expect(texts([finding("a", 7)]) == ["a.csv:7:3: a"])
    #expect(texts([finding("a", 7), finding("b", 5), finding("a", 2)]) == ["a.csv:2:3: a (and in 1 more row: line 7)", "a.csv:5:3: b"])
    #expect(texts((1...6).map { finding("a", $0) }) == ["a.csv:1:3: a (and in 5 more rows: lines 2, 3, 4, 5 and 6)"])
    #expect(texts((1...43).map { finding("a", $0) }) == ["a.csv:1:3: a (and in 42 more rows: lines 2, 3, 4, 5 and on to 43)"])
    #expect(texts([finding("a", 2), finding("a", 2)]) == ["a.csv:2:3: a"], "the same row is no other one")
  }

  @Test func whatDiffersStaysApart() {
    let kinds = [finding("a", 1), finding("a", 2, file: "b.csv"), finding("a", 3, severity: .warning), finding("b", 4)]
    #expect(FoldedFindings(kinds).count == 4 && FoldedFindings(kinds).total == 4)
    #expect(FoldedFindings([finding("a", nil), finding("a", nil)]).count == 2, "what stands in no row is not counted in rows")
  }
}
