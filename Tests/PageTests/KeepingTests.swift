import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// Work is not lost: not by a reload, not by closing, not by a newer export.
  @Suite struct KeepingTests {
    @Test func unsavedWorkAndTheViewComeBack() async throws {
      let page = try await CoachPage.open()
      try await page.choose("ben-adler")
      try await page.choose("anna-beck")
      try await page.showWeek(2)
      let row = try await page.rows("2-1")[0]
      try await page.enter("5", row, "sets")
      let before = try await page.week()
      try await page.reload()
      #expect(try await page.week() == before)
      #expect(try await page.value(row, "sets") == "5")
      try await page.act("undo")
      #expect(try await page.week() != before)
      try await page.act("view-monthly")
      try await page.reload()
      #expect(try await page.browser.attribute(page.browser.find("[data-action=view-monthly]"), "aria-pressed") == "true")
    }

    @Test func leavingIsWarnedOfWhileWorkIsUnsaved() async throws {
      let page = try await CoachPage.open()
      try await page.choose("anna-beck")
      #expect(try await !page.browserHasUnsavedWork())
      try await page.enter("5", try await page.rows("1-1")[0], "sets")
      #expect(try await page.browserHasUnsavedWork())
      _ = try await page.save()
      #expect(try await !page.browserHasUnsavedWork())
    }

    @Test func workFromAnotherExportIsOfferedAndTakenOver() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      let page = try await CoachPage.open(of: night)
      try await page.choose("anna-beck")
      let row = try await page.rows("1-1")[0]
      try await page.enter("5", row, "sets")
      let profile = try String(contentsOfFile: "\(night.folder)/clients/ben-adler.yaml", encoding: .utf8)
      try workspace.write(profile.replacing("[wed, sun]", with: "[tue, sun]"), to: "clients/ben-adler.yaml")
      let again = try workspace.nightly("--accept-change", clients: "clients")
      #expect(again.code == 0, "\(again.errors)")
      try await page.reload()
      try await page.choose("anna-beck")
      #expect(try await page.value(row, "sets") != "5", "work from another export is not applied unasked")
      try await page.act("take-over")
      #expect(try await page.value(row, "sets") == "5")
      #expect(try await page.browserHasUnsavedWork())
    }
  }
}
