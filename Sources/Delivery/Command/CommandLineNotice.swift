import Foundation
import PlanStore

/// A line for `/bin/sh` that reads each event as JSON on its standard input.
///
/// What it prints is nobody's to read: it goes nowhere. A command that takes too long is killed together with everything that it started.
public struct CommandLineNotice: Carrier {
  let channel = DeliveryChannel.command
  private let line: String
  private let environment: [String: String]

  /// - Parameter environment: What the command finds in its environment, besides the event's kind and key.
  public init(line: String, environment: [String: String]) {
    self.line = line
    self.environment = environment
  }

  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = environment.merging(
      ["MESOCYCLE_EVENT": message.document.kind, "MESOCYCLE_EVENT_ID": message.document.id], uniquingKeysWith: { $1 })
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = Answer<DeliveryOutcome>()
    process.terminationHandler = { ended.give(Self.outcome($0.terminationStatus, isExit: $0.terminationReason == .exit)) }
    do {
      process.standardInput = try Self.input(message.json)
      try process.run()
    } catch {
      return .failed("the command can't be started")
    }
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if let outcome = ended.wait(.milliseconds(20)) ?? Self.outcome(of: process.processIdentifier) { return outcome }
    }
    // The process is the leader of a group of its own, so that this reaches its children too.
    kill(-process.processIdentifier, SIGKILL)
    return .failed("timed out")
  }

  /// How the shell ended, or nil while it runs.
  ///
  /// Foundation hears of the end only when everything that the shell has started is gone as well, and a notice may leave somebody behind.
  /// The process stays for Foundation to collect.
  private static func outcome(of process: Int32) -> DeliveryOutcome? {
    var info = siginfo_t()
    guard waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info._sifields._sigchld.si_pid == process else {
      return nil
    }
    return outcome(info._sifields._sigchld.si_status, isExit: info.si_code == Int32(CLD_EXITED))
  }

  private static func outcome(_ status: Int32, isExit: Bool) -> DeliveryOutcome {
    if isExit { return status == 0 ? .delivered : .failed("exit code \(status)") }
    return .failed("killed by signal \(status)")
  }

  /// A pipe that holds the whole event before the command starts: it fits, and nobody has to write while the command runs or has ended.
  private static func input(_ json: String) throws -> FileHandle {
    let pipe = Pipe()
    guard json.utf8.count <= 1 << 15 else { throw CocoaError(.fileWriteUnknown) }
    try pipe.fileHandleForWriting.write(contentsOf: Data(json.utf8))
    try pipe.fileHandleForWriting.close()
    return pipe.fileHandleForReading
  }
}
