import Dispatch
import Synchronization

/// A value that another thread gives once: the first that is given counts, and the others are dropped.
package final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let given = DispatchSemaphore(value: 0)

  package init() {}

  /// Gives the value; one that was given before stays.
  package func give(_ value: Value) {
    let isFirst = self.value.withLock { held in
      guard held == nil else { return false }
      held = value
      return true
    }
    if isFirst { given.signal() }
  }

  /// The value, or nil where none comes within `limit`.
  package func wait(_ limit: Duration) -> Value? {
    _ = given.wait(timeout: .now() + .nanoseconds(Int(limit / .nanoseconds(1))))
    return value.withLock { $0 }
  }
}
