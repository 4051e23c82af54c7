import ProgramRuns
import Testing

extension ReviewPage {
  /// The same page in two windows, and hands that click twice: nothing is lost, and nothing is done twice.
  @Suite struct WindowTests {
    /// A script by which a window hears nothing of the others.
    private static let deaf =
      "for (const kind of ['storage', 'visibilitychange']) addEventListener(kind, e => e.stopImmediatePropagation(), true);"

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
      try await browser.openWindow(page.path, today: Workspace.today, script: Self.deaf)
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

    @Test func whatWasDoneLongAgoIsNotDoneAgainOnTopOfWhatCameAfterIt() async throws {
      let page = try await CoachPage.open()
      let browser = page.browser
      try await page.choose("anna-beck")
      let rows = try await page.lifts("1-1")
      let first = try await browser.window()
      // The other window, whose clock is behind, does one step and hears of nothing more.
      try await browser.openWindow(page.path, today: "2026-01-01", script: Self.deaf)
      try await page.ready()
      try await page.choose("anna-beck")
      let second = try await browser.window()
      try await page.enter("9", rows[0], "sets")
      try await browser.look(at: first)
      try await page.wait(rows[0], "sets", is: "9")
      try await page.enter("5", rows[0], "sets")
      // Another client's plan, and then more steps than are kept whole.
      try await page.choose("ben-adler")
      let other = try await page.lifts(page.trainingDays()[0])[0]
      try await page.enter("6", other, "sets")
      try await page.choose("anna-beck")
      for _ in 0..<23 {
        try await browser.run(
          """
          for (let step = 0; step < 10; step++) {
            const cell = document.querySelector(`#plan [data-row="${arguments[0]}"] [name="sets"]`);
            cell.value = step % 2 ? "3" : "4";
            cell.dispatchEvent(new Event("change", { bubbles: true }));
          }
          """, .text(rows[1]))
      }
      try await browser.look(at: second)
      try await browser.closeWindow()
      try await browser.look(at: first)
      try await page.reload()
      try await page.choose("anna-beck")
      #expect(try await page.value(rows[0], "sets") == "5")
      #expect(try await page.value(rows[1], "sets") == "3")
      #expect(try await page.save().rows(["row_id": other, "sets": "6"]).count == 1)
      try await page.reload()
      #expect(try await !page.browserHasUnsavedWork())
    }

    @Test func whatWindowsWithAnOlderExportHaveLeftIsOneOffer() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let page = try await CoachPage.open(of: night)
      let browser = page.browser
      try await page.choose("anna-beck")
      let rows = try await page.lifts("1-1")
      let first = try await browser.window()
      try await browser.openWindow(page.path, today: "2026-01-01", script: Self.deaf)
      try await page.ready()
      try await page.choose("anna-beck")
      let second = try await browser.window()
      try await page.enter("9", rows[0], "sets")
      try await browser.look(at: first)
      try await page.wait(rows[0], "sets", is: "9")
      try await page.enter("5", rows[0], "sets")
      // What only the older window knows, in the same day.
      try await browser.run(Self.deaf)
      try await browser.look(at: second)
      try await page.enter("6", rows[1], "sets")
      try await browser.closeWindow()
      try await browser.look(at: first)
      let profile = try String(contentsOfFile: "\(night.folder)/clients/ben-adler.yaml", encoding: .utf8)
      try workspace.write(profile.replacing("[wed, sun]", with: "[tue, sun]"), to: "clients/ben-adler.yaml")
      let again = try workspace.nightly("--accept-change", clients: "clients")
      #expect(again.code == 0, "\(again.errors)")
      try await page.reload()
      try await page.choose("anna-beck")
      #expect(try await browser.count("#offers .offer") == 1)
      try await page.act("take-over")
      #expect(try await page.value(rows[0], "sets") == "5")
      #expect(try await page.value(rows[1], "sets") == "6")
      #expect(try await browser.count("#offers .offer") == 0)
    }

    @Test func plansThatAreApprovedTogetherReachTheOtherWindowTogether() async throws {
      let workspace = try Workspace(rules: nil)
      let profile = try String(contentsOfFile: Workspace.fixtures + "/clients/ben-adler.yaml", encoding: .utf8)
      for number in 0..<210 {
        try workspace.write(profile.replacing("id: ben-adler", with: "id: ben-\(number)"), to: "clients/\(number).yaml")
      }
      let page = try await CoachPage.open(of: try Night.run(in: workspace, clients: "clients"))
      let browser = page.browser
      let first = try await browser.window()
      try await browser.openWindow(page.path, today: Workspace.today)
      try await page.ready()
      let second = try await browser.window()
      try await browser.look(at: first)
      try await page.act("approve-clean")
      try await page.act("approve-clean-yes", in: "#message")
      try await browser.look(at: second)
      try await browser.wait("the approvals", "return document.querySelector('#said').textContent !== ''")
      let saved = try await page.save()
      #expect(Set(saved.rows(["status": "approve"]).compactMap { $0["client_id"] }).count == 210)
      try await browser.closeWindow()
      try await browser.look(at: first)
    }

    @Test func whatOneWindowHasSavedNoOtherOffersAgain() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let page = try await CoachPage.open(of: night)
      let browser = page.browser
      try await page.choose("anna-beck")
      let rows = try await page.lifts("1-1")
      let first = try await browser.window()
      try await browser.openWindow(page.path, today: Workspace.today)
      try await page.ready()
      try await page.choose("anna-beck")
      let second = try await browser.window()
      try await page.enter("5", rows[0], "sets")
      try await browser.look(at: first)
      try await page.wait(rows[0], "sets", is: "5")
      try await page.enter("6", rows[1], "sets")
      _ = try await page.save()
      try await browser.look(at: second)
      try await browser.wait(
        "what is kept to be saved",
        """
        const kept = Object.keys(localStorage).filter(key => key.startsWith('mesocycle/work/')).map(key => JSON.parse(localStorage.getItem(key)));
        return kept.length === 2 && kept.every(({ isUnsaved }) => !isUnsaved)
        """)
      try await browser.closeWindow()
      try await browser.look(at: first)
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
