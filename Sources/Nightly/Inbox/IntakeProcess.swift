import Foundation
import Reviewing
import SystemPackage

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
  private let steps: FileDescriptor
  /// As long as this is open, the process knows that somebody listens.
  private let life: FileDescriptor
  private var rest: [UInt8] = []

  /// Starts the program; nil where it can't be started.
  ///
  /// - Parameter input: what it finds as its standard input; nil for ours.
  init?(_ program: String, arguments: [String], input: Int32? = nil) {
    // Pipes that no other program inherits.
    guard let (fromChild, intoParent) = try? FileDescriptor.pipe(options: .closeOnExec) else { return nil }
    guard let (toChild, held) = try? FileDescriptor.pipe(options: .closeOnExec) else {
      for end in [fromChild, intoParent] { try? end.close() }
      return nil
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, intoParent.rawValue, STDOUT_FILENO)
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    posix_spawn_file_actions_adddup2(&actions, toChild.rawValue, IntakeLine.life.rawValue)
    // Whoever looks for the place of a crash would keep everybody waiting, and show what was in memory.
    let variables = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    var words = (["mesocycle"] + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawn(&process, program, &actions, nil, &words, &environment)
    for end in [intoParent, toChild] { try? end.close() }
    guard failure == 0 else {
      for end in [fromChild, held] { try? end.close() }
      return nil
    }
    (self.process, steps, life) = (process, fromChild, held)
  }

  deinit { for end in [steps, life] { try? end.close() } }

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
      var ready = pollfd(fd: steps.rawValue, events: Int16(POLLIN), revents: 0)
      let count = left > 0 ? poll(&ready, 1, left) : 0
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        isTooSlow = true
        kill(process, SIGKILL)
        return nil
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      guard let count = try? chunk.withUnsafeMutableBytes({ try steps.read(into: $0) }), count > 0 else { return nil }
      rest += chunk[..<count]
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
  package static let life = FileDescriptor(rawValue: 3)

  /// Ends the process as soon as nobody listens any more; false where nobody ever did.
  package static func followStarter() -> Bool {
    guard (try? life.stat())?.type == .fifo else { return false }
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while true {
        // Nothing is half done: what was not committed is not there.
        if (try? withUnsafeMutableBytes(of: &byte) { try life.read(into: $0) }) ?? 0 == 0 { _exit(75) }
      }
    }
    return true
  }

  /// A step as a line.
  package static func text(_ step: InboxStep) -> [UInt8] { ((try? JSONEncoder().encode(step)).map { Array($0) } ?? []) + [10] }
}
