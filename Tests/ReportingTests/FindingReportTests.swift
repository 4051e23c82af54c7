import Findings
import Foundation
import Testing

@testable import Reporting

@Suite struct FindingReportTests {
  @Test func aFailureIsALineOfJSON() throws {
    let failure = LogFailure(
      .busy, detail: "it's \"ours\"\n", operation: "import-1", client: "c-1", file: "a\\b.csv", line: 7, attempt: 2, milliseconds: 31)
    let line = failure.json
    #expect(!line.contains("\n"))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["kind"] as? String == "busy" && object["action"] as? String == "try again, later each time")
    #expect(object["operation"] as? String == "import-1" && object["client"] as? String == "c-1" && object["file"] as? String == "a\\b.csv")
    #expect(object["line"] as? Int == 7 && object["attempt"] as? Int == 2 && object["ms"] as? Int == 31)
    #expect(object["detail"] as? String == "it's \"ours\"\n" && object["severity"] as? String == "error")
    let bare = LogFailure(.diskFull, operation: "x").json
    #expect(try JSONSerialization.jsonObject(with: Data(bare.utf8)) is [String: Any] && !bare.contains("client"))
  }

  private let findings = [
    Finding(.checkVolumeFloor, "glutes get 2 sets", week: 2, day: 3),
    Finding(.rulesRange, "'rest_s' is 5000", at: Place(file: "rules/goals.yaml", line: 40, column: 5), hint: "give 0 to 600"),
    Finding(
      .rulesUnknownKey, "unknown key 'reps_mni'", at: Place(file: "rules/goals.yaml", line: 12, column: 7, endColumn: 16),
      hint: "did you mean 'reps_min'?"),
  ]

  @Test func findingsStandInTheOrderOfTheirPlacesWithCodeAndHint() {
    #expect(
      FindingReport(findings).text(style: .plain) == """
        week 2 day 3: warning: glutes get 2 sets [volume.below_floor]
        rules/goals.yaml:12:7: error: unknown key 'reps_mni' [rules.unknown_key]
            did you mean 'reps_min'?
        rules/goals.yaml:40:5: error: 'rest_s' is 5000 [rules.range]
            give 0 to 600

        """)
    #expect(FindingReport(findings).countLine == "2 errors, 1 warning")
    #expect(FindingReport([]).countLine == "0 errors, 0 warnings")
  }

  @Test func colourIsOnlyThereWhenItIsAskedForAndTextFromOutsideBringsNone() {
    let report = FindingReport([Finding(.rulesType, "a\u{1B}[31mb\nc", at: Place(file: "x\u{7}.yaml"))])
    #expect(!report.text(style: .plain).contains("\u{1B}"))
    #expect(report.text(style: .plain).count { $0 == "\n" } == 1)
    #expect(report.text(style: Style(hasColour: true)).contains("\u{1B}[1;31merror\u{1B}[0m"))
  }

  @Test func theLintDocumentHasTheShapeOfItsSample() throws {
    let ours = try document(FindingReport([findings[2]]).lintJSON)
    #expect(ours["errors"] as? Int == 1)
    try expectShape(of: ours, sample: "lint.json")
  }
}

/// A JSON document as an object.
func document(_ bytes: [UInt8]) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
}

/// Expects every key of the sample, with a value of the same kind, in ours; what ours adds is free.
func expectShape(of ours: Any, sample name: String) throws {
  let path = URL(filePath: #filePath).appending(path: "../../../../shared/design/formats/\(name)").standardized
  guard let data = try? Data(contentsOf: path) else {
    print("SKIPPED: no sample at \(path.path())")
    return
  }
  compare(ours, try JSONSerialization.jsonObject(with: data), at: name)
}

private func compare(_ ours: Any, _ sample: Any, at path: String) {
  switch (ours, sample) {
  case (let ours as [String: Any], let sample as [String: Any]):
    for (key, value) in sample.sorted(by: { $0.key < $1.key }) {
      if let mine = ours[key] { compare(mine, value, at: "\(path).\(key)") } else { Issue.record("\(path) lacks '\(key)'") }
    }
  case (let ours as [Any], let sample as [Any]):
    if !sample.isEmpty, ours.isEmpty { Issue.record("\(path) is empty") }
    for (index, (mine, value)) in zip(ours, sample).enumerated() { compare(mine, value, at: "\(path)[\(index)]") }
  case (is String, is String), (is NSNumber, is NSNumber), (is NSNull, _), (_, is NSNull): break
  default: Issue.record("\(path) is of another kind than the sample's")
  }
}
