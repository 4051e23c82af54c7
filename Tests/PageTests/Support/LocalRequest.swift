import Dispatch
import Foundation

/// One request over HTTP to a server on the machine itself, as bytes; Foundation's own client can't read the header of chromedriver's answers.
enum LocalRequest {
  /// The status and the body of the answer; throws where nothing comes within a minute.
  static func send(_ method: String, port: UInt16, path: String, body: Data) async throws -> (status: Int, body: Data) {
    let head = """
      \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json; charset=utf-8\r\n\
      Content-Length: \(body.count)\r\nConnection: close\r\n\r\n
      """
    let request = Data(head.utf8) + body
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try exchange(request, port: port) }) }
    }
  }

  private static func exchange(_ request: Data, port: UInt16) throws -> (status: Int, body: Data) {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0 else { throw failure("socket") }
    defer { close(connection) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { throw failure("connect") }
    var sent = 0
    while sent < request.count {
      let count = request.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw failure("send") }
      sent += count
    }
    return try answer(from: connection)
  }

  private static func answer(from connection: Int32) throws -> (status: Int, body: Data) {
    var received = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var wanted = Int.max
    var start = 0
    while received.count < wanted {
      let count = recv(connection, &buffer, buffer.count, 0)
      // A signal that another test's child sends is no answer.
      if count < 0, errno == EINTR { continue }
      guard count != 0 else { throw DriverFailure(kind: "no answer", message: "receive: the connection was closed") }
      guard count > 0 else { throw failure("receive") }
      received.append(contentsOf: buffer[..<count])
      guard wanted == Int.max, let end = received.range(of: Data("\r\n\r\n".utf8)) else { continue }
      let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
      let length = head.firstMatch(of: /(?i)content-length: *(\d+)/).flatMap { Int($0.1) } ?? 0
      (start, wanted) = (end.upperBound, end.upperBound + length)
    }
    let status = String(decoding: received.prefix(12), as: UTF8.self).split(separator: " ").last.flatMap { Int($0) } ?? 0
    return (status, received[start..<wanted])
  }

  private static func failure(_ step: String) -> DriverFailure {
    DriverFailure(kind: "no answer", message: "\(step): \(String(cString: strerror(errno)))")
  }
}
