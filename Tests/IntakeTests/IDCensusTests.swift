import Findings
import Foundation
import Rulebook
import Testing
import TrainingModel

@testable import Intake

@Suite struct IDCensusTests {
  @Test func everyRecordOfARepeatedIDIsRejected() throws {
    let text = [json(["id": "\"a\""]), json(["id": "\"b\""]), json(["id": "\"a\""]), json(["id": "\"a\""])].joined(separator: "\n")
    let read = try readAll(text, as: "a.jsonl")
    #expect(read.map(\.client?.id) == [nil, "b", nil, nil])
    let messages = read.flatMap(\.profile.findings).map { $0.message.split(separator: "/").last.map(String.init) ?? "" }
    #expect(messages == ["a.jsonl:3 too", "a.jsonl:1 too", "a.jsonl:1 too"])
  }

  /// The quick look at a record and the parser have to see the same id.
  @Test func idsAreTheSameHoweverTheyAreWritten() throws {
    let lines = [
      json(), json(["id": "\"\\u0061nna\""]),
      "{\"notes\": \"\\\"id\\\": \\\"x\\\", {[\", \"lifts\": [{\"id\": \"y\"}], " + json().dropFirst(),
      "{\"notes\": {\"id\": \"z\"}, \"id\" : \"anna\"}", "{\"\\u0069d\": \"anna\"}",
    ]
    let read = try readAll(lines.joined(separator: "\n"), as: "a.jsonl")
    #expect(read.allSatisfy { $0.client == nil })
    #expect(read.allSatisfy { $0.profile.findings.contains { $0.code == .profileDuplicateID } })
  }

  @Test(arguments: ["id: anna", "id:   anna  ", "id: \"anna\"", "'id': anna", "? id\n: anna", "{id: anna}", "goal: x\nid: anna # her"])
  func idsInYAMLToo(text: String) throws {
    let folder = try ScratchFolder()
    _ = try folder.write(YAMLTests.sound, as: "a.yaml")
    _ = try folder.write(text + "\n", as: "b.yaml")
    let source = try RecordSource.open(path: folder.path)
    var reader = source.records()
    let record = try #require(try reader.next())
    let message = try IDCensus(of: source).repetition(of: "anna", in: record)?.message
    #expect(message == "the same 'id' stands at file 2 of \(folder.path):1 too")
  }

  @Test func idsOfATableStandInTheirColumn() throws {
    let rows = ["a", "b", "\"a\"", " a ", "c"].map { CSVTests.row($0) }.joined(separator: "\n")
    let read = try readAll("\(CSVTests.header)\n\(rows)", as: "a.csv")
    #expect(read.map(\.client?.id) == [nil, "b", nil, nil, "c"])
  }

  @Test func aPipeIsReadTwice() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let text = (0..<3000).map { json(["id": "\"c\($0)\""]) }.joined(separator: "\n")
    let writer = Thread {
      guard let file = fopen(path, "w") else { return }
      fputs(text, file)
      fclose(file)
    }
    writer.start()
    #expect(try readAll(path).compactMap(\.client?.id).count == 3000)
  }

  @Test func rawDigestsTellRecordsAndTheirContextApart() throws {
    func digests(_ text: String, _ name: String, _ mapping: String? = nil) throws -> [ContentDigest] {
      let folder = try ScratchFolder()
      let table = try mapping.map { try TableMapping.load(path: try folder.write($0, as: "map.yaml")) }
      let source = try RecordSource.open(path: try folder.write(text, as: name), mapping: table)
      var reader = source.records()
      var digests: [ContentDigest] = []
      while let record = try reader.next() { if let digest = source.rawDigest(of: record) { digests.append(digest) } }
      return digests
    }
    let lines = try digests("\(json())\n\(json())\n\(json(["age": "3"]))\r\n", "a.jsonl")
    #expect(lines[0] == lines[1] && lines[0] != lines[2])
    #expect(try digests("\n\(json())", "b.jsonl") == [lines[0]])
    let numbered = "id: {prefix: a, number: row}\nage: Age"
    let rows = try digests("Age\n30\n30\n", "a.csv", numbered)
    #expect(rows[0] != rows[1])
    #expect(try digests("Age\n30\n30\n", "a.csv", numbered + "\nsex: {constant: male}")[0] != rows[0])
    let plain = try digests("id,age\na,30\na,30\n", "a.csv")
    #expect(plain[0] == plain[1])
    #expect(try digests("age,id\na,30\n", "a.csv")[0] != plain[0])
    #expect(try digests("id,age\n\"", "a.csv") == [])
  }

  @Test func profileDigestsOutliveTheOrderOfTheRules() throws {
    let (one, other) = (sampleRulebook(), sampleRulebook(shuffledExercises: true))
    let lift = { (id: String) in "{\"exercise\": \"\(id)\", \"load_kg\": 60, \"reps\": 5}" }
    let first = json(["likes": "[\"push_up\", \"deadlift\"]", "lifts": "[\(lift("deadlift")), \(lift("back_squat"))]"])
    let second = json(["likes": "[\"deadlift\", \"push_up\"]", "lifts": "[\(lift("back_squat")), \(lift("deadlift"))]"])
    func digestOf(_ text: String, _ rulebook: Rulebook) throws -> ContentDigest {
      let folder = try ScratchFolder()
      let read = try readAll(try folder.write(text, as: "a.jsonl"), vocabulary: ProfileVocabulary(rulebook))
      return try #require(read.first?.client).profileDigest(rulebook)
    }
    let digest = try digestOf(first, one)
    #expect(try digest == digestOf(second, other))
    for change: KeyValuePairs<String, String?> in [
      ["conditions": nil], ["clearance": nil], ["age": "36"], ["status": "\"on_hold\""],
      ["likes": "[\"push_up\", \"deadlift\"]"], ["dislikes": "[\"push_up\", \"deadlift\"]"],
      ["unavailable": "[\"2026-06-01..2026-06-02\"]"],
      ["body_mass_kg": "70"], ["height_cm": "170"], ["units": "\"lb\""], ["priority_muscles": "[\"abs\"]"], ["sex": "\"male\""],
    ] {
      #expect(try digestOf(json(change), one) != digest)
      if change.first?.key != "likes" { #expect(try digestOf(json(change), one) != digestOf(json(), one), "\(change)") }
    }
    // No plan depends on these.
    for change: KeyValuePairs<String, String?> in [["name": "\"x\""], ["notes": "\"x\""]] {
      #expect(try digestOf(json(change), one) == digestOf(json(), one), "\(change)")
    }
  }
}
