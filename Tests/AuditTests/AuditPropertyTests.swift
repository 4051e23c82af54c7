import Foundation
import PlanAudit
import Planning
import Testing
import TrainingModel

/// What an outside checker finds in the plans of thousands of clients.
@Suite struct AuditPropertyTests {
  @Test func findsNoErrorInThousandsOfPlans() throws {
    let bench = try AuditBench.required()
    var roster = Roster(bench.rulebook, seed: 2_026)
    let count = ProcessInfo.processInfo.environment["AUDIT_CLIENTS"].flatMap(Int.init) ?? 5_000
    let clock = ContinuousClock()
    let begin = clock.now
    let census = Census.take(roster.make(count), bench)
    let text = Report(census: census, bench: bench).text + "\ntook \(clock.now - begin)\n"
    if let path = ProcessInfo.processInfo.environment["AUDIT_REPORT"] { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(census.counts(.error).isEmpty, "\(text)")
  }
}
