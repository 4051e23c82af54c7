import Foundation
import Posting

/// Posts in a process of its own, which reads the post on its standard input and writes the answer: an answer that nobody can read may end
/// that process, and never the one that waits for it.
package struct ChildPoster: Poster {
  private let child: ChildProcess

  /// A program that posts as `mesocycle-post` does.
  ///
  /// - Parameter environment: What it finds in its environment; nothing secret belongs there.
  package init(program: String, arguments: [String], environment: [String: String]) {
    // Whoever looks for the place of a crash would keep the others waiting.
    let quiet = environment.merging(["SWIFT_BACKTRACE": "enable=no"], uniquingKeysWith: { $1 })
    child = ChildProcess(path: program, arguments: arguments, environment: quiet)
  }

  package func post(_ post: WebhookPost) -> PostAnswer {
    guard let input = try? JSONEncoder().encode(post) else { return .failed("the event can't be written") }
    let (ending, output) = child.run(input, within: .seconds(post.seconds), keepsOutput: true)
    switch ending {
    case .exit(code: 0): return (try? JSONDecoder().decode(PostAnswer.self, from: output)) ?? .failed("no answer")
    case .exit(let code): return .failed("the process that posts ended with \(code)")
    case .signal(let signal): return .failed("the process that posts was killed by signal \(signal)")
    case .timedOut: return .failed("timed out")
    case .notStarted:
      return .failed(
        "the program 'mesocycle-post' can't be started; it belongs beside 'mesocycle': build both with 'swift build -c release'")
    }
  }
}
