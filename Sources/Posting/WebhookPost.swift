/// What is posted to an address, and how long that may take: what `mesocycle-post` reads on its standard input.
public struct WebhookPost: Codable, Sendable, Equatable {
  /// It may hold a secret, as may the headers: no argument or message ever shows them.
  public var url: String
  public var headers: [String: String]
  public var body: String
  /// How long to wait for an answer, in seconds.
  public var seconds: Double

  public init(url: String, headers: [String: String], body: String, limit: Duration) {
    (self.url, self.headers, self.body) = (url, headers, body)
    seconds = limit / .seconds(1)
  }
}

/// What came of a post: the status of the answer, or why there is none.
public struct PostAnswer: Codable, Sendable, Equatable {
  /// Of HTTP, such as 204.
  public var status: Int?
  /// In words of ours: those of the system name the address.
  public var failure: String?

  /// There was an answer with this status.
  public static func status(_ status: Int) -> PostAnswer { PostAnswer(status: status) }
  /// There was none, for this reason.
  public static func failed(_ reason: String) -> PostAnswer { PostAnswer(failure: reason) }
}

/// Posts something, and waits for the answer's status at most as long as the post says.
public protocol Poster: Sendable {
  func post(_ post: WebhookPost) -> PostAnswer
}
