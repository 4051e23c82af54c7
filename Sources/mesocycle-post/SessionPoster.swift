import Foundation
import FoundationNetworking
import Posting

/// Posts with Foundation's own session, which some answers can bring to end the process: so this program does nothing else.
struct SessionPoster: Poster {
  func post(_ post: WebhookPost) -> PostAnswer {
    guard let url = URL(string: post.url) else { return .failed("the address can't be read") }
    // A little longer than anybody waits, in the whole seconds that Foundation counts: who waits decides when it is over.
    let timeout = post.seconds.rounded(.up) + 1
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: timeout)
    request.httpMethod = "POST"
    request.httpBody = Data(post.body.utf8)
    for (name, value) in post.headers { request.setValue(value, forHTTPHeaderField: name) }
    let exchange = Exchange()
    let session = URLSession(configuration: .ephemeral, delegate: exchange, delegateQueue: nil)
    session.dataTask(with: request).resume()
    // The session is left as it is: Foundation may stop the program where a request is cancelled while it is answered.
    return exchange.answer.wait(.seconds(post.seconds)) ?? .failed("timed out")
  }
}

/// What comes back from one request: the first thing that decides.
private final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
  let answer = Answer<PostAnswer>()

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    // Whoever answers at another address was not meant. The handler is left alone, so that nothing goes on from here.
    answer.give(.status(response.statusCode))
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let status = (response as? HTTPURLResponse)?.statusCode { answer.give(.status(status)) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let status = (task.response as? HTTPURLResponse)?.statusCode, error == nil { answer.give(.status(status)) }
    answer.give(.failed(Self.reason(error)))
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
