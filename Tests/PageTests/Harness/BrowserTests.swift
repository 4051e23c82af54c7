import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// That the browser does what the other tests ask of it, shown with a page of their own.
  @Suite struct BrowserTests {
    static let page = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Trial</title><meta name="viewport" content="width=device-width">
      <style>li { height: 40px } #late { position: fixed; right: 0 }</style>
      <button id="late" aria-label="Later">go</button> <input name="sets" aria-label="Sets">
      <ul><li id="a">a</li><li id="b">b</li></ul>
      <a id="file" download="a.csv" href="data:text/csv,row_id%0D%0Ar1">get</a>
      <script>
      let from; const log = [];
      document.addEventListener('pointerdown', e => from = e.target.id);
      document.addEventListener('pointerup', e => log.push(e.pointerType + ' ' + from + '>' + document.elementFromPoint(e.clientX, e.clientY).id));
      document.addEventListener('keydown', e => e.key === 'z' && e.ctrlKey && log.push('undo'));
      </script></html>
      """
    let browser: Browser
    let workspace: Workspace

    init() throws {
      browser = try #require(Browser.running)
      workspace = try Workspace(rules: nil)
      try workspace.write(Self.page, to: "page.html")
    }

    @Test func handsAndEyes() async throws {
      try await browser.openAfresh(workspace.at("page.html"))
      let button = try await browser.find("#late")
      #expect(try await browser.label(button) == "Later")
      #expect(try await browser.role(button) == "button")
      let field = try await browser.find("[name=sets]")
      try await browser.type("12", into: field)
      #expect(try await browser.property(field, "value").text == "12")
      try await browser.press("z", holding: [Key.control])
      try await browser.drag(browser.find("#a"), to: browser.find("#b"))
      try await browser.resize(width: 360, height: 740, phone: true)
      try await browser.drag(browser.find("#b"), to: browser.find("#a"), finger: true)
      #expect(try await browser.run("return log").texts.contains("mouse a>b"))
      #expect(try await browser.run("return log[0]").text == "undo")
      #expect(try await browser.run("return innerWidth").number == 360)
      try await browser.prefer("prefers-color-scheme", "dark")
      #expect(try await browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") == true)
    }

    @Test func storageStaysOverAReloadAndGoesWithAFreshStart() async throws {
      try await browser.openAfresh(workspace.at("page.html"))
      try await browser.run("localStorage.seen = 'yes'")
      try await browser.reload()
      #expect(try await browser.run("return localStorage.seen").text == "yes")
      try await browser.openAfresh(workspace.at("page.html"))
      #expect(try await browser.run("return localStorage.seen === undefined") == true)
      #expect(try await browser.run("return innerWidth > 1000") == true)
    }

    @Test func downloadsAndPrints() async throws {
      try await browser.openAfresh(workspace.at("page.html"))
      try await browser.click("#file")
      let path = try await browser.download(ending: ".csv")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "row_id\r\nr1")
      #expect(try await browser.printed()?.starts(with: Data("%PDF-".utf8)) == true)
    }

    @Test func whatTheSecurityPolicyStopsIsNoticed() async throws {
      let policy = #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#
      try workspace.write(Self.page.replacing("<title>", with: policy + "<title>"), to: "page.html")
      try await browser.openAfresh(workspace.at("page.html"))
      #expect(try await browser.messages().contains { $0.contains("Content Security Policy") })
      try await browser.run("throw_nothing = 1; setTimeout(() => { throw new Error('seen') })")
      try await Task.sleep(for: .milliseconds(50))
      #expect(try await browser.messages().contains { $0.contains("Error: seen") })
    }
  }
}
