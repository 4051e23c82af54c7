import Crypto
import Foundation
import PlanStore
import Posting

/// An address that each event is posted to as JSON, with its key as `Idempotency-Key`.
///
/// Where there is a secret, `Mesocycle-Signature` is `sha256=` and the HMAC-SHA256 of the body in hexadecimal digits.
package struct Webhook: Carrier {
  let channel = DeliveryChannel.webhook
  private let url: URL
  private let secret: String?
  private let poster: any Poster

  /// nil where the text is no address that begins with `http://` or `https://`.
  ///
  /// - Parameter poster: How a post is made.
  package init?(address: String, secret: String?, poster: any Poster) {
    guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased() ?? ""), url.host?.isEmpty == false else {
      return nil
    }
    (self.url, self.secret, self.poster) = (url, secret, poster)
  }

  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome {
    let answer = poster.post(post(message, within: limit))
    guard let status = answer.status else { return .failed(answer.failure ?? "no answer") }
    return switch status {
    case 200...299: .delivered
    case 408, 429: .failed("HTTP \(status)")
    case 400...499: .rejected("HTTP \(status)")
    case 300...399: .failed("HTTP \(status), and redirects are not followed")
    default: .failed("HTTP \(status)")
    }
  }

  private func post(_ message: Message, within limit: Duration) -> WebhookPost {
    var headers = [
      "Content-Type": "application/json", "Idempotency-Key": message.document.id, "Mesocycle-Event": message.document.kind,
    ]
    if let secret {
      let code = HMAC<SHA256>.authenticationCode(for: Data(message.json.utf8), using: SymmetricKey(data: Data(secret.utf8)))
      let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      headers["Mesocycle-Signature"] = "sha256=" + digits
    }
    return WebhookPost(url: url.absoluteString, headers: headers, body: message.json, limit: limit)
  }
}

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
