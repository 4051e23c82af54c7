import Foundation
import Planning

/// How much CPU time each stage took, over all clients that a worker planned.
struct StageTimes: Sendable {
  /// Nanoseconds by `StageName`.
  private(set) var nanoseconds = [UInt64](repeating: 0, count: StageName.allCases.count)
  /// Clients by `StageName`.
  private(set) var clients = [Int](repeating: 0, count: StageName.allCases.count)
  private var last: UInt64 = 0

  /// Starts the clock for a client.
  mutating func begin() { last = Self.now() }

  /// Counts the time since the last stage, or since the start, for this one.
  mutating func lap(_ stage: StageName) {
    let now = Self.now()
    nanoseconds[Int(stage.rawValue)] += now - last
    clients[Int(stage.rawValue)] += 1
    last = now
  }

  /// Adds another worker's times.
  mutating func add(_ other: StageTimes) {
    for index in nanoseconds.indices {
      nanoseconds[index] += other.nanoseconds[index]
      clients[index] += other.clients[index]
    }
  }

  /// The thread's own time, which other programs on the machine don't add to.
  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
