import ProgramRuns
import Testing

extension ReviewPage {
  /// Rows dragged with the mouse or a finger, or moved by keys.
  @Suite struct MoveTests {
    @Test func aRowIsDraggedUpInItsDay() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let rows = try await page.rows("1-1")
      try await page.drag(rows[2], before: rows[0])
      #expect(try await page.rows("1-1") == [rows[2], rows[0], rows[1]] + rows[3...])
      #expect(try await page.said() != "")
    }

    @Test func aRowIsDraggedToAnotherDay() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let (from, to) = (try await page.rows(days[0]), try await page.rows(days[1]))
      try await page.drag(from[1], before: to[0])
      #expect(try await page.rows(days[0]) == [from[0]] + from[2...])
      #expect(try await page.rows(days[1]) == [from[1]] + to)
    }

    @Test func aRowIsDraggedToARestDay() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let row = try #require(try await page.rows("1-1").first)
      try await page.browser.drag(page.handle(row), to: page.browser.find("#plan [data-day=\"1-2\"] header"))
      #expect(try await page.rows("1-2") == [row])
    }

    @Test func inTheMonthARowComesDirectlyBeforeTheOneItIsDroppedOn() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let (moved, there) = (try await page.lifts(days[0])[1], try await page.lifts(days[1]))
      try await page.act("view-monthly")
      try await page.drag(moved, before: there[2])
      try await page.act("view-weekly")
      let rows = try await page.rows(days[1])
      #expect(try await page.lifts(days[1]) == there[..<2] + [moved] + there[2...])
      let exercises = try await page.exercises(days[1])
      let (from, to) = (try #require(rows.firstIndex(of: moved)), try #require(rows.firstIndex(of: there[2])))
      #expect(Set(exercises[(from + 1)...to]).count == 1, "build-up sets are not shown there, and stay with their exercise")
      #expect(try await !page.rows(days[0]).contains(moved))
    }

    @Test func aFingerDragsAfterAMomentsRest() async throws {
      let page = try await CoachPage.open()
      try await page.browser.resize(width: 390, height: 844, phone: true)
      try await page.reload()
      try await page.show("anna-beck")
      let rows = try await page.rows("1-1")
      try await page.drag(rows[1], before: rows[0], finger: true)
      #expect(try await page.rows("1-1") == [rows[1], rows[0]] + rows[2...])
    }

    @Test func aDragThatEndsNowhereChangesNothing() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let rows = try await page.rows("1-1")
      try await page.browser.drag(page.handle(rows[0]), to: page.browser.find("#page-title"))
      #expect(try await page.rows("1-1") == rows)
      #expect(try await page.browser.run("return document.querySelector('[data-action=undo]').disabled") == true)
    }

    @Test func keysMoveARowAndTheFocusGoesWithIt() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      let days = try await page.trainingDays()
      let rows = try await page.rows(days[0])
      try await page.browser.click(page.cell(rows[0], "sets"))
      try await page.browser.press(Key.down, holding: [Key.alt])
      #expect(try await page.rows(days[0]) == [rows[1], rows[0]] + rows[2...])
      try await page.browser.press(Key.up, holding: [Key.alt])
      #expect(try await page.rows(days[0]) == rows)
      try await page.browser.press(Key.right, holding: [Key.alt])
      #expect(try await page.rows("1-2") == [rows[0]])
      #expect(try await page.focusedRow() == rows[0])
      try await page.browser.press(Key.left, holding: [Key.alt])
      #expect(try await page.rows(days[0]) == rows)
      #expect(try await page.focusedRow() == rows[0])
    }

    @Test func aDayThatHasPassedIsLeftAlone() async throws {
      let page = try await CoachPage.open(today: "2026-12-09")
      try await page.show("anna-beck")
      let past = try await page.rows("1-1")
      let row = try #require(past.first)
      try await page.browser.run("document.querySelector(`[data-row=\"${arguments[0]}\"]`).focus()", .text(row))
      #expect(
        try await page.browser.run(
          "return [...document.querySelectorAll('#plan [data-day=\"1-1\"] input')].every(e => e.disabled || e.readOnly)") == true)
      try await page.browser.press(Key.right, holding: [Key.alt])
      #expect(try await page.rows("1-1") == past)
    }
  }
}

extension CoachPage {
  /// What a row is dragged by.
  func handle(_ row: String) async throws -> Element { try await browser.find("#plan [data-row=\"\(row)\"] .handle") }

  /// Drags a row onto the upper edge of another.
  func drag(_ row: String, before other: String, finger: Bool = false) async throws {
    try await browser.drag(try await handle(row), to: try await browser.find("#plan [data-row=\"\(other)\"]"), y: 0.1, finger: finger)
  }

  func focusedRow() async throws -> String? {
    try await browser.run("return document.activeElement.closest('[data-row]')?.dataset.row ?? null").text
  }

  /// Brings a client's plan up, also where the list is behind a button, as on a phone.
  func show(_ client: String) async throws {
    let toggle = try await browser.find("[data-action=clients]")
    let isNarrow = try await browser.run("return arguments[0].offsetParent !== null", toggle.value) == true
    if isNarrow { try await browser.click(toggle) }
    try await choose(client)
  }
}
