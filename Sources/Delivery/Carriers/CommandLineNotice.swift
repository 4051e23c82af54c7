import Foundation
import PlanStore

/// A line for `/bin/sh` that reads each event as JSON on its standard input.
///
/// What it prints is nobody's to read: it goes nowhere. A command that takes too long is killed together with everything that it started.
package struct CommandLineNotice: Carrier {
  let channel = DeliveryChannel.command
  private let line: String
  private let environment: [String: String]

  /// What a command needs of the environment; anything else may be secret, as the address of a webhook is.
  private static let plainNames: Set<String> = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR"]

  /// - Parameter environment: Where the command's path, folders, language and time zone are taken from; it finds those in its environment,
  ///   besides the event's kind and key, and nothing else.
  package init(line: String, environment: [String: String]) {
    self.line = line
    self.environment = environment.filter { Self.plainNames.contains($0.key) || $0.key.hasPrefix("LC_") }
  }

  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome {
    let names = ["MESOCYCLE_EVENT": message.document.kind, "MESOCYCLE_EVENT_ID": message.document.id]
    let shell = ChildProcess(
      path: "/bin/sh", arguments: ["-c", line], environment: environment.merging(names, uniquingKeysWith: { $1 }))
    return switch shell.run(Data(message.json.utf8), within: limit).ending {
    case .exit(code: 0): .delivered
    case .exit(let code): .failed("exit code \(code)")
    case .signal(let signal): .failed("killed by signal \(signal)")
    case .timedOut: .failed("timed out")
    case .notStarted: .failed("the command can't be started")
    }
  }
}
