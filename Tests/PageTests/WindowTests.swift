import ProgramRuns
import Testing

extension ReviewPage {
  /// The same page in two windows, and hands that click twice: nothing is lost, and nothing is done twice.
  @Suite struct WindowTests {
    @Test func whatIsDoneInOneWindowIsDoneInTheOther() async throws {
      let page = try await CoachPage.open()
      let browser = page.browser
      try await page.choose("anna-beck")
      let rows = try await page.lifts("1-1")
      let first = try await browser.window()
      try await browser.openWindow(page.path, today: Workspace.today)
      try await page.ready()
      try await page.choose("anna-beck")
      let second = try await browser.window()
      try await browser.look(at: first)
      try await page.enter("5", rows[0], "sets")
      try await browser.look(at: second)
      try await page.wait(rows[0], "sets", is: "5")
      #expect(try await page.said().hasPrefix("From another window with this page: "))
      try await page.enter("6", rows[1], "sets")
      try await page.act("approve-week")
      try await browser.look(at: first)
      try await page.wait(rows[1], "sets", is: "6")
      #expect(try await page.value(rows[0], "sets") == "5")
      try await browser.wait(
        "the approval", "return document.querySelector('[data-action=approve-week]').getAttribute('aria-pressed') === 'true'")
      // Undoing takes back what was done last, in whichever window; a change of the same row stays.
      try await page.act("undo")
      try await page.act("undo")
      try await browser.look(at: second)
      try await browser.wait(
        "the undoing", "return document.querySelector('[data-action=approve-week]').getAttribute('aria-pressed') === 'false'")
      #expect(try await page.value(rows[0], "sets") == "5")
      #expect(try await page.value(rows[1], "sets") != "6")
      try await browser.closeWindow()
      try await browser.look(at: first)
      try await page.reload()
      try await page.choose("anna-beck")
      #expect(try await page.value(rows[0], "sets") == "5")
    }

    @Test func windowsThatHearNothingOfEachOtherLoseNothing() async throws {
      let page = try await CoachPage.open()
      let browser = page.browser
      try await page.choose("anna-beck")
      let rows = try await page.lifts("1-1")
      let first = try await browser.window()
      let deaf = "for (const kind of ['storage', 'visibilitychange']) addEventListener(kind, e => e.stopImmediatePropagation(), true);"
      try await browser.openWindow(page.path, today: Workspace.today, script: deaf)
      try await page.ready()
      try await page.choose("anna-beck")
      let second = try await browser.window()
      try await browser.look(at: first)
      try await page.enter("5", rows[0], "sets")
      try await browser.look(at: second)
      #expect(try await page.value(rows[0], "sets") != "5")
      // The same row, another column: both are kept.
      try await page.enter("Slow down", rows[0], "note")
      try await page.enter("6", rows[1], "sets")
      try await browser.closeWindow()
      try await browser.look(at: first)
      try await page.reload()
      try await page.choose("anna-beck")
      #expect(try await page.value(rows[0], "sets") == "5")
      #expect(try await page.value(rows[0], "note") == "Slow down")
      #expect(try await page.value(rows[1], "sets") == "6")
      let saved = try await page.save()
      #expect(saved.rows(["row_id": rows[0], "sets": "5", "note": "Slow down"]).count == 1)
      #expect(saved.rows(["row_id": rows[1], "sets": "6"]).count == 1)
    }

    @Test func aDoubleClickApprovesOnceAndSavesOnce() async throws {
      let page = try await CoachPage.open()
      let browser = page.browser
      try await page.choose("anna-beck")
      try await browser.doubleClick(browser.find("[data-action=approve-week]"))
      #expect(try await browser.attribute(browser.find("[data-action=approve-week]"), "aria-pressed") == "true")
      try await browser.doubleClick(browser.find("[data-action=approve-month]"))
      #expect(try await browser.attribute(browser.find("[data-action=approve-month]"), "aria-pressed") == "true")
      try await browser.doubleClick(browser.find("[data-action=save]"))
      let sheet = try SavedSheet(path: try await browser.download(ending: ".csv"))
      #expect(!sheet.rows.isEmpty && sheet.rows.allSatisfy { $0["status"] == "approve" })
      // What the second click has hit did nothing either: the message that says where the file goes is still there.
      #expect(try await browser.run("return document.querySelector('#message').open") == true)
      try await Task.sleep(for: .milliseconds(400))
      #expect(try await browser.downloads(ending: ".csv") == 1)
    }
  }
}

extension CoachPage {
  fileprivate func wait(_ row: String, _ column: String, is text: String) async throws {
    try await browser.wait(
      "\(column) to be \(text)",
      "return document.querySelector(`#plan [data-row=\"${arguments[0]}\"] [name=\"${arguments[1]}\"]`).value === arguments[2]",
      .text(row), .text(column), .text(text))
  }
}
