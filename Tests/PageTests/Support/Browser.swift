import Foundation
import ProgramRuns

/// One headless Chromium under a chromedriver on a free port of the machine itself, and a folder that its downloads come into.
actor Browser {
  /// The browser that runs for the suite at hand.
  @TaskLocal static var running: Browser?

  static let isInstalled = ["chromium", "chromedriver"].allSatisfy { name in
    ["/usr/local/bin", "/usr/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  private let workspace: Workspace
  private let driver: Program
  private var browserID: pid_t?
  private(set) var client = DriverClient(port: 0)
  /// The script that sets the clock of new pages, by the name that the browser has for it.
  var pretence: String?

  /// Starts both; throws where one is missing or does not answer in time.
  static func start() async throws -> Browser {
    let browser = try Browser()
    do {
      try await browser.connect()
    } catch {
      await browser.quit()
      throw error
    }
    return browser
  }

  private init() throws {
    workspace = try Workspace(rules: nil)
    try workspace.write("<!doctype html><title>blank</title>", to: "blank.html")
    try workspace.write("", to: "downloads/.keep")
    try workspace.write("", to: "home/.keep")
    driver = try Program("chromedriver", arguments: ["--port=0"], in: workspace, environment: ["HOME": workspace.at("home")])
  }

  private func connect() async throws {
    client = DriverClient(port: try await port())
    let options: JSONValue = [
      "args": .list(
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,900", "--lang=en"]
          + [.text("--user-data-dir=" + workspace.at("profile"))]),
      "prefs": ["download.default_directory": .text(workspace.at("downloads")), "download.prompt_for_download": false],
    ]
    let wanted: JSONValue = ["alwaysMatch": ["goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"]]]
    let session = try await client.send("POST", "/session", ["capabilities": wanted])
    browserID = session["capabilities"]["goog:processID"].number.map { pid_t($0) }
    client.session = "/session/\(session["sessionId"].text ?? "")"
    try await client.send("POST", "/timeouts", ["script": 20000, "pageLoad": 60000, "implicit": 0])
  }

  private func port() async throws -> UInt16 {
    for _ in 0..<500 {
      let port = try driver.outputSoFar().firstMatch(of: /started successfully on port (\d+)/).flatMap { UInt16($0.1) }
      if let port { return port }
      guard !driver.hasEnded() else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw DriverFailure(kind: "no driver", message: "chromedriver did not start; `.ci/setup` installs it and chromium")
  }

  /// Ends the browser and its driver, and nothing else.
  func quit() async {
    let isClosed = client.session.isEmpty ? false : (try? await client.send("DELETE", "")) != nil
    if !isClosed, let browserID { _ = Foundation.kill(browserID, SIGKILL) }
    client.session = ""
    _ = try? await client.send("GET", "/shutdown")
    for _ in 0..<100 where !driver.hasEnded() { try? await Task.sleep(for: .milliseconds(20)) }
    driver.kill()
  }

  /// Opens a file as nobody has before: nothing stored, no old messages, a laptop's window, light.
  func openAfresh(_ path: String) async throws {
    for cookie in ["Emulation.clearDeviceMetricsOverride", "Emulation.setEmulatedMedia"] { try await command(cookie) }
    try workspace.remove("downloads")
    try workspace.write("", to: "downloads/.keep")
    try await arrive {
      try await open(workspace.at("blank.html"))
      try await run("localStorage.clear()")
      let mark = try await leaveMark()
      _ = try await messages()
      try await open(path)
      return mark
    }
  }

  /// Goes to a page until it has what was stored before.
  ///
  /// Chromium hands one document in ten or so a storage that is empty or old, and only the next one the true one: nothing is lost, but
  /// that document never sees it, however long it waits. Before it goes, `go` leaves a mark, by which such a document is known.
  private func arrive(_ go: () async throws -> String) async throws {
    for _ in 0..<20 {
      let mark = try await go()
      if try await run("return localStorage.getItem('mark')").text == mark { return }
    }
    throw DriverFailure(kind: "no storage", message: "twenty pages in a row did not see what was stored before them")
  }

  private func leaveMark() async throws -> String {
    let mark = UUID().uuidString
    try await run("localStorage.setItem('mark', arguments[0])", .text(mark))
    return mark
  }

  /// Opens a file with what pages have stored.
  func openWithStorage(_ path: String) async throws {
    try await arrive {
      try await open(workspace.at("blank.html"))
      let mark = try await leaveMark()
      try await open(path)
      return mark
    }
  }

  /// How many files have been downloaded whose names end so.
  func downloads(ending: String) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: workspace.at("downloads")).count { $0.hasSuffix(ending) }
  }

  /// Opens a file, in the state in which the browser is.
  func open(_ path: String) async throws {
    try await client.send("POST", "/url", ["url": .text(URL(fileURLWithPath: path).absoluteString)])
  }

  /// Loads the page anew, with what it has stored.
  func reload() async throws {
    try await arrive {
      let mark = try await leaveMark()
      try await client.send("POST", "/refresh", [:])
      return mark
    }
  }

  /// Runs the body of a function in the page, and returns what it returns.
  @discardableResult
  func run(_ script: String, _ arguments: JSONValue...) async throws -> JSONValue {
    try await client.send("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)])
  }

  /// Runs the body of a function that calls its last argument with its result.
  func runAsync(_ script: String) async throws -> JSONValue {
    try await client.send("POST", "/execute/async", ["script": .text(script), "args": []])
  }

  /// A command of Chromium's own protocol.
  @discardableResult
  func command(_ name: String, _ parameters: JSONValue = [:]) async throws -> JSONValue {
    try await client.send("POST", "/goog/cdp/execute", ["cmd": .text(name), "params": parameters])
  }

  /// What has come to the console since it was last asked: errors, and what the content security policy has stopped.
  func messages() async throws -> [String] {
    try await client.send("POST", "/se/log", ["type": "browser"]).list.map { "\($0["level"].text ?? "") \($0["message"].text ?? "")" }
  }

  /// Waits until a file has been downloaded whose name ends so, and returns its path.
  func download(ending: String, seconds: Int = 15) async throws -> String {
    for _ in 0..<(seconds * 50) {
      let names = try FileManager.default.contentsOfDirectory(atPath: workspace.at("downloads"))
      // The browser keeps the name with an empty file until what it loads beside it is whole.
      if let name = names.sorted().last(where: { $0.hasSuffix(ending) }), !names.contains(where: { $0.hasSuffix(".crdownload") }) {
        let path = workspace.at("downloads/\(name)")
        if try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 > 0 { return path }
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw DriverFailure(kind: "no download", message: "no file that ends in \(ending) within \(seconds) s")
  }

  /// Writes what is seen to a file outside the workspace, and returns its path.
  func screenshot(_ name: String) async throws -> String {
    let picture = try await client.send("GET", "/screenshot").text.flatMap { Data(base64Encoded: $0) }
    let path = NSTemporaryDirectory() + "mesocycle-page-\(name).png"
    try picture?.write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The page as a printer gets it, on A4.
  func printed() async throws -> Data? {
    try await client.send("POST", "/print", ["page": ["width": 21.0, "height": 29.7]]).text.flatMap { Data(base64Encoded: $0) }
  }
}
