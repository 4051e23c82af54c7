import Dispatch
import Foundation

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
  /// A worker goes on to the next item while results before it are being delivered; at most one more than there are workers wait.
  ///
  /// - Parameters:
  ///   - workers: What each of those that work side by side has for itself, such as a connection; at least one.
  ///   - work: Makes the result of an item; called on any core.
  ///   - deliver: Takes each result, in the order of the items, on the caller's thread.
  /// - Throws: what `deliver` throws; nothing is delivered after that, and nothing more is begun.
  package static func sideBySide<Item, Worker, Result>(
    _ items: [Item], workers: [Worker], work: @escaping (Item, Worker) -> Result, deliver: (Item, Result) throws -> Void
  ) rethrows {
    guard workers.count > 1, items.count > 1 else {
      for item in items { try deliver(item, work(item, workers[0])) }
      return
    }
    let bench = Workbench<Result>(count: items.count, waiting: workers.count + 1)
    let group = DispatchGroup()
    // Each item and each worker is one thread's at a time.
    nonisolated(unsafe) let (items, work) = (items, work)
    for worker in workers {
      nonisolated(unsafe) let worker = worker
      group.enter()
      // Threads of their own: those of a pool may all be waiting for this very work.
      Thread.detachNewThread {
        while let place = bench.begin() { bench.put(work(items[place], worker), at: place) }
        group.leave()
      }
    }
    defer {
      bench.stop()
      group.wait()
    }
    for place in items.indices { try deliver(items[place], bench.take(place)) }
  }

  /// Makes items on a thread of their own and takes each on the caller's, in order, while the next are being made.
  ///
  /// - Parameters:
  ///   - waiting: how many items may wait at the most.
  ///   - produce: makes the items one after the other and hands each over; called on another thread.
  ///   - consume: takes each item.
  /// - Returns: what `produce` returns.
  /// - Throws: what `produce` throws, once all items before are taken, and what `consume` throws, after which nothing more is taken.
  package static func handingOver<Item, Result>(
    waiting: Int, _ produce: @escaping ((Item) throws -> Void) throws -> Result, _ consume: (Item) throws -> Void
  ) throws -> Result {
    let hatch = Hatch<Item, Result>(waiting: waiting)
    // It is the other thread's until its end is told.
    nonisolated(unsafe) let produce = produce
    Thread.detachNewThread { hatch.end(Swift.Result { try produce { try hatch.put($0) } }) }
    do { while let item = hatch.take() { try consume(item) } } catch {
      hatch.close()
      throw error
    }
    return try hatch.outcome()
  }
}

/// Through which one thread hands items to another.
private final class Hatch<Item, Outcome>: @unchecked Sendable {
  /// Nobody takes anything any more.
  struct Closed: Error {}

  private let condition = NSCondition()
  private let waiting: Int
  private var items: [Item] = []
  private var end: Result<Outcome, any Error>?
  private var isClosed = false

  init(waiting: Int) { self.waiting = max(1, waiting) }

  func put(_ item: Item) throws {
    try condition.withLock {
      while !isClosed, items.count >= waiting { condition.wait() }
      if isClosed { throw Closed() }
      items.append(item)
      condition.broadcast()
    }
  }

  /// The next item; nil at the end.
  func take() -> Item? {
    condition.withLock {
      while items.isEmpty, end == nil { condition.wait() }
      guard !items.isEmpty else { return nil }
      defer { condition.broadcast() }
      return items.removeFirst()
    }
  }

  func end(_ outcome: Result<Outcome, any Error>) {
    condition.withLock {
      end = outcome
      condition.broadcast()
    }
  }

  /// Ends the other thread at its next item, and waits for it.
  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
      while end == nil { condition.wait() }
    }
  }

  func outcome() throws -> Outcome {
    try condition.withLock {
      while true {
        if let end { return try end.get() }
        condition.wait()
      }
    }
  }
}

/// Where workers put their results down, and one takes them away in order.
private final class Workbench<Result>: @unchecked Sendable {
  private let condition = NSCondition()
  private let count: Int
  private let waiting: Int
  private var next = 0
  private var taken = 0
  private var results: [Int: Result] = [:]
  private var isStopped = false

  init(count: Int, waiting: Int) { (self.count, self.waiting) = (count, waiting) }

  /// The place of the next item, once there is room for its result; nil where nothing is left to do.
  func begin() -> Int? {
    condition.withLock {
      while !isStopped, next < count, next - taken >= waiting { condition.wait() }
      guard !isStopped, next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  func put(_ result: Result, at place: Int) {
    condition.withLock {
      results[place] = result
      condition.broadcast()
    }
  }

  func take(_ place: Int) -> Result {
    condition.withLock {
      while true {
        if let result = results.removeValue(forKey: place) {
          taken = place + 1
          condition.broadcast()
          return result
        }
        condition.wait()
      }
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }
}
