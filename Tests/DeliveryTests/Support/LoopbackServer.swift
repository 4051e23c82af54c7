import Foundation
import ProgramRuns
import Synchronization
import Testing

@testable import Delivery

/// A receiver on a free port of the loopback that behaves as it is told, one connection after the other.
final class LoopbackServer: Sendable {
  /// What it does with a request.
  enum Behaviour: Sendable {
    case status(Int)
    case redirect(to: String)
    /// Takes the request and never answers.
    case silence
    /// Answers one byte at a time.
    case drip
    /// Closes the connection without an answer.
    case close
    /// Sends these bytes instead of an answer.
    case bytes(String)
  }

  /// A request as it arrived.
  struct Request: Sendable {
    var line: String
    /// By their names in small letters.
    var headers: [String: String]
    var body: String

    var key: String { headers["idempotency-key"] ?? "" }
  }

  private struct State {
    var requests: [Request] = []
    var script: [Behaviour]
    var isOpen = true
  }

  let port: UInt16
  private let listener: Int32
  private let state: Mutex<State>

  var address: String { "http://127.0.0.1:\(port)/events?token=secret" }
  /// The channel that posts here.
  func webhook(secret: String? = nil) throws -> Webhook {
    try #require(Webhook(address: address, secret: secret, poster: Self.poster))
  }

  /// The built program that a night posts with.
  static let poster = ChildPoster(program: "\(Program.mesocycle)-post", arguments: [], environment: ["PATH": "/usr/bin:/bin"])

  /// Everything that arrived, in order.
  var requests: [Request] { state.withLock(\.requests) }

  /// The last behaviour stays for all further requests.
  init(_ script: Behaviour...) throws {
    state = Mutex(State(script: script))
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve() }
  }

  /// Nobody listens on the port any more.
  func stop() {
    state.withLock { $0.isOpen = false }
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    // Bounded, whatever a test does.
    for _ in 0..<1000 {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      Thread.detachNewThread { [self] in
        answer(connection)
        close(connection)
      }
    }
  }

  private func answer(_ connection: Int32) {
    guard let request = read(connection) else { return }
    let behaviour = state.withLock { state in
      state.requests.append(request)
      return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
    }
    switch behaviour {
    case .status(let code): send(connection, "HTTP/1.1 \(code) X\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    case .redirect(let target): send(connection, "HTTP/1.1 302 X\r\nLocation: \(target)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    case .bytes(let text): send(connection, text)
    case .close: break
    case .silence: idle(20)
    case .drip:
      for byte in "HTTP/1.1 200 OK\r\nX-Slow: " + String(repeating: "x", count: 200) {
        guard send(connection, String(byte)), state.withLock(\.isOpen) else { return }
        usleep(100_000)
      }
    }
  }

  private func idle(_ seconds: Int) {
    for _ in 0..<seconds * 20 where state.withLock(\.isOpen) { usleep(50_000) }
  }

  @discardableResult
  private func send(_ connection: Int32, _ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func read(_ connection: Int32) -> Request? {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while received.count < 1 << 20 {
      let text = String(decoding: received, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let pairs = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) } }
        let headers = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0].lowercased(), $0[1]) }, uniquingKeysWith: { $1 })
        let body = String(text[end.upperBound...])
        if body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 { return Request(line: lines[0], headers: headers, body: body) }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      received += buffer[..<count]
    }
    return nil
  }
}
