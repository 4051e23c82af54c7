import Foundation

/// Keeps what is in memory out of what a crash leaves behind: it is clients' data.
enum CrashSilence {
  /// Turns Swift's backtrace off, unless somebody asks for it with `SWIFT_BACKTRACE` in the environment, and allows no core dump.
  ///
  /// The backtrace shows the memory that registers point to. Swift's runtime reads its settings before any code of ours runs, so what it has
  /// set up is taken back: the program then ends at once, by the signal, as every shell and cron tells it.
  static func keep() {
    if ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil {
      for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] { Foundation.signal(signal, SIG_DFL) }
    }
    var limit = rlimit()
    getrlimit(cores, &limit)
    // Of 0 bytes, Linux takes no notice where a program collects the dumps; 1 byte stops it there too, and is too little for a file.
    limit.rlim_cur = min(1, limit.rlim_max)
    setrlimit(cores, &limit)
  }

  private static let cores = __rlimit_resource_t(RLIMIT_CORE.rawValue)
}
