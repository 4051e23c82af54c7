/// What is posted to an address, and how long that may take: what `mesocycle-post` reads on its standard input.
package struct WebhookPost: Codable, Sendable, Equatable {
  /// It may hold a secret, as may the headers: no argument or message ever shows them.
  package var url: String
  package var headers: [String: String]
  package var body: String
  /// How long to wait for an answer, in seconds.
  package var seconds: Double

  package init(url: String, headers: [String: String], body: String, limit: Duration) {
    (self.url, self.headers, self.body) = (url, headers, body)
    seconds = limit / .seconds(1)
  }
}

/// What came of a post: the status of the answer, or why there is none.
package struct PostAnswer: Codable, Sendable, Equatable {
  /// Of HTTP, such as 204.
  package var status: Int?
  /// In words of ours: those of the system name the address.
  package var failure: String?

  /// There was an answer with this status.
  package static func status(_ status: Int) -> PostAnswer { PostAnswer(status: status) }
  /// There was none, for this reason.
  package static func failed(_ reason: String) -> PostAnswer { PostAnswer(failure: reason) }
}

/// Posts something, and waits for the answer's status at most as long as the post says.
package protocol Poster: Sendable {
  func post(_ post: WebhookPost) -> PostAnswer
}
