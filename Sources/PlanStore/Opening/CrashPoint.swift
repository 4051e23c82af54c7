import Glibc
import Synchronization

/// Where a test lets the program die: before and after each transaction, which is all that another process can tell apart.
///
/// What happens to a process that is killed within one is SQLite's own business. A program that was built for release has none of this.
enum CrashPoint {
  #if DEBUG
    private static let fatal = getenv("CRASH_AFTER_STEP").flatMap { Int(String(cString: $0)) }
    private static let passed = Atomic<Int>(0)

    /// Kills the process and those that it has started, its whole group, at the step that the environment names.
    static func pass() {
      guard let fatal, passed.add(1, ordering: .relaxed).newValue == fatal else { return }
      kill(0, SIGKILL)
    }
  #else
    static func pass() {}
  #endif
}
