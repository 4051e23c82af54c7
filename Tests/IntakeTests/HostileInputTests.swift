import Findings
import Foundation
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

@Suite struct HostileInputTests {
  /// Flips, drops and doubles bytes of sound records: each either decodes or has an error at a place in the file, the same each time.
  @Test(arguments: ["jsonl", "yaml", "csv"])
  func damagedRecordsDecodeOrSayWhatIsWrong(form: String) throws {
    let sound: String
    switch form {
    case "jsonl":
      sound = json(["lifts": "[{\"exercise\": \"deadlift\", \"load_kg\": 100.5, \"reps\": 5}]", "name": "\"Ünal\"", "age": "30"])
    case "yaml": sound = try String(contentsOfFile: Project.path("fixtures/clients/luis-ferreira.yaml"), encoding: .utf8)
    default: sound = "\(CSVTests.header),lifts\n\(CSVTests.row("a", name: "\"Beck, \"\"Ä\"\"\"")),deadlift:100.5:5\n\(CSVTests.row("b")),\n"
    }
    let folder = try ScratchFolder()
    var random = SeededRandom(11)
    let bytes = Array(sound.utf8)
    var decoded = 0
    for round in 0..<600 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: damaged[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: damaged[at] = Array("\"\\{}[]:,|;\n\r\0&*-?é".utf8).randomElement(using: &random) ?? 0
        case 2: damaged.remove(at: at)
        default: damaged.insert(damaged[at], at: at)
        }
      }
      let path = try folder.write(damaged, as: "a.\(form)")
      do {
        let read = try readAll(path)
        decoded += read.count { $0.client != nil }
        for one in read where one.client == nil {
          #expect(one.profile.findings.allSatisfy { $0.place?.file == path && $0.place?.line != nil }, "round \(round)")
        }
        #expect(try readAll(path).map(\.findings) == read.map(\.findings))
      } catch let failure as IntakeFailure {
        #expect(!failure.findings.isEmpty)
      }
    }
    #expect(decoded > 0)
  }

  @Test(.enabled(if: Shared.has("messy/blns"), "blns is not there"))
  func naughtyStringsDecodeOrAreRefused() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Shared.path("messy/blns/blns.json")))
    let strings = try JSONDecoder().decode([String].self, from: data)
    #expect(strings.count > 500)
    let folder = try ScratchFolder()
    var lines = ""
    for (index, string) in strings.enumerated() {
      let quoted = String(decoding: try JSONEncoder().encode(string), as: UTF8.self)
      for field in ["name", "notes", "coach", "goal", "id"] {
        lines += json(["id": "\"n-\(index)-\(field)\"", field: quoted]) + "\n"
      }
    }
    let read = try readAll(try folder.write(lines, as: "a.jsonl"))
    #expect(read.count == strings.count * 5)
    for (index, string) in strings.enumerated() {
      if let name = read[index * 5].client?.name { #expect(name == string) }
      if let notes = read[index * 5 + 1].client?.notes { #expect(notes == string) }
      for finding in read[(index * 5)..<(index * 5 + 2)].flatMap(\.profile.findings) { #expect(finding.code == .profileBadText) }
    }
    #expect(read.count { $0.client != nil } > strings.count)
  }

  @Test func theOrderOfRecordsChangesNoClient() throws {
    let folder = try ScratchFolder()
    var random = SeededRandom(3)
    let lines = (0..<200).map { json(["id": "\"c\($0)\"", "minutes_per_session": "\($0)"]) }
    func clients(_ lines: [String]) throws -> [String] {
      try readAll(try folder.write(lines.joined(separator: "\n"), as: "a.jsonl"))
        .map { "\($0.profile.id ?? "") \($0.client?.minutesPerSession ?? 0) \($0.profile.findings.map(\.message))" }.sorted()
    }
    let ordered = try clients(lines)
    #expect(try clients(lines.shuffled(using: &random)) == ordered)
  }
}
