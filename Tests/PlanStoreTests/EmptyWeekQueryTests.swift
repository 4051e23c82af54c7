import GRDB
import Testing

@testable import PlanStore

/// The nightly look for empty weeks costs the present blocks, however many years the store holds.
@Suite struct EmptyWeekQueryTests {
  @Test(arguments: [false, true]) func itReadsNoWeekOfEarlierBlocks(ofOne: Bool) throws {
    let bench = try Workbench()
    _ = try bench.store()
    let plan = try bench.stranger().read { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN \(EmptyWeekPromotion.query(ofOne: ofOne))", arguments: ofOne ? ["c-1"] : []
      ).map { $0["detail"] as String }
    }
    let weeks = plan.filter { $0.contains(" w ") || $0.hasSuffix(" w") }
    #expect(weeks == ["SEARCH w USING PRIMARY KEY (client_id=? AND plan_start=?)"], "\(plan)")
  }
}
