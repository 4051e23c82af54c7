import Findings
import Foundation
import Testing
import TrainingModel
import Yams

@testable import Intake

@Suite struct YAMLTests {
  static let sound = """
    id: anna
    born: 1990-04-02
    goal: strength
    experience: novice
    training_days: [mon, thu]
    minutes_per_session: 45
    equipment: [commercial_gym]
    conditions: none
    clearance: cleared

    """

  @Test func aFileIsTheSameClientAsTheJSON() throws {
    let fromJSON = try readAll(json(), as: "a.jsonl").first?.client
    #expect(try readAll(Self.sound, as: "a.yaml").first?.client == fromJSON)
    #expect(try readAll("\u{FEFF}---\n\(Self.sound)...\n", as: "a.yml").first?.client == fromJSON)
  }

  @Test func scalarsMeanWhatTheySay() throws {
    let text = Self.sound + "name: no\ncoach: on\ncoach_name: 010\nnotes: 8:30\n"
    let client = try #require(try readAll(text, as: "a.yaml").first?.client)
    #expect([client.name, client.coach, client.coachName, client.notes] == ["no", "on", "010", "8:30"])
    let quoted = try readAll(Self.sound.replacing(": 45", with: ": \"45\"") + "name: 'null'\nnotes: ~\n", as: "a.yaml")
    #expect(quoted.first?.client?.minutesPerSession == 45)
    #expect(quoted.first?.client?.name == "null")
    #expect(quoted.first?.client?.notes == "")
    #expect(try readAll(Self.sound.replacing(": 45", with: ": 0x2d"), as: "a.yaml").first?.findings == ["6:22 profile.type"])
    #expect(try readAll(Self.sound.replacing(": 45", with: ": 1_0"), as: "a.yaml").first?.findings == ["6:22 profile.type"])
  }

  @Test(arguments: [
    ("name: ok\n⟦gaol⟧: x", "profile.unknown_key"), ("name: ⟦[a]⟧", "profile.type"),
    ("likes:\n  - back_squat\n  - ⟦bakc_squat⟧", "profile.unknown_id"),
    ("lifts:\n  - exercise: deadlift\n    load_kg: ⟦.inf⟧\n    reps: 1", "profile.type"), ("name: ⟦\"=1\"⟧", "profile.bad_text"),
    ("lifts: [⟦{exercise: deadlift, reps: 3}⟧]", "profile.missing"), ("notes: &a ⟦\"x\"⟧", "profile.unreadable"),
    ("notes: [&a x, ⟦*a⟧]", "profile.unreadable"), ("⟦<<⟧: {name: x}", "profile.unknown_key"),
    ("notes: ⟦*undefined⟧", "profile.unreadable"),
    ("notes: x\n---\n⟦id⟧: b", "profile.unreadable"), ("⟦? [a]⟧\n: b", "profile.unreadable"),
  ])
  func saysWhereSomethingIsWrong(marked: String, code: String) throws {
    let marked = try Marked(Self.sound + marked)
    let finding = try #require(try readAll(marked.text, as: "a.yaml").first?.profile.findings.first)
    #expect(finding.code.id == code)
    #expect(finding.place?.line == marked.place.line)
    // Yams marks an anchored scalar at its anchor, and a complex key at its brackets.
    if !marked.text.contains("&a \"x\""), !marked.text.contains("? [a]") { #expect(finding.place?.column == marked.place.column) }
  }

  @Test func keysThatStandTwiceAreRefused() throws {
    let read = try readAll(Self.sound + "goal: power\n", as: "a.yaml")
    #expect(read.first?.findings == ["3:1 profile.duplicate_key"])
    #expect(read.first?.profile.id == "anna")
  }

  @Test(arguments: ["", "# nobody\n", "[]", "just text", "- id: anna"])
  func filesWithoutAProfileAreRefused(text: String) throws {
    let read = try readAll(text, as: "a.yaml")
    #expect(read.count == 1)
    #expect(read.first?.client == nil)
  }

  @Test func textThatOnlyLooksLikeAnAliasIsText() throws {
    let read = try readAll(Self.sound + "notes: \"Q&A *and* rock & roll\"\n", as: "a.yaml")
    #expect(read.first?.client?.notes == "Q&A *and* rock & roll")
  }

  @Test(.timeLimit(.minutes(1)))
  func bombsAreNotFollowed() throws {
    for depth in [900, 200_000] {
      for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")] {
        let text = String(repeating: open, count: depth) + String(repeating: close, count: depth)
        #expect(try readAll(text, as: "a.yaml").first?.client == nil)
      }
    }
    #expect(try readAll(Project.path("fixtures/broken/alias-bomb.yaml")).first?.findings == ["3:8 profile.unreadable"])
    let wide = "likes: [" + String(repeating: "x, ", count: 100_000) + "]"
    #expect(try readAll(wide, as: "a.yaml").first?.profile.findings.count == 1)
  }

  @Test func aFolderIsReadInTheOrderOfItsNames() throws {
    let folder = try ScratchFolder()
    for name in ["b", "a", "B", "é"] {
      _ = try folder.write(Self.sound.replacing("anna", with: "id-\(name == "é" ? "e" : name)"), as: name + ".yaml")
    }
    _ = try folder.write("x", as: ".hidden.yaml")
    _ = try folder.write("x", as: "README.md")
    _ = try folder.write("x", as: "c.yaml.txt")
    _ = try folder.write([UInt8](repeating: 32, count: RawRecord.maximumSize + 1), as: "z.yaml")
    #expect(mkdir(folder.path + "/d.yaml", 0o700) == 0)
    let source = try RecordSource.open(path: folder.path)
    #expect(source.findings.map { $0.place?.file } == [folder.path + "/c.yaml.txt"])
    #expect(source.findings.map(\.severity) == [.warning])
    let read = try readAll(folder.path + "/")
    #expect(read.map(\.client?.id) == ["id-B", "id-a", "id-b", nil, nil, "id-e"])
    #expect(read.map { $0.profile.findings.first?.code } == [nil, nil, nil, .profileUnreadable, .profileTooLarge, nil])
  }

  @Test(.enabled(if: Shared.has("messy/yaml-test-suite"), "yaml-test-suite is not there"))
  func theSuiteNeverCrashesAReader() throws {
    let folder = Shared.path("messy/yaml-test-suite/src")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for test in try Yams.compose(yaml: text)?.sequence ?? [] {
        guard let yaml = test["yaml"]?.string else { continue }
        let signs = [("␣", " "), ("»", "\t"), ("—", ""), ("←", "\r"), ("⇔", "\u{FEFF}"), ("↵", ""), ("∎", "")]
        let read = try readAll(signs.reduce(yaml) { $0.replacing($1.0, with: $1.1) }, as: "a.yaml")
        #expect(read.count == 1 && read[0].client == nil)
        count += 1
      }
    }
    #expect(count > 300)
  }
}
