import Findings
import Testing
import TrainingModel

@testable import PlanStore

/// A programme's state is kept with its block, and read again for the next one once the block is approved.
@Suite struct ProgrammeStoreTests {
  private let bench: Workbench
  private let store: PlanStore
  private let writer: RunWriter
  private let record = ProgrammeRecord(
    template: "wendler_531", state: "position=4 unit=kg\nmain/deadlift weight=16250", start: Workbench.monday, sessions: [(1, 1), (1, 4)])

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
  }

  private func write(_ record: ProgrammeRecord?) throws {
    var write = Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)
    if case .replace(var block) = write.change {
      block.programme = record
      write.change = .replace(block)
    }
    try writer.write([write])
  }

  private func approve(_ weeks: [Int]) throws {
    let hashes = WeekDigests.digests(of: Workbench.mesocycle(), texts: writer.texts)
    try store.export("c-1", Workbench.monday, hashes, coach: "marta")
    let report = try store.approve(
      ApprovalRequest(selection: .all, weeks: weeks, basis: .exported, by: "lea", at: "2026-12-03T08:00:00Z", isDryRun: false))
    #expect(report.approved.count == weeks.count)
  }

  private func programme() throws -> ProgrammeRecord? {
    try store.history(of: "c-1", before: Workbench.monday + 28, Workbench.rulebook).programme
  }

  @Test func approvedBlockIsFollowedByTheNext() throws {
    try write(record)
    #expect(try programme() == nil)
    try approve([1, 2])
    let read = try #require(try programme())
    #expect(read.template == record.template && read.state == record.state && read.start == Workbench.monday)
    // Two sessions in each of the two approved weeks.
    #expect(read.sessions.map { $0.week * 10 + $0.day } == [11, 14, 21, 24])
  }

  @Test func blockWithoutAProgrammeForgetsIt() throws {
    try write(record)
    try write(nil)
    try approve([1])
    #expect(try programme() == nil)
  }
}
