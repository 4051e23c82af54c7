import Dispatch
import PlanStore
import Testing
import TrainingModel

/// Several connections that write at the same time, as an approval does during a run.
@Suite struct ConcurrencyTests {
  @Test func twoWritersTakeTurns() throws {
    let bench = try Workbench()
    let path = bench.path
    let first = try PlanStore.open(path: path, mode: .readWrite)
    let writers = [try bench.run(first), try bench.run(PlanStore.open(path: path, mode: .readWrite), id: "run-2")]
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      let writer = writers[index]
      for round in 0..<20 {
        let block = Workbench.mesocycle(seed: UInt64(round), loads: [Int32(index) + 1, 2, 3, Int32(round) + 1])
        #expect(throws: Never.self) {
          try writer.write(["c-1", "c-2"].map { Workbench.client($0, block, texts: writer.texts, outcome: .replanned) })
        }
      }
    }
    #expect(try first.texts().count == 32)
    for summary in try first.clientSummaries() {
      let stored = try first.contentHashes(client: summary.clientID, planStart: Workbench.monday)
      #expect(stored == summary.weeks.map(\.contentHash))
    }
  }

  @Test func twoProcessesMayCreateTheSameDatabaseAtOnce() throws {
    let bench = try Workbench()
    let path = bench.path
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      #expect(throws: Never.self) { try PlanStore.open(path: path, mode: .readWrite).clientSummaries() }
    }
  }
}
