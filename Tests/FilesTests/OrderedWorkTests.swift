import Files
import Foundation
import Testing

/// Work over several cores whose results come in the order of the chunks.
@Suite struct OrderedWorkTests {
  struct Failure: Error {}

  @Test(arguments: [1, 2, 4, 16]) func resultsComeInOrder(jobs: Int) async throws {
    var next = 0
    var delivered: [Int] = []
    try await OrderedWork.run(
      jobs: jobs,
      next: {
        next += 1
        return next <= 100 ? next : nil
      },
      work: { number in
        // Every seventh takes longer, so that those after it are ready first.
        if number % 7 == 0 { usleep(2000) }
        return number * number
      },
      deliver: { delivered.append($0) })
    #expect(delivered == (1...100).map { $0 * $0 })
  }

  @Test func noChunkIsNoWork() async throws {
    var delivered = 0
    try await OrderedWork.run(jobs: 4, next: { nil as Int? }, work: { $0 }, deliver: { (_: Int) in delivered += 1 })
    #expect(delivered == 0)
  }

  @Test func onlyAWindowIsInMemory() async throws {
    var (made, delivered, widest) = (0, 0, 0)
    try await OrderedWork.run(
      jobs: 3,
      next: {
        made += 1
        widest = max(widest, made - delivered)
        return made <= 200 ? made : nil
      },
      work: { number in
        if number % 20 == 1 { usleep(5000) }
        return number
      },
      deliver: { (_: Int) in delivered += 1 })
    #expect(widest <= 6)
    #expect(delivered == 200)
  }

  @Test func whatCanNotBeReadStopsIt() async throws {
    var made = 0
    await #expect(throws: Failure.self) {
      try await OrderedWork.run(
        jobs: 2,
        next: {
          made += 1
          if made == 10 { throw Failure() }
          return made
        }, work: { $0 }, deliver: { (_: Int) in })
    }
  }

  @Test func whatCanNotBeStoredStopsIt() async throws {
    var delivered: [Int] = []
    var made = 0
    await #expect(throws: Failure.self) {
      try await OrderedWork.run(
        jobs: 2,
        next: {
          made += 1
          return made
        }, work: { $0 },
        deliver: { number in
          if number == 5 { throw Failure() }
          delivered.append(number)
        })
    }
    #expect(delivered == [1, 2, 3, 4])
    #expect(made < 10)
  }

  @Test(arguments: [0, 1, 2, 3, 7]) func whatIsMadeSideBySideComesInOrder(count: Int) {
    var delivered: [String] = []
    OrderedWork.sideBySide(Array(0..<count), workers: ["a", "b", "c"]) { item, worker in
      // The first of those side by side takes longest.
      (0..<(worker == "a" ? 100_000 : 10)).reduce(0, &+) < 0 ? "" : "\(item)"
    } deliver: { item, made in
      delivered.append("\(item)=\(made)")
    }
    #expect(delivered == (0..<count).map { "\($0)=\($0)" })
  }

  @Test func noWorkerHasTwoItemsAtATimeAndNoneRunsFarAhead() {
    final class Desk: @unchecked Sendable {
      private let lock = NSLock()
      private var isBusy = false
      var wasShared = false
      func work() {
        lock.withLock {
          wasShared = wasShared || isBusy
          isBusy = true
        }
        usleep(200)
        lock.withLock { isBusy = false }
      }
    }
    let lock = NSLock()
    nonisolated(unsafe) var (begun, delivered, widest) = (0, 0, 0)
    let desks = [Desk(), Desk()]
    OrderedWork.sideBySide(Array(0..<60), workers: desks) { item, desk in
      lock.withLock {
        begun += 1
        widest = max(widest, begun - delivered)
      }
      desk.work()
      return item
    } deliver: { item, made in
      #expect(item == made)
      usleep(400)
      lock.withLock { delivered += 1 }
    }
    #expect(begun == 60 && widest <= 4 && !desks.contains { $0.wasShared })
  }

  @Test func whatIsHandedOverComesInOrderAndWithItsEnd() throws {
    var taken: [Int] = []
    let end = try OrderedWork.handingOver(waiting: 3) { put in
      for number in 0..<50 { try put(number) }
      return "done"
    } _: { (number: Int) in
      taken.append(number)
    }
    #expect(end == "done" && taken == Array(0..<50))
  }

  @Test func whatIsMadeBeforeAFaultIsTaken() {
    var taken: [Int] = []
    #expect(throws: Failure.self) {
      try OrderedWork.handingOver(waiting: 3) { put in
        for number in 0..<5 { try put(number) }
        throw Failure()
      } _: { (number: Int) in
        taken.append(number)
      }
    }
    #expect(taken == [0, 1, 2, 3, 4])
  }

  @Test func whoTakesNoMoreEndsTheMaking() {
    let lock = NSLock()
    nonisolated(unsafe) var made = 0
    #expect(throws: Failure.self) {
      try OrderedWork.handingOver(waiting: 2) { put in
        for number in 0..<1000 {
          lock.withLock { made += 1 }
          try put(number)
        }
      } _: { (number: Int) in
        if number == 10 { throw Failure() }
      }
    }
    #expect(made < 20)
  }

  @Test func whatTheTakerRefusesEndsIt() {
    struct Enough: Error {}
    var delivered: [Int] = []
    #expect(throws: Enough.self) {
      try OrderedWork.sideBySide(Array(0..<9), workers: [0, 1]) { item, _ in
        item
      } deliver: { item, _ in
        if item == 3 { throw Enough() }
        delivered.append(item)
      }
    }
    #expect(delivered == [0, 1, 2])
  }
}
