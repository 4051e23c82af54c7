import Findings
import GRDB
import PlanStore
import Testing
import TrainingModel

/// What the database refuses of one client keeps nobody else from being stored.
@Suite struct RefusedClientTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter
  static let ids = (1...9).map { "c-\($0)" }

  /// Nine clients with a plan.
  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
    try writer.write(Self.ids.map { Workbench.client($0, Workbench.mesocycle(), texts: writer.texts) })
  }

  /// Has the database refuse something of a client.
  private func refuse(_ event: String, _ table: String, of client: String, _ action: String = "ABORT") throws {
    let row = event == "DELETE" ? "OLD" : "NEW"
    let shift = ["prescriptions": 8, "week_sessions": 3][table]
    let whose = shift.map { "(SELECT client_id FROM weeks WHERE number = \(row).place >> \($0))" } ?? "\(row).client_id"
    try bench.stranger().write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER no_\(table)_\(client.suffix(1)) BEFORE \(event) ON \(table)
          WHEN \(whose) = '\(client)' BEGIN SELECT RAISE(\(action), 'not this one'); END
          """)
    }
  }

  private func replan(_ id: String = "run-2") throws -> BatchResult {
    let run = try bench.run(store, id: id)
    let block = Workbench.mesocycle(loads: [7000, 7250, 7500, 6000])
    return try run.write(Self.ids.map { Workbench.client($0, block, texts: run.texts, outcome: .replanned, profile: 2) })
  }

  @Test(arguments: [
    ("INSERT", "prescriptions", "ABORT"), ("DELETE", "prescriptions", "ABORT"), ("UPDATE", "weeks", "ABORT"),
    ("DELETE", "week_sessions", "ROLLBACK"), ("UPDATE", "blocks", "FAIL"),
  ]) func oneOfMany(event: String, table: String, action: String) throws {
    let before = try #require(try store.plan(of: "c-4", start: Workbench.monday))
    try refuse(event, table, of: "c-4", action)
    let result = try replan()
    #expect(result.failed.mapValues(\.code) == ["c-4": .storeRefused])
    #expect(result.failed["c-4"]?.message.hasSuffix("not this one") == true)
    let summaries = try store.clientSummaries()
    #expect(summaries.map(\.outcome) == Self.ids.map { $0 == "c-4" ? .failed : .replanned })
    #expect(summaries.map { $0.weeks.map(\.revision).max() } == Self.ids.map { $0 == "c-4" ? 1 : 2 })
    #expect(summaries[3].findings.map(\.code) == [.storeRefused])
    #expect(try store.plan(of: "c-4", start: Workbench.monday) == before, "the old plan stays, whole")
    #expect(try store.examine().isSound)
  }

  @Test func severalOfMany() throws {
    for client in ["c-1", "c-5", "c-9"] { try refuse("INSERT", "prescriptions", of: client) }
    #expect(try replan().failed.keys.sorted() == ["c-1", "c-5", "c-9"])
    #expect(try store.clientSummaries().count { $0.outcome == .replanned } == 6)
    #expect(try store.examine().isSound)
  }

  @Test func ofWhomNothingAtAllCanBeStored() throws {
    try refuse("UPDATE", "clients", of: "c-2")
    #expect(try replan().failed.keys.sorted() == ["c-2"])
    #expect(try store.clientSummaries().map(\.outcome) == Self.ids.map { $0 == "c-2" ? .new : .replanned })
  }

  @Test func rowsThatAreNotAsManyAsWereCounted() throws {
    try bench.stranger().write { db in
      try db.execute(sql: "DELETE FROM prescriptions WHERE \(Workbench.isOf("client_id = 'c-3' AND week_index = 2")) AND order_index = 1")
    }
    #expect(try replan().failed.keys.sorted() == ["c-3"])
  }

  @Test func aValueThatNoVersionWrites() throws {
    try bench.stranger().write { db in
      try db.execute(sql: "UPDATE weeks SET content_hash = 'no hash at all, but as long as 1' WHERE client_id = 'c-7' AND week_index = 3")
    }
    #expect(try replan().failed.keys.sorted() == ["c-7"])
    #expect(try store.clientSummaries(clients: ["c-6", "c-8"]).map(\.outcome) == [.replanned, .replanned])
  }

  @Test func theNightAfterTriesAgain() throws {
    try refuse("INSERT", "prescriptions", of: "c-4")
    _ = try replan()
    try bench.stranger().write { try $0.execute(sql: "DROP TRIGGER no_prescriptions_4") }
    #expect(try replan("run-3").failed.isEmpty)
    #expect(try store.clientSummaries().map(\.outcome) == Self.ids.map { _ in .replanned })
    #expect(try store.clientSummaries()[3].findings.isEmpty)
  }

  @Test func whoIsAbsentAndWhoseWeeksAreOver() throws {
    let approval = ApprovalRequest(
      selection: .clients(["c-1", "c-2", "c-3"]), weeks: [1], basis: .revision(1), by: "lea", at: "2026-12-03T08:00:00Z")
    try #require(try store.approve(approval).approved.count == 3)
    try refuse("UPDATE", "clients", of: "c-2")
    try refuse("UPDATE", "weeks", of: "c-2")
    let night = try bench.run(store, id: "run-2", today: Workbench.monday + 7)
    var refused: [String] = []
    #expect(try night.finalizeWeeks { client, _ in refused.append(client) }.finalized == 2)
    try night.markAbsent(Self.ids) { client, _ in refused.append(client) }
    #expect(refused == ["c-2", "c-2"])
    let summaries = try store.clientSummaries()
    #expect(summaries.filter(\.isPresent).map(\.clientID) == ["c-2"])
    #expect(summaries[0...2].map { $0.status(ofWeek: 1) } == [.finalized, .approved, .finalized])
  }

  @Test func whoseSheetCanNotBeNoted() throws {
    try refuse("UPDATE", "weeks", of: "c-2")
    let hash = ContentDigest(high: 1, low: 1)
    let weeks = Self.ids.map {
      ExportedWeek(key: WeekKey(clientID: $0, planStart: Workbench.monday, week: 1), revision: 1, contentHash: hash)
    }
    let refused = try store.recordExport(
      coach: "marta", kind: .csv, name: "marta.csv", contentHash: hash, asOf: Workbench.monday, changes: 1, weeks: weeks)
    #expect(refused.map(\.client) == ["c-2"])
    let exported = try bench.stranger().read { db in
      try String.fetchAll(db, sql: "SELECT client_id FROM weeks WHERE exported_revision = 1 ORDER BY client_id")
    }
    #expect(exported == Self.ids.filter { $0 != "c-2" })
    #expect(try store.sheetRecord(coach: "marta", kind: .csv) != nil)
  }

  @Test func whatIsNobodysFaultStillStopsTheRun() throws {
    try bench.stranger().inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: StoreError.self) { try replanBehindALock() }
      #expect(error?.kind == .busy)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.clientSummaries().map(\.outcome) == Self.ids.map { _ in .new })
  }

  private func replanBehindALock() throws {
    try writer.write(Self.ids.map { Workbench.client($0, Workbench.mesocycle(), texts: writer.texts, outcome: .replanned, profile: 2) })
  }
}
