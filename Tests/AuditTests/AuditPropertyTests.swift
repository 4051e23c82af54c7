import Foundation
import PlanAudit
import Planning
import Testing
import TrainingModel

/// What an outside checker finds in the plans of thousands of clients, extremes included.
@Suite struct AuditPropertyTests {
  @Test func findsNoErrorInThousandsOfPlans() throws {
    let bench = try AuditBench.required()
    var roster = Roster(bench.rulebook, seed: 2_026)
    let census = Census.take(roster.make(5_000), bench)
    #expect(census.planned.count >= 4_850, "\(census.planned.count) of 5,000 clients have a plan")
    #expect(census.counts(.error).isEmpty, "\(Report(census: census, bench: bench).text)")
    // Two people may get the same plan where what differs about them changes nothing; hardly anybody does.
    let alike = Dictionary(grouping: census.planned, by: \.content).values.filter { members in
      Set(members.map { [$0.member.client.goal.index, Int($0.member.client.experience.rawValue), $0.member.client.trainingDays.count] })
        .count > 1
    }
    #expect(
      alike.count <= 3, "the same plans for different people: \(alike.map { $0.map { $0.member.client.summary(bench, $0.member.start) } })")
  }

  /// What conditions and age ask for takes its time first, so that short sessions train some muscles less often.
  ///
  /// Set `AUDIT_REPORT` to a path to get the whole report, and `AUDIT_CLIENTS` to a number for a larger sample.
  @Test func warnsFewWhoseOwnLimitsDontForceIt() throws {
    let bench = try AuditBench.required()
    let environment = ProcessInfo.processInfo.environment
    var roster = Roster(bench.rulebook, seed: 7)
    let census = Census.take(roster.make(environment["AUDIT_CLIENTS"].flatMap(Int.init) ?? 200), bench, asksWhy: true)
    let text = Report(census: census, bench: bench).text
    if let path = environment["AUDIT_REPORT"] { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    // Where time is as short as what conditions leave, both have to be taken away; all limits together explain every warning.
    #expect(census.clean * 100 >= census.planned.count * 88, "\(text)")
    #expect(census.planned.allSatisfy { $0.stubborn.isEmpty }, "\(text)")
  }
}
