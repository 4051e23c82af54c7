import Findings
import PlanStore
import Testing
import TrainingModel

/// What the store tells of approved blocks.
@Suite struct HistoryReaderTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
  }

  private func plan(_ start: CalendarDate, seed: UInt64 = 7, approving weeks: [Int]?) throws {
    let block = Workbench.mesocycle(seed: seed, start: start)
    let hashes = WeekDigests.digests(of: block, texts: writer.texts)
    try writer.write([Workbench.client("c-1", block, texts: writer.texts, profile: seed)])
    guard let weeks else { return }
    try store.export("c-1", start, hashes, coach: "marta")
    #expect(try approve(weeks) == weeks)
  }

  private func approve(_ weeks: [Int]) throws -> [Int] {
    let request = ApprovalRequest(selection: .all, weeks: weeks, basis: .exported, by: "lea", at: "2026-12-03T08:00:00Z")
    return try store.approve(request).approved.map(\.week.week)
  }

  @Test func tellsTheLatestApprovedBlockInFull() throws {
    try plan(Workbench.monday, approving: [1, 2, 3, 4])
    try plan(Workbench.monday + 28, seed: 8, approving: nil)
    let history = try store.approvedHistory(of: "c-1", before: Workbench.monday + 28, Workbench.rulebook)
    let last = try #require(history.last)
    #expect(history.blocks == [[SmallRulebook.bench, SmallRulebook.plank]])
    #expect(last.start == Workbench.monday && last.lastDay == Workbench.monday + 24 && last.unit == .kg)
    #expect(last.phases == [.introduce, .build, .overreach, .deload])
    #expect(last.rows.count == 16)
    let press = try #require(last.rows.first { $0.week == 3 && $0.day == 4 && $0.exercise == SmallRulebook.bench })
    #expect(press.sets == 3 && press.reps == 6...8 && press.load == Load(hundredths: 6500) && press.rir == 2)
    #expect(press.id == RowID(seed: 7, place: 340))
  }

  @Test func whatNobodyApprovedIsNoHistory() throws {
    try plan(Workbench.monday, approving: [1, 2])
    let last = try #require(try store.approvedHistory(of: "c-1", before: Workbench.monday + 28, Workbench.rulebook).last)
    #expect(last.phases == [.introduce, .build, nil, nil] && last.lastDay == Workbench.monday + 10)
    #expect(try store.approvedHistory(of: "c-1", before: Workbench.monday, Workbench.rulebook).last == nil)
    #expect(try store.approvedHistory(of: "nobody", before: Workbench.monday + 99, Workbench.rulebook).blocks.isEmpty)
  }

  @Test func whatIsApprovedLaterChangesTheDigestAndNothingElseDoes() throws {
    try plan(Workbench.monday, approving: [1, 2])
    func digest(before start: CalendarDate) throws -> ContentDigest? {
      let blocks = try store.snapshot().clients.first?.approvedBlocks ?? []
      return ApprovedBlock.digest(of: blocks, before: start)
    }
    let before = try digest(before: Workbench.monday + 28)
    #expect(before != nil)
    #expect(try digest(before: Workbench.monday + 28) == before)
    #expect(try digest(before: Workbench.monday) == nil, "a block is no part of its own history")
    #expect(try approve([3]) == [3])
    #expect(try digest(before: Workbench.monday + 28) != before)
  }
}
