import Crypto
import Foundation
import PlanStore
import Testing

@testable import Delivery

/// What an address gets to see of an event, and what each of its answers means.
@Suite(.timeLimit(.minutes(2))) struct WebhookTests {
  let room: PostRoom
  let store: PlanStore

  init() throws {
    room = try PostRoom()
    store = try room.store()
  }

  private func routes(_ server: LoopbackServer, secret: String? = nil) throws -> DeliveryRoutes {
    DeliveryRoutes(webhook: try server.webhook(secret: secret))
  }

  @Test func postsTheEventOnceWithItsKeyAndSignature() throws {
    let server = try LoopbackServer(.status(204))
    defer { server.stop() }
    let key = try room.post(in: store)[0]
    let report = try room.deliver(routes(server, secret: "shared"), store)
    #expect(report.channels.map(\.delivered) == [1] && report.findings.isEmpty)
    _ = try room.deliver(routes(server, secret: "shared"), store)
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(request.line == "POST /events?token=secret HTTP/1.1")
    #expect(request.key == key)
    #expect(request.headers["content-type"] == "application/json")
    let code = HMAC<SHA256>.authenticationCode(for: Data(request.body.utf8), using: SymmetricKey(data: Data("shared".utf8)))
    #expect(request.headers["mesocycle-signature"] == "sha256=" + code.map { String(format: "%02x", $0) }.joined())
    let document = try EventDocument(json: request.body)
    #expect(document.id == key && document.coachID == "marta" && document.counts == ["weeks_pending": 1, "clients_held": 1])
  }

  @Test func triesAgainLaterWhatFailed() throws {
    let server = try LoopbackServer(.status(500), .status(429), .status(200))
    defer { server.stop() }
    try room.post(in: store)
    let first = try room.deliver(routes(server), store)
    #expect(first.findings.map(\.message) == ["webhook failed (HTTP 500), so 1 message waits for the next time"])
    #expect(first.findings.map(\.code) == [.notifyFailed] && first.findings.map(\.severity) == [.warning])
    _ = try room.deliver(routes(server), store)
    #expect(server.requests.count == 1, "nothing is tried again at once")
    room.advance(60)
    #expect(try room.deliver(routes(server), store).channels[0].reason == "HTTP 429")
    room.advance(120)
    #expect(try room.deliver(routes(server), store).channels[0].delivered == 1)
    #expect(Set(server.requests.map(\.key)).count == 1 && Set(server.requests.map(\.body)).count == 1)
  }

  @Test func givesUpAnEventThatIsRefusedAgainAndAgain() throws {
    let server = try LoopbackServer(.status(422), .status(422), .status(422), .status(200))
    defer { server.stop() }
    try room.post(in: store)
    for _ in 0..<3 {
      _ = try room.deliver(routes(server), store, hurries: true)
      room.advance(60)
    }
    let status = try room.status(.webhook, store)
    #expect(status.givenUp == 1 && status.waiting == 0 && status.lastError == "HTTP 422")
    _ = try room.deliver(routes(server), store, hurries: true)
    #expect(server.requests.count == 3)
  }

  @Test func aProgramThatIsNotBuiltIsSaidHowToBuild() throws {
    let poster = ChildPoster(program: "/nowhere/mesocycle-post", arguments: [], environment: [:])
    try room.post(in: store)
    let webhook = try #require(Webhook(address: "http://127.0.0.1:1/", secret: nil, poster: poster))
    let report = try room.deliver(DeliveryRoutes(webhook: webhook), store)
    #expect(report.channels[0].reason?.contains("build both with 'swift build -c release'") == true, "\(report)")
  }

  @Test func followsNoRedirect() throws {
    let other = try LoopbackServer(.status(200))
    let server = try LoopbackServer(.redirect(to: other.address))
    defer {
      server.stop()
      other.stop()
    }
    try room.post(in: store)
    let report = try room.deliver(routes(server), store)
    #expect(report.channels[0].reason == "HTTP 302, and redirects are not followed")
    #expect(other.requests.isEmpty && server.requests.count == 1)
  }

  @Test func manyRedirectsStopNobody() throws {
    let server = try LoopbackServer(.redirect(to: "/elsewhere"))
    defer { server.stop() }
    _ = try room.deliver(routes(server), store)
    try room.post(40, in: store)
    for _ in 0..<40 {
      room.advance(86400 / 24)
      _ = try room.deliver(routes(server), store, seconds: 1, hurries: true)
    }
    #expect(server.requests.count >= 40 && server.requests.allSatisfy { $0.line.hasPrefix("POST /events") })
  }

  @Test(arguments: [LoopbackServer.Behaviour.silence, .drip]) func waitsForASlowAnswerOnlySoLong(behaviour: LoopbackServer.Behaviour) throws
  {
    let server = try LoopbackServer(behaviour)
    defer { server.stop() }
    try room.post(20, in: store)
    let report = try room.deliver(routes(server), store, seconds: 2)
    #expect(report.channels[0].reason == "timed out" && report.channels[0].failed == 1)
    #expect(try room.status(.webhook, store).waiting == 20)
  }

  @Test(arguments: [
    LoopbackServer.Behaviour.close, .bytes("\0\u{1}garbage\r\n\r\n"), .bytes("HTTP/1.1 999999 X\r\n\r\n"), .bytes("HTTP/1.1\r\n\r\n"),
    .bytes("HTTP/1.1 -1 X\r\n\r\n"), .bytes("HTTP/9.9 200 OK\r\n\r\n"), .bytes("\r\n\r\n"), .bytes("HTTP/1.1 200 OK\n\n"),
    .bytes("HTTP/1.1 302 X\r\nLocation: ::::\r\n\r\n"), .bytes("HTTP/1.1 302 X\r\nLocation: http://[::1\r\n\r\n"),
    .bytes("HTTP/1.1 302 X\r\nLocation: \0\r\n\r\n"), .bytes("HTTP/1.1 302 X\r\n\r\n"), .bytes("HTTP/1.1 307 X\r\nLocation: \r\n\r\n"),
    .bytes("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), .bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"),
    .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnothing\r\n"),
    .bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"),
    .bytes("HTTP/1.1 200 OK\r\nX-Nul: a\0b\r\n\0: c\r\n\r\nok"), .bytes("HTTP/1.1 200 OK\r\nno colon\r\n: no name\r\n\r\n"),
    .bytes("HTTP/1.1 200 OK\r\nX-Huge: " + String(repeating: "x", count: 2_000_000) + "\r\n\r\n"),
    .bytes("HTTP/1.1 401 X\r\nWWW-Authenticate: \r\n\r\n"), .bytes("HTTP/1.1 200 OK\r\nSet-Cookie: =;=\0;;expires=\r\n\r\nok"),
    .bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip"), .bytes("HTTP/1.1 200 OK\r\nContent-Type: ;;=\0\r\n\r\nok"),
    .bytes("HTTP/1.1 100 Continue\r\n\r\n"), .bytes(String(repeating: "x", count: 100_000)),
  ]) func survivesAnyAnswer(behaviour: LoopbackServer.Behaviour) throws {
    let server = try LoopbackServer(behaviour)
    defer { server.stop() }
    try room.post(in: store)
    let report = try room.deliver(routes(server), store, seconds: 2)
    #expect(report.channels[0].delivered + report.channels[0].failed == 1)
  }

  @Test(arguments: [
    "kill -SEGV $$", "kill -9 $$", "exit 3", "exit 0", "echo '{'", "head -c 100000 /dev/zero", "cat > /dev/null; kill -ILL $$",
  ])
  func aPostThatEndsItsProcessIsAFailedTry(line: String) throws {
    try room.post(5, in: store)
    let poster = ChildPoster(program: "/bin/sh", arguments: ["-c", line], environment: ["PATH": "/usr/bin:/bin"])
    let webhook = try #require(Webhook(address: "http://127.0.0.1:1/", secret: nil, poster: poster))
    let report = try room.deliver(DeliveryRoutes(webhook: webhook), store, seconds: 2)
    #expect(report.channels[0].delivered == 0 && (1...3).contains(report.channels[0].failed), "\(report.channels[0])")
    if line.hasPrefix("kill -9") { #expect(report.channels[0].reason == "the process that posts was killed by signal 9") }
    let status = try room.status(.webhook, store)
    #expect(status.waiting == 5 && status.failures == report.channels[0].failed)
    room.advance(3600)
    let server = try LoopbackServer(.status(200))
    defer { server.stop() }
    #expect(try room.deliver(routes(server), store, seconds: 30).channels[0].delivered == 5)
  }

  @Test func aPostThatHangsIsKilled() throws {
    try room.post(in: store)
    let life = try room.lifeline()
    let poster = ChildPoster(
      program: "/bin/sh", arguments: ["-c", "exec 9>'\(room.folder)/life'; echo >&9; trap '' TERM; sleep 300; sleep 300"],
      environment: ["PATH": "/usr/bin:/bin"])
    let webhook = try #require(Webhook(address: "http://127.0.0.1:1/", secret: nil, poster: poster))
    let report = try room.deliver(DeliveryRoutes(webhook: webhook), store, seconds: 1)
    #expect(report.channels[0].reason == "timed out")
    #expect(life.isCut())
  }

  @Test func nothingSecretIsAnArgument() throws {
    try room.post(in: store)
    let line = "tr '\\0' ' ' < /proc/$$/cmdline > '\(room.folder)/arguments'; cat > '\(room.folder)/input'; echo '{\"status\":204}'"
    let poster = ChildPoster(program: "/bin/sh", arguments: ["-c", line], environment: ["PATH": "/usr/bin:/bin"])
    let webhook = try #require(Webhook(address: "http://127.0.0.1:1/?token=hidden", secret: "shared", poster: poster))
    #expect(try room.deliver(DeliveryRoutes(webhook: webhook), store).channels[0].delivered == 1)
    #expect(room.text("arguments").contains("cmdline") && !room.text("arguments").contains("hidden"))
    #expect(room.text("input").contains("hidden") && !room.text("input").contains("shared"))
  }

  @Test func aDeadAddressCostsNextToNothing() throws {
    try room.post(50, in: store)
    // A port that no program is given unless it asks for it: one that was just let go might be another test's by now.
    let dead = try #require(Webhook(address: "http://127.0.0.1:1/events?token=secret", secret: nil, poster: LoopbackServer.poster))
    let report = try room.deliver(DeliveryRoutes(webhook: dead), store)
    #expect(report.channels[0].failed == 3 && report.channels[0].reason == "no connection")
    let message = report.findings.map(\.message).joined()
    #expect(
      message.contains("webhook failed 3 times in a row (no connection), so 50 messages wait and nothing is tried before"), "\(message)")
    #expect(!message.contains("127.0.0.1") && !message.contains("secret"), "an address may hold a secret")
  }

  @Test(arguments: ["", "gym.example", "ftp://gym.example/x", "file:///etc/passwd", "http://", "https:///x", "javascript:alert(1)"])
  func takesOnlyAddressesOfTheWeb(address: String) { #expect(Webhook(address: address, secret: nil, poster: LoopbackServer.poster) == nil) }
}
