import Dispatch

/// Works chunks off on several cores and hands the results over in the order of the chunks.
///
/// No more than a window of chunks is in memory at a time, so that a long list costs no more than a short one.
package enum OrderedWork {
  /// Runs to the end; throws what `next` and `deliver` throw.
  ///
  /// - Parameters:
  ///   - jobs: how many chunks are worked on at once.
  ///   - next: makes the next chunk, or nil at the end; called on the caller's side, in order.
  ///   - work: turns a chunk into its result; called on any core.
  ///   - deliver: takes each result, in the order of the chunks, on the caller's side.
  package static func run<Chunk: Sendable, Result: Sendable>(
    jobs: Int, next: () throws -> Chunk?, work: @escaping @Sendable (Chunk) -> Result, deliver: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var started = 0
      var delivered = 0
      var waiting: [Int: Result] = [:]
      var isAtEnd = false
      while true {
        // Two chunks a core keep the cores busy while a result is being stored.
        while !isAtEnd, started - delivered < 2 * jobs, started - delivered - waiting.count < jobs + 1 {
          guard let chunk = try next() else {
            isAtEnd = true
            break
          }
          let index = started
          started += 1
          group.addTask { (index, work(chunk)) }
        }
        guard let (index, result) = try await group.next() else { return }
        waiting[index] = result
        while let ready = waiting.removeValue(forKey: delivered) {
          delivered += 1
          try deliver(ready)
        }
      }
    }
  }

  /// Makes the results of as many items at once as there are workers and hands them over in order, while the caller waits.
  ///
  /// - Parameters:
  ///   - workers: What each of those that work side by side has for itself, such as a connection; at least one.
  ///   - work: Makes the result of an item; called on any core.
  ///   - deliver: Takes each result, in the order of the items, on the caller's thread.
  /// - Throws: what `deliver` throws; nothing is delivered after that.
  package static func sideBySide<Item, Worker, Result>(
    _ items: [Item], workers: [Worker], work: (Item, Worker) -> Result, deliver: (Item, Result) throws -> Void
  ) rethrows {
    for start in stride(from: 0, to: items.count, by: workers.count) {
      let group = items[start..<min(start + workers.count, items.count)]
      var results = [Result?](repeating: nil, count: group.count)
      results.withUnsafeMutableBufferPointer { results in
        // Each iteration has an item, a worker and a place of its own.
        nonisolated(unsafe) let results = results
        withoutActuallyEscaping(work) { work in
          nonisolated(unsafe) let (group, workers, work) = (group, workers, work)
          DispatchQueue.concurrentPerform(iterations: group.count) { place in
            results[place] = work(group[start + place], workers[place])
          }
        }
      }
      for (item, result) in zip(group, results) { if let result { try deliver(item, result) } }
    }
  }
}
