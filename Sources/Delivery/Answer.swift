import Dispatch
import Synchronization

/// A value that another thread gives once: the first that is given counts, and the others are dropped.
final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let given = DispatchSemaphore(value: 0)

  func give(_ value: Value) {
    let isFirst = self.value.withLock { held in
      guard held == nil else { return false }
      held = value
      return true
    }
    if isFirst { given.signal() }
  }

  /// The value, or nil where none comes within `limit`.
  func wait(_ limit: Duration) -> Value? {
    _ = given.wait(timeout: .now() + .nanoseconds(Int(limit / .nanoseconds(1))))
    return value.withLock { $0 }
  }
}
