import Foundation
import Posting

/// Runs a program that reads something small and ends soon, in a group of its own.
struct ChildProcess {
  /// How it ended.
  enum Ending: Sendable, Equatable {
    case exit(code: Int32)
    case signal(Int32)
    case timedOut
    case notStarted
  }

  let path: String
  let arguments: [String]
  let environment: [String: String]

  /// The most that it may be given, and that is read of what it says: what a pipe holds.
  private static let room = 1 << 15

  /// Runs it with this input, and kills it together with everything that it started when `limit` is over.
  ///
  /// - Parameter keepsOutput: Whether what it says on standard output is wanted; else that goes nowhere, as what it complains about does.
  func run(_ input: Data, within limit: Duration, keepsOutput: Bool = false) -> (ending: Ending, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    let output = keepsOutput ? Pipe() : nil
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = Answer<Ending>()
    process.terminationHandler = { ended.give(Self.ending($0.terminationStatus, isExit: $0.terminationReason == .exit)) }
    do {
      process.standardInput = try Self.pipe(holding: input)
      try process.run()
    } catch {
      return (.notStarted, Data())
    }
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if let ending = ended.wait(.milliseconds(5)) ?? Self.ending(of: process.processIdentifier) {
        return (ending, output.map(Self.read) ?? Data())
      }
    }
    // The process is the leader of a group of its own, so that this reaches its children too.
    kill(-process.processIdentifier, SIGKILL)
    return (.timedOut, Data())
  }

  /// How the process ended, or nil while it runs.
  ///
  /// Foundation hears of the end only when everything that the process has started is gone as well, and it may leave somebody behind.
  /// The process stays for Foundation to collect.
  private static func ending(of process: Int32) -> Ending? {
    var info = siginfo_t()
    guard waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info._sifields._sigchld.si_pid == process else {
      return nil
    }
    return ending(info._sifields._sigchld.si_status, isExit: info.si_code == Int32(CLD_EXITED))
  }

  private static func ending(_ status: Int32, isExit: Bool) -> Ending { isExit ? .exit(code: status) : .signal(status) }

  /// A pipe that holds all of the input before the process starts: nobody has to write while it runs or has ended.
  private static func pipe(holding input: Data) throws -> FileHandle {
    let pipe = Pipe()
    guard input.count <= room else { throw CocoaError(.fileWriteUnknown) }
    try pipe.fileHandleForWriting.write(contentsOf: input)
    try pipe.fileHandleForWriting.close()
    return pipe.fileHandleForReading
  }

  /// What a process that has ended left in its pipe; whoever it left behind may hold the pipe open, so that nothing waits for its end.
  private static func read(_ pipe: Pipe) -> Data {
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: room)
    let count = Foundation.read(descriptor, &bytes, bytes.count)
    return Data(bytes.prefix(max(0, count)))
  }
}
