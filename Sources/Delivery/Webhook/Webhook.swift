import Crypto
import Foundation
import FoundationNetworking
import PlanStore

/// An address that each event is posted to as JSON, with its key as `Idempotency-Key`.
///
/// Where there is a secret, `Mesocycle-Signature` is `sha256=` and the HMAC-SHA256 of the body in hexadecimal digits.
public struct Webhook: Carrier {
  let channel = DeliveryChannel.webhook
  private let url: URL
  private let secret: String?

  /// nil where the text is no address that begins with `http://` or `https://`.
  public init?(address: String, secret: String?) {
    guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased() ?? ""), url.host?.isEmpty == false else {
      return nil
    }
    (self.url, self.secret) = (url, secret)
  }

  func send(_ message: Message, within limit: Duration) -> DeliveryOutcome {
    let exchange = Exchange()
    let session = URLSession(configuration: .ephemeral, delegate: exchange, delegateQueue: nil)
    session.dataTask(with: request(message, within: limit)).resume()
    let outcome = exchange.answer.wait(limit)
    session.invalidateAndCancel()
    return outcome ?? .failed("timed out")
  }

  private func request(_ message: Message, within limit: Duration) -> URLRequest {
    let body = Data(message.json.utf8)
    // A little longer than anybody waits, in the whole seconds that Foundation counts: who waits decides when it is over.
    let timeout = (limit / .seconds(1)).rounded(.up) + 1
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: timeout)
    request.httpMethod = "POST"
    request.httpBody = body
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue(message.document.id, forHTTPHeaderField: "Idempotency-Key")
    request.setValue(message.document.kind, forHTTPHeaderField: "Mesocycle-Event")
    if let secret {
      let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
      let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      request.setValue("sha256=" + digits, forHTTPHeaderField: "Mesocycle-Signature")
    }
    return request
  }
}

/// What comes back from one request: the first thing that decides.
private final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
  let answer = Answer<DeliveryOutcome>()

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // Whoever answers at another address was not meant. The handler is left alone, so that nothing goes on from here.
    decide(response.statusCode)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let status = (response as? HTTPURLResponse)?.statusCode { decide(status) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let status = (task.response as? HTTPURLResponse)?.statusCode, error == nil { decide(status) }
    answer.give(.failed(Self.reason(error)))
  }

  private func decide(_ status: Int) {
    switch status {
    case 200...299: answer.give(.delivered)
    case 408, 429: answer.give(.failed("HTTP \(status)"))
    case 400...499: answer.give(.rejected("HTTP \(status)"))
    case 300...399: answer.give(.failed("HTTP \(status), and redirects are not followed"))
    default: answer.give(.failed("HTTP \(status)"))
    }
  }

  /// Why there is no answer, in words of ours: those of the system name the address, which may hold a secret.
  private static func reason(_ error: (any Error)?) -> String {
    switch (error as? URLError)?.code {
    case .cannotConnectToHost?: "no connection"
    case .cannotFindHost?, .dnsLookupFailed?: "the host is not known"
    case .timedOut?: "timed out"
    case .secureConnectionFailed?, .serverCertificateUntrusted?, .serverCertificateHasBadDate?, .serverCertificateHasUnknownRoot?:
      "no secure connection"
    case .networkConnectionLost?: "the connection broke off"
    case let code?: "network error \(code.rawValue)"
    case nil: "no answer"
    }
  }
}
