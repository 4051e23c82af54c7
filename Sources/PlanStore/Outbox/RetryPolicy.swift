import Files
import Rulebook

/// When something that could not be delivered is tried again, and when no more; all times in seconds.
package struct RetryPolicy: Sendable {
  /// How long one deliverer has an event for itself: longer than any try may take.
  package var lease = 60
  /// After so many failures in a row a channel is left alone for a while.
  package var failuresToOpen = 3
  /// How long to wait after the first failure; every further one doubles it.
  package var firstWait = 60
  package var longestWait = 6 * 3600
  /// How often a receiver may refuse an event for good before it is given up.
  package var rejectionsToGiveUp = 3
  /// News that are older are given up when a try fails, and are not begun with.
  package var oldest = 7 * 86400
  /// How long events are kept once nobody waits for them.
  package var kept = 90 * 86400

  package init() {}

  /// How long to wait after `failures` (from 1), shortened by up to a quarter that follows from `key`: what failed together comes back apart.
  func wait(after failures: Int, key: String) -> Int {
    let doublings = min(max(0, failures - 1), 20)
    let full = min(longestWait, firstWait << doublings)
    var hasher = ContentHasher()
    hasher.update("\(key) \(failures)")
    return full - Int(hasher.finalize().low % UInt64(full / 4 + 1))
  }

  /// How long a channel is left alone after so many failures in a row; nil while it is still tried.
  func pause(after failures: Int, key: String) -> Int? {
    failures < failuresToOpen ? nil : wait(after: failures - failuresToOpen + 1, key: key)
  }
}
