import Foundation

/// An element of the page, as the driver names it.
struct Element: Sendable {
  let id: String
  fileprivate static let key = "element-6066-11e4-a52e-4f735466cecf"

  init?(_ value: JSONValue) {
    guard let id = value[Self.key].text else { return nil }
    self.id = id
  }

  var value: JSONValue { [Self.key: .text(id)] }
}

/// Keys that are no characters, as WebDriver writes them.
enum Key {
  static let backspace = "\u{E003}"
  static let tab = "\u{E004}"
  static let enter = "\u{E007}"
  static let shift = "\u{E008}"
  static let control = "\u{E009}"
  static let alt = "\u{E00A}"
  static let escape = "\u{E00C}"
  static let space = " "
  static let left = "\u{E012}"
  static let up = "\u{E013}"
  static let right = "\u{E014}"
  static let down = "\u{E015}"
  static let delete = "\u{E017}"
}

extension Browser {
  /// The first element of a CSS selector; waits a little for it.
  func find(_ selector: String, seconds: Double = 10) async throws -> Element {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      do {
        let found = try await client.send("POST", "/element", ["using": "css selector", "value": .text(selector)])
        if let element = Element(found) { return element }
      } catch let failure as DriverFailure where failure.kind == "no such element" {
        if ContinuousClock.now > deadline { throw failure }
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// All elements of a CSS selector that are there now.
  func all(_ selector: String) async throws -> [Element] {
    try await client.send("POST", "/elements", ["using": "css selector", "value": .text(selector)]).list.compactMap(Element.init)
  }

  func count(_ selector: String) async throws -> Int { try await all(selector).count }

  /// What is seen of an element's text.
  func text(_ element: Element) async throws -> String { try await client.send("GET", "/element/\(element.id)/text").text ?? "" }

  func text(_ selector: String) async throws -> String { try await text(try await find(selector)) }

  func property(_ element: Element, _ name: String) async throws -> JSONValue {
    try await client.send("GET", "/element/\(element.id)/property/\(name)")
  }

  func attribute(_ element: Element, _ name: String) async throws -> String? {
    try await client.send("GET", "/element/\(element.id)/attribute/\(name)").text
  }

  /// The name that a screen reader says.
  func label(_ element: Element) async throws -> String { try await client.send("GET", "/element/\(element.id)/computedlabel").text ?? "" }

  func role(_ element: Element) async throws -> String { try await client.send("GET", "/element/\(element.id)/computedrole").text ?? "" }

  /// Clicks as a mouse does: scrolled into view, and refused where something lies over it even then.
  func click(_ element: Element) async throws {
    do {
      try await client.send("POST", "/element/\(element.id)/click", [:])
    } catch let failure as DriverFailure where failure.kind == "element click intercepted" {
      // What stands under the bar that stays at the top is scrolled to, as everybody does.
      try await run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element.value)
      try await client.send("POST", "/element/\(element.id)/click", [:])
    }
  }

  func click(_ selector: String) async throws { try await click(try await find(selector)) }

  /// Types into an element.
  func type(_ keys: String, into element: Element) async throws {
    try await client.send("POST", "/element/\(element.id)/value", ["text": .text(keys)])
  }

  /// Waits until a script returns true.
  func wait(_ what: String, seconds: Double = 15, _ script: String, _ arguments: JSONValue...) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try await client.send("POST", "/execute/sync", ["script": .text(script), "args": .list(arguments)]) != true {
      guard ContinuousClock.now < deadline else { throw DriverFailure(kind: "no end", message: "waited \(seconds) s for \(what)") }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
