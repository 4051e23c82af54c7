import Foundation
import Reviewing

/// A process that takes the inbox in and says each of its steps on a line; it ends with the one that started it.
final class IntakeProcess {
  /// Why it ended, or was ended.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
    case tooSlow
  }

  private let process: pid_t
  /// Where its steps come in.
  private let steps: Int32
  /// As long as this is open, the process knows that somebody listens.
  private let life: Int32
  private var rest: [UInt8] = []

  /// Starts the program; nil where it can't be started.
  ///
  /// - Parameter input: what it finds as its standard input; nil for ours.
  init?(_ program: String, arguments: [String], input: Int32? = nil) {
    guard let (fromChild, intoParent) = Self.pipe() else { return nil }
    guard let (toChild, held) = Self.pipe() else {
      close(fromChild)
      close(intoParent)
      return nil
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, intoParent, STDOUT_FILENO)
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    posix_spawn_file_actions_adddup2(&actions, toChild, IntakeLine.life)
    // Whoever looks for the place of a crash would keep everybody waiting, and show what was in memory.
    let variables = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    var words = (["mesocycle"] + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawn(&process, program, &actions, nil, &words, &environment)
    close(intoParent)
    close(toChild)
    guard failure == 0 else {
      close(fromChild)
      close(held)
      return nil
    }
    (self.process, steps, life) = (process, fromChild, held)
  }

  /// Both ends of a pipe that no other program inherits.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Foundation.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  deinit {
    close(steps)
    close(life)
  }

  /// The next thing that it says; nil where it has ended, or has said nothing for so long that it is ended.
  func next(within limit: Duration) -> InboxStep? {
    let end = ContinuousClock.now + limit
    while true {
      if let line = rest.firstIndex(of: 10) {
        defer { rest.removeFirst(line + 1) }
        // What can't be understood is as good as silence.
        if let step = try? JSONDecoder().decode(InboxStep.self, from: Data(rest[..<line])) { return step }
        continue
      }
      let left = Int32(clamping: Int((end - ContinuousClock.now) / .milliseconds(1)))
      var ready = pollfd(fd: steps, events: Int16(POLLIN), revents: 0)
      let count = left > 0 ? poll(&ready, 1, left) : 0
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        isTooSlow = true
        kill(process, SIGKILL)
        return nil
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let read = Foundation.read(steps, &chunk, chunk.count)
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { return nil }
      rest += chunk[..<read]
    }
  }

  private var isTooSlow = false

  /// Waits until it has ended, which it is made to if it has said all that it had to say and goes on for another minute.
  func wait() -> Ending {
    var status: Int32 = 0
    let end = ContinuousClock.now + .seconds(60)
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { return .exit(0) }
      if ContinuousClock.now > end { kill(process, SIGKILL) }
      usleep(2000)
    }
    if isTooSlow { return .tooSlow }
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}

/// What goes between a process that takes the inbox in and the one that started it.
package enum IntakeLine {
  /// The descriptor that is at its end when the one that started the process is gone.
  package static let life: Int32 = 3

  /// Ends the process as soon as nobody listens any more; false where nobody ever did.
  package static func followStarter() -> Bool {
    var status = stat()
    guard fstat(life, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while true {
        let count = read(life, &byte, 1)
        if count < 0, errno == EINTR { continue }
        // Nothing is half done: what was not committed is not there.
        if count <= 0 { _exit(75) }
      }
    }
    return true
  }

  /// A step as a line.
  package static func text(_ step: InboxStep) -> [UInt8] { ((try? JSONEncoder().encode(step)).map { Array($0) } ?? []) + [10] }
}
