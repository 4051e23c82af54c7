import Dispatch
import Testing
import TrainingModel

@testable import PlanStore

/// What the cache knows, what it says, and what it counts.
@Suite struct WorkoutLogCacheTests {
  private let cache = WorkoutLogCache()
  private let key = LogKey(client: "c-1", planStart: Workbench.monday, week: 2, day: 3)

  private func entry(_ key: LogKey, _ number: Int = 7) -> WorkoutLogCache.Entry { .init(id: LogID(key), number: number) }

  @Test func idsAreMadeOfTheDayAndReadBack() throws {
    let id = LogID(key)
    #expect(id == LogID(key) && id.description.utf8.count == 36)
    #expect(LogID(id.description) == id)
    #expect(id.description == LogID.Maker(client: "c-1").id(key).description)
    let text = Array(id.description)
    #expect(text[14] == "8" && "89ab".contains(text[19]))
    var others: Set<LogID> = [id]
    for client in ["c-1", "c-2"] {
      for start in [Workbench.monday, Workbench.monday + 28, nil] {
        for week in 1...4 { for day in 1...7 { others.insert(LogID(LogKey(client: client, planStart: start, week: week, day: day))) } }
      }
    }
    #expect(others.count == 168)
    // Side by side in an index.
    #expect(Set(others.map { $0.description.prefix(13) }).count == 2)
  }

  /// An id is what other systems know a log by: it stays what it was with the next version.
  @Test func idsNeverChange() {
    #expect(LogID(key).description == Self.known)
  }
  private static let known = "65017b03-59f1-8ef8-b010-ae43897cbdcb"

  @Test(arguments: [
    "", "c-1", "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6BA7B810-9DAD-81D1-80B4-00C04FD430C8", "6ba7b810-9dad-81d1-00b4-00c04fd430c8",
    "6ba7b8109dad81d180b400c04fd430c8", "6ba7b810-9dad-81d1-80b4-00c04fd430c", "6ba7b810-9dad-81d1-80b4-00c04fd430cg",
    "6ba7b810x9dad-81d1-80b4-00c04fd430c8", "ü6ba7b810-9dad-81d1-80b4-00c04fd430",
  ]) func whatIsNoIDIsNone(_ text: String) { #expect(LogID(text) == nil) }

  @Test func aClientWhomNobodyReadIsUnknown() {
    #expect(cache.answer(key) == .unknown)
    #expect(cache.unread(["c-1", "c-2"]) == ["c-1", "c-2"])
    cache.fill(["c-1"], [], nanoseconds: 5)
    #expect(cache.answer(key) == .none && cache.knowsNone(of: "c-1") && cache.unread(["c-1", "c-2"]) == ["c-2"])
    #expect(cache.counts.misses == 2 && cache.counts.hits == 0 && cache.counts.fills == 1 && cache.counts.fillNanoseconds == 5)
  }

  @Test func anEntryIsFoundUntilItIsForgotten() {
    let other = LogKey(client: "c-1", free: Workbench.monday)
    cache.fill(["c-1", "c-2", "c-1"], [(key, entry(key)), (other, entry(other, 8))], nanoseconds: 1)
    #expect(cache.answer(key) == .hit(entry(key)) && cache.answer(other) == .hit(entry(other, 8)))
    #expect(cache.counts.hitRatio == 1 && cache.counts.entries == 2 && cache.counts.bytes == 2 * WorkoutLogCache.bytesOfEntry)
    cache.forget(key)
    #expect(cache.answer(key) == .none && cache.answer(other) == .hit(entry(other, 8)) && cache.counts.entries == 1)
    cache.forget(key)
    #expect(cache.counts.entries == 1)
    cache.forget(clients: ["c-1", "nobody"])
    #expect(cache.answer(other) == .unknown && cache.counts.entries == 0 && cache.counts.mostEntries == 2)
    #expect(cache.answer(LogKey(client: "c-2", free: Workbench.monday)) == .none)
    cache.forgetAll()
    #expect(cache.unread(["c-2"]) == ["c-2"])
  }

  @Test func anotherClientsDayAnotherBlockAndAnotherDayAreOthers() {
    cache.fill(["c-1", "c-2"], [(key, entry(key))], nanoseconds: 1)
    for other in [
      LogKey(client: "c-2", planStart: Workbench.monday, week: 2, day: 3),
      LogKey(client: "c-1", planStart: Workbench.monday + 28, week: 2, day: 3),
      LogKey(client: "c-1", planStart: nil, week: 2, day: 3), LogKey(client: "c-1", planStart: Workbench.monday, week: 3, day: 2),
      LogKey(client: "c-1", planStart: Workbench.monday, week: .max, day: 3),
    ] { #expect(cache.answer(other) == .none) }
  }

  @Test func whatATransactionDidIsTakenIn() {
    cache.fill(["c-1"], [(key, entry(key))], nanoseconds: 1)
    let new = LogKey(client: "c-1", free: Workbench.monday)
    let stranger = LogKey(client: "c-9", free: Workbench.monday)
    cache.settle(
      [(key, nil), (new, entry(new, 9)), (new, entry(new, 9)), (stranger, entry(stranger))],
      CacheIncidents(stale: 1, violations: 2, recoveries: 3, invalidIDs: 4))
    #expect(cache.answer(key) == .none && cache.answer(new) == .hit(entry(new, 9)))
    // Of somebody who was never read, one day is not all.
    #expect(cache.answer(stranger) == .unknown)
    let counts = cache.counts
    #expect(
      counts.json.hasPrefix("{\"event\":\"log.cache\",\"hits\":")
        && counts.json.hasSuffix(",\"entries\":1,\"most_entries\":1,\"bytes\":64}"))
    #expect((counts.stale, counts.violations, counts.recoveries, counts.invalidIDs, counts.entries) == (1, 2, 3, 4, 1))
  }

  @Test func manyThreadsMayAskAtOnce() {
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for round in 0..<500 {
        let client = "c-\(round % 4)"
        let key = LogKey(client: client, free: Workbench.monday + thread)
        if cache.answer(key) == .unknown { cache.fill([client], [], nanoseconds: 1) }
        cache.settle([(key, entry(key, round + 1))], CacheIncidents(stale: 1))
        if round % 50 == 0 { cache.forget(clients: [client]) }
      }
    }
    let counts = cache.counts
    #expect(counts.hits + counts.misses == 4_000 && counts.stale == 4_000)
    cache.forget(clients: (0..<4).map { "c-\($0)" })
    #expect(cache.counts.entries == 0)
  }
}
