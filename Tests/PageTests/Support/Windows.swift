/// Windows beside the first.
extension Browser {
  /// The window that is looked at.
  func window() async throws -> String { try await client.send("GET", "/window").text ?? "" }

  /// Opens a file in another window, in which it is the same day, and looks at it; `script` runs before the page's own.
  func openWindow(_ path: String, today: String, script: String = "") async throws {
    let handle = try await client.send("POST", "/window/new", ["type": "tab"])["handle"].text ?? ""
    try await look(at: handle)
    try await command("Page.addScriptToEvaluateOnNewDocument", ["source": .text(Self.clock(today) + script)])
    try await openWithStorage(path)
  }

  func look(at window: String) async throws { try await client.send("POST", "/window", ["handle": .text(window)]) }

  /// Closes the window that is looked at.
  func closeWindow() async throws { try await client.send("DELETE", "/window") }
}
