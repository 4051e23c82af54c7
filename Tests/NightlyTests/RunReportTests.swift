import Findings
import Foundation
import PlanStore
import Reporting
import Testing
import TrainingModel

@testable import Nightly

/// What a run says about itself: counts that add up, and how it ended.
@Suite struct RunReportTests {
  let night: Night
  /// Two who are planned, one who is held, two of one id, and one who can't be read.
  let mixed = [
    Night.profile("a"), Night.profile("b", minutes: 45), Night.profile("c", clearance: "clearance_required"), Night.profile("d"),
    Night.profile("d"), "{",
  ]

  init() throws { night = try Night() }

  @Test func everyRecordHasOneOutcome() async throws {
    let report = try await night.run(mixed)
    #expect(report.summary.read == 6 && report.clients.count == 6)
    #expect(report.clients.map(\.outcome) == [.new, .new, .held, .rejected, .rejected, .rejected])
    for outcome in Outcome.allCases { #expect(report.summary[outcome] == report.clients.count { $0.outcome == outcome }) }
    #expect(report.summary.warnings == report.clients.reduce(0) { $0 + $1.findings.count { $0.severity == .warning } })
    #expect(report.summary.clean == report.clients.count { $0.outcome == .new && !$0.findings.contains { $0.severity == .warning } })
    #expect(
      report.summary.line.hasPrefix(
        "Read 6 clients: 2 new, 0 replanned, 0 unchanged, 0 protected, 0 not due, 1 held, 0 infeasible, 3 rejected"))
    #expect(report.ending == .finished && report.exitCode == 1)
  }

  @Test(arguments: [(Tolerance.count(2), 1), (.count(3), 0), (.percent(49), 1), (.percent(50), 0)])
  func theExitCodeIsAboutWhatIsTolerated(tolerated: Tolerance, code: Int) async throws {
    let report = try await night.run(mixed) { $0.tolerated = tolerated }
    #expect(report.exitCode == code)
  }

  @Test func howFarEverybodyCame() async throws {
    let report = try await night.run(mixed)
    #expect(report.clients.map(\.reached) == [.exported, .exported, .loaded, .loaded, .loaded, .loaded])
    #expect(report.clients.map(\.planStart)[..<2] == [Night.monday, Night.monday])
    let unexported = try await night.run([Night.profile("a", minutes: 45), mixed[1]]) { request in
      request.acceptsChange = true
      request.writesSheets = false
    }
    #expect(unexported.clients.map(\.reached) == [.stored, .exported])
  }

  @Test func aRunThatIsLockedOutSaysWhoIsInAndLeavesTheResultsAlone() async throws {
    _ = try await night.run(mixed)
    let results = try Data(contentsOf: URL(fileURLWithPath: night.folder + "/run_results.json"))
    let lock = try RunLock(besideDatabase: night.database, holder: "somebody")
    let report = try await night.run(mixed)
    withExtendedLifetime(lock) {}
    #expect(report.ending == .locked && report.exitCode == 75)
    #expect(report.findings.map(\.message) == ["another run holds the lock: somebody"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: night.folder + "/run_results.json")) == results)
  }

  @Test func aHeldRunTellsWhatWouldHaveBecomeOfEverybody() async throws {
    let all = ["a", "b", "c"].map { Night.profile($0) }
    _ = try await night.run(all)
    let report = try await night.run([Night.profile("a", minutes: 45), Night.profile("b", clearance: "follow_up_required"), all[2]])
    #expect(report.ending == .stopped && report.exitCode == 2)
    #expect(report.clients.map(\.outcome) == [.replanned, .held, .unchanged])
    #expect(report.findings.map(\.code) == [.runBrake])
    #expect(try night.known("b")?.outcome == .new)
  }

  @Test func onlyThoseAskedForAreReadAndNobodyElseIsAbsent() async throws {
    let all = ["a", "b", "c"].map { Night.profile($0) }
    _ = try await night.run(all)
    let report = try await night.run([all[0]]) { $0.clientIDs = ["a"] }
    #expect(report.summary.line.hasPrefix("Read 1 client: 0 new, 0 replanned, 1 unchanged"))
    #expect(try night.known("b")?.isPresent == true)
    _ = try await night.run([all[0]]) { $0.acceptsChange = true }
    #expect(try night.known("b")?.isPresent == false)
  }
}
