/// How long to wait before something is tried again: twice as long each time up to a bound, and a random part of that, so that two who
/// failed together don't meet again.
public struct Backoff: Sendable {
  /// The first wait, in milliseconds.
  public let first: Int
  /// The longest wait, in milliseconds.
  public let longest: Int

  /// Both are from a millisecond to a day.
  public init(first: Int = 100, longest: Int = 5_000) {
    let day = 86_400_000
    (self.first, self.longest) = (min(max(1, first), day), min(max(1, longest), day))
  }

  /// The milliseconds to wait after so many attempts (1 and up): from half of the time to all of it.
  public func wait(after attempts: Int, using random: inout some RandomNumberGenerator) -> Int {
    var time = min(first, longest)
    for _ in 1..<max(1, min(attempts, 40)) { time = min(longest, time * 2) }
    return Int.random(in: (time + 1) / 2...time, using: &random)
  }
}

/// What tells the time and lets it pass: a test's own doesn't wait.
public protocol RetryClock: Sendable {
  /// Milliseconds since some moment.
  var milliseconds: Int { get }

  /// Lets so many milliseconds pass.
  func wait(_ milliseconds: Int)
}
