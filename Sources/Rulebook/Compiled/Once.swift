import Synchronization

/// A value that is worked out when it is first asked for, by whichever thread comes first.
final class Once<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)

  /// The value, made by `make` where nobody has asked before.
  func value(_ make: () -> Value) -> Value {
    known.withLock { known in
      if let known { return known }
      let made = make()
      known = made
      return made
    }
  }
}
