/// What hands do: keys for whoever has the focus, drags, windows of other sizes.
extension Browser {
  /// Presses keys one after another, with the modifiers held.
  func press(_ keys: String..., holding modifiers: [String] = []) async throws {
    let down = modifiers.map { key($0, "keyDown") }
    let up = modifiers.reversed().map { key($0, "keyUp") }
    let strokes = keys.flatMap { [key($0, "keyDown"), key($0, "keyUp")] }
    try await perform(["type": "key", "id": "keyboard", "actions": .list(down + strokes + up)])
  }

  /// Drags the middle of one element onto a place in another, in small steps, as a hand does; a finger first rests.
  ///
  /// `y` is where in the target, from 0, its top, to 1; positions are taken once the target has been scrolled into view.
  func drag(_ source: Element, to target: Element, y: Double = 0.5, finger: Bool = false) async throws {
    let place = """
      const [a, b, y] = arguments, box = e => e.getBoundingClientRect();
      b.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
      a.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
      const p = box(a), q = box(b);
      return [p.x + p.width / 2, p.y + p.height / 2, q.x + q.width / 2, q.y + q.height * y].map(Math.round);
      """
    let places = try await run(place, source.value, target.value, .number(y)).list
    let points = places.compactMap(\.number)
    guard points.count == 4 else { throw DriverFailure(kind: "no place", message: "\(places)") }
    let steps = 8
    let moves = (1...steps).map { step in
      let part = Double(step) / Double(steps)
      return move(points[0] + (points[2] - points[0]) * part, points[1] + (points[3] - points[1]) * part, milliseconds: 12)
    }
    let start = [move(points[0], points[1]), ["type": "pointerDown", "button": 0], pause(finger ? 700 : 40)]
    let end = [move(points[2], points[3] + 1, milliseconds: 12), pause(60), ["type": "pointerUp", "button": 0]]
    try await perform([
      "type": "pointer", "id": finger ? "finger" : "mouse", "parameters": ["pointerType": finger ? "touch" : "mouse"],
      "actions": .list(start + moves + end),
    ])
  }

  /// Clicks twice, as fast as hands that are used to icons on a desk.
  func doubleClick(_ element: Element) async throws {
    let place = try await run(
      "const e = arguments[0]; e.scrollIntoView({block: 'center', behavior: 'instant'}); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]",
      element.value
    ).list.compactMap(\.number)
    guard place.count == 2 else { throw DriverFailure(kind: "no place", message: "nothing to click on") }
    let click: [JSONValue] = [["type": "pointerDown", "button": 0], ["type": "pointerUp", "button": 0]]
    try await perform([
      "type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"],
      "actions": .list([move(place[0], place[1])] + click + [pause(60)] + click),
    ])
  }

  /// A window of this size in CSS pixels, with a finger instead of a mouse where it is a phone.
  func resize(width: Int, height: Int, phone: Bool = false) async throws {
    try await command(
      "Emulation.setDeviceMetricsOverride",
      ["width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": phone ? 2 : 1, "mobile": .bool(phone)])
  }

  /// Makes the page believe that the coach has set their machine to dark, or to less motion.
  func prefer(_ feature: String, _ value: String) async throws {
    try await command("Emulation.setEmulatedMedia", ["features": [["name": .text(feature), "value": .text(value)]]])
  }

  private func perform(_ source: JSONValue) async throws {
    try await client.send("POST", "/actions", ["actions": [source]])
    try await client.send("DELETE", "/actions")
  }

  private func key(_ value: String, _ type: String) -> JSONValue { ["type": .text(type), "value": .text(value)] }

  private func pause(_ milliseconds: Int) -> JSONValue { ["type": "pause", "duration": .number(Double(milliseconds))] }

  private func move(_ x: Double, _ y: Double, milliseconds: Int = 0) -> JSONValue {
    ["type": "pointerMove", "duration": .number(Double(milliseconds)), "x": .number(x.rounded()), "y": .number(y.rounded())]
  }
}
