import PlanStore
import Testing
import TrainingModel

/// Which coaches need a new sheet.
@Suite struct ExportMarksTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
  }

  @Test func aCoachWithoutASheetNeedsOne() throws {
    #expect(try store.sheetRecord(coach: "marta", kind: .csv) == nil)
    #expect(try store.staleCoaches(today: Workbench.monday) == ["marta"])
    #expect(try store.staleCoaches(today: Workbench.monday, kinds: []) == [])
  }

  @Test func aFreshSheetIsLeftAloneUntilABlockEnds() throws {
    try export(asOf: Workbench.monday)
    let record = SheetRecord(name: "marta.csv", contentHash: ContentDigest(high: 1, low: 2), isStale: false, asOf: Workbench.monday)
    #expect(try store.sheetRecord(coach: "marta", kind: .csv) == record)
    #expect(try stale(on: Workbench.monday + 27) == [])
    #expect(try stale(on: Workbench.monday + 28) == ["marta"])
    try export(asOf: Workbench.monday + 28)
    #expect(try stale(on: Workbench.monday + 29) == [])
  }

  @Test func aClientWhoMovesMakesBothSheetsStale() throws {
    try writer.write([Workbench.client("c-2", nil, texts: writer.texts, outcome: .notDue, coach: "jo")])
    for coach in ["marta", "jo"] { try export(coach, asOf: Workbench.monday) }
    #expect(try stale(on: Workbench.monday) == [])
    try writer.write([Workbench.client("c-2", nil, texts: writer.texts, outcome: .notDue, coach: "marta")])
    #expect(try stale(on: Workbench.monday) == ["jo", "marta"])
  }

  @Test(arguments: [true, false]) func aChangeWhileASheetIsWrittenIsNotLost(_ isFirst: Bool) throws {
    if !isFirst { try export(asOf: Workbench.monday) }
    let (count, changes) = try store.readSheet(coach: "marta", unfinishedOn: Workbench.monday) { _, _ in
      0
    } _: { count, _ in
      count += 1
    }
    #expect(count == 16)
    _ = try store.approve(.init(selection: .all, weeks: [1], basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    try store.recordExport(
      coach: "marta", kind: .csv, name: "marta.csv", contentHash: ContentDigest(high: 1, low: 2), asOf: Workbench.monday, changes: changes,
      weeks: [])
    #expect(try stale(on: Workbench.monday) == ["marta"])
    try export(asOf: Workbench.monday)
    #expect(try stale(on: Workbench.monday) == [])
  }

  @Test func filtersNarrowWhatIsRead() throws {
    try writer.write([Workbench.client("c-2", Workbench.mesocycle(seed: 8, start: Workbench.monday + 7), texts: writer.texts, coach: "jo")])
    #expect(try store.texts(PlanRowFilter(coach: "jo")).count == 16)
    #expect(try store.texts(PlanRowFilter(part: .schedule)).isEmpty)
    #expect(try store.texts(PlanRowFilter(clients: [])).isEmpty)
    #expect(try store.texts(PlanRowFilter(clients: ["c-1", "c 1", "\"", "nobody"], weeks: [2, 9])).count == 4)
    #expect(try store.texts(PlanRowFilter(unfinishedOn: Workbench.monday + 28)).allSatisfy { $0.hasPrefix("c-2 ") })
    #expect(try store.texts(PlanRowFilter(unfinishedOn: Workbench.monday + 27)).count == 32)
    let all = try store.texts()
    #expect(all == all.sorted())
    #expect(try store.clientSummaries(coach: "jo").map(\.clientID) == ["c-2"])
    #expect(try store.clientSummaries(clients: ["c-1"]).map(\.clientID) == ["c-1"])
  }

  @Test func aMonthIsWhatItsWeeksShare() {
    #expect(MonthStatus(weeks: [.finalized, .approved, .approved, .approved]) == .approved)
    #expect(MonthStatus(weeks: [.approved, .pending, .pending, .pending]) == .mixed)
    #expect(MonthStatus(weeks: [.draft, .draft, .draft, .draft]) == .draft)
    #expect(MonthStatus(weeks: [.unknown, .unknown, .unknown, .unknown]) == .unknown)
    #expect(MonthStatus(weeks: []) == .unknown)
  }

  private func stale(on today: CalendarDate) throws -> [String] { try store.staleCoaches(today: today, kinds: [.csv]) }

  private func export(_ coach: String = "marta", asOf: CalendarDate) throws {
    let changes = try store.readSheet(coach: coach, unfinishedOn: asOf) { _, _ in
    } _: { _, _ in
    }.changes
    try store.recordExport(
      coach: coach, kind: .csv, name: "\(coach).csv", contentHash: ContentDigest(high: 1, low: 2), asOf: asOf, changes: changes, weeks: [])
  }
}
