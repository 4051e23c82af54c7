import Findings
import Foundation
import Testing
import TrainingModel

@testable import Intake

@Suite struct FixtureTests {
  @Test func theFixtureClientsAreSoundAndVaried() throws {
    let source = try RecordSource.open(path: Project.path("fixtures/clients"))
    #expect(source.findings.isEmpty)
    let read = try readAll(Project.path("fixtures/clients"))
    for one in read { #expect(one.profile.findings.allSatisfy { $0.severity != .error }, "\(one.profile.id ?? "")") }
    let clients = read.compactMap(\.client)
    #expect(clients.count >= 24 && clients.count == read.count)
    #expect(Set(clients.map(\.goal)).count == SampleWords.goals.count)
    #expect(Set(clients.map(\.experience)) == Set(Experience.allCases))
    #expect(Set(clients.map(\.trainingDays.count)) == Set(1...7))
    #expect(Set(clients.map(\.units)) == [.kg, .lb])
    #expect(Set(clients.map(\.coach)) == ["marta", "jonas", "li", "unassigned"])
    #expect(clients.filter { $0.conditions == nil || $0.clearance != .cleared }.map(\.id) == ["joao-teixeira", "ruth-keller"])
    var conditions = ConditionSet()
    for client in clients { conditions.formUnion(client.conditions ?? ConditionSet()) }
    #expect(conditions.count >= 14)
  }

  /// The first finding of each broken fixture, by file.
  @Test(arguments: [
    ("alias-bomb", "3:8 profile.unreadable"), ("bad-yaml", "7:20 profile.unreadable"), ("born-tomorrow", "3:7 profile.range"),
    ("coach-path", "2:8 profile.bad_text"), ("conditions-beside-none", "9:14 profile.type"), ("control-characters", "2:7 profile.bad_text"),
    ("empty", "1:1 profile.unreadable"), ("formula-name", "2:7 profile.bad_text"), ("garbage", "1:1 profile.encoding"),
    ("invalid-utf-8", "2:8 profile.encoding"), ("key-twice", "2:1 profile.duplicate_key"), ("missing-goal", "1:1 profile.missing"),
    ("no-such-day", "3:7 profile.type"), ("not-a-number", "2:15 profile.type"), ("not-an-id", "1:5 profile.bad_text"),
    ("pounds-as-kilograms", "3:41 profile.range"), ("script-name", "2:7 profile.bad_text"), ("too-heavy", "2:15 profile.range"),
    ("too-old", "3:7 profile.range"), ("turned-writing", "2:7 profile.bad_text"), ("two-documents", "4:1 profile.unreadable"),
    ("typo-in-key", "7:1 profile.unknown_key"), ("unknown-clearance", "10:12 profile.unknown_id"),
    ("unknown-condition", "9:14 profile.unknown_id"), ("unknown-goal", "4:7 profile.unknown_id"), ("weekday-twice", "6:22 profile.range"),
    ("wrong-type", "7:22 profile.type"),
  ])
  func brokenFixturesAreRejectedAtTheirPlace(name: String, finding: String) throws {
    let read = try readAll(Project.path("fixtures/broken/\(name).yaml"))
    #expect(read.map(\.client?.id) == [nil])
    #expect(read.first?.findings == [finding])
  }

  @Test func aFolderOfBrokenClientsStillReadsEveryone() throws {
    let read = try readAll(Project.path("fixtures/broken"))
    #expect(read.count == 30)
    #expect(read.compactMap(\.client?.id) == ["conditions-empty"])
    #expect(read.filter { $0.profile.findings.contains { $0.code == .profileDuplicateID } }.map(\.profile.id) == ["same-id", "same-id"])
  }

  @Test func brokenLinesAndRowsCostOnlyThemselves() throws {
    let lines = try readAll(Project.path("fixtures/broken/lines.jsonl"))
    #expect(lines.map(\.client?.id) == ["good-1"] + Array(repeating: nil, count: 9) + ["good-2"])
    #expect(lines.filter { $0.client == nil }.allSatisfy { !$0.profile.findings.isEmpty })
    // What can't be parsed can often still be named.
    #expect(lines.compactMap(\.profile.id).contains("cut-off"))
    #expect(try readAll(Project.path("fixtures/broken/unclosed-quote.csv")).map(\.client?.id) == ["good-1", nil, "good-2", "good-3"])
    #expect(try readAll(Project.path("fixtures/broken/ragged.csv")).map(\.client?.id) == ["good-1", nil, nil, "good-2"])
    #expect(throws: IntakeFailure.self) { try readAll(Project.path("fixtures/broken/unknown-column.csv")) }
  }
}
