import Files
import Findings
import Foundation
import Testing
import TrainingModel

@testable import Reporting

@Suite struct RunResultsTests {
  private func summary() -> RunSummary {
    var summary = RunSummary()
    for _ in 0..<17 { summary.count(.new) }
    summary.count(.unchanged)
    for _ in 0..<3 { summary.count(.new, warnings: [.checkTimeUnder]) }
    summary.count(.replanned, warnings: [.checkTimeUnder, .checkTimeUnder, .checkVolumeFloor])
    for _ in 0..<2 { summary.count(.held) }
    summary.seconds = 0.2
    return summary
  }

  @Test func theLastLineStandsInFixedOrderAndAddsUp() {
    #expect(
      summary().line
        == "Read 24 clients: 20 new, 1 replanned, 1 unchanged, 0 protected, 0 not due, 2 held, 0 infeasible, 0 rejected, 0 failed; 6 warnings; 0.2 s"
    )
    var one = RunSummary()
    one.count(.rejected, warnings: [.profileImplausible])
    one.seconds = 61.26
    #expect(one.line.hasPrefix("Read 1 client: ") && one.line.hasSuffix("1 rejected, 0 failed; 1 warning; 61.3 s"))
  }

  @Test func theYieldSaysHowManyPlansAreCleanAndCountsAClientOnceForEachCause() {
    #expect(
      summary().yieldLine == "Delivered 22 plans: 18 clean (81.8 %), 4 with warnings (4 time.under, 1 volume.below_floor)")
    #expect(summary().clean + summary().warned == summary().delivered)
    var held = RunSummary()
    held.count(.held, warnings: [.planSuspended])
    #expect(held.yieldLine == "Delivered 0 plans" && held.clean == 0 && held.causes.isEmpty)
  }

  private func results(_ findings: [Finding] = []) throws -> RunResults {
    RunResults(
      runID: "2026-12-02T02-00-00-7f3k", command: "nightly", today: try #require(CalendarDate(iso: "2026-12-02")),
      startedAt: "2026-12-02T02:00:00Z", finishedAt: "2026-12-02T02:00:03Z", exitCode: 1, rulesDigest: ContentDigest(high: 1, low: 2),
      engineVersion: "0.1.0", summary: summary(), stages: [.init(stage: "select", clients: 18, seconds: 0.0021)], findings: findings)
  }

  @Test func theDocumentHasTheShapeOfItsSample() throws {
    let folder = try TemporaryFolder()
    let rejected = Finding(
      .profileUnknownKey, "unknown key 'equipmnt'", at: Place(file: "fixtures/broken/typo.yaml", line: 7, column: 1),
      hint: "did you mean 'equipment'?")
    try results().write(
      toFolder: folder.path("output"),
      clients: [
        ClientResult(
          clientID: "c-1042", coachID: "marta", outcome: .new, reached: .exported, planStart: CalendarDate(iso: "2026-12-07"), revision: 1,
          fingerprint: ContentDigest(high: 3, low: 4)),
        ClientResult(clientID: nil, coachID: nil, outcome: .rejected, reached: .loaded, findings: [rejected]),
      ])
    let written = try document(folder.bytes("output/run_results.json"))
    try expectShape(of: written, sample: "run_results.json")
    let summary = try #require(written["summary"] as? [String: Any])
    let numbers = summary.compactMapValues { $0 as? Int }
    #expect(Outcome.spellings.map { numbers[$0] ?? -1 }.reduce(0, +) == numbers["read"])
    #expect(numbers["delivered"] == 22 && numbers["clean"] == 18 && numbers["with_warnings"] == 4)
    let causes = try #require(summary["causes"] as? [[String: Any]])
    #expect(causes.map { $0["code"] as? String } == ["time.under", "volume.below_floor"])
    #expect(causes.map { $0["clients"] as? Int } == [4, 1])
    #expect(folder.names("output") == ["run_results.json"])
    #expect(folder.mode("output") == 0o750)
    #expect(folder.mode("output/run_results.json") == 0o600)
  }

  @Test func aFailedRunHasResultsTooWithWhatWasWrong() throws {
    let folder = try TemporaryFolder()
    var failed = try results([Finding(.runBrake, "more than a fifth of the clients changed")])
    failed.rulesDigest = nil
    try failed.write(toFolder: folder.path("output"), clients: [])
    let written = try document(folder.bytes("output/run_results.json"))
    #expect((written["findings"] as? [[String: Any]])?.first?["code"] as? String == "run.brake")
    #expect(written["rules_digest"] is NSNull)
  }

  @Test func aFolderWhereTheFileShouldBeIsOneSentenceAndLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("output/run_results.json"), withIntermediateDirectories: true)
    let failure = #expect(throws: OutputFailure.self) { try results().write(toFolder: folder.path("output"), clients: []) }
    #expect(failure?.message == "\(folder.path("output/run_results.json")) can't be written: a folder stands where the file should be")
    #expect(folder.names("output") == ["run_results.json"])
    try Data().write(to: URL(filePath: folder.path("plain")))
    let other = #expect(throws: OutputFailure.self) { try results().write(toFolder: folder.path("plain"), clients: []) }
    #expect(other?.message.hasSuffix("a file stands where a folder should be") == true)
  }

  @Test func theResultsOfTheLastRunStayUntilTheNewOnesAreWhole() throws {
    struct Cut: Error {}
    let folder = try TemporaryFolder()
    try results().write(toFolder: folder.path("output"), clients: [])
    let before = folder.bytes("output/run_results.json")
    let file = AtomicFile(folder: folder.path("output"), name: "run_results.json")
    var bytes = OutputBytes()
    bytes.append(String(repeating: "x", count: 3 << 20))
    try file.take(&bytes)
    #expect(folder.bytes("output/run_results.json") == before)
    file.discard()
    #expect(folder.names("output") == ["run_results.json"])
  }
}
