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
}
