import Foundation

/// Asks a browser's driver, as the W3C's WebDriver lays down: JSON over HTTP, on the machine itself.
struct DriverClient: Sendable {
  let port: UInt16
  /// The path of the session, or nothing where there is none yet.
  var session = ""

  /// Sends a command and returns its value; throws what the driver complains about.
  @discardableResult
  func send(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
    let answer = try await LocalRequest.send(
      method, port: port, path: session + path, body: try body.map(JSONEncoder().encode) ?? Data())
    let value = try JSONDecoder().decode(JSONValue.self, from: answer.body)["value"]
    guard answer.status == 200 else {
      let message = value["message"].text ?? ""
      throw DriverFailure(kind: value["error"].text ?? "unknown", message: "\(method) \(path): \(message.prefix { $0 != "\n" })")
    }
    return value
  }
}

/// What the driver or the page would not do.
struct DriverFailure: Error, CustomStringConvertible {
  /// The driver's word for it, as `no such element`.
  let kind: String
  let message: String

  var description: String { "\(kind): \(message)" }
}
