import ProgramRuns
import Testing

extension ReviewPage {
  /// Every step can be taken back, to the very start, and done again.
  @Suite struct UndoTests {
    @Test func stepsOfEveryKindAreTakenBackAndDoneAgain() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let rows = try await page.lifts(days[0])
      let others = try await page.rows(days[1])
      var states = [try await page.week()]
      let steps: [(CoachPage) async throws -> Void] = [
        { try await $0.enter("5", rows[0], "sets") },
        { try await $0.drag(rows[1], before: others[0]) },
        { try await $0.enter("Slow", rows[0], "note") },
        { try await $0.act("remove", row: rows[2]) },
        { page in
          try await page.act("copy-day", in: "[data-day=\"\(days[0])\"]")
          try await page.act("paste", in: "[data-day=\"\(days[1])\"]")
        },
        { page in
          try await page.browser.click(page.cell(rows[0], "sets"))
          try await page.browser.press(Key.down, holding: [Key.alt])
        },
      ]
      for step in steps {
        try await step(page)
        let state = try await page.week()
        #expect(state != states.last)
        states.append(state)
      }
      for state in states.dropLast().reversed() {
        try await page.act("undo")
        #expect(try await page.week() == state)
      }
      #expect(try await page.isDisabled("undo"))
      #expect(try await !page.browserHasUnsavedWork())
      for state in states.dropFirst() {
        try await page.act("redo")
        #expect(try await page.week() == state)
      }
      #expect(try await page.isDisabled("redo"))
    }

    @Test func keysUndoAndRedo() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try await page.rows("1-1")[0]
      let before = try await page.week()
      try await page.enter("5", row, "sets")
      let after = try await page.week()
      try await page.browser.press("z", holding: [Key.control])
      #expect(try await page.week() == before)
      try await page.browser.press("z", holding: [Key.control, Key.shift])
      #expect(try await page.week() == after)
    }

    /// Fifty steps by chance, always the same ones.
    @Test func fiftyStepsByChanceComeBackToTheStart() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      var state: UInt64 = 20_261_202
      func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(bound, 1)))
      }
      let start = try await page.week()
      for _ in 0..<50 {
        let days = try await page.trainingDays()
        let rows = try await page.rows(days[below(days.count)])
        let row = rows[below(rows.count)]
        switch below(5) {
        case 0: try await page.change("\(1 + below(6))", row)
        case 1, 2: try await page.press([Key.up, Key.down, Key.left, Key.right][below(4)], Key.alt, row: row)
        case 3:
          try await page.press("c", Key.control, row: row)
          try await page.browser.run(
            "document.querySelector(arguments[0]).click()", .text("[data-day=\"1-\(1 + below(7))\"] [data-action=paste]"))
        default: if rows.count > 1 { try await page.press(Key.delete, row: row) }
        }
      }
      let end = try await page.week()
      #expect(end != start)
      var count = 0
      while try await !page.isDisabled("undo"), count < 200 {
        try await page.browser.press("z", holding: [Key.control])
        count += 1
      }
      #expect(try await page.week() == start)
      for _ in 0..<count { try await page.browser.press("z", holding: [Key.control, Key.shift]) }
      #expect(try await page.week() == end)
    }
  }
}

extension CoachPage {
  /// The shown week as lines: a row's day, id, exercise, cells and asides.
  func week() async throws -> [String] {
    let script = """
      return [...document.querySelectorAll('#plan [data-day] .row')].map(row =>
        [row.closest('[data-day]').dataset.day, row.dataset.row, row.querySelector('.exercise').textContent,
         ...[...row.querySelectorAll('.cells [name]')].map(e => e.name + '=' + e.value),
         ...[...row.querySelectorAll(':scope > .aside')].map(e => e.textContent)].join(' '))
      """
    return try await browser.run(script).texts
  }

  func isDisabled(_ action: String) async throws -> Bool {
    try await browser.run("return document.querySelector(`[data-action=\"${arguments[0]}\"]`).disabled", .text(action)) == true
  }

  /// Whether the browser would ask before it closes the page.
  func browserHasUnsavedWork() async throws -> Bool {
    let script = "const e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented"
    return try await browser.run(script) == true
  }

  /// Presses a key on a row, without scrolling to it first.
  func press(_ key: String, _ modifiers: String..., row: String) async throws {
    try await browser.run("document.querySelector(arguments[0]).focus({preventScroll: true})", .text("#plan [data-row=\"\(row)\"]"))
    try await browser.press(key, holding: modifiers)
  }

  /// Sets the sets of a row as typing does, but at once.
  func change(_ sets: String, _ row: String) async throws {
    let script =
      "const c = document.querySelector(arguments[0]); c.value = arguments[1]; c.dispatchEvent(new Event('change', {bubbles: true}))"
    try await browser.run(script, .text("#plan [data-row=\"\(row)\"] [name=sets]"), .text(sets))
  }
}
