import PlanStore
import Testing
import TrainingModel

@testable import Nightly

/// Where so much may change that the brake looks first, what was planned for it is what is stored.
@Suite struct PlannedAheadTests {
  /// Two chunks of 64 records, and a part of a third.
  private static let count = 140

  /// What two nights leave behind: results by client, and every row that waits.
  private func months(keeping most: Int) async throws -> (results: [String], rows: [String], breaches: [String]) {
    let night = try Night()
    let ids = (0..<Self.count).map { "c\(1000 + $0)" }
    let first = try await night.run(ids.map { Night.profile($0) })
    #expect(first.summary[.new] == Self.count)
    // Everybody is due, and a tenth gets another plan: the brake looks, and lets go.
    let second = try await night.run(
      ids.map { Night.profile($0, minutes: $0.hasSuffix("7") ? 45 : 30).replacing("30,\"goal\"", with: "31,\"goal\"") }
    ) {
      $0.keptAhead = most
    }
    #expect(second.exitCode == 0 && second.summary[.replanned] > 0 && second.summary[.unchanged] > 0, "\(second.summary)")
    let store = try PlanStore.open(path: night.database, mode: .readOnly)
    var rows: [String] = []
    try store.forEachPlanRow(PlanRowFilter(part: .preview)) { row in
      rows.append(
        "\(row.block.clientID) \(row.week) \(row.day) \(String(decoding: row.exerciseID, as: UTF8.self)) \(row.sets) \(row.repsMin)")
    }
    let breaches = try store.examine().results.flatMap { result in result.breaches.map { "\(result.name): \($0.message)" } }
    return (second.clients.map { "\($0)" }, rows, breaches)
  }

  @Test(arguments: [64, 2048]) func whatIsKeptIsWhatWouldBePlannedAgain(most: Int) async throws {
    let (again, kept) = (try await months(keeping: 0), try await months(keeping: most))
    #expect(again.results.count == Self.count && kept.results == again.results)
    #expect(!again.rows.isEmpty && kept.rows == again.rows)
    #expect(kept.breaches == [])
  }
}
