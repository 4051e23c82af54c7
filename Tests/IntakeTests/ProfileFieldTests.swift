import Findings
import Testing
import TrainingModel

@testable import Intake

/// What each field takes and refuses, whatever the form of the file.
@Suite struct ProfileFieldTests {
  /// The codes of the findings for a record with one field changed.
  func codes(_ field: String, _ value: String?) throws -> [String] {
    let read = try #require(try readAll(json([field: value]), as: "a.jsonl").first)
    #expect((read.client == nil) == read.profile.findings.contains { $0.severity == .error })
    return read.profile.findings.map(\.code.id)
  }

  @Test(arguments: ["id", "goal", "experience", "training_days", "minutes_per_session", "equipment", "born"])
  func whatIsRequiredIsMissed(field: String) throws {
    #expect(try codes(field, nil) == ["profile.missing"])
    #expect(try codes(field, "null") == ["profile.missing"])
  }

  @Test(arguments: [
    ("id", "17"), ("name", "true"), ("coach", "[\"a\"]"), ("goal", "[\"strength\"]"), ("minutes_per_session", "\"45\""),
    ("minutes_per_session", "45.5"), ("minutes_per_session", "{}"), ("age", "\"30\""), ("body_mass_kg", "\"80\""),
    ("born", "\"02.04.1990\""),
    ("born", "\"1990-02-30\""), ("training_days", "\"mon\""), ("equipment", "\"commercial_gym\""), ("equipment", "[1]"),
    ("conditions", "\"meniscus\""), ("conditions", "[\"none\", \"meniscus\"]"), ("conditions", "[null]"), ("conditions", "{}"),
    ("lifts", "[1]"), ("lifts", "{}"), ("unavailable", "[\"2026-05-01\"]"), ("unavailable", "[\"2026-05-01..2026-05-32\"]"),
  ])
  func wrongTypesAreRefused(field: String, value: String) throws { #expect(try codes(field, value) == ["profile.type"]) }

  @Test(arguments: [
    ("minutes_per_session", ["9", "181", "-45", "999999999"], ["10", "180"]), ("age", ["-1", "101"], ["0", "12", "100"]),
    ("body_mass_kg", ["24.9", "350.1", "1e300", "-70", "0"], ["70", "7.0e1", "25", "350"]),
    ("height_cm", ["99.99", "250.5"], ["100", "250"]),
    ("born", ["\"2026-05-05\"", "\"1925-05-03\""], ["\"2026-05-04\"", "\"1925-05-05\""]),
    ("clearance_date", ["\"2026-05-05\""], ["\"2026-05-04\"", "\"2001-01-01\""]),
    ("training_days", ["[]", "[\"mon\", \"mon\"]"], ["[\"sun\"]", "[\"mon\",\"tue\",\"wed\",\"thu\",\"fri\",\"sat\",\"sun\"]"]),
    ("unavailable", ["[\"2026-05-02..2026-05-01\"]"], ["[\"2026-05-02..2026-05-02\"]"]),
  ])
  func rangesEndWhereTheySay(field: String, outside: [String], inside: [String]) throws {
    for value in outside { #expect(try codes(field, value) == ["profile.range"], "\(field): \(value)") }
    for value in inside { #expect(try codes(field, value).allSatisfy { $0 == "profile.implausible" }, "\(field): \(value)") }
  }

  @Test func massAndHeightTogetherHaveToBePossible() throws {
    let read = try readAll(json(["body_mass_kg": "30", "height_cm": "200"]), as: "a.jsonl")
    #expect(read[0].profile.findings.contains { $0.code == .profileRange })
    #expect(read[0].client == nil)
  }

  @Test(arguments: [
    ("goal", "\"strenght\"", "did you mean 'strength'?"), ("equipment", "[\"comercial_gym\"]", "did you mean 'commercial_gym'?"),
    ("likes", "[\"back_sqaut\"]", "did you mean 'back_squat'?"), ("training_days", "[\"Mon\"]", "did you mean 'mon'?"),
    ("conditions", "[\"menicus\"]", "did you mean 'meniscus'?"),
    ("conditions", "[\"epilepsy\"]", "the ids are listed in rules/all.yaml"),
    ("never", "[\"zzz\"]", "the ids are listed in rules/all.yaml"),
    ("priority_muscles", "[\"glute\"]", "did you mean 'glutes'?"), ("template", "\"push_pull_leg\"", "did you mean 'push_pull_legs'?"),
  ])
  func unknownIDsAreRefusedWithWhatWasMeant(field: String, value: String, hint: String) throws {
    let finding = try #require(try readAll(json([field: value]), as: "a.jsonl").first?.profile.findings.first)
    #expect(finding.code == .profileUnknownID)
    #expect(finding.hint == hint)
  }

  @Test func unknownKeysAreRefusedOnceAndWithWhatWasMeant() throws {
    let read = try readAll(json(["goal": nil, "gaol": "\"strength\""]), as: "a.jsonl")
    #expect(read[0].profile.findings.map(\.code) == [.profileUnknownKey])
    #expect(read[0].profile.findings.first?.hint == "did you mean 'goal'?")
  }

  @Test func repeatedKeysAreRefused() throws {
    let read = try readAll("{\"id\": \"b\", " + json().dropFirst(), as: "a.jsonl")
    #expect(read[0].profile.findings.map(\.code) == [.profileDuplicateKey])
  }

  /// Gates fail closed: only a written `none` is none.
  @Test func missingConditionsAndClearanceAreNeverNone() throws {
    for value: String? in [nil, "null", "[]", "\"\""] {
      let client = try #require(try readAll(json(["conditions": value]), as: "a.jsonl").first?.client)
      #expect(client.conditions == nil)
    }
    for value in ["\"none\"", "[\"none\"]"] {
      let client = try #require(try readAll(json(["conditions": value]), as: "a.jsonl").first?.client)
      #expect(client.conditions == ConditionSet())
    }
    #expect(try readAll(json(["clearance": nil]), as: "a.jsonl").first?.client?.clearance == .some(nil))
    #expect(try codes("clearance", "\"yes\"") == ["profile.unknown_id"])
    #expect(try codes("conditions", "[\"None\"]") == ["profile.unknown_id"])
  }

  @Test(arguments: [
    "\"=1+1\"", "\"  =1\"", "\"+49\"", "\"-1\"", "\"@SUM(A1)\"", "\"<script>\"", "\"a>b\"", "\"a\\u0000b\"", "\"a\\nb\"", "\"a\\tb\"",
    "\"\\u0085\"",
    "\"\\u007f\"", "\"\\u202Ex\"", "\"\\u2066x\"", "\"\\u2028\"",
  ])
  func namesAreOneLineOfText(name: String) throws {
    #expect(try codes("name", name) == ["profile.bad_text"])
    #expect(try codes("coach_name", name) == ["profile.bad_text"])
  }

  @Test func textHasALength() throws {
    #expect(try codes("name", "\"\(String(repeating: "ü", count: 200))\"") == [])
    #expect(try codes("name", "\"\(String(repeating: "ü", count: 201))\"") == ["profile.bad_text"])
    #expect(try codes("notes", "\"\(String(repeating: "ü", count: 4000))\"") == [])
    #expect(try codes("notes", "\"\(String(repeating: "ü", count: 4001))\"") == ["profile.bad_text"])
    #expect(try codes("notes", "\"=1 <b> \\r\\n and\\tso on\"") == [])
    #expect(try codes("notes", "\"\\u0007\"") == ["profile.bad_text"])
    #expect(try codes("notes", "\"a\\rb\"") == ["profile.bad_text"])
  }

  @Test(arguments: ["\"../../x\"", "\"a b\"", "\"a.b\"", "\"ä\"", "\"a\\u0000\"", "\"\(String(repeating: "c", count: 65))\""])
  func coachesNameFilesAndCanLeadNowhereElse(coach: String) throws { #expect(try codes("coach", coach) == ["profile.bad_text"]) }

  @Test(arguments: ["\"\"", "\"a b\"", "\"a/b\"", "\"é\"", "\"\(String(repeating: "c", count: 65))\""])
  func idsArePlain(id: String) throws { #expect(try codes("id", id) == ["profile.bad_text"]) }

  @Test func liftsBeyondRecordsAreRefusedWithAQuestion() throws {
    func lift(_ load: String, mass: String? = nil) throws -> Finding? {
      let text = json(["body_mass_kg": mass, "lifts": "[{\"exercise\": \"back_squat\", \"load_kg\": \(load), \"reps\": 1}]"])
      return try readAll(text, as: "a.jsonl").first?.profile.findings.first
    }
    #expect(try lift("530") == nil)
    #expect(try lift("531")?.code == .profileRange)
    #expect(try lift("360", mass: "80") == nil)
    #expect(try lift("405", mass: "80")?.hint == "kg or lb? Pounds go into 'load_lb'")
    #expect(try lift("0")?.code == .profileRange)
    #expect(try lift("601")?.code == .profileRange)
  }

  @Test func liftsAreStrictInside() throws {
    let lift = "{\"exercise\": \"sqat\", \"load\": 5, \"reps\": 0, \"date\": \"2027-01-01\", \"date\": null}"
    let codes = try codes("lifts", "[\(lift)]")
    #expect(
      codes.sorted() == [
        "profile.duplicate_key", "profile.missing", "profile.range", "profile.range", "profile.unknown_id", "profile.unknown_key",
      ])
  }

  @Test func everythingWrongIsSaidAtOnceAndInOrder() throws {
    let read = try readAll(json(["goal": "\"x\"", "minutes_per_session": "1", "equipment": "[\"y\"]", "name": "\"<\""]), as: "a.jsonl")
    #expect(
      read[0].profile.findings.map(\.code) == [.profileUnknownID, .profileRange, .profileUnknownID, .profileBadText])
    let columns = read[0].profile.findings.compactMap { $0.place?.column }
    #expect(columns == columns.sorted())
  }

  @Test func aMegabyteOfComplaintsIsCutOff() throws {
    let keys = (0..<5000).map { "\"zzz\($0)\": 1" }.joined(separator: ", ")
    let read = try readAll("{\(keys)}", as: "a.jsonl")
    #expect(read[0].profile.findings.count == Complaints.limit + 1)
  }

  @Test func findingsHoldNoProfileValues() throws {
    let secret = "Xanthippe"
    let text = json([
      "name": "\"<\(secret)>\"", "notes": "\"\(secret)\\u0007\"", "conditions": "[\"\(secret)\"]", "clearance": "\"\(secret)\"",
      "sex": "\"\(secret)\"", "born": "\"\(secret)\"", "body_mass_kg": "\"\(secret)\"", "unavailable": "[\"\(secret)\"]",
      "coach": "\"\(secret) 1\"",
    ])
    let findings = try readAll(text, as: "a.jsonl").flatMap(\.profile.findings)
    #expect(findings.count == 9)
    for finding in findings { #expect(!"\(finding.message) \(finding.hint ?? "")".contains(secret)) }
  }
}
